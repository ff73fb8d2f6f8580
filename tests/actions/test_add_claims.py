"""A claim that the reader missed: added by a named person, anchored to exact words, accepted at once."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from musterbook.actions.add_claims import Addition
from musterbook.actions.review_claims import Review
from musterbook.errors import Incorrect, MusterbookError
from musterbook.house import House, create_house, open_house
from musterbook.registers.hand import BY_HAND, is_by_hand
from tests.test_house import arrival, config_in

TEXT = "Two soldiers were wounded on Monday near the ford. The ford stayed closed. The pump house lost its roof."
NOW = dt.datetime(2025, 4, 2, tzinfo=dt.UTC)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one report."""
    with create_house(config_in(tmp_path), actor="test") as made:
        made.record(arrival(TEXT), now=NOW)
        yield made


def addition(house: House, **told: Any) -> Addition:
    """A missed incident in the only report."""
    made = Addition(
        report=next(iter(house.filings())),
        kind="incident",
        quote="The pump house lost its roof",
        which=0,
        told={"slots.type": "damage", "slots.occurred": {"earliest": "2025-03-31", "latest": None, "words": None}},
        by="R. Abara",
        reason="missed",
    )
    return msgspec.structs.replace(made, **told)


def test_an_added_claim_stands_accepted_and_anchored(house: House) -> None:
    """Law: an added claim counts at once, names who read it, and its quote stands in the frozen text."""
    entries = house.review([addition(house)], now=NOW)
    assert [(entry.kind, entry.payload["actor"]) for entry in entries] == [
        ("claim.read", "R. Abara"),
        ("claim.accepted", "R. Abara"),
    ]
    account = next(a for a in house.accounts() if is_by_hand(a.claim))
    quote = account.claim.quote
    assert TEXT[quote.start : quote.end] == quote.exact == "The pump house lost its roof"
    assert (account.review.status, account.review.by, account.claim.rule) == ("accepted", "R. Abara", BY_HAND)
    assert house.ledger.verify(opened=True).good


def test_a_later_reader_meets_the_id_that_was_given_by_hand(house: House) -> None:
    """Law: the id is that of a claim read at the same words, so that a reader that finds it keeps the review."""
    read = next(a.claim for a in house.accounts())
    twin = addition(house, kind=read.kind, quote=read.quote.exact, told={"slots.count": None, "slots.who": "guards"})
    house.review([twin], now=NOW)
    ids = [a.claim.id for a in house.accounts() if a.claim.quote == read.quote and a.claim.kind == read.kind]
    assert len(set(ids)) == len(ids) == 2


def test_an_added_claim_survives_a_rebuild_of_the_registers(house: House) -> None:
    """Law: registers folded anew say the same of it."""
    house.review([addition(house)], now=NOW)
    before = house.accounts()
    house.view.close()
    house.config.view.unlink()
    with open_house(house.config) as again:
        assert again.accounts() == before


@pytest.mark.parametrize(
    "told",
    [
        {"quote": "The pump house lost its door"},
        {"quote": ""},
        {"quote": "ford"},
        {"quote": "ford", "which": 3},
        {"quote": "ford", "which": -1},
        {"kind": "rumour"},
        {"told": {}},
        {"told": {"slots.nothing": 1}},
        {"told": {"slots.type": 4}},
        {"told": {"slots.type": "damage", "stance": "guesses"}},
        {"told": {"slots.type": "damage", "attribution": ["somebody"]}},
        {"by": " "},
        {"by": "musterbook"},
        {"report": "ff" * 16},
    ],
)
def test_what_cannot_be_anchored_or_told_is_refused(house: House, told: dict[str, Any]) -> None:
    """Law: wrong words, an unclear place, an unknown kind or field, nothing told, nobody named: nothing is recorded."""
    size = house.ledger.size()
    with pytest.raises(MusterbookError) as caught:
        house.review([addition(house), addition(house, **told)], now=NOW)
    assert "\n" not in caught.value.message
    assert house.ledger.size() == size


def test_words_are_found_across_the_ends_of_lines(house: House) -> None:
    """Law: a quote is found however the text parts its lines, and is kept as the text has it."""
    wrapped = house.record(arrival("The pump\n  house lost\nits roof. Nobody was there."), now=NOW)
    house.review([addition(house, report=wrapped.report, quote=" The pump house lost its  roof")], now=NOW)
    account = next(a for a in house.accounts() if a.report.id == wrapped.report)
    assert account.claim.quote.exact == "The pump\n  house lost\nits roof"


def test_the_same_claim_is_added_once(house: House) -> None:
    """Law: what the book has already is not added again, not even within one batch."""
    with pytest.raises(Incorrect):
        house.review([addition(house), addition(house)], now=NOW)
    house.review([addition(house)], now=NOW)
    with pytest.raises(Incorrect, match="accept it, or amend it"):
        house.review([addition(house)], now=NOW)


def test_an_added_claim_is_reviewed_like_any_other(house: House) -> None:
    """Law: a later decision stands in its place."""
    house.review([addition(house)], now=NOW)
    claim = next(a.claim for a in house.accounts() if is_by_hand(a.claim))
    house.review([Review(claim=claim.id, decision="reject", by="M. Toll", reason="of another ford", changes={})])
    account = next(a for a in house.accounts() if a.claim.id == claim.id)
    assert (account.review.status, account.review.by) == ("rejected", "M. Toll")
