"""Laws of the holding grammar: what equipment there is, and what it is rated for. All sentences are invented."""

import pytest

TOLD = [
    ("The contingent has 16 armoured personnel carriers.", "armoured personnel carriers", (16, 16), "held"),
    ("Only four of the eleven personnel carriers are operational.", "personnel carriers", (4, 4), "serviceable"),
]


@pytest.mark.parametrize(("text", "item", "count", "state"), TOLD, ids=[row[0] for row in TOLD])
def test_a_holding_tells_item_count_and_state(claims_of, plain, text, item, count, state):
    """What a force has and what of it can be used are counted."""
    (claim,) = claims_of("holding", text)
    assert (claim.slots.item, plain(claim.slots.count), claim.slots.state) == (item, count, state)


def test_standard_and_level_are_kept_in_the_words_of_the_report(claims_of):
    """A rating names its standard and its level."""
    (claim,) = claims_of("holding", "The new vests are rated NIJ level III.")
    assert (claim.slots.standard, claim.slots.level) == ("NIJ", "level III")


@pytest.mark.parametrize(
    "text", ["The army has 4,000 soldiers.", "The mission has no armoured vehicles.", "He has a car."]
)
def test_people_and_nothing_are_no_holdings(claims_of, text):
    """People, nothing and private things are not held equipment."""
    assert claims_of("holding", text) == []
