"""Claims: their shape as JSON, and their way into entries and back."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.terms.claims import CLAIM_TYPES, KINDS, SLOT_NAMES, claim_id, decode_claim, encode_claim, slots_of
from musterbook.terms.entries import arrange_payload, schema_of
from musterbook.terms.payloads import amend_claim, claim_from_fields, claim_to_fields
from musterbook.terms.quotes import quote_of
from musterbook.terms.sources import Source


def blank(kind: str) -> Any:
    """A claim of a kind with nothing in its slots."""
    return CLAIM_TYPES[kind](
        id="0" * 32,
        report="1" * 32,
        language="en",
        quote=quote_of("One officer was hurt on Monday.", 0, 20),
        attribution=(Source(name="three officers", anonymous=True, number=3, role="officer", reason=None),),
        stance="asserts",
        said_at=None,
        refers=(),
        reader="rules/1",
        rule="x.y",
        score=Decimal("0.9"),
        slots=slots_of(kind),
    )


def test_there_are_seventeen_kinds() -> None:
    """Law: the kinds are those of the vocabulary, in its order."""
    assert len(KINDS) == 17
    assert KINDS[0] == "casualty"
    assert KINDS[-1] == "incident"


@pytest.mark.parametrize("kind", KINDS)
def test_absent_slots_are_null_and_never_left_out(kind: str) -> None:
    """Law: every slot of the kind stands in the JSON; numbers are numbers."""
    told = json.loads(encode_claim(blank(kind)))
    assert tuple(told["slots"]) == SLOT_NAMES[kind]
    assert set(told["slots"].values()) == {None}
    assert told["score"] == 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_a_claim_survives_json_and_the_ledger(kind: str) -> None:
    """Law: encoding and decoding a claim, as JSON and as fields, gives the claim."""
    claim = blank(kind)
    assert decode_claim(encode_claim(claim)) == claim
    payload = arrange_payload(
        {"kind": "claim.read", "recorded_at": "2025-01-01T00:00:00Z", "actor": "x", **claim_to_fields(claim)}
    )
    assert tuple(payload) == schema_of("claim.read", kind)
    assert claim_from_fields(payload) == claim


def test_unknown_and_missing_keys_are_refused() -> None:
    """Law: a claim has all its keys and no other."""
    told = json.loads(encode_claim(blank("casualty")))
    for wrong in ({**told, "more": 1}, {k: v for k, v in told.items() if k != "stance"}):
        with pytest.raises(Incorrect):
            decode_claim(json.dumps(wrong))


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from(KINDS))
def test_an_id_depends_on_all_that_it_names(start: int, ordinal: int, kind: str) -> None:
    """Law: report, kind, span and ordinal make the id, and nothing else."""
    made = claim_id(b"a" * 32, kind, start, start + 5, ordinal)
    assert made == claim_id(b"a" * 32, kind, start, start + 5, ordinal)
    others = {
        claim_id(b"b" * 32, kind, start, start + 5, ordinal),
        claim_id(b"a" * 32, kind, start, start + 6, ordinal),
        claim_id(b"a" * 32, kind, start, start + 5, ordinal + 1),
    }
    assert made not in others
    assert len(made) == 32


def test_an_amendment_changes_what_may_change() -> None:
    """Law: slots, stance and source can be amended; the quote and what read it cannot."""
    claim = blank("casualty")
    assert amend_claim(claim, {"slots.outcome": "missing"}).slots.outcome == "missing"
    for path, value in {
        "quote.exact": "x",
        "claim": "x",
        "rule": "x",
        "slots.nothing": 1,
        "slots.outcome": "gone",
    }.items():
        with pytest.raises(Incorrect):
            amend_claim(claim, {path: value})
    with pytest.raises(Incorrect):
        amend_claim(claim, {})
