"""Laws of the looser rules for evacuations, and of roll calls. All sentences are invented."""

import pytest

TOLD = [
    ("Four wounded soldiers were flown out to Dakar.", (4, 4)),
    ("Two of the injured were airlifted to Nairobi.", (2, 2)),
    ("Nine soldiers were wounded. Five of them were helicoptered to Goma.", (5, 5)),
    ("Seven are being treated at a UN clinic.", (7, 7)),
    ("Six injured police were sent to hospital in Carrefour.", (6, 6)),
    ("The corporal, whose leg was broken, has been moved to Nairobi.", (1, 1)),
    ("An Indian field hospital treated two Tanzanian peacekeepers.", (2, 2)),
    ("Officer shot in hand, evacuated.", (1, 1)),
]


@pytest.mark.parametrize(("text", "count"), TOLD, ids=[row[0] for row in TOLD])
def test_moves_and_care_are_counted(claims_of, plain, text, count):
    """Moves by air and road, and care in a hospital."""
    assert [plain(claim.slots.count) for claim in claims_of("evacuation", text)] == [count]


def test_they_take_the_number_they_stand_for(claims_of, plain):
    """A pronoun counts the people told before."""
    (claim,) = claims_of("evacuation", "Four officers were hurt. They were evacuated by UN helicopter.")
    assert plain(claim.slots.count) == (4, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Twenty students were flown to Paris for a conference.",
        "The delegation was flown to Goma to meet the governor.",
        "Residents were evacuated from the flooded district.",
        "It is difficult to evacuate them.",
        "He declined to say who had carried out the attack.",
    ],
)
def test_travel_and_wishes_are_no_evacuation(claims_of, text):
    """Journeys, flight from floods, and what could not be done."""
    assert claims_of("evacuation", text) == []


ROLL = """Roll call of soldiers. Strength / present / evacuated / missing.
FIRST: 140 / 133 / 6 / 1
SECOND: 80 / 80 / 0 / 0
"""


def test_a_roll_call_gives_its_column_of_the_evacuated(claims_of, plain):
    """Each row with a number above nought in that column is a claim."""
    told = claims_of("evacuation", ROLL)
    assert [(claim.slots.who, plain(claim.slots.count)) for claim in told] == [("FIRST", (6, 6))]
