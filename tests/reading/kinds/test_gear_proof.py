"""Laws of equipment under test told around its verb, by its name or its silence. All sentences are invented."""

import pytest

BEFORE = "The patrol wore new helmets and drove a carrier. "
TOLD = [
    ("The hatch let four rounds through.", "perforated"),
    ("The plate took two bullets.", "held"),
    ("What failed was the gearbox.", "broke_down"),
    ("The hull did its job.", "held"),
    ("A bomb tossed the carrier onto its roof.", "immobilised"),
    ("A lump of iron went into the door of the carrier.", "perforated"),
    ("A rocket flattened the watchtower.", "destroyed"),
    ("The blast walls held.", "held"),
    ("The siren did not sound.", "broke_down"),
    ("The visors, new in spring, split at the edge.", "deformed"),
    ("The gearbox of the carrier gave way.", "broke_down"),
]


@pytest.mark.parametrize(("text", "effect"), TOLD, ids=[row[0] for row in TOLD])
def test_tests_are_told_around_the_verb(claims_of, text, effect):
    """Rounds let in or taken, blasts that toss, parts that give way, devices that stay silent."""
    assert effect in [claim.slots.effect for claim in claims_of("gear_failure", BEFORE + text)]


@pytest.mark.parametrize(
    "text",
    [
        "The soldier took a bullet in the leg.",
        "The commission did its duty.",
        "If a round hits the plate, it will crack.",
        "Did the vest stop the round?",
        "The team took two points.",
        "No soldier went out without a helmet.",
        "The police stopped a truck at the gate.",
    ],
)
def test_people_questions_and_conditions_test_nothing(claims_of, text):
    """What befalls people, what is asked and what would be, fails no equipment."""
    assert claims_of("gear_failure", text) == []
