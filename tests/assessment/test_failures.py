"""Laws of failures: each event once."""

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, exactly, unnamed

THREE = unnamed("three officers", 3)
WALL = {"item": "vehicle", "part": "hull", "effect": "perforated"}


def test_one_round_told_three_ways_is_one_failure():
    """The round, the wall and the hole are one event; an older vehicle's is another; "twice" is neither."""
    book = Book()
    report = book.report("a", "2025-03-30", "A")
    book.claim(report, "gear_failure", "the round came through the wall", THREE, threat="round", **WALL)
    book.claim(report, "gear_failure", "a hole on the inside", THREE, **WALL)
    book.claim(report, "gear_failure", "An older one was pierced before", THREE, **WALL)
    twice = book.claim(report, "tally", "twice now a vehicle let a bullet through", THREE, count=exactly(2, "twice"))
    assert len(situation_of(book).failures) == 2
    (tally,) = situation_of(book).tallies
    assert (tally.register, tally.verdict) == ("the register holds 2 by then", "bears out")
    assert twice in tally.support.claims


def test_over_reports_the_same_failure_is_one():
    """A wire and its source tell of one helmet; "another officer's helmet" is no other helmet's failure."""
    book = Book()
    helmet = {"item": "helmet", "effect": "perforated", "count": exactly(1)}
    for name, words in (("a", "a round went through a helmet"), ("b", "a round went through another officer's helmet")):
        book.claim(book.report(name, "2025-04-01", name), "gear_failure", words, THREE, **helmet)
    (line,) = situation_of(book).failures
    assert len(line.voices) == 2
    assert line.words == "helmets: perforated"
