"""Laws of tallies checked against the register."""

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, day, exactly


def add_failure(book, name, date, item="armoured vehicle"):
    report = book.report(name, date, name)
    return book.claim(
        report,
        "gear_failure",
        f"a bullet went through the wall of an {item} ({name})",
        item=item,
        effect="perforated",
        occurred=day(date),
    )


def add_tally(book, number, words, what="vehicle failed to stop a bullet"):
    report = book.report("tally", "2025-04-01", "A")
    book.claim(report, "tally", f"the {words} time a {what}", what=what, count=exactly(number, words))


def test_second_time_with_two_in_the_register_is_borne_out():
    """As many in the register as claimed bears a tally out; later ones do not count."""
    book = Book()
    add_failure(book, "one", "2024-11-01")
    add_failure(book, "two", "2025-03-28")
    add_failure(book, "three", "2025-06-01")
    add_tally(book, 2, "second")
    (tally,) = situation_of(book).tallies
    assert (tally.register, tally.verdict) == ("the register holds 2 by then", "bears out")


def test_fewer_in_the_register_cannot_tell():
    """The register holds what was reported to it: fewer there disproves nothing."""
    book = Book()
    add_failure(book, "one", "2025-03-28")
    add_tally(book, 2, "second")
    assert situation_of(book).tallies[0].verdict == "cannot tell"


def test_more_in_the_register_does_not_bear_out():
    """A first that was not the first is not borne out."""
    book = Book()
    add_failure(book, "one", "2024-11-01")
    add_failure(book, "two", "2025-03-28")
    add_tally(book, 1, "first")
    assert situation_of(book).tallies[0].verdict == "does not bear out"
