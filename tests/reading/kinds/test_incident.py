"""Laws of the incident grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "Gunmen ambushed a convoy near Bunia on Thursday.",
        "Gunmen ambushed a convoy near Bunia on Thursday",
        {"type": "ambush", "actors": "Gunmen"},
    ),
    ("The army truck overturned near the bridge on Monday.", "The army truck overturned", {"type": "crash"}),
    ("Fighting broke out between soldiers and rebels in Kidal.", "Fighting broke out", {"type": "clash"}),
    ("The patrol came under machine-gun fire on Sunday near Gao.", "came under machine-gun fire", {"type": "fire"}),
    ("Rebels seized the town of Kati on Friday.", "Rebels seized the town of Kati", {"type": "seizure"}),
    (
        "It happened late on Monday near the village of Ain Ebel, where soldiers patrol.",
        "It happened late on Monday",
        {"type": "incident"},
    ),
    ("Robbers opened fire on the police.", "Robbers opened fire on the police", {"type": "shooting"}),
]

SILENT = [
    "Gunmen could ambush the convoy.",
    "Gangs attack police every week.",
    "The soldiers did not attack the town.",
    "The storm battered the coast on Monday.",
    "The soldier caught a bus on Monday.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_incident_is_found(claims_of, plain, text, quote, slots):
    """One past event is found with its type, its actors, its place and its time."""
    found = [c for c in claims_of("incident", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("incident", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_incident_is_not_made_up(claims_of, text):
    """Habits, possibilities and denials are no incidents."""
    assert [c.quote.exact for c in claims_of("incident", text)] == []
