"""Laws of the plan grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    ("Rwanda will send 300 soldiers to Cabo Delgado next month.", "Rwanda will send 300 soldiers", {"who": "Rwanda"}),
    ("A team of inspectors is due to visit the wounded soldiers in Beirut on Friday.", "is due to visit", {}),
    (
        "The mission plans to open a second base near the border before the attacks resume.",
        "The mission plans to open a second base",
        {"who": "The mission"},
    ),
    ("The army said it would withdraw the vests after the shooting.", "would withdraw the vests", {}),
    ("The force has opened an inquiry into the killing of the soldiers.", "opened an inquiry", {}),
    ("Divers are searching for the missing pilot of the army helicopter.", "are searching for the missing pilot", {}),
    ("The withdrawal of the battalion will begin on Monday.", "will begin on Monday", {}),
    ("Talks on the handover of the camp are scheduled for June.", "are scheduled for June", {}),
    ("The bodies of the soldiers will be flown home on Friday.", "will be flown home", {}),
    ("The search for the missing soldiers continues.", "The search for the missing soldiers continues", {}),
    ("A rescue operation was still going on.", "was still going", {}),
    ("Those responsible for the attack will be brought to justice.", "will be brought to justice", {}),
    ("A plan to send more police was announced.", "plan to send more police", {}),
    ("A delegation of the army is going to Geneva to ask for better vests.", "going to Geneva to ask", {}),
    ("Uruguay is considering withdrawing its troops.", "is considering withdrawing its troops", {}),
]

SILENT = [
    "How long it will take to mend the soldiers' trucks was not announced.",
    "We agreed on signs for the convoy: two flashes to stop, three to turn back.",
    "The soldiers will need more fuel.",
    "It will rain on the wounded soldiers.",
    "Shares will rise after the attack, traders said.",
    "If the Council agrees, the army will send soldiers.",
    "The army will not withdraw.",
    "The wounded soldier is expected to survive.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_plan_is_found(claims_of, plain, text, quote, slots):
    """What a named actor is to do is found, and expected."""
    found = [c for c in claims_of("plan", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("plan", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


def test_a_journey_that_nobody_makes_is_denied(claims_of):
    """ "No team is going" denies a plan; it states none."""
    (claim,) = claims_of("plan", "No delegation of the army is travelling to Geneva this week.")
    assert claim.stance == "denies"


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_plan_is_not_made_up(claims_of, text):
    """Needs, weather, markets, conditions and refusals are no plans."""
    assert [c.quote.exact for c in claims_of("plan", text)] == []
