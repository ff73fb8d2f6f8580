"""Laws of the looser concern rule: trouble in a clause about our people or their means, and nothing else."""

import pytest

TOLD = [
    "The company has run out of clean water, its captain said.",
    "His men are spread too thin, the general said.",
    "A tribunal questioned whether the soldiers had been properly trained.",
    "Discipline in the battalion has collapsed, two sergeants said.",
    "The soldiers are no match for the militia.",
]

SILENT = [
    "The militia has run out of ammunition.",
    "The company may run out of water.",
    "The truck collapsed under its load of sand.",
    "The bank has run out of money for mortgages.",
]


@pytest.mark.parametrize("text", TOLD, ids=lambda x: x[:40])
def test_trouble_is_a_concern(claims_of, text):
    """A word for trouble beside our people or their means gives one concern, with a low score."""
    (found,) = claims_of("concern", text)
    assert found.score < 0.8
    assert text[found.quote.start : found.quote.end] == found.quote.exact


@pytest.mark.parametrize("text", SILENT, ids=lambda x: x[:40])
def test_trouble_of_others_is_not(claims_of, text):
    """Trouble of an armed group, of things, of others, or merely possible, is none of ours."""
    assert claims_of("concern", text) == []
