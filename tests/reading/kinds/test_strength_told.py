"""Laws of strengths told by what a number stands for: levels, ceilings, portions, rolls."""

import pytest

FOUND = [
    ("The force dwindled from 6,000 to barely 900 within a year.", (900, 900)),
    ("The size of the contingent has grown to 450.", (450, 450)),
    ("The mission was trimmed to 3,400 in the spring.", (3400, 3400)),
    ("The number of observers went down from 140 to 96.", (96, 96)),
    ("The brigade, at 2,900 men, is far short of its target.", (2900, 2900)),
    ("The force has six battalions. Malawi, at 640, comes third.", (640, 640)),
    ("The battalion is tired. It now has 1,120.", (1120, 1120)),
    ("The mission can call on just over 900.", None),
    ("The mission was planned at 1,600, the colonel said.", (1600, 1600)),
    ("The battalion landed in May. By now 640 have reported.", (640, 640)),
    ("The battalion went home. Roughly 250 stayed behind.", (250, 250)),
    ("The battalion went home. There were never more than 400 of them.", None),
    ("The force has 2,100 soldiers, of whom 300 are Nepalese.", (300, 300)),
    ("The mission counted 9,200 soldiers and 1,310 police.", (1310, 1310)),
    ("A garrison of 380 people cannot watch the border.", (380, 380)),
    ("Strength in June: 9,870 soldiers and 940 police.", (9870, 9870)),
    ("NEP coy 96 all ranks.", (96, 96)),
]
NOT_FOUND = [
    "Five of the 12 soldiers were wounded.",
    "The convoy carried 300 sacks of rice.",
    "About 40 soldiers were ambushed near the bridge.",
    "The gang has 500 men.",
    "The village has 2,000 people.",
    "In 1998 the force left.",
    "The soldiers were searched for; some 300 remain missing.",
    "The vests cost 900 each.",
    "Would 500 men be enough for the force?",
    "The toll rose to 95 soldiers.",
]


@pytest.mark.parametrize(("text", "count"), FOUND)
def test_numbers_that_stand_for_a_force_are_strengths(claims_of, plain, text, count):
    """A number that a force has, falls to, is foreseen at or divides into is a strength."""
    counts = [plain(claim.slots.count) for claim in claims_of("strength", text)]
    assert count in counts if count is not None else counts


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_numbers_are_no_strength(claims_of, text):
    """Harmed people, goods, gangs, towns, years, prices and questions tell no strength."""
    assert claims_of("strength", text) == []
