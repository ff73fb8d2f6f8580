"""Laws of tokens: nothing but blanks is left out, and what belongs together stays so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.text import fold
from musterbook.reading.tokens import split_tokens


def words(text: str) -> list[str]:
    """The tokens of a text."""
    folded = fold(text)
    return [folded[s.start : s.end] for s in split_tokens(folded, 0, len(folded))]


@given(st.text())
def test_tokens_cover_all_but_blanks(text: str) -> None:
    """Tokens stand in order, do not overlap, and only white space lies between them."""
    at = 0
    for start, end in split_tokens(text, 0, len(text)):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025-04-01 at 10:30", ["2025-04-01", "at", "10:30"]),
        ("1,200 men, 3.5 tonnes", ["1,200", "men", ",", "3.5", "tonnes"]),
        ("a 14-year-old's shoe", ["a", "14-year-old", "'s", "shoe"]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("Lt. Col. Brandt", ["Lt.", "Col.", "Brandt"]),
        ("they didn\u2019t, we\u2019ll", ["they", "did", "n't", ",", "we", "'ll"]),
        ("O'Neill's MRAP-2", ["O'Neill", "'s", "MRAP-2"]),
        ("$13m", ["$", "13", "m"]),
    ],
)
def test_what_belongs_together_stays_together(text: str, told: list[str]) -> None:
    """Dates, numbers, abbreviations, compounds and clitics are one token each."""
    assert words(text) == told
