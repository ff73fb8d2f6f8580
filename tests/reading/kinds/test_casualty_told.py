"""Laws of casualties told by turns of words, returns, mentions and nearness. All sentences are invented."""

import pytest

from musterbook.reading.kinds.harm_templates import Templates, template_of

TURNS = [
    ("The bandits sent three wardens to their graves.", [("killed", 3, 3)]),
    ("A sergeant came home in a casket.", [("killed", 1, 1)]),
    ("The gendarme's corpse was found in a ditch.", [("killed", 1, 1)]),
    ("Two of the convoy's drivers were not seen again.", [("missing", 2, 2)]),
    ("The camp lost radio contact with four scouts.", [("missing", 4, 4)]),
    ("Raiders made off with two surgeons.", [("captured", 2, 2)]),
    ("Her arm had to be amputated.", [("injured", 1, 1)]),
    ("A bullet lodged in the trooper's jaw.", [("injured", 1, 1)]),
    ("One driver had a bullet pass through his cap and graze his scalp.", [("injured", 1, 1)]),
    ("Eleven gendarmes were injured, two of them critically.", [("injured", 11, 11), ("injured", 2, 2)]),
    ("Stabbed in the thigh, the warden crawled to a hut.", [("injured", 1, 1)]),
    ("The gunners emerged without a scratch.", [("injured", 0, 0)]),
    ("Officials revised the toll from six to nine.", [("killed", 9, 9)]),
    ("The ministry regrets to announce the death of a corporal.", [("killed", 1, 1)]),
]
RETURNS = [
    ("Result: 4 KIA, 2 WIA, 1 MIA.", [("killed", 4, 4), ("injured", 2, 2), ("missing", 1, 1)]),
    ("Cas: nil.", [("harmed", 0, 0)]),
    ("Sapper Bo Lund, 22: shot dead at a ford.", [("killed", 1, 1)]),
    ("Corporal Ida Roe, 40: malaria.", [("died", 1, 1)]),
]
MENTIONED = [
    ("The search for the missing warden went on.", [("missing", 1, 1)]),
    ("They counted the sapper among the dead.", [("killed", 1, 1)]),
    ("A second gendarme, missing since the raid, is presumed dead.", [("killed", 1, 1), ("missing", 1, 1)]),
]
SILENT = [
    "The clerk was nearly run over.",
    "The rifle is missing a bolt.",
    "The gunman was last seen walking east.",
    "A warden who is missing keeps his room.",
    "They parked a 2011 Kia behind the mess.",
    "The plan would compensate gendarmes injured at work.",
]


@pytest.mark.parametrize(
    ("text", "harms"), [*TURNS, *RETURNS, *MENTIONED], ids=lambda x: x if isinstance(x, str) else ""
)
def test_a_harm_is_found_however_it_is_told(claims_of, text, harms):
    """Turns of words, short returns, roll calls and mentions give a claim for each outcome of each group."""
    found = [(c.slots.outcome, c.slots.count.min, c.slots.count.max) for c in claims_of("casualty", text)]
    assert sorted(found) == sorted(harms)


@pytest.mark.parametrize("text", SILENT)
def test_words_alike_that_tell_no_harm_are_left_alone(claims_of, text):
    """Near misses, missing parts, rules, makes of cars and plans state no casualty."""
    assert claims_of("casualty", text) == []


def test_a_population_is_told_or_null(claims_of):
    """Officers without a country or a force have no population; a contributor's are the mission's, abroad."""
    text = "A Kenyan constable was shot in Haiti. Two wardens were hurt. An officer of the national police was killed."
    found = [c.slots.population for c in claims_of("casualty", text)]
    assert found == ["mission", None, "host police"]


def test_bandits_are_an_armed_group(claims_of):
    """Members of a gang are an armed group, whoever was named before them."""
    (claim,) = claims_of("casualty", "Four gang members were shot dead by Ruritanian gendarmes.")
    assert claim.slots.population == "armed group"


def test_a_template_is_a_line_of_words():
    """The first place stands before the words, "|" parts alternatives, "?" makes one optional."""
    told = template_of("S fall|fell ill? from @ {wound}")
    assert (told.before, told.elements[0], told.loose) == ("S", ("fall", "fell"), (False, True, False, False, False))


def test_the_cues_of_templates_are_open_words_in_every_form():
    """A sentence is looked at where it has every word of a template, inflected."""
    templates = Templates(["bury {who} alive", "S vanish"])
    ((buried, alive),) = templates.turns()
    assert {"bury", "buries", "buried", "burying"} <= buried
    assert alive == {"alive"}
    assert {"vanish", "vanished"} <= set(templates.cues())
