"""Laws of documents: their day, and which stretches state nothing."""

import datetime as dt

import pytest

from musterbook.reading.documents import day_of, open_document
from tests.reading.sample import view_of_one


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-04-01", dt.date(2025, 4, 1)),
        ("2025-04-01T22:10:00Z", dt.date(2025, 4, 1)),
        ("yesterday", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: str | None, day: dt.date | None) -> None:
    """A date or a time gives its day; anything else gives none and stops nothing."""
    assert day_of(published) == day


def test_conditions_and_questions_are_unreal() -> None:
    """What stands under "if" or in a question is stated by nobody."""
    text = "The patrol will leave if the bridge holds."
    view = view_of_one(text)
    assert view.is_unreal(text.index("bridge"))
    assert not view.is_unreal(0)
    assert view_of_one("Was the bridge held by the army?").is_unreal(5)


def test_sentences_lie_in_order_inside_the_text() -> None:
    """Sentences do not overlap, and each begins and ends with a character of its own."""
    text = "PORT LAMO, March 3 (Reuters) \u2014 The army moved. \n\nTwo trucks burned; nobody was hurt.\n"
    document = open_document(text, None, None)
    ends = 0
    for sentence in document.sentences:
        assert ends <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        ends = sentence.end
