"""How many: a count or a share out of words, after the vocabulary's table, and how it is told.

Reads "at least three", "more than 2,500", "12 to 15", "a couple", "half a dozen", "dozens", "no", "two out of every
four", "75 percent", "another two", "nine more", "all seven", "the first", "some 30". A quantity is an increment where
it adds to what was told ("another", "more", "additional"), and an ordinal where it numbers a member ("the second").
"""

from collections.abc import Sequence

from musterbook.reading.chunks import NounGroup
from musterbook.reading.numbers import UNITS
from musterbook.reading.quantity_figures import QuantityReader
from musterbook.reading.quantity_row import Quantity
from musterbook.reading.quantity_words import CURRENCIES, FRACTIONS, PAIRS, SINGLE_PRONOUNS, STARTERS
from musterbook.reading.words import Word
from musterbook.terms.counts import Count, at_least, exactly

STARTS = frozenset({*STARTERS, *UNITS, *FRACTIONS, *CURRENCIES})


def find_quantities(words: Sequence[Word], text: str) -> tuple[Quantity, ...]:
    """All quantities of a sentence, left to right, without overlaps."""
    lows = tuple(w.low for w in words)
    found: list[Quantity] = []
    i = 0
    while i < len(words):
        quantity = QuantityReader(words, lows, text, i).read() if _may_start(words[i]) else None
        if quantity is None:
            i += 1
            continue
        found.append(quantity)
        i = quantity.last
    return tuple(found)


def _may_start(word: Word) -> bool:
    low = word.low
    return low in STARTS or word.tag == "CD" or low[:1].isdigit()


def count_of(group: NounGroup) -> Count | None:
    """How many a noun group speaks of: what it says, else 2-null for a bare plural, 1-1 for "an officer" or a name."""
    if group.count is not None:
        return group.count
    if group.share is not None:
        return None
    low = group.head.low
    if group.pronoun:
        return exactly(1, group.text) if low in SINGLE_PRONOUNS else None
    if low in PAIRS:
        return exactly(PAIRS[low], group.text)
    if group.plural:
        return at_least(2, group.text) if group.head.tag in ("NNS", "NP", "JJ") else None
    if group.name or group.determiner in ("a", "an", "another", "this", "that", "the", "each", "every") or group.owner:
        return exactly(1, group.text)
    return exactly(1, group.text) if group.head.tag == "NN" and group.has("person") else None
