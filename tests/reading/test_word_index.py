"""Laws of the word index: it finds what one pattern of all words finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.word_index import WordIndex, pattern_of

WORDS = ("car", "a car", "car-bomb", "bomb", "car bomb", "no-one", "b's", "9mm", "u.n")
PIECES = st.sampled_from(
    ("a", "car", "bomb", " ", "  ", "\n", "-", "'s", "b", ".", "é", "_", "9mm", "no", "one", "u", "n")
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_index_finds_what_the_patterns_find(text: str) -> None:
    """For any text, the numbers told are those whose own pattern stands in it."""
    index = WordIndex()
    assert all(index.add(word, n) for n, word in enumerate(WORDS))
    assert index.find(text) == {n for n, word in enumerate(WORDS) if re.search(pattern_of([word]), text, re.ASCII)}


def test_words_without_a_letter_at_their_ends_are_refused() -> None:
    """A mark at a word's end has no boundary of its own."""
    assert not WordIndex().add("$", 0)
    assert not WordIndex().add("u.s.", 0)
