"""Unnamed sources, and how they are told again."""

import pytest

from musterbook.reading.anonymity import asks_for_anonymity, reason_in
from tests.reading.sample import attributions_in

ASKING = [
    "he spoke on condition of anonymity",
    "both wanted their names left out",
    "she would not be named for fear of losing her post",
    "whom this paper is not naming",
    "he did not want his name used",
    "neither wished to be identified",
    "not authorised to speak to the press",
]


@pytest.mark.parametrize("low", ASKING)
def test_ways_of_asking_not_to_be_named(low: str) -> None:
    """Wishes and decisions that a source stays unnamed are seen."""
    assert asks_for_anonymity(low) is not None


@pytest.mark.parametrize("low", ["the street was named after him", "his name was ada", "they named a new judge"])
def test_names_in_passing_are_no_such_wish(low: str) -> None:
    """Talk of names alone says nothing of anonymity."""
    assert asks_for_anonymity(low) is None


def test_the_reason_is_told_in_its_own_words() -> None:
    """Why somebody stays unnamed is looked for behind the wish."""
    low = "the clerk asked not to be named because the matter is before a court."
    asked = asks_for_anonymity(low)
    assert asked is not None
    assert reason_in(low, asked.end()) == "matter is before a court"


AGAIN = [
    ("Three clerks said it rained. The three added that the road was gone.", "The three", True),
    ("Three clerks said it rained. One of them added that the road was gone.", "One of the three clerks", True),
    ("Two clerks said it rained. The other said that the road was gone.", "The other", True),
    ("Two clerks said it rained. The older of the two said the road was gone.", "The older of the two", True),
    ("Ivo Brandt and Ada Quill said it rained. Both said that the road was gone.", "Both", False),
]


@pytest.mark.parametrize(("text", "name", "anonymous"), AGAIN)
def test_people_told_again_stay_as_unnamed_as_before(text: str, name: str, anonymous: bool) -> None:
    """Groups that only count or pick out are as anonymous as the people they go back to."""
    source = attributions_in(text)[-1].source
    assert source is not None
    assert (source.name, source.anonymous) == (name, anonymous)


def test_a_later_wish_makes_the_earlier_source_anonymous() -> None:
    """ "She did not want her name used" holds for what she said before."""
    first = attributions_in("The miller said it rained. She did not want her name used.")[0].source
    assert first is not None
    assert first.anonymous
