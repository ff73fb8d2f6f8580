"""Laws of utterances: who speaks within one report, and over two."""

from musterbook.assessment.speakers import may_be_one, part_utterances
from tests.registers.booking import Book, named, unnamed


def utterances(*told):
    """Reports as (publisher, speakers); a concern each."""
    book = Book()
    for number, (publisher, speakers) in enumerate(told):
        report = book.report(f"r{number}", "2025-04-01", publisher)
        for speaker in speakers:
            book.claim(report, "concern", f"boots are worn {number}", *([speaker] if speaker else []), topic="boots")
    found = part_utterances(row.body for row in book.rows() if row.register == "statements")
    return [u for number in range(len(told)) for u in found if u.report.name == f"r{number}"]


def test_names_of_one_speaker_are_one():
    """Full name and last name, numbered and plain unnamed group, are one speaker each; other numbers are others."""
    speakers = [
        unnamed("three officers", 3),
        named("Jan Vermeer"),
        unnamed("The officers"),
        named("Vermeer"),
        unnamed("the three", 3),
        unnamed("two senior officers", 2),
    ]
    found = utterances(("A", speakers))
    assert [(u.who, len(u.claims)) for u in found] == [
        ("three officers", 3),
        ("Jan Vermeer", 2),
        ("two senior officers", 1),
    ]


def test_outlet_quoted_is_its_own_voice():
    """What a paper says a wire reports is the wire's own voice, not the paper's."""
    wire, paper, own = utterances(("North Wire", [None]), ("Hill Paper", [named("the agency North Wire"), None]))
    assert may_be_one(wire, paper)
    assert paper.key != own.key


def test_bodies_are_told_apart_by_their_whole_name():
    """Two departments are two; two people of one family name in two reports may be one."""
    first, second = utterances(("A", [named("The State Department")]), ("B", [named("The Health Department")]))
    assert not may_be_one(first, second)
    first, second = utterances(("A", [named("Jan Vermeer")]), ("B", [named("Vermeer")]))
    assert may_be_one(first, second)
