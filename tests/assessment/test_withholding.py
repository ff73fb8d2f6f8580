"""Laws of withholding."""

import msgspec

from musterbook.assessment.situation import assess
from tests.assessment.asking import situation_of
from tests.registers.booking import Book, exactly


def make_book():
    book = Book()
    report = book.report("a", "2025-04-01", "A", title="Guard Ivo Brandt, 31, hurt")
    book.claim(
        report,
        "casualty",
        "Ivo Brandt, 31, was hit in the left knee",
        count=exactly(1),
        outcome="injured",
        name="Ivo Brandt",
        age=31,
        body_part="left knee",
        population="mission",
    )
    book.claim(report, "concern", "Brandt had asked for better boots", topic="boots")
    return book


def test_withheld_name_stands_nowhere_outside_the_house():
    """No quote, title or line of partner and public output holds the name, the age or the wounded part."""
    book = make_book()
    situation_of(book)
    for audience in ("partner", "public"):
        told = msgspec.json.encode(assess(book.rows(), audience=audience)).decode()
        assert "Brandt" not in told
        assert "left knee" not in told
        assert "31, was" not in told
        assert "[withheld]" in told
    assert "Brandt" in msgspec.json.encode(assess(book.rows())).decode()


def test_released_name_is_printed():
    """After a public release the quote stands whole; after "next of kin informed" it does not yet."""
    book = make_book()
    person = situation_of(book).persons[0]
    book.add("name.released", person=person.id, release="next of kin informed", reason="told by phone")
    assert "Brandt" not in msgspec.json.encode(assess(book.rows(), audience="public")).decode()
    book.add("name.released", person=person.id, release="public", reason="the family agreed")
    assert "Ivo Brandt, 31" in msgspec.json.encode(assess(book.rows(), audience="public")).decode()
