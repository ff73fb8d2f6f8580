"""Laws of requests."""

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, named


def test_request_is_open_until_the_party_speaks():
    """A silence is open with its age; a later word of the party itself closes it."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(
        report, "no_comment", "The Easton Department has not replied", who="The Easton Department", answer="none yet"
    )
    book.report("later", "2025-04-11", "B")
    other = book.report("c", "2025-04-11", "C")
    book.claim(other, "concern", "boots are worn", named("Per Moe"), topic="boots")
    (line,) = situation_of(book).requests
    assert (line.is_open, line.open_days) == (True, 10)
    assert "10 days open" in line.words
    book.claim(other, "position", "The review goes on", named("The Easton Department"), topic="review")
    (line,) = situation_of(book).requests
    assert (line.is_open, line.answer) == (False, "spoke on 2025-04-11")


def test_declined_is_an_answer():
    """Who declined to comment has answered."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(report, "no_comment", "The mission declined to comment", who="The mission", answer="declined")
    (line,) = situation_of(book).requests
    assert not line.is_open
    assert "declined" in line.words


def test_request_is_not_answered_by_a_word_on_something_else():
    """Asked about radios, a party that speaks on another matter has still not answered."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    asked = {"who": "The mission", "answer": "none yet", "topic": "the number of radios on issue"}
    book.claim(report, "no_comment", "The mission did not answer questions about radios", **asked)
    later = book.report("b", "2025-05-01", "B")
    book.claim(later, "position", "losses cannot always be avoided", named("the mission"), topic="losses")
    (line,) = situation_of(book).requests
    assert line.is_open
    book.claim(later, "position", "each vehicle has a radio", named("the mission"), topic="radio")
    assert not situation_of(book).requests[0].is_open


def test_what_nobody_was_asked_is_not_open():
    """What is only said to be unknown is told, and waits for no answer."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(report, "no_comment", "Nothing was said about how", who="Nothing", topic="how", answer="none yet")
    (line,) = situation_of(book).requests
    assert (line.is_open, line.words) == (False, "not known: how, 2025-04-01")
