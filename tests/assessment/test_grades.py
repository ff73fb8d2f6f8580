"""Laws of grades."""

from musterbook.assessment.grades import grade_fact
from musterbook.assessment.situation import assess
from tests.assessment.asking import situation_of
from tests.registers.booking import Book, day, exactly, named, unnamed


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
