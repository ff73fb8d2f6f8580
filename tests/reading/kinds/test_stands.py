"""Laws of stands: somebody demands, blames, rejects or criticises."""

import pytest

TOLD = [
    ("position", "The union called for an independent inquiry into the deaths.", "called for an independent inquiry"),
    ("position", "The envoy blamed the delay on a flooded road.", "blamed the delay on a flooded road"),
    ("position", "Helsinki wants an urgent debate on the shooting of the soldiers.", "wants an urgent debate"),
    ("position", "The inspectorate disputes the method.", "disputes the method"),
    ("position", "Both factions disclaimed responsibility for the attack.", "disclaimed responsibility"),
    ("position", "The mission has asked the governor to open the road.", "asked the governor to open the road"),
    ("concern", "The auditors criticised the storage of the cartridges.", "criticised the storage"),
]

SILENT = [
    "A captain who did not want to be named spoke after the attack.",
    "The reporter asked for comment.",
    "If the union called for an inquiry, the army would refuse.",
    "The post supported the roof of the tent.",
]


@pytest.mark.parametrize(("kind", "text", "quote"), TOLD, ids=lambda x: x[:40])
def test_a_stand_is_found(claims_of, kind, text, quote):
    """The verb tells the stand, its object what it is about."""
    assert any(quote in c.quote.exact for c in claims_of(kind, text)), claims_of(kind, text)


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_no_stand_is_made_up(claims_of, text):
    """Wishes to be unnamed, requests for comment and conditions are no stands."""
    assert [c.quote.exact for c in claims_of("position", text)] == []
