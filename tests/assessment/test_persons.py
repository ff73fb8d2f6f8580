"""Laws of person records: linking, status, counts."""

from musterbook.assessment.persons import gather_casualties
from musterbook.assessment.situation import assess
from tests.registers.booking import Book, at_least, day, exactly, named, place, unnamed

SPEAKER = named("Mission spokesperson Ines Okoro", "spokesperson")


def told(book, name, date, quote, *who, outcome="injured", number=1, publisher=None, stance="asserts", **slots):
    report = book.report(name, date, publisher or name.title())
    count = number if not isinstance(number, int) else exactly(number)
    return book.claim(
        report, "casualty", quote, *who, stance=stance, count=count, outcome=outcome, population="mission", **slots
    )


def people(book):
    book.accept_all()
    return assess(book.rows()).persons


def figures(book):
    book.accept_all()
    return {c.outcome: (c.figure.low, c.figure.best, c.figure.high) for c in assess(book.rows()).casualties}


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
    assert person.status == "missing; killed according to The Ruling Council"
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


def test_one_speaker_revising_himself_supersedes():
    """A newer figure of one speaker replaces his older one: no range, no dispute."""
    book = Book()
    for name, date, number in (("a", "2025-03-06", 2), ("b", "2025-03-07", 3)):
        told(
            book,
            name,
            date,
            f"{number} guards hurt on the river road",
            SPEAKER,
            number=number,
            occurred=day("2025-03-05"),
            where=place("river road"),
        )
    assert figures(book) == {"injured": (3, 3, 3)}
    assert assess(book.rows()).disputes == ()


def test_range_over_accounts_that_differ():
    """Low is the least, high the most that linked accounts grant; best is the answerable party's."""
    book = Book()
    where = {"occurred": day("2025-03-05"), "where": place("river road")}
    told(book, "a", "2025-03-06", "eight guards hurt on the river road", SPEAKER, number=8, **where)
    told(
        book,
        "b",
        "2025-03-06",
        "at least two guards hurt on the river road",
        number=at_least(2, "at least two"),
        **where,
    )
    told(book, "c", "2025-03-06", "ten guards hurt on the river road", number=10, **where)
    assert figures(book) == {"injured": (2, 8, 10)}


def test_total_over_incidents_is_never_added():
    """A running total stands beside its parts and is checked, not summed."""
    book = Book()
    told(book, "a", "2025-03-06", "a guard was killed", outcome="killed", occurred=day("2025-03-05"))
    told(book, "b", "2025-03-09", "three guards are now known to have died", outcome="died", number=3)
    assert figures(book) == {"killed": (1, 1, 1)}
    (tally,) = assess(book.rows()).tallies
    assert tally.verdict == "cannot tell"


def test_populations_never_mix():
    """A killed civilian and a killed member on one day are two lines."""
    book = Book()
    report = book.report("a", "2025-03-06")
    for who in ("mission", "civilian"):
        book.claim(
            report,
            "casualty",
            f"one {who} was killed",
            SPEAKER,
            count=exactly(1),
            outcome="killed",
            population=who,
            occurred=day("2025-03-05"),
        )
    book.accept_all()
    assert [(c.population, c.figure.best) for c in assess(book.rows()).casualties] == [("mission", 1), ("civilian", 1)]


def test_part_with_another_outcome_leaves_the_whole_a_sum():
    """Nine casualties, one of them killed and eight hurt, are nine people, not eighteen."""
    book = Book()
    report = book.report("a", "2025-03-06")
    base = {"population": "mission", "occurred": day("2025-03-05")}
    whole = book.claim(report, "casualty", "nine casualties", SPEAKER, count=exactly(9), outcome="harmed", **base)
    for number, outcome in ((1, "killed"), (8, "injured")):
        book.claim(
            report,
            "casualty",
            f"{number} {outcome}",
            SPEAKER,
            count=exactly(number),
            outcome=outcome,
            refers=[(whole, "part")],
            **base,
        )
    assert figures(book) == {"killed": (1, 1, 1), "injured": (8, 8, 8)}


def test_denial_lowers_low_and_is_told():
    """What somebody denies is not certain."""
    book = Book()
    where = {"occurred": day("2025-03-05"), "where": place("river road")}
    told(book, "a", "2025-03-06", "two guards hurt on the river road", named("Ada Lindqvist"), number=2, **where)
    told(book, "b", "2025-03-07", "no guards hurt on the river road", SPEAKER, number=2, stance="denies", **where)
    assert figures(book) == {"injured": (0, 2, 2)}
    assert [d.sort for d in assess(book.rows()).disputes] == ["denial"]


def test_retracted_account_adds_nothing():
    """What its own source takes back leaves the figures."""
    book = Book()
    lost = told(book, "a", "2025-03-06", "two guards hurt", number=2, occurred=day("2025-03-05"))
    report = book.report("b", "2025-03-07", "A", corrects=book.claims[lost].report)
    book.claim(
        report,
        "casualty",
        "that two guards were hurt was wrong",
        stance="retracts",
        count=exactly(2),
        outcome="injured",
        population="mission",
    )
    assert figures(book) == {}


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
    assert gather_casualties is not None
