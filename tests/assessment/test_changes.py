"""Laws of what changed."""

from musterbook.assessment.changes import changes_since
from tests.assessment.asking import situation_of
from tests.registers.booking import Book, day, exactly, named


def test_what_changed_is_told_in_words():
    """A new account changes the lines it touches and no other; nothing changed is nothing told."""
    book = Book()
    report = book.report("a", "2025-03-06", "A")
    speaker = named("Ines Okoro", "mission spokesperson")
    lost = {"count": exactly(1), "population": "mission"}
    book.claim(
        report, "casualty", "one guard is missing", speaker, outcome="missing", occurred=day("2025-03-05"), **lost
    )
    old = situation_of(book)
    assert changes_since(old, old) == ()
    later = book.report("b", "2025-04-06", "B")
    book.claim(later, "casualty", "the missing guard is dead", speaker, outcome="died", **lost)
    changes = changes_since(old, situation_of(book))
    assert {c.what for c in changes} == {"casualties", "person"}
    person = next(c for c in changes if c.what == "person")
    assert person.before.endswith("missing")
    assert person.after.endswith("dead")
