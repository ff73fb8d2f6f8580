"""Laws of the grounding grammar: equipment out of use and back. All sentences are invented."""

import pytest

TOLD = [
    (
        "Twelve armoured trucks were grounded on Monday after brake failures.",
        "armoured trucks",
        (12, 12),
        "ordered",
        "out",
    ),
    ("Drivers refused to board the trucks.", "trucks", (2, None), "refused", "out"),
    ("The scouts declined to ride in 8 armoured cars, which were parked.", "armoured cars", (8, 8), "refused", "out"),
    (
        "The force suspended the use of all Casspir carriers pending an inspection.",
        "Casspir carriers",
        (2, None),
        "precaution",
        "out",
    ),
    ("The ministry ordered the withdrawal of the fleet from service.", "fleet", (1, 1), "ordered", "out"),
    ("Eight of the armoured cars stood idle in the yard.", "armoured cars", (8, 8), None, "out"),
    ("The commander ordered that the carriers no longer be used.", "carriers", (2, None), "ordered", "out"),
    ("The scouts would not ride in the armoured trucks.", "armoured trucks", (2, None), "refused", "out"),
    ("The patrol boats returned to service.", "patrol boats", (2, None), None, "returned"),
]

SILENT = [
    "The truck was parked outside the market.",
    "The pilot grounded his argument in law.",
    "Officers refused to use force.",
    "The army withdrew from the town.",
    "Helicopters would be grounded if the storm came.",
]


@pytest.mark.parametrize(("text", "item", "count", "mode", "state"), TOLD, ids=[row[0] for row in TOLD])
def test_a_grounding_tells_item_count_mode_and_state(claims_of, plain, text, item, count, mode, state):
    """What was taken out of use or brought back is one claim, refused and parked told once."""
    (claim,) = claims_of("grounding", text)
    slots = claim.slots
    assert (slots.item, plain(slots.count), slots.mode, slots.state) == (item, count, mode, state)


@pytest.mark.parametrize("text", SILENT)
def test_other_parking_and_refusing_is_no_grounding(claims_of, text):
    """Parking, arguing, refusing other things, withdrawing people and conditions are no groundings."""
    assert claims_of("grounding", text) == []


def test_the_reason_is_kept(claims_of):
    """Why equipment was grounded is told in the report's words."""
    (claim,) = claims_of("grounding", "Nine armoured cars were grounded after drivers refused to use them.")
    assert claim.slots.reason is not None
    assert "refused" in claim.slots.reason
