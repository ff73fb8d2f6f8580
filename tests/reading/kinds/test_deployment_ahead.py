"""Laws of deployments to come or long under way: announced, promised, due, stationed since."""

import pytest

AHEAD = [
    ("Rwanda will send 300 soldiers to Cabo Delgado.", "will send 300 soldiers"),
    ("Romania plans to send 300 gendarmes.", "plans to send"),
    ("Kenya has promised to deploy 40 gendarmes.", "promised to deploy"),
    ("Tonga has agreed to send a further platoon.", "a further platoon"),
    ("Some 900 paratroopers are due in the capital next week.", "are due in the capital"),
    ("The second of the two companies is due to arrive in Gao in July.", "due to arrive"),
    ("The envoy expects 70 Danish gunners to arrive in Goma by May.", "70 Danish gunners to arrive"),
    ("Two hundred extra soldiers would begin arriving on Friday, he said.", "begin arriving"),
]
NOW = [
    ("France is moving two companies up from the south.", "moving two companies"),
    ("Fiji flew in its first drone crew in May.", "flew in its first drone crew"),
    ("Mali sent a signals section of 25 in March.", "section of 25"),
    ("One coy GHA mech inf arrived Bunia 041200Z.", "arrived Bunia"),
    ("Some 40 gendarmes from Chad and Togo reached the north on Monday.", "40 gendarmes"),
]
NOT_TOLD = [
    "The patrol rolled into a canal.",
    "The mission took over from the previous force.",
    "No gunner was sent without a helmet.",
    "His men had been sent out without radios.",
    "A delegation will go to Berlin.",
    "If Nepal sends troops, the force will grow.",
    "Will Nepal send troops?",
    "Nepal may send troops to the mission.",
]


@pytest.mark.parametrize(("text", "words"), AHEAD)
def test_announced_deployments_are_expected(claims_of, text, words):
    """Who is to be sent or is due is a deployment that is expected, not one that took place."""
    told = [claim for claim in claims_of("deployment", text) if words in claim.quote.exact]
    assert told
    assert told[0].stance == "expects"


@pytest.mark.parametrize(("text", "words"), NOW)
def test_other_bands_and_places_are_read(claims_of, text, words):
    """Sections, crews and companies in short are sent and arrive as battalions are."""
    assert any(words in claim.quote.exact for claim in claims_of("deployment", text))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_deployment_is_made_up(claims_of, text):
    """Accidents, handovers, daily work, delegations, conditions and questions tell no deployment."""
    assert claims_of("deployment", text) == []


def test_a_unit_without_a_number_counts_nobody(claims_of):
    """ "A battalion" says nothing of how many people it has."""
    (told,) = claims_of("deployment", "Tanzania sent a battalion to Goma in May.")
    assert told.slots.count is None
