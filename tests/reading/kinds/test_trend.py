"""Laws of the trend grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "Attacks on the peacekeepers have doubled since March.",
        "Attacks on the peacekeepers have doubled",
        {"direction": "up"},
    ),
    ("The patrol has come under increasing fire near Goma.", "increasing fire", {"direction": "up"}),
    ("Police spoke of a sharp rise in kidnappings.", "rise in kidnappings", {"direction": "up"}),
    ("Rebels have stepped up raids on the road.", "stepped up raids", {"direction": "up"}),
    ("Ambushes are getting more frequent, soldiers said.", "Ambushes are getting more frequent", {"direction": "up"}),
    ("Violence has subsided since the truce.", "Violence has subsided", {"direction": "down"}),
    ("The envoy regretted the growing number of raids on convoys.", "the growing number of raids", {"direction": "up"}),
    ("Amid worsening gang violence, police withdrew.", "worsening gang violence", {"direction": "up"}),
    ("Gunmen strike more often than a year ago, drivers said.", "Gunmen strike more often", {"direction": "up"}),
    ("Rockets fell on the camp, and raids came almost daily.", "raids came almost daily", {"direction": "up"}),
    ("The rebels ambush convoys less frequently now.", "ambush convoys less frequently", {"direction": "down"}),
    ("Support from neighbouring states was growing, he said.", "was growing", {"direction": "up"}),
    ("Morale has sagged since the ambush.", "Morale has sagged", {"direction": "down"}),
]

SILENT = [
    "Shares rose after the soldiers' wages were paid.",
    "Attacks could increase, police said.",
    "Oil prices have doubled since the attack on the soldiers.",
    "Violence has not increased, police said.",
    "Nurses eat more often than the soldiers do.",
    "The rebels may strike more often, police said.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_trend_is_found(claims_of, plain, text, quote, slots):
    """What grows, falls or holds is found with its direction."""
    found = [c for c in claims_of("trend", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("trend", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_trend_is_not_made_up(claims_of, text):
    """Markets, possibilities and denials are no trends."""
    assert [c.quote.exact for c in claims_of("trend", text)] == []
