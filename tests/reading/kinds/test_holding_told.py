"""Laws of the looser rules for holdings. All sentences are invented."""

import pytest

TOLD = [
    ("The brigade owns three attack helicopters.", "held", (3, 3)),
    ("The unit is equipped with 60 armoured carriers.", "held", (60, 60)),
    ("Of its 40 APCs only 12 run.", "serviceable", (12, 12)),
    ("Only nine of 21 army trucks still work.", "serviceable", (9, 9)),
    ("There are only three working carriers.", "serviceable", (3, 3)),
    ("Eighteen more armoured vehicles are on order.", "on order", (18, 18)),
    ("They spoke of the 10 armoured vehicles that the force already has.", "held", (10, 10)),
]


@pytest.mark.parametrize(("text", "state", "count"), TOLD, ids=[row[0] for row in TOLD])
def test_numbers_of_equipment_are_held_usable_or_on_order(claims_of, plain, text, state, count):
    """Having, working and waiting, in active and passive, before and behind the equipment."""
    assert (state, count) in [(c.slots.state, plain(c.slots.count)) for c in claims_of("holding", text)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The officers wear level IIIA vests.", "level IIIA"),
        ("The carriers are rated to STANAG level 2.", "level 2"),
        ("The vehicles, rated at BR6, were bought for the police.", "BR6"),
    ],
)
def test_a_rating_keeps_its_level(claims_of, text, level):
    """A level counts where protective equipment is named."""
    assert level in [claim.slots.level for claim in claims_of("holding", text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mission received 20 complaints.",
        "They were taken to a level II hospital.",
        "The first meeting of the group of eight was held.",
        "The gang had three mortars.",
    ],
)
def test_letters_hospitals_and_meetings_are_no_holdings(claims_of, text):
    """What is no equipment of a force is not held."""
    assert claims_of("holding", text) == []
