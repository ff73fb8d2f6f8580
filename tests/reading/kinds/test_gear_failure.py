"""Laws of the gear failure grammar: what was tested by events, and how it did. All sentences are invented."""

import pytest

TOLD = [
    ("A round went through the side of the armoured car.", "armoured car", "perforated", "side"),
    ("A round pierced her helmet.", "helmet", "perforated", None),
    ("Their vests were penetrated by rifle bullets.", "vests", "perforated", None),
    (
        "A shell fragment punched a hole in the windscreen of the armoured bus.",
        "armoured bus",
        "perforated",
        "windscreen",
    ),
    (
        "The carrier was an old one; a vehicle did not stop two bullets and two scouts fled.",
        "vehicle",
        "perforated",
        None,
    ),
    ("The MRAP withstood an explosion.", "MRAP", "held", None),
    ("The armoured car's windows stopped two rounds.", "armoured car", "held", "window"),
    ("The ceramic plates cracked when dropped.", "ceramic plates", "deformed", None),
    ("An armoured personnel carrier got stuck in a ditch.", "armoured personnel carrier", "immobilised", None),
    ("One of the trucks bogged down in mud.", "trucks", "immobilised", None),
    ("The armoured vehicle broke down on a hill.", "armoured vehicle", "broke_down", None),
    ("The machine gun jammed.", "machine gun", "broke_down", None),
    ("An anti-tank missile destroyed the Casspir.", "Casspir", "destroyed", None),
    ("The Humvee had no armour plating.", "Humvee", "absent", "plating"),
    ("The vest did nothing to stop the round.", "vest", "perforated", None),
    ("The helmet let a bullet through.", "helmet", "perforated", None),
    ("An armoured car slid into a canal.", "armoured car", "immobilised", None),
    ("A mine disabled the MRAP.", "MRAP", "immobilised", None),
    ("The MRAP would not start.", "MRAP", "broke_down", None),
    ("Two army trucks were set ablaze.", "army trucks", "destroyed", None),
    ("The truck's engine failed.", "truck", "broke_down", "engine"),
    ("The vests are expired.", "vests", "other", None),
]

SILENT = [
    "Bullets could pierce these vests.",
    "It was the third time that a door failed to keep out a bullet.",
    "The company broke down the figures.",
    "A fire destroyed 40 houses.",
    "The blue helmets were stuck in the village.",
]


@pytest.mark.parametrize(("text", "item", "effect", "part"), TOLD, ids=[row[0] for row in TOLD])
def test_a_test_of_equipment_gives_item_effect_and_part(claims_of, text, item, effect, part):
    """Pierced, held, stuck, broken down, destroyed, lacking or faulty equipment is one claim with its part."""
    (claim,) = claims_of("gear_failure", text)
    assert (claim.slots.item, claim.slots.effect, claim.slots.part) == (item, effect, part)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_test_of_equipment_is_left_alone(claims_of, text):
    """Possibilities, ordinals, people and other things are no failures of equipment."""
    assert claims_of("gear_failure", text) == []


def test_threat_model_and_number_are_told(claims_of, plain):
    """The threat, the model's name, the hits and the number of items stand in their slots."""
    (claim,) = claims_of("gear_failure", "Three bullets pierced the hull of a Casspir.")
    assert (claim.slots.threat, claim.slots.model) == ("Three bullets", "Casspir")
    assert (plain(claim.slots.hits), plain(claim.slots.count)) == ((3, 3), (1, 1))


def test_one_of_them_stands_for_the_last_equipment(claims_of):
    """ "One of them" and "the other" are the vehicles told before."""
    text = "Two armoured trucks were sent from the base, but one of them bogged down, while the other broke down."
    assert [(c.slots.item, c.slots.effect) for c in claims_of("gear_failure", text)] == [
        ("armoured trucks", "immobilised"),
        ("armoured trucks", "broke_down"),
    ]
