"""Laws of the plainly told: strengths in lines and shares, carried forces, brush-offs, loose firsts and totals."""

import pytest

FIELD = "The peacekeeping mission's soldiers and police patrol the valley.\n\n"

STRENGTHS = [
    "Peacekeepers from Nepal in the valley: 1,050.",
    "Togo's soldiers in the valley are 200, give or take.",
    "Personnel: 212 mil, 48 pol, 31 civ.",
    "Every third blue beret in the valley is a Fijian.",
    "The gendarmes (140 all told) sleep in the school.",
    "Our count of the battalion is 450.",
]
NO_STRENGTHS = [
    "Four of the 30 soldiers were wounded.",
    "If the soldiers were 200, they could hold the bridge.",
    "The soldiers had been 164 days in the field.",
    "The goats of the valley are 200.",
    "Were the gendarmes (140 all told) asleep?",
]
DEPLOYMENTS = [
    "The Danes left the valley for good on Saturday.",
    "Two ferries unloaded a Togolese company at the quay on Monday.",
    "Some 200 Fijians walked down the gangway at dawn.",
    "Last to leave, on Monday, were 80 Fijian signallers.",
    "Peru pulled its last company out of the valley on Tuesday.",
    "Down the ramp came 90 Danish sappers.",
]
NO_DEPLOYMENTS = [
    "Two trucks carried the wounded Danes to the clinic.",
    "A lorry unloaded forty crates of beans at the quay.",
    "If two ferries unloaded a Togolese company, nobody saw it.",
    "No Dane walked down the gangway.",
    "The tourists walked down the gangway at dawn.",
]
SILENCES = [
    "Asked about the fuel, the quartermaster examined his fingernails.",
    "The ministry has stopped returning our calls.",
    'Asked about the fuel, she was brief. "You will have to ask Lima," said the spokesman.',
    "The general answered with a proverb.",
    "Nothing was to be had from the embassy.",
    "There has been radio silence from the capital since.",
]
NO_SILENCES = [
    "Asked about the fuel, the quartermaster said that it had arrived.",
    "The quartermaster examined the fuel pump.",
    "If the general answered with a proverb, nobody laughed.",
    "The patrol answered with a volley of shots.",
]
FIRSTS = [
    "For the first time, a Fijian woman leads a company of the mission.",
    "Never before had the mission's police had a dog.",
    "Time is running out on the mission's agreement.",
]
TOTALS = [
    "The mission's workshop has mended 95 bicycles since June.",
    "The total of bridges mended by the sappers reached 31 in May.",
    "Running total for lost spades: 18.",
]
NO_TOTALS = ["The workshop has since mended the bicycle.", "The workshop mended 12 bicycles on Friday."]


def found(kind, texts, claims_of):
    return {text: bool(claims_of(kind, FIELD + text)) for text in texts}


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("strength", STRENGTHS),
        ("deployment", DEPLOYMENTS),
        ("no_comment", SILENCES),
        ("milestone", FIRSTS),
        ("tally", TOTALS),
    ],
)
def test_plain_turns_are_found(claims_of, kind, texts):
    """Each kind is found in turns of words that no formula of its own foresees."""
    assert [text for text, told in found(kind, texts, claims_of).items() if not told] == []


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("strength", NO_STRENGTHS),
        ("deployment", NO_DEPLOYMENTS),
        ("no_comment", NO_SILENCES),
        ("tally", NO_TOTALS),
    ],
)
def test_near_misses_are_not_found(claims_of, kind, texts):
    """The harmed, goods, conditions, questions, denials and answers are none of them."""
    assert [text for text, told in found(kind, texts, claims_of).items() if told] == []
