"""Laws of equipment."""

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, exactly, unnamed


def test_grounding_counts_and_reasons():
    """Twenty by refusal against twelve by order: a dispute on the number and one on why; best is the better founded."""
    book = Book()
    one, two = book.report("a", "2025-04-01", "A"), book.report("b", "2025-04-03", "B")
    item = {"item": "armoured vehicles", "state": "out"}
    book.claim(one, "grounding", "20 armoured vehicles idle, crews refuse", count=exactly(20), mode="refused", **item)
    book.claim(
        two,
        "grounding",
        "twelve taken off the road as a precaution",
        unnamed("an official", 1, "official"),
        count=exactly(12),
        mode="precaution",
        **item,
    )
    book.claim(
        book.report("s", "2025-03-31", "Ops", kind="sitrep"),
        "holding",
        "Held 32",
        count=exactly(32),
        state="held",
        item="armoured vehicles",
    )
    situation = situation_of(book)
    assert sorted(d.sort for d in situation.disputes) == ["counts", "denial"]
    (line,) = situation.equipment
    assert (line.grounded.low, line.grounded.best, line.grounded.high) == (12, 20, 20)
    assert "that leaves 12 of 32 held" in line.left
