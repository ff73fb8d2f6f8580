"""Laws of incidents told by what came down, who threw what, what was heard, who was stopped, met or let go."""

import pytest

TOLD = [
    ("A rocket landed beside the field kitchen on Friday.", "A rocket landed beside the field kitchen"),
    ("Three rounds were fired from the orchard on Friday.", "Three rounds were fired from the orchard"),
    ("Youths hurled bottles at the cordon on Friday.", "Youths hurled bottles at the cordon"),
    ("The convoy was stopped by villagers near the mill.", "The convoy was stopped by villagers"),
    ("A patrol walked into a group of rebels on Friday.", "A patrol walked into a group of rebels"),
    ("The two drivers were let go at noon.", "The two drivers were let"),
    ("The jeep left the road on Friday.", "The jeep left the road"),
    ("Militiamen opened up on a column of lorries on Friday.", "Militiamen opened up on a column of lorries"),
    ("The outpost was raked with gunfire on Friday.", "The outpost was raked with gunfire"),
]

SILENT = [
    "A rocket may land beside the kitchen.",
    "The convoy stopped at the mill.",
    "Prices were raked in on Friday.",
    "The patrol has rockets.",
]


@pytest.mark.parametrize(("text", "quote"), TOLD, ids=lambda x: x[:40])
def test_an_incident_is_found(claims_of, text, quote):
    """Each act of its class gives one incident."""
    found = [c for c in claims_of("incident", text) if quote in c.quote.exact]
    assert len(found) == 1, [c.quote.exact for c in claims_of("incident", text)]


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_no_incident_is_made_up(claims_of, text):
    """Possibilities, halts and stores are no incidents."""
    assert [c.quote.exact for c in claims_of("incident", text)] == []
