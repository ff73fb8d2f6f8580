"""Laws of tolls that are denied, taken back or put at another number. All sentences are invented."""

import pytest

REBELS = "The rebels said that 40 soldiers had been killed. "
DENIED = [
    REBELS + "The colonel called the figure a fantasy.",
    REBELS + '"That is a lie," said the colonel.',
    REBELS + "The army rejects this number.",
    REBELS + '"Propaganda," the general said.',
    REBELS + "The ministry disputed this.",
    REBELS + "The claim is false, the mayor said.",
]
RETRACTED = [
    REBELS + "The following day they withdrew the statement.",
    REBELS + "They took it back on Friday.",
    REBELS + "Their spokesman now says that he mixed up two messages.",
]
FIGURES = [
    (REBELS + "The army speaks of eleven.", 11),
    (REBELS + "That count was later lowered to 19 by the police.", 19),
    (REBELS + "Residents spoke of a dozen bodies.", 12),
    (REBELS + "The real figure is nine.", 9),
]
SILENT = [
    REBELS + "The ministry disputed the price of bread.",
    REBELS + "The army rejects the allegation that the men had no water.",
    REBELS + "Witnesses said that soldiers fired into a crowd; the mission denied it.",
    REBELS + "The army speaks of a quiet night.",
    REBELS + "The number of trucks is nine.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_toll_is_denied_by_pointing_back(claims_of, text):
    """The denial is a claim of its own, with the count that it rejects, about the telling before."""
    first, second = claims_of("casualty", text)
    assert (second.stance, second.slots.count.min, second.slots.outcome) == ("denies", 40, "killed")
    assert [(r.as_, r.claim) for r in second.refers] == [("about", first.id)]


@pytest.mark.parametrize("text", RETRACTED)
def test_a_toll_is_taken_back(claims_of, text):
    """Whoever withdraws a statement retracts what it told."""
    assert claims_of("casualty", text)[-1].stance == "retracts"


@pytest.mark.parametrize(("text", "number"), FIGURES, ids=[str(n) for _, n in FIGURES])
def test_another_number_is_another_claim(claims_of, text, number):
    """A bare number behind a toll counts what the toll counted."""
    claim = claims_of("casualty", text)[-1]
    assert (claim.slots.count.min, claim.slots.outcome) == (number, "killed")


@pytest.mark.parametrize("text", SILENT)
def test_what_points_at_something_else_is_no_denial(claims_of, text):
    """Other matters may be denied, rejected or numbered beside a toll."""
    assert len(claims_of("casualty", text)) == 1


@pytest.mark.parametrize(
    "text", ["Reports that a driver was killed are untrue.", "It is not true that a soldier died."]
)
def test_reports_called_untrue_are_denials(claims_of, text):
    """What a sentence itself calls untrue is denied."""
    (claim,) = claims_of("casualty", text)
    assert claim.stance == "denies"
