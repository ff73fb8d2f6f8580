"""Laws of the looser rules for equipment under test: threats, guards, states and names of events. All invented."""

import pytest

TOLD = [
    ("The 7.62 mm rounds tore through the side door of the Casspir.", "perforated"),
    ("Two rounds went in one side of the turret and out the other.", "perforated"),
    ("The body armour offered no protection when the patrol was shot at.", "perforated"),
    ("Penetration of the hull was confirmed by engineers.", "perforated"),
    ("None of the rounds penetrated the hull.", "held"),
    ("The bullet lodged in the plate.", "held"),
    ("Rounds bounced off the sides of the vehicle.", "held"),
    ("The plates cracked after a single hit.", "deformed"),
    ("The carrier overturned on a muddy bend.", "immobilised"),
    ("A mine blew off the front wheel of a Nyala.", "immobilised"),
    ("Two of the trucks would not start.", "broke_down"),
    ("The radios were dead for most of the fight.", "broke_down"),
    ("The machine gun misfired twice.", "broke_down"),
    ("Rebels set fire to two UN trucks.", "destroyed"),
    ("A UN drone crashed near the airfield.", "destroyed"),
    ("Helmets issued to the contingent were the wrong size.", "other"),
    ("Three vehicles were damaged when their patrol came under attack.", "partial"),
]


@pytest.mark.parametrize(("text", "effect"), TOLD, ids=[row[0] for row in TOLD])
def test_an_effect_is_found_wherever_its_words_stand(claims_of, text, effect):
    """Active, passive, nominal and negated tellings give the effect that befell the equipment."""
    assert effect in [claim.slots.effect for claim in claims_of("gear_failure", text)]


def test_both_stand_for_the_machines_told_last(claims_of, plain):
    """Where only a machine can be meant, "both" takes item and number from the sentence before."""
    told = claims_of("gear_failure", "Two Casspirs went out with nine officers. Both got stuck.")
    assert [(claim.slots.item, plain(claim.slots.count)) for claim in told] == [("Casspirs", (2, 2))]


SILENT = [
    "Would the glass hold?",
    "If the vests do not stop rounds, they will be replaced.",
    "The deal broke down on Friday.",
    "The challenger held on to win.",
    "He burned to death inside the vehicle.",
    "A helmet was never going to stop a rifle.",
    "Soldiers stopped a truck at the checkpoint.",
    "Over ten private vehicles were damaged.",
    "The train was late when it crashed.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_sounds_like_it_is_silent(claims_of, text):
    """Questions, conditions, deals, people, the future and private cars are no equipment under test."""
    assert claims_of("gear_failure", text) == []
