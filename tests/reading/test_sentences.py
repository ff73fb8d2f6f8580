"""Where sentences begin and end."""

import pytest

from musterbook.reading.sentences import Head, split_sentences


def parts(text: str) -> list[str]:
    """The sentences of a text as strings."""
    return [text[s.start : s.end] for s in split_sentences(text, False)[0]]


def test_abbreviations_end_nothing() -> None:
    """Titles, initials, months and clock times carry a full stop without ending a sentence."""
    text = "Lt. Col. J. R. Okello left at 6 a.m. with two trucks. He returned on Jan. 4."
    assert parts(text) == ["Lt. Col. J. R. Okello left at 6 a.m. with two trucks.", "He returned on Jan. 4."]


def test_quotation_marks_stay_with_their_sentence() -> None:
    """A closing mark behind a full stop belongs to the sentence it closes."""
    assert parts('"We held the bridge." The relief came late.') == ['"We held the bridge."', "The relief came late."]


def test_wrapped_lines_are_one_sentence() -> None:
    """A line break inside a long line ends nothing; a short line stands alone."""
    text = "The column left the camp at dawn and reached the ford in the\nafternoon without losses.\nLater it rained."
    assert len(parts(text)) == 2


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("LAGOS, March 3 (Agency) — Rain fell.", Head("LAGOS", "Agency")),
        ("(Agency) - Rain fell.", Head(None, "Agency")),
        ("JUBA — Rain fell.", Head("JUBA", None)),
        ("Accra, 4 May 1998 (Agency) – Rain fell.".replace("–", "\u2014"), Head("Accra", "Agency")),
        ("Accra (Agency) May 4, 1998 - Rain fell.", Head("Accra", "Agency")),
        ("ACCRA, Ghana | Agency | Rain fell.", Head("ACCRA, Ghana", "Agency")),
        ("Accra, May 4 /Agency/ - Rain fell.", Head("Accra", "Agency")),
        ("ACCRA (Ghana) - Rain fell.", Head("ACCRA", None)),
        ("Rain fell.", Head(None, None)),
    ],
)
def test_datelines_are_kept_apart(text: str, head: Head) -> None:
    """A dateline gives place and credit and belongs to no sentence."""
    sentences, found = split_sentences(text, False)
    assert found == head
    assert [text[s.start : s.end] for s in sentences] == ["Rain fell."]


def test_headlines_and_bullets_are_told() -> None:
    """A line in title case is a headline, a marked line a bullet without its mark."""
    sentences, _ = split_sentences("Patrol Base Shelled at Dawn\n\n- Two men hurt.\n", False)
    assert [s.form for s in sentences] == ["headline", "bullet"]
