"""What the words of one sentence can be met by, told once for all the tables that look for them.

The last sentence is remembered: a sentence's kinds are asked one after another.
"""

from collections.abc import Sequence
from functools import lru_cache

from musterbook.reading.words import Word

NOT = frozenset({"not", "n't", "never", "cannot", "no"})


class SentenceWords:
    """The leads of each word, and for every lead the places where it stands."""

    __slots__ = ("leads", "lows", "places", "words")

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.lows = frozenset(w.low for w in words)
        self.leads = [leads_of(w.low, w.lemma, w.classes) for w in words]
        self.places: dict[str, list[int]] = {}
        for i, leads in enumerate(self.leads):
            for lead in leads:
                self.places.setdefault(lead, []).append(i)


_LAST: list[SentenceWords] = [SentenceWords(())]


def words_told(words: Sequence[Word]) -> SentenceWords:
    """What a sentence's words can be met by."""
    last = _LAST[0]
    if last.words is not words:
        last = _LAST[0] = SentenceWords(words)
    return last


@lru_cache(maxsize=1 << 16)
def leads_of(low: str, lemma: str, classes: frozenset[str]) -> tuple[str, ...]:
    """What a word may be met by: its form, its lemma, its classes, and "not"."""
    return (low, lemma, *(f"@{c}" for c in sorted(classes)), *(("not",) if low in NOT else ()))
