"""Parts of speech where English leaves them open."""

import pytest

from tests.reading.sample import view_of_one

TAGS = [
    ("The police left after a chase.", "chase", "NN"),
    ("They lay in pools of water.", "pools", "NNS"),
    ("Two clerks were believed trapped.", "trapped", "VBN"),
    ("In a poll released Sunday, most agreed.", "released", "VBN"),
    ("They asked which guard fired the shot.", "guard", "NN"),
    ("The calls that come in are taped.", "come", "VBP"),
    ("The 41-year-old was hurt.", "41-year-old", "NN"),
    ("They saw two towers fall.", "fall", "VB"),
    ("The drowned were brought here.", "drowned", "NNS"),
    ("Quoting hospital sources, they told of a fire.", "sources", "NNS"),
    ("A film, described also by an agency, shows the fire.", "shows", "VBZ"),
    ("The town has since given them bread.", "since", "RB"),
    ("They told her nothing.", "her", "PRP"),
    ("1 x lorry burned.", "x", "JJ"),
]


@pytest.mark.parametrize(("text", "word", "tag"), TAGS)
def test_context_picks_the_reading(text: str, word: str, tag: str) -> None:
    """A word with several readings takes the one that its surroundings ask for."""
    assert next(w.tag for w in view_of_one(text).words if w.low == word) == tag


def test_partitives_are_one_group() -> None:
    """ "most of those", "all of the guards" are one group with the noun as its head."""
    groups = [g.text for g in view_of_one("All of the guards who were hired left the port.").groups]
    assert groups[0] == "All of the guards"
