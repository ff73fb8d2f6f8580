"""Laws of status."""

from tests.assessment.asking import SPEAKER, figures, people, told
from tests.registers.booking import Book, day, exactly, named, place, unnamed


def test_belief_never_moves_a_status():
    """Believed killed counts in high, never in low or best."""
    book = Book()
    told(book, "a", "2025-03-26", "one guard is missing", SPEAKER, outcome="missing", occurred=day("2025-03-25"))
    told(
        book,
        "b",
        "2025-04-01",
        "the missing guard is believed dead",
        unnamed("three officers", 3),
        outcome="killed",
        stance="believes",
    )
    (person,) = people(book)
    assert person.status == "missing; believed killed (three officers)"
    assert figures(book) == {"missing": (1, 1, 1), "killed": (0, 0, 1)}


def test_firm_disagreement_lowers_low():
    """Where the mission says missing and a council killed, neither is certain; the answerable party's word is best."""
    book = Book()
    told(
        book,
        "a",
        "2025-03-26",
        "one guard is missing near Savane",
        SPEAKER,
        outcome="missing",
        occurred=day("2025-03-25"),
        where=place("Savane"),
    )
    told(
        book,
        "b",
        "2025-03-27",
        "a guard had been killed in Savane",
        named("The Ruling Council"),
        outcome="killed",
        occurred=day("2025-03-25"),
        where=place("Savane"),
    )
    (person,) = people(book)
    assert person.status == "missing; killed according to the Ruling Council"
    assert figures(book) == {"missing": (0, 1, 1), "killed": (0, 0, 1)}


def test_injured_who_later_die_are_counted_once():
    """One report's dead of wounds, told as the same person, leaves the injured."""
    book = Book()
    hurt = told(book, "a", "2025-03-06", "a guard was gravely hurt", SPEAKER, occurred=day("2025-03-05"))
    book.claim(
        book.claims[hurt].report,
        "casualty",
        "he died of his wounds",
        SPEAKER,
        count=exactly(1),
        outcome="died",
        population="mission",
        refers=[(hurt, "same")],
    )
    assert figures(book) == {"died": (1, 1, 1)}
