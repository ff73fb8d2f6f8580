"""Laws of equipment."""

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, at_least, exactly, unnamed


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


def test_what_remains_out_is_no_rival_figure():
    """Six of twenty back and fourteen still out agree; three in the workshop are a matter of their own."""
    book = Book()
    item = {"item": "armoured vehicles"}
    ops = book.report("s", "2025-03-31", "Ops", kind="sitrep")
    book.claim(ops, "holding", "Held 32", count=exactly(32), state="held", **item)
    book.claim(ops, "holding", "Serviceable 9", count=exactly(9), state="serviceable", **item)
    book.claim(ops, "grounding", "Grounded 20", count=exactly(20), mode="refused", state="out", **item)
    book.claim(ops, "grounding", "In workshop 3", count=exactly(3), state="out", **item)
    field = book.report("f", "2025-04-14", "a member", kind="field")
    book.claim(field, "grounding", "Six of the 20 returned", count=exactly(6), state="returned", **item)
    book.claim(field, "grounding", "Fourteen still grounded", count=exactly(14), state="out", **item)
    book.claim(field, "holding", "serviceable 15", count=exactly(15), state="serviceable", **item)
    situation = situation_of(book)
    (line,) = situation.equipment
    assert situation.disputes == ()
    assert line.left == (
        "20 out of use; 6 since returned, 14 still out; that leaves 18 of 32 held, "
        "of which 15 are told to be fit for use"
    )
    assert line.readiness == "47 % ready (15 of 32), below the 90 % line; told before: 9 on 2025-03-31"


def test_bare_plurals_and_parts_are_no_figures():
    """ "The vehicles were parked" beside twenty, and forty helmets in a store beside a thousand, change nothing."""
    book = Book()
    ops, wire = book.report("s", "2025-03-31", "Ops", kind="sitrep"), book.report("w", "2025-04-02", "North")
    book.claim(ops, "grounding", "Grounded 20", item="trucks", count=exactly(20), state="out")
    book.claim(
        wire, "grounding", "the vehicles were parked", item="vehicles", count=at_least(2, "vehicles"), state="out"
    )
    book.claim(ops, "holding", "Helmets held 1,060", item="helmets", count=exactly(1060), state="held")
    book.claim(wire, "holding", "40 in the store", item="helmets", count=exactly(40), state="held")
    situation = situation_of(book)
    told = {line.item: line for line in situation.equipment}
    assert told["vehicles"].grounded.words == "20"
    assert told["helmets"].held.words == "1,060"
    assert situation.disputes == ()


def test_holdings_that_cannot_both_be():
    """32 by the mission and 34 by an outlet are a dispute; best is the mission's."""
    book = Book()
    ops, wire = book.report("s", "2025-03-31", "Ops", kind="sitrep"), book.report("w", "2025-04-04", "Ledger")
    book.claim(ops, "holding", "Held 32", item="trucks", count=exactly(32), state="held")
    book.claim(wire, "holding", "That makes 34", item="trucks", count=exactly(34), state="held")
    situation = situation_of(book)
    assert [d.about for d in situation.disputes] == ["how many vehicles are held"]
    assert situation.equipment[0].held.words == "32 to 34, best 32"
