"""Verbs that tell by what stands with them."""

import pytest

from tests.reading.sample import told


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ('The mayor put the town\'s dead at "no fewer than nine".', "The mayor", "nine"),
        ("A source close to the port put the number who drowned at Ada at ten.", "A source close to the port", "ten"),
        ("The harbour command raised to 12 the number of sailors hurt.", "The harbour command", "12"),
        ("The road, as the mayor puts it, is a grave.", "the mayor", "The road"),
        ("Nine drowned, per the mayor.", "the mayor", "Nine drowned"),
        ("The mayor confirmed on Friday the deaths of nine sailors.", "The mayor", "the deaths of nine sailors"),
        ("The mayor spoke. The pier has, however, been shut, she said.", "The mayor", "been shut"),
        ("The mayor puts it otherwise: nine drowned.", "The mayor", "nine drowned"),
        ("Two of those, the mayor went on, had drowned.", "the mayor", "Two of those"),
        ('"We walked home," laughed a gunner.', "a gunner", "walked home"),
        ("Five men drowned, Ada Quill told a news conference at the port.", "Ada Quill", "Five men drowned"),
    ],
)
def test_these_tell(text: str, source: str, words: str) -> None:
    """A figure put or raised, words put so, and words gone on with have a source."""
    assert any(name == source and words in content for name, content in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor put the lorry at the gate.",
        "The harbour command raised 12 flags.",
        "The sailors went on, and nine drowned.",
        "The gunner laughed at nine recruits.",
        "As the heads of state agreed, the force left.",
        "No mayor said that nine had drowned.",
    ],
)
def test_these_do_not(text: str) -> None:
    """Deeds in the same words tell nothing, and "no mayor" says nothing."""
    assert [name for name, _ in told(text) if name is not None] == []
