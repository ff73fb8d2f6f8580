"""Laws of what is checked: tallies, trends, requests, musters, grades, changes."""

import pytest
from scipy.stats import binom

from musterbook.assessment.changes import changes_since
from musterbook.assessment.grades import grade_fact
from musterbook.assessment.records import add_figures, figure_of
from musterbook.assessment.situation import assess
from musterbook.assessment.trends import judge_trend
from tests.registers.booking import HOME, Book, day, exactly, named, unnamed


def situation_of(book):
    book.accept_all()
    return assess(book.rows())


def add_failure(book, name, date, item="armoured vehicle"):
    report = book.report(name, date, name)
    return book.claim(
        report,
        "gear_failure",
        f"a bullet went through the wall of an {item} ({name})",
        item=item,
        effect="perforated",
        occurred=day(date),
    )


def add_tally(book, number, words, what="vehicle failed to stop a bullet"):
    report = book.report("tally", "2025-04-01", "A")
    book.claim(report, "tally", f"the {words} time a {what}", what=what, count=exactly(number, words))


def test_second_time_with_two_in_the_register_is_borne_out():
    """As many in the register as claimed bears a tally out; later ones do not count."""
    book = Book()
    add_failure(book, "one", "2024-11-01")
    add_failure(book, "two", "2025-03-28")
    add_failure(book, "three", "2025-06-01")
    add_tally(book, 2, "second")
    (tally,) = situation_of(book).tallies
    assert (tally.register, tally.verdict) == ("the register holds 2 by then", "bears out")


def test_fewer_in_the_register_cannot_tell():
    """The register holds what was reported to it: fewer there disproves nothing."""
    book = Book()
    add_failure(book, "one", "2025-03-28")
    add_tally(book, 2, "second")
    assert situation_of(book).tallies[0].verdict == "cannot tell"


def test_more_in_the_register_does_not_bear_out():
    """A first that was not the first is not borne out."""
    book = Book()
    add_failure(book, "one", "2024-11-01")
    add_failure(book, "two", "2025-03-28")
    add_tally(book, 1, "first")
    assert situation_of(book).tallies[0].verdict == "does not bear out"


@pytest.mark.parametrize(("later", "earlier"), [(11, 6), (12, 1), (1, 12), (0, 0), (5, 5)])
def test_trend_is_judged_by_the_exact_test(later, earlier):
    """The p-value is the doubled tail of a fair binomial, up to ties; only a small one speaks."""
    verdict, p = judge_trend(later, earlier, "up")
    if later + earlier == 0:
        assert (verdict, p) == ("cannot tell", None)
        return
    tail = binom.cdf(min(later, earlier), later + earlier, 0.5)
    assert float(p) == pytest.approx(min(1, 2 * tail), rel=0.05)
    expected = "cannot tell" if float(p) >= 0.05 else "supports" if later > earlier else "contradicts"
    assert verdict == expected


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


def test_roll_call_gap_has_its_age():
    """A gap is open since the first call without a break that found it."""
    book = Book()
    for date, gap in (("2025-03-24", 0), ("2025-03-26", 1), ("2025-03-28", 1)):
        book.add(
            "muster.taken", mission=HOME, unit="A", taken_at=date, present=9, detached=0, evacuated=0, unaccounted=gap
        )
    report = book.report("a", "2025-03-31", "A")
    book.claim(report, "concern", "boots are worn", topic="boots")
    (line,) = situation_of(book).muster
    assert (line.unaccounted, line.open_days) == (1, 5)
    assert "1 person unaccounted for" in line.words


def test_grades_follow_the_rule():
    """One origin is single, two corroborate, the answerable party acknowledges, a dispute disputes."""

    def graded(*sources, kind="wire"):
        book = Book()
        for number, source in enumerate(sources):
            report = book.report(f"r{number}", "2025-03-06", f"Outlet {number}", kind=kind)
            book.claim(
                report,
                "casualty",
                f"two guards hurt {['one', 'two', 'six'][number]}",
                source,
                count=exactly(2),
                outcome="injured",
                population="mission",
                occurred=day("2025-03-05"),
            )
        return situation_of(book).persons[0].support

    assert graded(named("Ada Lindqvist")).grade == "single origin"
    assert graded(unnamed("two medics", 2)).credibility == 6
    assert graded(named("Ada Lindqvist"), named("Per Moe")).grade == "corroborated"
    assert graded(named("Ines Okoro", "mission spokesperson")).grade == "acknowledged"
    assert graded(unnamed("two medics", 2), unnamed("three officers", 3)).grade == "single origin"
    assert grade_fact([], [], 3, disputed=True).grade == "disputed"


def test_grade_is_overridden_by_a_person():
    """A person's grade stands above the rule, with the reason."""
    book = Book()
    report = book.report("a", "2025-03-06", "A")
    book.claim(report, "casualty", "two hurt", count=exactly(2), outcome="injured", occurred=day("2025-03-05"))
    person = situation_of(book).persons[0]
    book.add("grade.overridden", subject=person.id, axis="fact", grade="corroborated", reason="saw the list")
    support = assess(book.rows()).persons[0].support
    assert support.grade == "corroborated"
    assert "saw the list" in support.grade_why


def test_figures_add_and_say_themselves():
    """Sums keep bounds; an open bound stays open."""
    a, b = figure_of(1, 2, 3, "x"), figure_of(2, 2, None, "x")
    assert add_figures([a, a], "x").words == "2 to 6, best 4"
    assert add_figures([a, b], "x").words == "at least 3, best 4"
    assert figure_of(2, 2, 2, "x").words == "2"


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
