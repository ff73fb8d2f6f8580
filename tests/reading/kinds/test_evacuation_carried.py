"""Laws of evacuations told by who carried the hurt, on what, and how they got there."""

import pytest

FIELD = "A mine wounded several soldiers of the battalion on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A helicopter plucked two wounded riflemen from the ridge.", 2),
        ("The crew handed two burned sailors over to the field hospital.", 2),
        ("Seats were found for four casualties on the charter to Ankara.", 4),
        ("It took nine hours to get the wounded captain to an operating theatre.", 1),
        ("Two stretcher cases left on the morning Hercules for Dakar.", 2),
        ("The hospital ship took off forty of the wounded.", 40),
        ("No one needed moving last night.", 0),
    ],
)
def test_carriers_and_ways_tell_an_evacuation(claims_of, text, number):
    """The hurt, a carrier or a place of care make a move an evacuation."""
    assert number in [c.slots.count.min for c in claims_of("evacuation", FIELD + text) if c.slots.count]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has flown in 750 men.",
        "A helicopter that was to collect the casualties turned back.",
        "Police put the man into a van at the scene.",
        "We have nobody in custody.",
        "The brigade had too few boats to bring out its wounded.",
        "If the road is cut, the wounded will go by boat.",
    ],
)
def test_reinforcements_plans_and_arrests_are_no_evacuation(claims_of, text):
    """Movements of others, and those that were only meant, tell nothing."""
    assert claims_of("evacuation", FIELD + text) == []
