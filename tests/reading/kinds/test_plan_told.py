"""Laws of plans told otherwise: days set in the present, things to be done, inquiries, requests, aims."""

import pytest

FOUND = [
    ("The Security Council meets on Friday.", "meets on Friday"),
    ("A memorial service will be held in the camp on Sunday.", "will be held"),
    ("There will be an inquiry into the ambush.", "There will be an inquiry"),
    ("The findings will be published in July.", "will be published"),
    ("A smaller force is foreseen after July.", "is foreseen"),
    ("The wreck of the truck is being examined.", "is being examined"),
    ("A board of inquiry will deliver its findings.", "will deliver its findings"),
    ("The Togolese company moves to Bria at first light.", "moves to Bria"),
    ("The Council requests the Commission to draw up a plan for patrols.", "requests the Commission"),
    ("His aim is to hold the bridge by July.", "to hold the bridge"),
]
NOT_FOUND = [
    "I will take your questions on the ambush.",
    "We will remember the soldiers.",
    "Members will recall that two soldiers fell.",
    "The plates will stop a bullet.",
    "We will not pretend that the convoy was safe.",
    "The patrol meets gunmen every day.",
    "The ministry has undertaken to supply armour to the mission.",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_what_is_set_for_later_is_a_plan(claims_of, text, words):
    """What somebody will do, what is set for a day and what is looked into is a plan."""
    assert any(words in claim.quote.exact for claim in claims_of("plan", text))


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_nobody_sets_out_to_do_is_no_plan(claims_of, text):
    """Turns of speech, what a plate will do, habits and gifts are no plans."""
    assert claims_of("plan", text) == []
