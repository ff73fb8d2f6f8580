"""A text is made fit to be frozen, and nothing else is done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.intake.cleaning import clean_date, clean_label, clean_text, make_text
from musterbook.terms.reports import LARGEST_TEXT


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\r\n\t \x00\ufeff\ud800\udc00\x0b\x85"))))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Law: a clean text stays as it is, and can be written as UTF-8."""
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert clean.encode().decode() == clean
    assert not set(clean) & set(map(chr, [*range(9), *range(11, 32), 127, 0xFEFF]))


@given(st.text(alphabet=st.characters(categories=("L", "N"))))
def test_letters_stay_what_they_are(text: str) -> None:
    """Law: letters and digits are neither composed, folded nor respelled."""
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\rc\n", "a\nb\nc"),
        ("\n\n a  \n\t\nb \n\n", " a\n\nb"),
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
        ("\ufeffa\ufeff b", "a b"),
        ("a\x0cb\x1bc\td", "a b c\td"),
        ("e\u0301 \u00e9 ﬁ", "e\u0301 \u00e9 ﬁ"),
    ],
)
def test_each_rule(before: str, after: str) -> None:
    """Law: line ends, outer blank lines, trailing spaces, NUL, surrogates, marks and controls are the whole list."""
    assert clean_text(before) == after


def test_a_label_is_one_line_of_bounded_length() -> None:
    """Law: titles and publishers are one line, or absent."""
    assert clean_label("  Two\n  wounded\x00 ") == "Two wounded\ufffd"
    assert clean_label(" \n") is None
    assert clean_label(None) is None
    assert len(clean_label("x" * 5000) or "") == 500


def test_a_date_exists_or_is_absent() -> None:
    """Law: a day of publication is a day of the calendar."""
    assert clean_date("2025-04-01T10:00:00Z") == "2025-04-01"
    assert clean_date("2025-02-30") is None
    assert clean_date("yesterday") is None
    assert clean_date(None) is None


def test_a_text_without_words_is_refused() -> None:
    """Law: a Text always holds a letter or a digit, and at most 20 notes."""
    with pytest.raises(Incorrect) as caught:
        make_text(" \n… ", "text/plain", "text/1")
    assert caught.value.code == "report.empty"
    assert len(make_text("x", "text/plain", "text/1", notes=tuple(map(str, range(50)))).notes) == 20


def test_more_text_than_can_be_read_in_minutes_is_refused_whole() -> None:
    """Law: a text up to the limit is kept to its last letter; one above it is refused, and never cut."""
    assert len(make_text("é" * (LARGEST_TEXT // 2), "text/plain", "text/1").text) == LARGEST_TEXT // 2
    with pytest.raises(Incorrect) as caught:
        make_text("é" * (LARGEST_TEXT // 2) + "a", "text/plain", "text/1")
    assert caught.value.code == "report.too_large"
    assert "split it" in caught.value.message
