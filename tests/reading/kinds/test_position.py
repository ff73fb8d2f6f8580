"""Laws of the position grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    ("The government cited legal reasons for its refusal to send soldiers.", "cited legal reasons", {}),
    ("Analysts argue that the force is too small to stop the attacks.", "the force is too small", {}),
    (
        "Lisbon remains undecided about a second contingent of soldiers.",
        "remains undecided about a second contingent",
        {},
    ),
    ('"Losses are inevitable in war," the general said of the dead soldiers.', "Losses are inevitable", {}),
    ("The Security Council condemned the attack on the peacekeepers.", "condemned the attack", {}),
]

SILENT = [
    "Police said that two soldiers were killed.",
    "The army supported the tent with poles after the attack.",
    "The doctor believed that the wounded soldier was asleep.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_position_is_found(claims_of, plain, text, quote, slots):
    """Reasons, opinions and judgements are found."""
    found = [c for c in claims_of("position", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("position", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_position_is_not_made_up(claims_of, text):
    """Plain statements are no positions."""
    assert [c.quote.exact for c in claims_of("position", text)] == []
