"""Laws of the concern grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    ("Soldiers raised concerns about the age of their vests.", "the age of their vests", {}),
    ("Morale has been low since the attack on the soldiers.", "Morale has been low", {}),
    ("The patrols lack working radios, police said after the ambush.", "The patrols lack working radios", {}),
    ("There are too few helmets for the soldiers.", "too few helmets", {}),
    ("The mission has struggled to find helicopters for the wounded.", "has struggled to find helicopters", {}),
    ("Heavy fire hampered the evacuation of the wounded soldiers.", "hampered the evacuation", {}),
    ("The battalion has faced supply problems since the war began.", "has faced supply problems", {}),
    ("Officers complained of thin armour after the attack.", "complained of thin armour", {}),
    ("The contingent suffers from a shortage of spare parts, soldiers said.", "shortage of spare parts", {}),
    ("Drivers were going out without body armour, wounded soldiers said.", "without body armour", {}),
    (
        "A brother of the dead soldier said that the army had lied about the date.",
        "the army had lied about the date",
        {},
    ),
    ("The plates that the soldiers got are not good enough.", "are not good enough", {}),
    ("Their helmets were not fit for purpose, a wounded man said.", "not fit for purpose", {}),
    ("Delegates will press the donors over the state of the trucks.", "the state of the trucks", {}),
]

SILENT = [
    "Officials said there was no shortage of helmets for the soldiers.",
    "The rebels lacked ammunition after the attack.",
    "The minister has no concerns about the soldiers.",
    "Officials said that they had no concern about the vests of the soldiers.",
    "The rebels are not well equipped, police said.",
    "Farmers pressed the grapes on Monday.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_concern_is_found(claims_of, plain, text, quote, slots):
    """What is said to be wrong is found, raised or plainly told."""
    found = [c for c in claims_of("concern", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("concern", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_concern_is_not_made_up(claims_of, text):
    """What is denied to be wrong, or wrong with an enemy, is no concern."""
    assert [c.quote.exact for c in claims_of("concern", text)] == []
