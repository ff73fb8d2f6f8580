"""Laws of casualties told by turns of words, by fronted participles and by shares of a number."""

import pytest

FIELD = "The battalion's soldiers guard a convoy in the hills.\n\n"


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("Five waggoners carry burns.", "injured", 5),
        ("The farrier has a bruised hip.", "injured", 1),
        ("A bugler took a machete blow to the shoulder.", "injured", 1),
        ("Two drovers are frostbitten.", "injured", 2),
        ("The blast flung a signaller to his death.", "killed", 1),
        ("A quartet of drivers fell to a roadside bomb.", "killed", 4),
        ("The captain who fell near Torvel was a cousin of hers.", "killed", 1),
        ("The ministry had to admit the loss of three pilots.", "killed", 3),
        ("Typhoid has carried off the battalion cook.", "died", 1),
        ("The suicide of a storeman is under inquiry.", "died", 1),
        ("Frogmen are diving for five more.", "missing", 5),
        ("The clerk spent six weeks chained to a bed.", "captured", 1),
    ],
)
def test_a_turn_of_words_tells_outcome_and_number(claims_of, text, outcome, number):
    """Wounds borne, ways of putting a death, searches and chains tell a harm with its number."""
    told = [(c.slots.outcome, c.slots.count.min) for c in claims_of("casualty", FIELD + text)]
    assert (outcome, number) in told


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("Caught in the blast was a Torvelian nurse.", "injured", 1),
        ("Killed outright were two wireless operators.", "killed", 2),
        ("Pulled out alive, with a broken arm: the mess boy.", "injured", 1),
        ('For "hurt" read "deceased": Corporal Banda.', "killed", 1),
        ("Six porters were killed: four by a shell, two when the roof came down.", "killed", 4),
    ],
)
def test_a_harm_may_stand_before_its_people(claims_of, text, outcome, number):
    """Behind "was" or a colon stand those of whom the opening words tell, or the shares of a number."""
    told = [(c.slots.outcome, c.slots.count.min) for c in claims_of("casualty", FIELD + text)]
    assert (outcome, number) in told


@pytest.mark.parametrize(
    "text",
    [
        "The thought went through his mind that the bridge might hold.",
        "If the ford rises, the drivers could be swept to their deaths.",
        "The town fell to the rebels in May.",
        "The clerk was laid off last spring.",
        "Police are looking for two other people in connection with the theft.",
        "Nobody has asked after the remainder of the flour.",
    ],
)
def test_near_misses_tell_no_harm(claims_of, text):
    """Thoughts, conditions, towns, dismissals and suspects are no casualties."""
    assert [c for c in claims_of("casualty", FIELD + text) if c.slots.count is None or c.slots.count.max != 0] == []
