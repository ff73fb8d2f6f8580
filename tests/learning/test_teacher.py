"""The model in use: refused once what it learnt from is erased, ordering what awaits review."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musterbook.house import House, open_house
from musterbook.terms.entries import draft
from tests.learning.teaching import HURT, KEEPER, NOW, ToldReader, decide, make_house, record, teach

Lesson = dict[str, int | str]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A trained book."""
    with make_house(tmp_path) as made:
        teach(made, 30)
        assert made.teacher.train()[1]
        yield made


def erase(house: House, *entries: int, report: str | None = None) -> None:
    """Says through the ledger that entries, or a report, were erased."""
    fields = {"entries": list(entries), "report": report, "source": None, "reason": "request", "final_from": None,
              "copies": []}  # fmt: skip
    house.ledger.append([draft("entry.erased", fields, actor=KEEPER)], now=NOW)
    house.refresh()


def lesson(house: House) -> Lesson:
    """The first lesson of the kept model."""
    return json.loads(house.config.book.with_name("a.book.reader").read_text())["lessons"][0]


@pytest.mark.parametrize(
    "erasing",
    [
        lambda house, first: erase(house, first["read"]),
        lambda house, first: erase(house, first["decided"]),
        lambda house, _: erase(house, report=next(iter(house.filings()))),
        lambda house, _: erase(house, next(iter(house.filings().values())).seq),
    ],
    ids=["claim", "decision", "report by id", "report by entry"],
)
def test_an_erasure_ends_a_model_that_learnt_from_it(house: House, erasing: Callable[[House, Lesson], None]) -> None:
    """Law: once a claim, its report or the decision on it is erased, the model is refused and says to train again."""
    assert house.teacher.taught().model is not None
    erasing(house, lesson(house))
    taught = house.teacher.taught()
    assert (taught.model, taught.refused) == (None, True)
    assert "erased" in taught.words
    assert "musterbook reader train" in taught.words
    assert not any(one.learnt for one in house.teacher.rank(house.accounts()))
    assert house.teacher.train()[1]
    assert house.teacher.taught().model is not None


def test_recording_the_erased_report_again_does_not_bring_the_model_back(house: House) -> None:
    """Law: the same text, erased, recorded and reviewed again, has new entries: the old model stays refused."""
    report = str(house.ledger.entry(int(lesson(house)["read"])).payload["report"])
    text = house.text(report)
    erase(house, report=report)
    for claim in record(house, text).claims:
        decide(house, claim, "accept")
    assert house.teacher.taught().refused


def test_other_erasures_leave_the_model(house: House) -> None:
    """Law: what it did not learn from may be erased."""
    other = record(house, "Two guards were hurt at the weir.")
    erase(house, report=other.report)
    assert house.teacher.taught().model is not None


def test_later_decisions_make_a_model_older_and_not_invalid(house: House) -> None:
    """Law: decisions since, and decisions changed since, are counted; the model goes on."""
    changed = str(lesson(house)["claim"])
    decide(house, next(a.claim for a in house.accounts() if a.claim.id == changed), "reject")
    fresh = record(house, "Two guards were hurt at the weir.").claims[0]
    decide(house, fresh, "accept")
    taught = house.teacher.taught()
    assert (taught.model is not None, taught.newer) == (True, 2)
    assert "2 decisions have come since" in taught.words


def test_a_model_of_another_book_reader_or_shape_is_refused(house: House, tmp_path: Path) -> None:
    """Law: only this book's model, of this reader, in this format, is used; anything else is refused in words."""
    kept = house.config.book.with_name("a.book.reader")
    good = kept.read_bytes()
    for wrong in (b"", b"\xff\xfe", b"{}", good[:-40], good.replace(b'"format": 1', b'"format": 9')):
        kept.write_bytes(wrong)
        assert house.teacher.taught().refused
    kept.write_bytes(good)
    assert not house.teacher.taught().refused
    house.reader = ToldReader(HURT)
    house.reader.name = "told/2"  # type: ignore[misc]
    house.ledger.append([draft("report.opened", {"report": None, "reason": None}, actor=KEEPER)], now=NOW)
    assert "another reader" in house.teacher.taught().words
    with make_house(tmp_path / "other") as other:
        other.config.book.with_name("a.book.reader").write_bytes(good)
        assert "another book" in other.teacher.taught().words


def test_the_model_is_its_owners_alone_and_found_again(house: House) -> None:
    """Law: the file is for its owner alone; a house that opens the book later uses it; forgetting takes it away."""
    kept = house.config.book.with_name("a.book.reader")
    assert kept.stat().st_mode & 0o077 == 0
    with open_house(house.config) as again:
        again.reader = house.reader
        assert again.teacher.taught() == house.teacher.taught()
    house.teacher.forget()
    assert not kept.exists()
    assert house.teacher.taught().words.startswith("no model has been trained")


def test_uncertain_and_consequential_comes_first(house: House) -> None:
    """Law: the order is that of priority; harm comes before opinion; nothing that was decided is in it."""
    record(house, "Two guards were hurt at the dam. Later a wall fell on one.")
    ranked = house.teacher.rank(house.accounts())
    assert {one.account.review.status for one in ranked} == {"unreviewed"}
    assert [one.priority for one in ranked] == sorted((one.priority for one in ranked), reverse=True)
    assert ranked[0].account.claim.kind == "casualty"
    assert all(one.why and "\n" not in one.why for one in ranked)


def test_without_a_model_the_readers_score_orders(tmp_path: Path) -> None:
    """Law: untrained, the order rests on the reader's own scores and says so; what counts unread weighs more."""
    with make_house(tmp_path) as house:
        record(house, "Two guards were hurt at the dam.", accept_by=KEEPER)
        record(house, "Two guards were hurt at the weir. They said the talks would be hard.")
        ranked = house.teacher.rank(house.accounts())
        assert [one.learnt for one in ranked] == [False] * 3
        assert ranked[0].account.review.status == "accepted unread"
        assert "the reader's own score is 0.90" in ranked[0].why


def test_the_clock_plays_no_part(house: House) -> None:
    """Law: the order is the same whenever it is asked for."""
    first = [one.account.claim.id for one in house.teacher.rank(house.accounts())]
    house.review([], now=NOW + dt.timedelta(days=400))
    assert [one.account.claim.id for one in house.teacher.rank(reversed(house.accounts()))] == first
