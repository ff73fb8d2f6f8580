"""Laws of equipment taken out of use or brought back, by turns of phrase. All sentences are invented."""

import pytest

TOLD = [
    ("The colonel had the Nyalas towed back to the depot.", "out"),
    ("The unit had its night-vision goggles withdrawn after a fire in the store.", "out"),
    ("The contingent took its armoured buses off the airport run.", "out"),
    ("The ministry struck 30 old jeeps off its books in March.", "out"),
    ("The commander told his companies to leave the Pumas where they stood until the glass was tested.", "out"),
    ("A moratorium on the use of the old gas launchers came into force on Monday.", "out"),
    ("The recall affects 600 helmets of that make.", "out"),
    ("Nobody was to drive a petrol truck again.", "out"),
    ("The new mortars may not be fired until the fuzes have been examined.", "out"),
    ("The troops gave their vests back unworn.", "out"),
    ("Nine BTR-70s stand on bricks in Kidal for lack of axles.", "out"),
    ("Gunners refused another patrol in the Snatch Land Rovers.", "out"),
    ("New batteries brought all nine scout cars out of the hangar.", "returned"),
    ("The Saxons were cleared for the road by Tuesday's order.", "returned"),
]


@pytest.mark.parametrize(("text", "state"), TOLD, ids=[row[0] for row in TOLD])
def test_turns_of_phrase_take_out_and_bring_back(claims_of, text, state):
    """Towing, striking off, moratoria, keys, sheds and blocks."""
    assert [claim.slots.state for claim in claims_of("grounding", text)] == [state]


NOT_FOUND = [
    "The ministry has not withdrawn the helmets.",
    "If the vests fail the test they will be recalled.",
    "The opposition called for a moratorium on the use of gas launchers.",
    "The minister had the road closed.",
    "Rebels had two trucks hauled to the river.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_stays_in_use_is_none(claims_of, text):
    """Denials, conditions, demands and what others do tell no grounding."""
    assert claims_of("grounding", text) == []
