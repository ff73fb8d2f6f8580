"""Laws of plans told otherwise: days set in the present, things to be done, inquiries, requests, aims."""

import pytest

FOUND = [
    ("The cabinet votes on Thursday.", "votes on Thursday"),
    ("A memorial service will be held in the camp on Sunday.", "will be held"),
    ("There will be an inquiry into the ambush.", "There will be an inquiry"),
    ("The findings will be published in July.", "will be published"),
    ("A larger police unit is envisaged for July.", "is envisaged"),
    ("The wreck of the truck is being examined.", "is being examined"),
    ("The panel will present its conclusions.", "will present its conclusions"),
    ("The Togolese platoon leaves for Bria at dawn.", "leaves for Bria"),
    ("The assembly instructs the ministry to repair the road.", "instructs the ministry"),
    ("The colonel's goal is to open the road by June.", "to open the road"),
]
NOT_FOUND = [
    "He will take questions on the ambush.",
    "We will remember the soldiers.",
    "Readers will recall the ambush.",
    "The plates will stop a bullet.",
    "We will not pretend that the convoy was safe.",
    "The patrol meets gunmen every day.",
    "The ministry has promised to provide radios to the mission.",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_what_is_set_for_later_is_a_plan(claims_of, text, words):
    """What somebody will do, what is set for a day and what is looked into is a plan."""
    assert any(words in claim.quote.exact for claim in claims_of("plan", text))


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_nobody_sets_out_to_do_is_no_plan(claims_of, text):
    """Turns of speech, what a plate will do, habits and gifts are no plans."""
    assert claims_of("plan", text) == []
