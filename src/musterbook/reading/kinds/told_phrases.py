"""Patterns of words looked for anywhere in a sentence: what the looser rules of the equipment kinds go by.

A pattern is a row of words, each met by a word's form or lemma. "a|b" offers a choice, "@class" a class of the lexicon,
"not" any negation, and a word that opens with "?" may be left out. Between two words of a pattern, articles,
possessives, adverbs, adjectives and numbers are passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from musterbook.reading.words import Word

PASSED = frozenset({"RB", "DT", "PS", "PDT", "CD", "JJ"})
NOT = frozenset({"not", "n't", "never", "cannot", "no"})


class Match(NamedTuple):
    """A pattern found: its label, its words (last exclusive), and whether it says "not" itself."""

    label: str
    first: int
    last: int
    denying: bool


class Pattern(NamedTuple):
    """One pattern, cut into its choices; `lead` are the forms that it may begin with, empty for a class."""

    label: str
    steps: tuple[tuple[frozenset[str], bool], ...]
    denying: bool


class Patterns:
    """The patterns of a table label → patterns; `find` gives the longest at each word, left to right."""

    def __init__(self, table: dict[str, Iterable[str]]) -> None:
        self._by_lead: dict[str, list[Pattern]] = {}
        told = [_pattern(label, words) for label, rows in table.items() for words in rows]
        for pattern in sorted(told, key=lambda p: -len(p.steps)):
            for lead in pattern.steps[0][0]:
                self._by_lead.setdefault(lead, []).append(pattern)

    def find(self, words: Sequence[Word]) -> Iterator[Match]:
        """All matches that do not overlap."""
        i = 0
        while i < len(words):
            found = self.at(words, i)
            if found is not None:
                yield found
            i = found.last if found is not None else i + 1

    def at(self, words: Sequence[Word], i: int) -> Match | None:
        """The longest pattern that begins at word i."""
        word = words[i]
        leads = leads_of(word.low, word.lemma, word.classes)
        best: Match | None = None
        if self._by_lead.keys().isdisjoint(leads):
            return None
        for pattern in (p for lead in leads for p in self._by_lead.get(lead, ())):
            end = _follow(words, i + 1, pattern.steps[1:])
            if end is not None and (best is None or end > best.last):
                best = Match(pattern.label, i, end, pattern.denying)
        return best


def _pattern(label: str, words: str) -> Pattern:
    steps = tuple((frozenset(w.lstrip("?").split("|")), w.startswith("?")) for w in words.lower().split())
    return Pattern(label, steps, any("not" in choice for choice, _ in steps))


@lru_cache(maxsize=1 << 16)
def leads_of(low: str, lemma: str, classes: frozenset[str]) -> tuple[str, ...]:
    """What a word may be met by: its form, its lemma, its classes, and "not"."""
    return (low, lemma, *(f"@{c}" for c in sorted(classes)), *(("not",) if low in NOT else ()))


def _meets(word: Word, choice: frozenset[str]) -> bool:
    return not choice.isdisjoint(leads_of(word.low, word.lemma, word.classes))


def _follow(words: Sequence[Word], i: int, steps: tuple[tuple[frozenset[str], bool], ...]) -> int | None:
    """The index behind the last step, or None."""
    for choice, optional in steps:
        at = i
        while at < len(words) and not _meets(words[at], choice) and words[at].tag in PASSED:
            at += 1
        if at < len(words) and _meets(words[at], choice):
            i = at + 1
        elif not optional:
            return None
    return i
