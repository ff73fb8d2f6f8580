"""Laws of tensions."""

from tests.assessment.asking import SPEAKER, situation_of
from tests.registers.booking import Book, named, unnamed


def test_assurance_beside_failures_is_a_tension():
    """Both may be right; what would settle it is what nobody tells."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(
        report,
        "assurance",
        "all equipment meets international standards",
        SPEAKER,
        topic="equipment",
        standard="international standards",
    )
    book.claim(
        report,
        "gear_failure",
        "a bullet went through a helmet",
        unnamed("three officers", 3),
        item="helmet",
        effect="perforated",
        threat="bullet",
    )
    situation = situation_of(book)
    (tension,) = situation.tensions
    assert situation.disputes == ()
    assert "which standard was meant" in tension.settles
    assert "from what range" in tension.settles
    assert "which round or threat struck" not in tension.settles
    assert "Both may be right" in tension.words


def test_assurance_alone_is_no_tension():
    """Without a recorded failure or refusal nothing stands against an assurance."""
    book = Book()
    report = book.report("a", "2025-04-01", "A")
    book.claim(report, "assurance", "all equipment meets international standards", SPEAKER, topic="equipment")
    assert situation_of(book).tensions == ()


def test_enough_radios_beside_crews_without_them():
    """A department's "sufficient radios" and officers who lack them may both be right: which units, since when?"""
    book = Book()
    report = book.report("a", "2024-09-05", "A")
    officers, department = unnamed("two officers", 2), named("The Easton Department")
    book.claim(report, "gear_failure", "patrols went out without radios", officers, item="radios", effect="absent")
    book.claim(report, "assurance", "sufficient radios were now available", department, topic="sufficient radios")
    (tension,) = situation_of(book).tensions
    assert tension.about == "whether there are enough radios"
    assert "which units have radios, and since when" in tension.settles
