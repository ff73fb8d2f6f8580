"""Laws of milestones told otherwise: terms given or running out, days that are set, firsts of any sort."""

import pytest

FOUND = [
    ("Its mandate ends in May unless the donors step in.", "expiry"),
    ("In May the summit granted the mission nine months.", "mandate"),
    ("The Assembly granted the force a year.", "mandate"),
    ("Authorisation extended on 3 March.", "mandate"),
    ("The Assembly authorised 2,000 police in March.", "mandate"),
    ("This is the first soldier the force has lost to malaria.", "first"),
    ("The vote is set for 4 June.", "aim"),
    ("The new tents are to stand by March.", "aim"),
    ("The envoy looks forward to a vote by the end of 2027.", "aim"),
]
NOT_FOUND = [
    "The first shots were fired at dawn.",
    "First he drove to the camp.",
    "The mandate of heaven is an old idea.",
    "The father saw his daughter for the first time.",
    "The elections were held in May.",
    "The vests were approved until 2019.",
    "We will have soup by Friday.",
]


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_terms_days_and_firsts_are_milestones(claims_of, text, kind):
    """A term that is given or ends, a day that is set and a first of the force are milestones."""
    assert kind in [claim.slots.type for claim in claims_of("milestone", text)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_firsts_and_days_are_none(claims_of, text):
    """A family's firsts, days gone by and what equipment is approved for are no milestones."""
    assert claims_of("milestone", text) == []
