"""Laws of threads: which claims of one report are of the same people where the reader left them apart."""

from tests.assessment.asking import figures
from tests.registers.booking import Book, day, exactly, unnamed

THREE = unnamed("three officers", 3)


def claim(book, report, quote, number, outcome="injured", *who, **slots):
    return book.claim(
        report, "casualty", quote, *who, count=exactly(number), outcome=outcome, population="mission", **slots
    )


def test_details_of_several_are_parts():
    """The helmet and the ear of two wounded are those two, told in detail; a third detail is a third person."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "gunmen wounded two guards", 2, "injured", THREE)
    claim(book, report, "struck his head", 1, "injured", THREE)
    claim(book, report, "hit a man in the ear", 1, "injured", THREE)
    assert figures(book) == {"injured": (2, 2, 2)}
    claim(book, report, "a cook was burned in the kitchen", 1, "injured", occurred=day("2025-03-02"))
    assert figures(book) == {"injured": (3, 3, 3)}


def test_another_is_another():
    """ "Another guard" is never the one told of before."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "a guard was hurt", 1, who="a guard")
    claim(book, report, "another guard was hurt", 1, who="another guard")
    assert figures(book) == {"injured": (2, 2, 2)}


def test_headline_and_definite_words_retell():
    """What the title says is told again below; "the guard" is the one named before."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A", title="Guard hurt at the gate")
    claim(book, report, "Guard hurt at the gate", 1, who="Guard")
    claim(book, report, "a guard was gravely hurt at dawn", 1, who="a guard")
    claim(book, report, "the guard was hurt by a splinter", 1, who="the guard")
    assert figures(book) == {"injured": (1, 1, 1)}


def test_reader_is_not_followed_against_the_numbers():
    """One person presumed dead is not the same as two who were killed, whatever the link says."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    two = claim(book, report, "two were killed", 2, "killed")
    claim(book, report, "another is dead", 1, "killed", refers=[(two, "same")], occurred=day("2025-03-01"))
    assert figures(book) == {"killed": (3, 3, 3)}


def test_fate_of_the_missing_is_of_the_missing():
    """In one report, who disappeared and is dead is the one who was missing."""
    book = Book()
    report = book.report("wire", "2025-04-01", "A")
    claim(book, report, "the mission reported the guard missing", 1, "missing")
    claim(book, report, "a guard who disappeared is dead", 1, "died")
    assert [outcome for outcome, figure in figures(book).items() if figure[1]] == ["died"]


def test_nobody_hurt_opens_no_record():
    """A plain zero opens no person record."""
    book = Book()
    claim(book, book.report("wire", "2025-04-01", "A"), "nobody was hurt", 0)
    assert figures(book) == {}
