"""Laws of holdings told by parts of a whole, by age, by purpose, or in lists. All sentences are invented."""

import pytest

TOLD = [
    ("Of the force's 40 carriers, 22 can be used.", [("serviceable", (22, 22)), ("held", (40, 40))]),
    ("Of 120 trucks on the books 81 can be driven.", [("serviceable", (81, 81)), ("held", (120, 120))]),
    ("The battalion's helmets date from 1998.", [("held", (2, None))]),
    ("The contingent has armoured carriers from the eighties.", [("held", (2, None))]),
    ("The helmets were designed to resist fragments only.", [("held", (2, None))]),
    ("The patrol has new vests. 300 sets are in store.", [("held", (300, 300))]),
    ("The force has:\n\u2022 6 helicopters\n", [("held", (6, 6))]),
]


@pytest.mark.parametrize(("text", "states"), TOLD, ids=[row[0] for row in TOLD])
def test_what_there_is_is_told_by_parts_ages_and_lists(claims_of, plain, text, states):
    """Numbers of a whole, years of make, what things were made to stop, entries."""
    told = [(claim.slots.state, plain(claim.slots.count)) for claim in claims_of("holding", text)]
    assert all(state in told for state in states)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 40 people, 22 can drive.",
        "Two helicopters flew over the town.",
        "Three trucks arrived at the gate.",
        "The rebels have 40 tanks.",
        "The building dates from 1998.",
        "Would 30 carriers be enough?",
        "Convoys used to cross with nine lorries.",
    ],
)
def test_movements_and_others_hold_nothing(claims_of, text):
    """What flew by, what arrived, what the rebels have, and questions."""
    assert claims_of("holding", text) == []
