"""Laws of milestones told otherwise: terms given or running out, days that are set, firsts of any sort."""

import pytest

FOUND = [
    ("Its mandate lapses in May unless the Council renews it.", "expiry"),
    ("In May the bloc gave the mission a further six months.", "mandate"),
    ("Resolution 1902 gave the force a year.", "mandate"),
    ("Mandate renewed on 3 March by resolution 1902.", "mandate"),
    ("The Assembly authorised 2,000 police in March.", "mandate"),
    ("This is the first soldier the force has lost to malaria.", "first"),
    ("The vote is set for 4 June.", "aim"),
    ("The lorries are to be in place by March.", "aim"),
    ("The colonel looks forward to a full handover by the end of 2027.", "aim"),
]
NOT_FOUND = [
    "The first shots were fired at dawn.",
    "First he drove to the camp.",
    "The mandate of heaven is an old idea.",
    "The mother spoke to her son for the first time.",
    "The elections were held in May.",
    "The plates, made in 2011, were approved until 2021.",
    "We will have this under control by Friday.",
]


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_terms_days_and_firsts_are_milestones(claims_of, text, kind):
    """A term that is given or ends, a day that is set and a first of the force are milestones."""
    assert kind in [claim.slots.type for claim in claims_of("milestone", text)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_firsts_and_days_are_none(claims_of, text):
    """A family's firsts, days gone by and what equipment is approved for are no milestones."""
    assert claims_of("milestone", text) == []
