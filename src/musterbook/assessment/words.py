"""What a stretch of text is about: its content words, and how alike two such sets are.

Words are in small letters, endings cut by a few rules ("vehicles" → "vehicl"), so that forms of one word meet.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from math import fsum, log

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
DATA = resources.files("musterbook.assessment") / "data"
EMPTY = frozenset(tomllib.loads((DATA / "words.toml").read_text("utf-8"))["empty"].split())
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y")
SHORTEST_STEM = 4


@lru_cache(maxsize=65536)
def cut_ending(word: str) -> str:
    """The word without its ending, where enough of it is left."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def content_words(text: str) -> frozenset[str]:
    """The stems of a text's telling words; "armored" and "armoured" are one, "Paye-Savien" is also "Savien"."""
    found = [word.casefold().replace("’", "'").removesuffix("'s") for word in WORD.findall(text)]
    found += [part for word in found if "-" in word for part in word.split("-") if len(part) >= SHORTEST_STEM]
    return frozenset(cut_ending(word.replace("armor", "armour")) for word in found if word not in EMPTY)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """How much two sets share, 0 to 1 (Dice 1945)."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


class Weights:
    """The rarity of each word over some sets: the log of how few hold it (Spärck Jones 1972)."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        sets = tuple(texts)
        held = Counter(word for words in sets for word in words)
        self._weight = {word: log((1 + len(sets)) / count) for word, count in held.items()}
        self._totals: dict[frozenset[str], float] = {}

    def rarest(self, words: frozenset[str]) -> str:
        """The word of a set that fewest hold."""
        return min(words, key=lambda word: (-self._weight.get(word, 0.0), word))

    def share(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share of weight that two sets have in common, 0 to 1."""
        both = self._sum(a & b)
        either = self._total(a) + self._total(b) - both
        return both / either if either > 0 else 0.0

    def _total(self, words: frozenset[str]) -> float:
        if words not in self._totals:
            self._totals[words] = self._sum(words)
        return self._totals[words]

    def _sum(self, words: frozenset[str]) -> float:
        return fsum([self._weight.get(word, 0.0) for word in words])


def aggregate_words(name: str) -> tuple[str, ...]:
    """A list of the wordings that set totals, others and known people apart."""
    return tuple(tomllib.loads((DATA / "aggregates.toml").read_text("utf-8"))[name])
