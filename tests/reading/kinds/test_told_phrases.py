"""Laws of the word patterns."""

from musterbook.reading.kinds.told_phrases import Patterns
from musterbook.reading.words import Word


def words(text: str, **tags: str) -> list[Word]:
    """Bare words, noun by default; a keyword gives a word its tag, "lemma_x" its lemma."""
    told = []
    for i, low in enumerate(text.split()):
        lemma = tags.get(f"lemma_{low}", low)
        told.append(
            Word(
                i=i, start=i, end=i, text=low, low=low, tag=tags.get(low, "NN"), lemma=lemma, classes=frozenset({"any"})
            )
        )
    return told


def test_articles_and_adjectives_are_passed_over():
    """ "lose track" finds "lost its left track"."""
    (match,) = Patterns({"a": ["lose track"]}).find(
        words("lost its left track", lemma_lost="lose", its="PS", left="JJ")
    )
    assert (match.label, match.first, match.last) == ("a", 0, 4)


def test_the_longest_pattern_wins():
    """Of two that begin at one word the longer is taken."""
    found = Patterns({"a": ["run"], "b": ["run dry"]}).find(words("run dry"))
    assert [match.label for match in found] == ["b"]


def test_choices_classes_and_denials():
    """Choices, classes and "not" in any of its forms."""
    assert [m.label for m in Patterns({"a": ["red|blue @any"]}).find(words("blue sky"))] == ["a"]
    (match,) = Patterns({"a": ["not start"]}).find(words("never start"))
    assert match.denying
