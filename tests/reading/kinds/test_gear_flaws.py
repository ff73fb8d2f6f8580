"""Laws of equipment told by its flaws, its signs of damage, its shares and its silence. All sentences are invented."""

import pytest

TOLD = [
    ("Cracks have appeared in the hulls of five Pumas.", "deformed"),
    ("Fractures showed up in the axle welds of the new trucks.", "deformed"),
    ("A dented helmet hangs on the wall of the aid post.", "deformed"),
    ("The brakes went on the hill outside Goma.", "broke_down"),
    ("Four men share one vest.", "absent"),
    ("There is one helmet for every three guards.", "absent"),
    ("His helmet lay in the tent.", "absent"),
    ("The tank's engine had seized.", "broke_down"),
    ("Dust had choked both machine guns.", "broke_down"),
    ("The bullet spent its force in the steel insert.", "held"),
    ("The vests passed their use-by date in 2022.", "other"),
    ("Our trucks were sieves by the end of the week.", "perforated"),
    ("The mine tore the front off a Nyala.", "immobilised"),
]


@pytest.mark.parametrize(("text", "effect"), TOLD, ids=[row[0] for row in TOLD])
def test_a_flaw_is_a_failure(claims_of, text, effect):
    """What is cracked, worn, shared, left behind or gone was put to the test."""
    assert [claim.slots.effect for claim in claims_of("gear_failure", text)] == [effect]


NOT_FOUND = [
    "No cracks were found in the hulls of the Pumas.",
    "Should the carriers fail the test, the army will send them back.",
    "The brakes went on being made in Kigali.",
    "A good helmet stops stones.",
    "The mission wants a helmet for every guard.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_did_not_fail_is_none(claims_of, text):
    """Denials, conditions, habits and wishes tell no failure."""
    assert claims_of("gear_failure", text) == []
