"""Laws of the strength grammar: what it finds, with which slots, and what it leaves alone."""

import pytest

TOLD = [
    (
        "The force in Bangui consists of about 900 gendarmes.",
        "The force in Bangui consists of about 900 gendarmes",
        {"count": (900, 900)},
    ),
    ("The mission numbers 4,200 troops.", "The mission numbers 4,200 troops", {"count": (4200, 4200)}),
    (
        "The operation in Somalia has more than 12,000 soldiers from five countries.",
        "has more than 12,000 soldiers",
        {"count": (12001, None)},
    ),
    ("The battalion is 640 strong.", "is 640 strong", {"count": (640, 640)}),
    ("A 300-strong contingent guards the port of Nacala.", "300-strong contingent", {"count": (300, 300)}),
    (
        "About two-thirds of them are from Rwanda, and patrols by soldiers go on.",
        "two-thirds of them",
        {"country": "Rwanda", "share": "0.6667"},
    ),
    (
        "The brigade has 3,000 troops, half of them from Chad.",
        "half of them from Chad",
        {"country": "Chad", "share": "0.5"},
    ),
    ("Ghanaians make up a third of the force.", "Ghanaians make up a third of the force", {"country": "Ghana"}),
    ("A contingent of 170 soldiers from Fiji guards the bridge.", "contingent of 170 soldiers", {"count": (170, 170)}),
    (
        "Four states have pledged more than 1,500 soldiers to the force.",
        "pledged more than 1,500 soldiers",
        {"count": (1501, None)},
    ),
    (
        "Some 250 Jamaican soldiers are stationed in the capital.",
        "250 Jamaican soldiers are stationed",
        {"count": (250, 250), "country": "Jamaica"},
    ),
    (
        "Burundi has 2,000 troops in Mogadishu.",
        "Burundi has 2,000 troops",
        {"count": (2000, 2000), "country": "Burundi"},
    ),
    (
        "The Council set an authorised strength of 17,000 troops for the mission.",
        "authorised strength of 17,000 troops",
        {"count": (17000, 17000), "authorised": True},
    ),
    (
        "The rotation brings the number of Italian soldiers in Kosovo to 800.",
        "brings the number of Italian soldiers in Kosovo to 800",
        {"count": (800, 800), "country": "Italy"},
    ),
    (
        "The mission's 450 peacekeepers patrol the border.",
        "450 peacekeepers",
        {"count": (450, 450)},
    ),
    ("A 450-man unit is based in Gao.", "450-man unit", {"count": (450, 450)}),
    ("The plan called for 2,500 officers.", "2,500 officers", {"count": (2500, 2500), "authorised": True}),
    ("Denmark's pledge of 450 soldiers was welcomed.", "pledge of 450 soldiers", {"count": (450, 450)}),
    ("With 450 soldiers, Denmark is among the largest contributors.", "With 450 soldiers", {"count": (450, 450)}),
    ("Of the force's soldiers, 450 are Danish.", "450 are Danish", {"count": (450, 450)}),
    ("Denmark supplies 450 men.", "450 men", {"count": (450, 450)}),
    ("The force is short of men. About 900 of an intended 2,500 are in Haiti.", "About 900", {"count": (900, 900)}),
    ("The force, currently 7,700 soldiers, cannot cover the province.", "7,700 soldiers", {"count": (7700, 7700)}),
    ("With barely 2,000 officers, the police force is the smallest in the region.", "2,000 officers", {}),
    ("The 900 Italians stationed along the road are to move north.", "900 Italians", {"count": (900, 900)}),
    ("About 100 special forces are helping in the hunt.", "About 100 special forces", {"count": (100, 100)}),
    ("Military personnel: 360. Trucks: 40.", "Military personnel: 360", {"count": (360, 360)}),
]

SILENT = [
    "Some 40 soldiers were trapped in the barracks.",
    "Police arrested 30 soldiers after the mutiny.",
    "The families of 14 dead soldiers met the minister.",
    "The rebels have 900 fighters.",
    "The hospital has 20 wounded soldiers.",
    "The club has 24 players and 3 coaches.",
    "The army lost 300 soldiers in the valley.",
    "If the force had 9,000 troops, the attacks would stop.",
    "A group of 20 gunmen attacked the police post.",
]


@pytest.mark.parametrize(("text", "quote", "slots"), TOLD, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_strength_is_found(claims_of, plain, text, quote, slots):
    """Each way of telling how many serve is found, with count, share and country."""
    found = [c for c in claims_of("strength", text) if quote in c.quote.exact or c.quote.exact in quote]
    assert len(found) == 1, [c.quote.exact for c in claims_of("strength", text)]
    assert {name: plain(getattr(found[0].slots, name)) for name in slots} == slots
    assert text[found[0].quote.start : found[0].quote.end] == found[0].quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_strength_is_not_made_up(claims_of, text):
    """The strength of rebels, clubs and the dead is not that of a force."""
    assert [c.quote.exact for c in claims_of("strength", text)] == []


def test_rolls_are_read_line_by_line(claims_of, plain):
    """A roll under a heading that speaks of strength gives one strength a line, named by the line's head."""
    text = "ROLL CALL 0600, soldiers.\nStrength / present / absent\nCAPITAL: 604 / 580 / 24\nNORTH: 1,138 / 1,129 / 9\n"
    told = [(plain(c.slots.count), c.slots.force) for c in claims_of("strength", text)]
    assert told == [((604, 604), "CAPITAL"), ((1138, 1138), "NORTH")]
