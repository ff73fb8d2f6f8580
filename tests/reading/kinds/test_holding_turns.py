"""Laws of holdings told by a new total, a bare number, good order, or an answer. All sentences are invented."""

import pytest

TOLD = [
    ("A dozen Pandurs arrived by rail, bringing the fleet to 32.", 32, "held"),
    ("The company drives old Pandurs. The fleet numbers 45.", 45, "held"),
    ("The mission keeps 1,200 sets of body armour in good order.", 1200, "serviceable"),
    ("How many vests has the police? 38,000, the minister answered.", 38000, "held"),
    ("Only nine of the 21 vehicles can be driven.", 9, "serviceable"),
]


@pytest.mark.parametrize(("text", "number", "state"), TOLD, ids=[row[0] for row in TOLD])
def test_numbers_of_equipment_are_held(claims_of, text, number, state):
    """A total, a number, an order, an answer."""
    told = claims_of("holding", text)
    assert (number, state) in [(c.slots.count.min, c.slots.state) for c in told if c.slots.count is not None]


NOT_FOUND = [
    "How many soldiers has the mission? 900, the minister answered.",
    "The clinic has ten beds in good order.",
    "The reserve brings the battalion to 950.",
    "Each carrier meets the standard STANAG 4569.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_numbers_are_none(claims_of, text):
    """People, beds and praise of every piece tell no holding."""
    assert claims_of("holding", text) == []
