"""Laws of the tally grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "It was the fourth time that a hatch had jammed during an attack on the soldiers.",
        "It was the fourth time",
        {"count": (4, 4)},
    ),
    (
        "Some 90 peacekeepers have been killed in Darfur since 2008.",
        "90 peacekeepers have been killed",
        {"count": (90, 90), "population": "mission"},
    ),
    (
        "The war has displaced thousands of people since March.",
        "displaced thousands of people since March",
        {"count": (2000, None)},
    ),
    ("The raid was the third attack on a police post this month.", "the third attack", {}),
    ("The blast brings the death toll to 31.", "brings the death toll to 31", {"count": (31, 31)}),
    (
        "The gangs are blamed for hundreds of killings since 2019.",
        "hundreds of killings since 2019",
        {"count": (200, None)},
    ),
    ("It was the sixth ambush on the convoy since June.", "the sixth ambush", {"count": (6, 6)}),
    ("Twice now a vehicle of the battalion has been hit.", "Twice now", {"count": (2, 2)}),
    ("Three times since June a patrol has been ambushed.", "Three times since June", {"count": (3, 3)}),
    ("An older truck was hit before the attack, so this makes two.", "this makes two", {"count": (2, 2)}),
    ("He is the third Kenyan officer to be killed in Haiti.", "the third Kenyan officer", {"count": (3, 3)}),
    ("Three members of the force are now known to have died.", "now known to have died", {"count": (3, 3)}),
    ("Gang fire on patrols was reported 11 times in a week.", "11 times in a week", {"count": (11, 11)}),
]

SILENT = [
    "Two soldiers were killed on Monday.",
    "It was the second floor of the police station.",
    "The second soldier was wounded in the leg.",
    "The club has won 40 matches since 2019.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_tally_is_found(claims_of, plain, text, quote, slots):
    """Running totals and ordinals are found with their count."""
    found = [c for c in claims_of("tally", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("tally", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_tally_is_not_made_up(claims_of, text):
    """One day's losses and other ordinals are no tallies."""
    assert [c.quote.exact for c in claims_of("tally", text)] == []
