"""Laws of the looser rules for groundings. All sentences are invented."""

import pytest

TOLD = [
    ("The mission has withdrawn the armoured vehicles from service.", "out"),
    ("Most of the fleet sits idle in the compound.", "out"),
    ("UN flights to the north have been suspended.", "out"),
    ("Ten of the 26 vehicles are off the road.", "out"),
    ("The vests are not to be used until they have been tested.", "out"),
    ("The force commander barred the use of the pickups outside the base.", "out"),
    ("The grounding of the helicopters left the north without cover.", "out"),
    ("Six vehicles are back on the road.", "returned"),
    ("Flights resumed on Wednesday.", "returned"),
    ("The ban on the vehicles was lifted on Friday.", "returned"),
]


@pytest.mark.parametrize(("text", "state"), TOLD, ids=[row[0] for row in TOLD])
def test_out_and_back_are_told_apart(claims_of, text, state):
    """Equipment out of use, and back in it."""
    assert [claim.slots.state for claim in claims_of("grounding", text)] == [state]


MODES = [
    ("Crews would not board the carriers.", "refused"),
    ("Officers declined to go out in the vehicles.", "refused"),
    ("The contingent was ordered to stop using the vehicles.", "ordered"),
    ("Headquarters told its officers not to use the older vests.", "ordered"),
    ("As a precaution, the vests were withdrawn.", "precaution"),
]


@pytest.mark.parametrize(("text", "mode"), MODES, ids=[row[0] for row in MODES])
def test_who_grounded_it_gives_the_mode(claims_of, text, mode):
    """Crews refuse, headquarters order, and some do it as a precaution."""
    assert [claim.slots.mode for claim in claims_of("grounding", text)] == [mode]


@pytest.mark.parametrize(
    "text",
    [
        "The court suspended the sentence.",
        "The army has confiscated 324 rifles.",
        "Vehicles entering the town were stopped.",
        "He refused to get out of his vehicle.",
    ],
)
def test_courts_checkpoints_and_seizures_ground_nothing(claims_of, text):
    """What is suspended, seized or stopped elsewhere is no grounding."""
    assert claims_of("grounding", text) == []
