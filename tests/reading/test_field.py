"""Laws of the field: which texts are of the field, and which only borrow its words."""

import pytest

from musterbook.reading.field import is_security, is_touched

OF_THE_FIELD = [
    "Two officers of the mission were badly hurt when their armoured truck overturned near the border.",
    "The Security Council kept the security mission going for another year. The fund stands at 9 million dollars.",
    "Kenya's defence ministry would not say whether the pledge to the multinational force had been paid.",
    "Gunmen fired on a patrol at the edge of the town. Nobody was hurt.",
    "Doctors treated four soldiers after the shelling, and the hospital asked for blood.",
]
BORROWED = [
    "The striker shot twice and hit the post; the captain was injured in the first half and the squad is short of men.",
    "Shares in the brewer fell after a strike, and investors attacked the company over its profit warning.",
    "The singer, who was killed off in the second film, said the album was a battle and the studio had no comment.",
    "The union's 400 dockers went on strike. Freight rates rose.",
    "Rain is expected on Friday.",
]


@pytest.mark.parametrize("text", OF_THE_FIELD)
def test_forces_and_violence_are_of_the_field(text: str) -> None:
    """A text on forces, their money, their mandate or violence is of the field, also without one casualty."""
    assert is_security(text.lower())


@pytest.mark.parametrize("text", BORROWED)
def test_borrowed_words_do_not_make_a_text_of_the_field(text: str) -> None:
    """Sport, markets and shows borrow the words of war and stay outside."""
    assert not is_security(text.lower())


@pytest.mark.parametrize("text", OF_THE_FIELD)
def test_what_is_of_the_field_is_touched_by_it(text: str) -> None:
    """The gate before all analysis lets through whatever is of the field."""
    assert is_touched(text.lower())


def test_words_end_where_letters_end() -> None:
    """Letters beyond ASCII are letters: a word of the field is none inside a longer foreign word."""
    assert is_touched("a bomb\u2014nothing else")
    assert not is_touched("\u00e9bomb")
    assert not is_touched("bomb\u00e9")
