"""Laws of counts."""

from musterbook.assessment.situation import assess
from tests.assessment.asking import SPEAKER, figures, told
from tests.registers.booking import Book, at_least, day, exactly, named, place


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
