"""The field: whether a text is of forces, violence, casualties or protective equipment, by its words alone.

One pass of RE2 over small letters each; letters beyond ASCII are made "_" first, so that RE2's word boundaries are
those of the whole alphabet.
"""

import re
from collections import Counter
from collections.abc import Iterable

import re2

from musterbook.reading.lexicon import LEXICON

BEYOND = re.compile(r"[^\x00-\x7f]")
DIFFERENT = 2
DIFFERENT_WEAK = 3
ENOUGH = 4
DENSITY = 1.5  # weight of the field in a thousand characters
AGAINST = 2


def _any_of(words: Iterable[str]) -> str:
    return r"\b(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + r")(?:s|es)?\b"


_LISTS = {name: set(LEXICON.lists[name]) for name in ("security", "field_plain", "field_also", "field_other")}
SECURITY = re2.compile(_any_of(_LISTS["security"] | _LISTS["field_plain"]))
FIELD = re2.compile(_any_of(_LISTS["security"] | _LISTS["field_plain"] | _LISTS["field_also"]))
OTHER = re2.compile(_any_of(_LISTS["field_other"]))
PLAIN = _LISTS["field_plain"]


def is_touched(low: str) -> bool:
    """Whether a text in small letters has a single word of the field."""
    return SECURITY.search(_plain_letters(low)) is not None


def is_security(low: str) -> bool:
    """Whether a text is of forces, violence, casualties or protective equipment, not only in passing.

    Words of the field weigh once, the plain ones twice, words of sport, markets and shows against it. Two different
    words are asked for where one is plain, else three.
    """
    letters = _plain_letters(low)
    found = Counter(FIELD.findall(letters))
    plain = sum(count for word, count in found.items() if _is_plain(word))
    different = len({word.rstrip("s") for word in found})
    weight = found.total() + plain
    if different < (DIFFERENT if plain else DIFFERENT_WEAK) or weight < ENOUGH or 1000 * weight < DENSITY * len(low):
        return False
    return weight > AGAINST * len(OTHER.findall(letters))


def _is_plain(word: str) -> bool:
    return word in PLAIN or word.removesuffix("s") in PLAIN or word.removesuffix("es") in PLAIN


def _plain_letters(low: str) -> str:
    return low if low.isascii() else BEYOND.sub(lambda m: "_" if m.group().isalnum() else " ", low)
