"""Laws of the brief on means."""

from tests.briefing.mission import brief_of, make_book, sections_by_key


def cells(key):
    table = sections_by_key(brief_of(make_book()))[key].table
    return {row.cells[0]: row.cells[1:] for row in table.rows}


def test_groundings_leave_what_they_leave():
    """Held, serviceable and grounded stand side by side; what isn't told is said to be not told."""
    told = cells("equipment")
    assert told["armoured vehicles"][:2] == ("34", "9")
    assert told["armoured vehicles"][2].startswith("20")
    assert told["helmets"][1] == "not told"


def test_a_ceiling_is_no_strength():
    """What is authorised has a row of its own."""
    told = cells("force")
    assert told["Whole force, authorised"][0] == "2,500"
    assert told["Whole force"][0] == "1,004"


def test_amounts_keep_their_currency_and_state():
    """A frozen sum is not one that was paid."""
    told = cells("contributions")
    assert told["Orland"][1:3] == ("USD 63,000,000", "paid")
    assert told["Vestria"][1:3] == ("USD 13,300,000", "frozen")
