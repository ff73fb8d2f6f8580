"""Laws of the milestone grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    ("The contingent suffered its first loss in May.", "suffered its first loss in May", {"type": "first"}),
    (
        "He is the first Tanzanian soldier to be killed in Darfur.",
        "the first Tanzanian soldier to be killed",
        {"type": "first"},
    ),
    (
        "The Security Council renewed the mandate of the force in Abyei until November.",
        "renewed the mandate",
        {"type": "mandate"},
    ),
    (
        "The mission's mandate expires on 30 June, and attacks on soldiers continue.",
        "mandate expires on 30 June",
        {"type": "expiry"},
    ),
    (
        "The force was authorised by the Security Council in 2013.",
        "was authorised by the Security Council in 2013",
        {"type": "mandate"},
    ),
    ("The security mission is authorised until 2 October.", "authorised until 2 October", {"type": "mandate"}),
    (
        "The Council voted to keep the force authorised until May 2024.",
        "authorised until May 2024",
        {"type": "mandate"},
    ),
    ("The force was created by resolution 1701.", "resolution 1701", {"type": "mandate"}),
    ("The battalion lost a man for the first time in May.", "for the first time", {"type": "first"}),
    ("On the force's first engagement, a truck broke down.", "first engagement", {"type": "first"}),
    ("The mission's aim is a vote by February 2024.", "a vote by February 2024", {"type": "aim"}),
]

SILENT = [
    "The army extended its search for the soldiers.",
    "It was the first time that the sergeant had seen snow.",
    "The minister approved the soldiers' leave.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_milestone_is_found(claims_of, plain, text, quote, slots):
    """Firsts, mandates and expiries are found with their type."""
    found = [c for c in claims_of("milestone", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("milestone", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_milestone_is_not_made_up(claims_of, text):
    """Other firsts and approvals are no milestones."""
    assert [c.quote.exact for c in claims_of("milestone", text)] == []
