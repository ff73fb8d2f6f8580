"""The laws of folding."""

from hypothesis import given
from hypothesis import strategies as st

from musterbook.reading.text import fold, is_capitals, lower


@given(st.text())
def test_fold_keeps_every_offset(text: str) -> None:
    """A folded text and its small letters are as long as the text, whatever it holds."""
    assert len(fold(text)) == len(text) == len(lower(fold(text)))


def test_curly_marks_become_plain() -> None:
    """Typographic quotes and dashes fold to one plain character each."""
    assert fold("“It’s over” – he said") == '"It\'s over" \u2014 he said'


def test_capitals_are_seen() -> None:
    """A telex in capitals is told from prose."""
    assert is_capitals("REBELS BURNED TWO TRUCKS NEAR THE DAM.")
    assert not is_capitals("Rebels burned two UN trucks near the dam.")
