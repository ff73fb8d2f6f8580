"""Laws of the deployment grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "Senegal first sent troops to the force in Mali in 2013.",
        "Senegal first sent troops to the force in Mali in 2013",
        {"country": "Senegal"},
    ),
    ("Fiji began deploying soldiers to the Golan in 2014.", "Fiji began deploying soldiers", {"country": "Fiji"}),
    (
        "Two recovery trucks were dispatched from the base to tow the wreck after the ambush.",
        "Two recovery trucks were dispatched",
        {"count": (2, 2)},
    ),
    (
        "About 90 Kosovan police officers have been deployed up to now.",
        "90 Kosovan police officers have been deployed",
        {"count": (90, 90)},
    ),
    (
        "The first 40 Portuguese paratroopers arrived in Bangui on Tuesday.",
        "Portuguese paratroopers arrived in Bangui",
        {"country": "Portugal"},
    ),
    ("The colonel ordered reinforcements to the border after the raid.", "ordered reinforcements", {}),
    (
        "The Italian battalion, in Kosovo since 1999, lost a soldier.",
        "The Italian battalion, in Kosovo since 1999",
        {"country": "Italy"},
    ),
    (
        "Guatemala was the second country to send military police to Haiti.",
        "Guatemala was the second country to send military police",
        {},
    ),
    ("A platoon of marines was flown to the embassy after the attack.", "was flown to the embassy", {}),
    ("The Danish battalion was replaced by 450 Latvians.", "replaced by 450 Latvians", {"count": (450, 450)}),
    ("The garrison was reinforced with 450 men.", "reinforced with 450 men", {"count": (450, 450)}),
    ("A ship carrying 450 Danish soldiers docked at Mogadishu.", "A ship carrying 450", {"count": (450, 450)}),
    ("A new batch of 450 officers arrived in Haiti.", "new batch of 450 officers arrived", {"count": (450, 450)}),
    ("With them came 24 mechanics of the army.", "came 24 mechanics", {"count": (24, 24)}),
    ("The army sent in tanks.", "The army sent in tanks", {}),
    ("Extra police were drafted in.", "Extra police were drafted", {}),
    ("Denmark put 450 soldiers on the ground.", "Denmark put 450 soldiers", {"count": (450, 450)}),
    ("The first contingent landed in June.", "The first contingent landed", {}),
    ("No other nation has yet sent police.", "has yet sent police", {"count": None}),
    ("Additional troops were deployed.", "Additional troops were deployed", {}),
    ("Marines stormed ashore before dawn.", "stormed ashore", {}),
    ("A Canadian battalion crossed into Bosnia on Thursday.", "crossed into Bosnia", {"country": "Canada"}),
    ("The Indian brigade took up its duties last week.", "took up its duties", {}),
    ("Ethiopian forces have crossed the border.", "have crossed the border", {}),
    ("The force established an operating base in the village.", "established an operating base", {}),
    ("Twelve more constables are on the way to the islands.", "on the way to the islands", {}),
    ("Hundreds of extra police have been brought into the capital.", "brought into the capital", {}),
    (
        "A group of 56 Irish soldiers left Dublin Airport for the Golan Heights.",
        "left Dublin Airport",
        {"count": (56, 56)},
    ),
    ("2 APCs deployed to checkpoint 4.", "2 APCs deployed", {"count": (2, 2)}),
    ("QRF dispatched at 1930.", "QRF dispatched", {}),
]

SILENT = [
    "Two officers wounded in the raid were moved to a hospital in Accra.",
    "The injured soldiers were flown to Nairobi.",
    "The convoy reached the camp at noon.",
    "The army has not sent any statement on the dead.",
    "The army sent its condolences to the families of the soldiers.",
    "The wounded officers were sent to hospital.",
    "The gang sent gunmen into the market.",
    "Ghana has not sent troops to the mission.",
    "Officers arrived at the scene after the attack.",
    "Some 250 soldiers are deployed in the valley.",
    "Police officers who guard the port go out in worn vests.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_deployment_is_found(claims_of, plain, text, quote, slots):
    """Each sending or arrival of people or equipment is found, with who sent and how many."""
    found = [c for c in claims_of("deployment", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("deployment", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_deployment_is_not_made_up(claims_of, text):
    """What was not sent, what is asked or feared, and who is already there are no deployments."""
    assert [c.quote.exact for c in claims_of("deployment", text)] == []
