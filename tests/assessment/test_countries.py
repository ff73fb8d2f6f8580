"""Laws of countries in phrases."""

import pytest

from musterbook.assessment.countries import country_of, write_country


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Washington", "United States"),
        ("The U.S. State Department", "United States"),
        ("Global Affairs Canada", "Canada"),
        ("Canada, the United States and France", None),
        ("other countries", None),
        ("turkey", None),
    ],
)
def test_a_phrase_names_one_country_or_none(phrase, country):
    """Capitals, demonyms and bodies give their country; several countries give none, nor does a small letter."""
    assert country_of(phrase) == country


def test_names_stand_within_a_sentence():
    """The United States take their article, France none."""
    assert [write_country(name) for name in ("United States", "France")] == ["the United States", "France"]
