"""Laws of the contribution grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "Norway donated 12 armoured ambulances to the peacekeepers.",
        "Norway donated 12 armoured ambulances",
        {"donor": "Norway", "state": "delivered"},
    ),
    (
        "Japan has pledged $15 million for the police mission.",
        "Japan has pledged $15 million",
        {"amount": "15000000", "currency": "USD", "state": "pledged"},
    ),
    (
        "The European Union paid 40 million euros toward the soldiers' allowances.",
        "paid 40 million euros",
        {"amount": "40000000", "currency": "EUR", "state": "paid"},
    ),
    (
        "France has given the bulk of the equipment for the Malian battalion.",
        "France has given the bulk of the equipment",
        {"donor": "France"},
    ),
    ("Washington froze $20 million meant for the force.", "Washington froze $20 million", {"state": "frozen"}),
    (
        "The troops receive fuel and rations from the host government.",
        "receive fuel and rations from the host government",
        {},
    ),
    ("Neighbouring states have given nothing to the peacekeepers.", "Neighbouring states have given nothing", {}),
    (
        "Twenty more armoured trucks are on the way to Somali soldiers.",
        "Twenty more armoured trucks are on the way",
        {},
    ),
    ("The trust fund of the force is small. A spokesman put it at 9 million dollars.", "9 million dollars", {}),
    (
        "The pledges to the force came to 9 million dollars: 4 million from Japan and 5 million from Chad.",
        "4 million from Japan",
        {},
    ),
    ("Washington ordered a stop to its payments into the fund.", "ordered a stop", {"state": "frozen"}),
    ("The freeze on American aid hit the soldiers.", "freeze on American aid", {"state": "frozen"}),
    ("The mission took delivery of 24 armoured trucks.", "took delivery", {"state": "delivered"}),
    ("24 armoured trucks were handed over to the police.", "were handed over", {"state": "delivered"}),
    ("The trucks were a gift from Norway.", "a gift from Norway", {"donor": "Norway"}),
    ("Most of the mission's money comes from Norway.", "comes from Norway", {"donor": "Norway"}),
    ("Partners are increasing their logistical support to the mission.", "increasing their logistical support", {}),
    ("Norway trains the battalion.", "Norway trains", {"donor": "Norway"}),
]

SILENT = [
    "The spokesman gave no figures on the wounded soldiers.",
    "The gang gave the police until dawn.",
    "The doctor gave the wounded soldier an injection.",
    "Soldiers gave chase to the gunmen.",
    "The trader supplied rifles to the rebels.",
    "The soldiers paid for their own boots.",
    "Police provided details of the attack.",
    "The gang received 5 million dollars in ransom for the officer.",
    "The raid caused 5 million dollars in damage.",
    "The robbers took 90,000 dollars from the army bank.",
    "The vests of the police cost 900 dollars each.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_contribution_is_found(claims_of, plain, text, quote, slots):
    """Money and goods given, promised, received or frozen are found, with donor, amount and state."""
    found = [c for c in claims_of("contribution", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("contribution", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_contribution_is_not_made_up(claims_of, text):
    """Figures, details and chases that are given are no gifts."""
    assert [c.quote.exact for c in claims_of("contribution", text)] == []
