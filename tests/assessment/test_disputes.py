"""Laws of disputes."""

from musterbook.assessment.situation import assess
from tests.assessment.asking import SPEAKER, ambushed, situation_of, sorts
from tests.registers.booking import Book, day, exactly, named


def test_counts_that_cannot_both_hold():
    """Two origins, two numbers: a dispute with both sides, who speaks and their quotes."""
    book = Book()
    ambushed(book, "a", "2025-03-06", SPEAKER, number=2)
    ambushed(book, "b", "2025-03-06", named("Ada Lindqvist"), number=3)
    (dispute,) = situation_of(book).disputes
    assert dispute.sort == "counts"
    assert [[v.who for v in side.voices] for side in dispute.sides] == [[SPEAKER.name], ["Ada Lindqvist"]] or [
        [v.who for v in side.voices] for side in dispute.sides
    ] == [["Ada Lindqvist"], [SPEAKER.name]]
    assert all(v.quote for side in dispute.sides for v in side.voices)
    assert situation_of(book).persons[0].support.grade == "disputed"


def test_days_that_cannot_both_be():
    """Accounts of one incident a day apart are one incident with a dispute on its day."""
    book = Book()
    ambushed(book, "a", "2025-03-06", SPEAKER)
    ambushed(book, "b", "2025-03-07", occurred="2025-03-06")
    assert sorts(book) == ["date"]


def test_withdrawn_day_is_no_dispute():
    """Once the outlet takes its day back, nothing is left to dispute."""
    book = Book()
    ambushed(book, "a", "2025-03-06", SPEAKER)
    wrong = ambushed(book, "b", "2025-03-07", occurred="2025-03-06")
    report = book.report("c", "2025-03-08", "B", corrects=book.claims[wrong].report)
    book.claim(
        report,
        "casualty",
        "that it was on the sixth was wrong",
        stance="retracts",
        count=exactly(2),
        outcome="injured",
        population="mission",
        occurred=day("2025-03-06"),
    )
    assert sorts(book) == []


def test_person_settles_and_new_evidence_reopens():
    """A settled dispute stays settled until a newer account lands on it."""
    book = Book()
    ambushed(book, "a", "2025-03-06", SPEAKER, number=2)
    ambushed(book, "b", "2025-03-06", named("Ada Lindqvist"), number=3)
    dispute = situation_of(book).disputes[0]
    book.add("dispute.settled", dispute=dispute.id, ruling="two", holds=None, reason="hospital list")
    settled = assess(book.rows()).disputes[0]
    assert (settled.state, settled.why) == ("settled", "hospital list")
    ambushed(book, "c", "2025-03-07", named("Per Moe"), number=3)
    assert [d.state for d in situation_of(book).disputes] == ["open"]
