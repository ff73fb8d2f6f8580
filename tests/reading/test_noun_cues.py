"""Cues that are nouns."""

import pytest

from tests.reading.sample import told


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("There were complaints from the drivers that the brakes fail.", "the drivers", "the brakes fail"),
        ("The drivers' complaint was that the brakes fail.", "The drivers", "the brakes fail"),
        ("The mayor's claim that nine had drowned was repeated.", "The mayor", "nine had drowned"),
        ("A warning by the harbour police that the pier would give way went unread.", "the harbour police", "pier"),
        ("Nine sailors drowned, which the navy denies.", "the navy", "Nine sailors drowned"),
    ],
)
def test_nouns_tell_with_a_teller(text: str, source: str, words: str) -> None:
    """A noun of telling has a source in its owner, behind "by" or "from", or in a relative clause."""
    assert any(name == source and words in content for name, content in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The claim that nine had drowned was repeated.",
        "A report by the door was torn.",
        "The mayor's house, which the flood took, was old.",
    ],
)
def test_nouns_without_a_teller_tell_nothing(text: str) -> None:
    """No source is made up."""
    assert [name for name, _ in told(text) if name is not None] == []
