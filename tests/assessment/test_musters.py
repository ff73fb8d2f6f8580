"""Laws of roll calls."""

from tests.assessment.asking import situation_of
from tests.registers.booking import HOME, Book


def test_roll_call_gap_has_its_age():
    """A gap is open since the first call without a break that found it."""
    book = Book()
    for date, gap in (("2025-03-24", 0), ("2025-03-26", 1), ("2025-03-28", 1)):
        book.add(
            "muster.taken", mission=HOME, unit="A", taken_at=date, present=9, detached=0, evacuated=0, unaccounted=gap
        )
    report = book.report("a", "2025-03-31", "A")
    book.claim(report, "concern", "boots are worn", topic="boots")
    (line,) = situation_of(book).muster
    assert (line.unaccounted, line.open_days) == (1, 5)
    assert "1 person unaccounted for" in line.words
