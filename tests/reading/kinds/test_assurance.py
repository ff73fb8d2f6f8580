"""Laws of the assurance grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "The minister said that every vest meets the required standard after the shooting of the soldiers.",
        "every vest meets the required standard",
        {},
    ),
    ("The army said that the safety of its soldiers is a priority.", "the safety of its soldiers is a priority", {}),
    (
        "The mission's troops are adequately equipped, a spokesman said after the attack.",
        "troops are adequately equipped",
        {},
    ),
    ("There is no shortage of ammunition, the commander told soldiers.", "no shortage of ammunition", {}),
    ("The envoy assured families that the wounded soldiers were safe.", "the wounded soldiers were safe", {}),
    ("Enough vests are now available, the ministry told the soldiers.", "Enough vests are now available", {}),
    ("There are now sufficient radios for every patrol, a spokesman said.", "sufficient radios", {}),
    ("All the mission's vehicles come up to the norm, the soldiers were told.", "come up to the norm", {}),
]

SILENT = [
    "The soldiers are not adequately equipped.",
    "The helmets must meet the standard before police use them.",
    "If the vests meet the standard, soldiers will wear them.",
    "There are not enough vests for the soldiers.",
    "Enough was said about the soldiers.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_assurance_is_found(claims_of, plain, text, quote, slots):
    """What somebody vouches for is found."""
    found = [c for c in claims_of("assurance", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("assurance", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_assurance_is_not_made_up(claims_of, text):
    """What must be, is not, or might be, is not vouched for."""
    assert [c.quote.exact for c in claims_of("assurance", text)] == []
