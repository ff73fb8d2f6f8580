"""Laws of equipment handed in, confined, held, forbidden to leave, and let go again. All sentences are invented."""

import pytest

TOLD = [
    ("The force told companies to hand in every helmet of that batch.", "out"),
    ("All 30 jammers must be turned in for tests.", "out"),
    ("The company placed ten carriers under technical inspection.", "out"),
    ("No carrier of the type is to leave a paved road until the brakes have been checked.", "out"),
    ("The gunships have stood in a shed since May without spares.", "out"),
    ("The trucks are to remain inside the wire.", "out"),
    ("The battalion has parked nine carriers while mechanics look at the axles.", "out"),
    ("Use of the carriers after dark has been forbidden.", "out"),
    ("For a week no carrier left the barracks.", "out"),
]


@pytest.mark.parametrize(("text", "state"), TOLD, ids=[row[0] for row in TOLD])
def test_equipment_is_held_back(claims_of, text, state):
    """Orders, inspections, sheds and silence in the yard."""
    assert [claim.slots.state for claim in claims_of("grounding", text)] == [state]


BACK = [
    ("Six were released again last week.", (6, 6)),
    ("Five were cleared and reissued.", (5, 5)),
    ("Three were again on patrol by Monday.", (3, 3)),
]


@pytest.mark.parametrize(("text", "count"), BACK, ids=[row[0] for row in BACK])
def test_what_was_held_comes_back(claims_of, plain, text, count):
    """A number stands for the equipment told just before as out of use."""
    told = claims_of("grounding", f"Ten carriers were withdrawn from patrol. {text}")
    assert [(claim.slots.state, plain(claim.slots.count)) for claim in told][1:] == [("returned", count)]


@pytest.mark.parametrize(
    "text",
    [
        "If a plate cracks, it must be handed in.",
        "The rebels handed in 40 rifles under the programme.",
        "The soldiers were confined to barracks after the riot.",
        "Six prisoners were freed again in May.",
        "Soldiers parked two carriers across the road to block it.",
        "The driver parked the truck and walked to the gate.",
        "Will the fleet be grounded?",
    ],
)
def test_people_conditions_and_roadblocks_ground_nothing(claims_of, text):
    """What is done with people or by others, or only asked, is no grounding."""
    assert claims_of("grounding", text) == []
