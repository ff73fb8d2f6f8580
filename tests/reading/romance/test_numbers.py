"""Counts and shares in French and Spanish words."""

from decimal import Decimal

import pytest

from musterbook.reading.romance.language import language_of
from musterbook.reading.romance.numbers import Quantity, read_quantity
from musterbook.reading.romance.tokens import split_tokens


def quantity(language: str, text: str) -> Quantity | None:
    told = language_of(language)
    return read_quantity(split_tokens(text, 0, len(text), told), 0, text, told)


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "approx"),
    [
        ("fr", "quatre-vingt-quinze camions", 95, 95, False),
        ("fr", "vingt et un hommes", 21, 21, False),
        ("fr", "deux cent quarante soldats", 240, 240, False),
        ("fr", "trois mille hommes", 3000, 3000, False),
        ("fr", "14 400 militaires", 14400, 14400, False),
        ("fr", "au moins douze morts", 12, None, False),
        ("fr", "plus de 80 morts", 81, None, False),
        ("fr", "moins de 10 blessés", 0, 9, False),
        ("fr", "jusqu'à 40 hommes", 0, 40, False),
        ("fr", "entre 12 et 15 morts", 12, 15, False),
        ("fr", "12 à 15 morts", 12, 15, False),
        ("fr", "près de 850 hommes", 850, 850, True),
        ("fr", "une dizaine de blessés", 10, 10, True),
        ("fr", "des dizaines de morts", 20, None, False),
        ("fr", "une demi-douzaine de soldats", 6, 6, False),
        ("fr", "plusieurs soldats", 2, None, False),
        ("fr", "aucun blessé", 0, 0, False),
        ("es", "treinta y cinco hombres", 35, 35, False),
        ("es", "doscientos cuarenta soldados", 240, 240, False),
        ("es", "3.200 efectivos", 3200, 3200, False),
        ("es", "4,100 plazas", 4100, 4100, False),
        ("es", "17 mil cascos", 17000, 17000, False),
        ("es", "al menos doce muertos", 12, None, False),
        ("es", "cerca del centenar de heridos", 100, 100, True),
        ("es", "unos 380 hondureños", 380, 380, True),
        ("es", "una veintena de heridos", 20, 20, True),
        ("es", "medio centenar de heridos", 50, 50, False),
        ("es", "media docena de soldados", 6, 6, False),
        ("es", "decenas de muertos", 20, None, False),
        ("es", "varios soldados", 2, None, False),
        ("es", "ningún herido", 0, 0, False),
    ],
)
def test_counts_follow_the_table(language: str, text: str, low: int, high: int | None, approx: bool) -> None:
    """Numbers in words and digits, bounds, ranges and collectives become the vocabulary's ranges."""
    told = quantity(language, text)
    assert told is not None
    assert told.count is not None
    assert (told.count.min, told.count.max, told.count.approx) == (low, high, approx)


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [
        ("fr", "sept sur dix viennent", "0.7"),
        ("fr", "80 % des effectifs", "0.8"),
        ("fr", "trois quarts des hommes", "0.75"),
        ("es", "seis de cada diez son", "0.6"),
        ("es", "la mitad de los agentes", "0.5"),
    ],
)
def test_shares_are_told_apart_from_counts(language: str, text: str, share: str) -> None:
    """A part of a whole is a share between 0 and 1, and no count."""
    told = quantity(language, text)
    assert told is not None
    assert told.count is None
    assert told.share == Decimal(share)
