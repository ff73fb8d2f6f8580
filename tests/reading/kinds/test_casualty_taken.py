"""Laws of everyday verbs that tell of the fallen and of captives. All sentences are invented."""

import pytest

TOLD = [
    ("Nine Burundians fell at Leego.", "killed", 9),
    ("Forty policemen fell in Zabul last month.", "killed", 40),
    ("Three riflemen fell in two days.", "killed", 3),
    ("Three observers were being held by the militia.", "captured", 3),
    ("Rebels have held two engineers since Friday.", "captured", 2),
    ("Four constables were led away at gunpoint.", "captured", 4),
    ("Two policemen were taken in April and let go in June.", "captured", 2),
    ("Militiamen took the interpreter with them.", "captured", 1),
    ("They marched two monitors off to a bunker.", "captured", 2),
    ("Five of them were kept for a week in a cellar.", "captured", 5),
]
SILENT = [
    "The soldiers fell back to the river.",
    "Two officers fell from a lorry.",
    "The recruits fell in for inspection.",
    "The commander was held responsible.",
    "Two guards were taken to the airport on Monday.",
    "The officers were kept informed.",
    "Three suspects were being held by the police.",
    "The men were led by a colonel.",
    "Two constables took part in the march.",
]


@pytest.mark.parametrize(("text", "outcome", "number"), TOLD, ids=[t[0] for t in TOLD])
def test_everyday_verbs_tell_of_the_fallen_and_the_taken(claims_of, text, outcome, number):
    """To fall is to be killed where people serve, and to be taken, led, held or kept is captivity."""
    (claim,) = claims_of("casualty", text)
    assert (claim.slots.outcome, claim.slots.count.min) == (outcome, number)


@pytest.mark.parametrize("text", SILENT)
def test_the_same_verbs_mean_other_things(claims_of, text):
    """A way down, a duty, a hospital or a trial is no casualty."""
    assert claims_of("casualty", text) == []
