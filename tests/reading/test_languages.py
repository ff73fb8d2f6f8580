"""Languages by their small words."""

import pytest

from musterbook.reading.languages import find_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The road to the port was closed by the army for the third day.", "en"),
        ("La route du port est fermée par les soldats et les habitants sont dans la rue.", "fr"),
        ("El camino que va al puerto fue cerrado por los soldados y las calles están vacías.", "es"),
        ("12 34", None),
    ],
)
def test_language_by_small_words(text: str, code: str | None) -> None:
    """The commonest small words tell the language; too few tell none."""
    assert find_language(text) == code
