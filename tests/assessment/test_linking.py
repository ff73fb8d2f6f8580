"""Laws of linking."""

from musterbook.assessment.situation import assess
from tests.assessment.asking import SPEAKER, figures, people, told
from tests.registers.booking import Book, day, exactly, named, place, unnamed


def test_two_incidents_a_month_apart_stay_apart():
    """Look-alikes on one road, told a month apart, are two records."""
    book = Book()
    for name, date in (("a", "2025-03-05"), ("b", "2025-04-06")):
        told(
            book,
            name,
            date,
            "two guards were hurt in an ambush on the river road",
            number=2,
            occurred=day(date),
            where=place("river road"),
        )
    assert len(people(book)) == 2
    assert figures(book) == {"injured": (4, 4, 4)}


def test_two_accounts_of_one_day_and_place_are_one_record_with_reasons():
    """Told times, place and number together make a proposal, marked so."""
    book = Book()
    for name, quote in (
        ("a", "two guards were hurt on the river road"),
        ("b", "shots wounded two near the river road"),
    ):
        told(book, name, "2025-03-06", quote, number=2, occurred=day("2025-03-05"), where=place("river road"))
    (person,) = people(book)
    assert person.link == "proposed"
    assert "proposed" in person.support.marks
    assert {"the times told meet", "both name river"} <= set(person.reasons)
    assert figures(book) == {"injured": (2, 2, 2)}


def test_missing_person_is_one_record_over_half_a_year():
    """Missing, believed killed, dead: one person, every account kept in order, dead once the police say so."""
    book = Book()
    told(book, "a", "2025-03-26", "one guard is missing", SPEAKER, outcome="missing", occurred=day("2025-03-25"))
    told(
        book,
        "b",
        "2025-04-01",
        "a guard missing since last week is believed dead",
        unnamed("three officers", 3),
        outcome="killed",
        stance="believes",
    )
    told(book, "c", "2025-09-01", "a guard missing since March is presumed dead", outcome="died", stance="believes")
    told(
        book,
        "d",
        "2025-09-25",
        "a guard who disappeared in March is dead",
        named("Police Service spokesperson Ali Bakari"),
        outcome="died",
    )
    (person,) = people(book)
    assert [step.state for step in person.history] == ["missing", "believed killed", "believed dead", "dead"]
    assert person.status == "dead"
    assert len(person.accounts) == 4
    assert figures(book)["died"][1] == 1


def test_judgements_link_and_unlink():
    """A person links what no rule links and parts what a rule links; both last until undone."""
    book = Book()
    one = told(book, "a", "2025-03-06", "a guard was hurt", occurred=day("2025-03-05"))
    two = told(book, "b", "2025-05-06", "someone was hit", occurred=day("2025-05-05"))
    first, second = sorted(people(book), key=lambda p: p.since)
    book.add("person.linked", person=first.id, claims=[two], reason="the day was misprinted")
    (linked,) = assess(book.rows()).persons
    assert (linked.id, linked.link) == (first.id, "confirmed")
    assert assess(book.rows()).aliases[second.id] == first.id
    book.add("person.unlinked", person=first.id, claims=[two], reason="it was not")
    assert len(assess(book.rows()).persons) == 2
    assert one != two


def test_gather_is_deterministic():
    """The same rows in any order give the same records."""
    book = Book()
    for number in range(6):
        told(
            book,
            f"r{number}",
            f"2025-03-0{number + 1}",
            f"two guards hurt at gate {number % 2}",
            number=2,
            occurred=day(f"2025-03-0{number + 1}"),
            where=place(f"gate {number % 2}"),
        )
    book.accept_all()
    rows = book.rows()
    assert assess(rows).persons == assess(tuple(reversed(rows))).persons


def test_same_outcome_and_week_alone_link_nobody():
    """Told within two weeks, one hurt here and one hurt there stay two until something in the words speaks for one."""
    book = Book()
    told(book, "a", "2025-03-05", "a guard was hit by gunfire")
    told(book, "b", "2025-03-09", "a driver fell from a lorry")
    assert len(people(book)) == 2


def test_one_wound_told_alone_is_of_the_several():
    """The colleague hit in the ear is one of the two, of whom another report tells the helmet and the ear."""
    book = Book()
    wire = book.report("wire", "2025-04-01", "North")
    two = {"population": "mission", "outcome": "injured"}
    book.claim(wire, "casualty", "gunmen badly wounded two guards", SPEAKER, count=exactly(2), **two)
    book.claim(wire, "casualty", "a bullet struck a man in the ear", SPEAKER, count=exactly(1), **two)
    told(book, "field", "2025-03-30", "it hit my colleague in the ear", who="my colleague", body_part="ear")
    assert figures(book) == {"injured": (2, 2, 2)}


def test_denial_before_the_confirmation_is_history():
    """What was denied in spring lowers nothing once the police confirm it in autumn."""
    book = Book()
    told(book, "a", "2025-03-26", "one guard is missing", SPEAKER, outcome="missing", occurred=day("2025-03-25"))
    police = named("Police Service spokesperson Ali Bakari")
    quote = "the guard missing since March is dead"
    told(book, "b", "2025-09-24", quote, named("the Attorney General"), outcome="died", stance="denies")
    told(book, "c", "2025-09-25", quote, police, outcome="died", stance="confirms")
    (person,) = people(book)
    assert person.status == "dead"
    assert "denied: dead" in [step.state for step in person.history]
    assert figures(book)["died"] == (1, 1, 1)


def test_as_many_taken_to_one_place_are_the_same():
    """Two hurt and two taken to Sandovar, in two reports, are two people; taken elsewhere they are four."""
    for there, people_hurt in (("Sandovar", 2), ("Port Largo", 4)):
        book = Book()
        for name, destination in (("a", "Sandovar"), ("b", there)):
            report = book.report(name, "2025-04-01", name)
            hurt = {"count": exactly(2), "outcome": "injured", "population": "mission"}
            book.claim(report, "casualty", f"two {'guards' if name == 'a' else 'colleagues'} hurt", **hurt)
            told_of = {"count": exactly(2), "destination": destination}
            book.claim(report, "evacuation", f"moved to {destination}", named(name.title()), **told_of)
        assert figures(book)["injured"][1] == people_hurt
