"""Laws of want: what a force has to do without. All sentences are invented."""

import pytest

WANTED = [
    ("The battalion had no night-vision goggles.", "night-vision goggles", None),
    ("They were sent out without body armour.", "body armour", None),
    ("Half the troops lacked helmets.", "helmets", None),
    ("Soldiers complained that they ran out of ammunition within an hour.", "ammunition", None),
    ("The vehicles came without gun turrets.", "vehicles", "turret"),
    ("Police patrol in soft-skinned pickups.", "soft-skinned pickups", "armour"),
]


@pytest.mark.parametrize(("text", "item", "part"), WANTED, ids=[row[0] for row in WANTED])
def test_a_want_names_what_is_missing(claims_of, text, item, part):
    """The item is what is missing, or the vehicle that lacks a part."""
    told = [c.slots for c in claims_of("gear_failure", text) if c.slots.effect == "absent"]
    assert [(slots.item, slots.part) for slots in told] == [(item, part)]


@pytest.mark.parametrize(
    "text",
    [
        "There is no shortage of helmets.",
        "He was not carrying a weapon.",
        "No armoured vehicle was hit.",
        "Troops should not go out without helmets.",
    ],
)
def test_plenty_and_wishes_are_no_want(claims_of, text):
    """Plenty, arms of the accused, what was spared and what ought to be tell no want."""
    assert claims_of("gear_failure", text) == []
