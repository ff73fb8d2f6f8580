"""Laws of plans."""

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, unnamed


def test_plan_that_is_denied():
    """A delegation that officers announce and an official denies is planned and denied, and a dispute."""
    book = Book()
    wire, denial = book.report("wire", "2025-04-01", "A"), book.report("denial", "2025-04-03", "B")
    book.claim(
        wire,
        "plan",
        "a delegation would go to Easton this week",
        unnamed("two senior officers", 2),
        stance="expects",
        who="a delegation",
        what="go to Easton",
        destination="Easton",
    )
    book.claim(
        denial,
        "plan",
        "No delegation is going to Easton",
        unnamed("an official", 1, "official"),
        stance="denies",
        who="delegation",
        what="go to Easton",
        destination="Easton",
    )
    situation = situation_of(book)
    (plan,) = situation.plans
    assert plan.state == "planned and denied"
    assert plan.words.endswith("planned, according to two senior officers; denied by an official")
    assert [d.sort for d in situation.disputes] == ["plan"]
