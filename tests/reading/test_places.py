"""Laws of places."""

import pytest

from tests.reading.sample import clause_with, view_of_one


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Two trucks burned in Kenya.", "Kenya", "KE"),
        ("Gunmen shot a guard near the port.", "the port", None),
        ("The convoy was attacked in Gatu, in Kenya.", "Gatu", None),
    ],
)
def test_places_keep_their_words(text: str, words: str, code: str | None) -> None:
    """A place keeps the report's words; the gazetteer adds the state's code where it knows one."""
    place = view_of_one(text).places[0]
    assert place.where.words == words
    assert text[place.start : place.end] == words
    assert place.where.place == code


def test_of_joins_places() -> None:
    """ "A town of Kenya" is one place, with the state's code."""
    text = "The patrol stopped in a village of Kenya."
    (place,) = view_of_one(text).places
    assert place.where.words == "a village of Kenya"
    assert place.where.place == "KE"


def test_people_and_counts_are_no_places() -> None:
    """A person behind "to" or a count behind "in" is no place."""
    assert view_of_one("The medal was given to the captain in two parts.").places == ()


def test_a_clause_has_its_place() -> None:
    """The place of a clause is the one inside it."""
    text = "Rebels burned a truck in Nairobi."
    view = view_of_one(text)
    where = view.place_of(clause_with(text, "burn"))
    assert where is not None
    assert where.place == "KE"
