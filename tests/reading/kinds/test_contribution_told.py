"""Laws of gifts told by any verb, participle or noun of giving, and of sums that keep to their own clause."""

import pytest

FOUND = [
    ("Chile chipped in £6m for the mission.", "chipped in £6m", "paid"),
    ("Peru has set aside 300,000 dollars for the force.", "set aside 300,000 dollars", "committed"),
    ("Norway has made over 40 lorries to the mission.", "made over 40 lorries", "delivered"),
    (
        "Japan has promised to lend radios to the brigade.",
        "promised to lend radios",
        "committed",
    ),
    ("The mission opened a clinic financed by Japan.", "clinic financed by Japan", "paid"),
    (
        "The fund has grown. Of 90 million dollars that were promised, a third is here.",
        "that were promised",
        "pledged",
    ),
    ("Peru's 5 million dollars for the mission is frozen.", "is frozen", "frozen"),
]
NOT_FOUND = [
    "The gang demanded a ransom of 2 million dollars.",
    "The damage to the base came to 3 million dollars.",
    "The mission may chip in £6m one day.",
    "The plate can stop a rifle round.",
    "The soldier put his helmet on the table.",
]


@pytest.mark.parametrize(("text", "words", "state"), FOUND)
def test_gifts_by_any_verb_are_found(claims_of, text, words, state):
    """Money or goods put at a force's disposal are a contribution, in the state that their own clause tells."""
    told = [claim for claim in claims_of("contribution", text) if words in claim.quote.exact]
    assert told
    assert told[0].slots.state == state


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_sums_are_no_contribution(claims_of, text):
    """Ransoms, damage, what may be given one day and what a plate can stop are no gifts."""
    assert claims_of("contribution", text) == []


def test_a_state_stays_in_its_conjunct(claims_of):
    """ "Frozen" in one half of a sentence says nothing of the sum in the other half."""
    text = "Of the pledges to the fund, 4 million dollars had been frozen, while 70 million dollars had been received."
    states = {claim.slots.state for claim in claims_of("contribution", text) if "70 million" in claim.quote.exact}
    assert "frozen" not in states
    assert states
