"""Patterns of words looked for anywhere in a sentence: what the looser rules of the equipment kinds go by.

A pattern is a row of words, each met by a word's form or lemma. "a|b" offers a choice, "@class" a class of the lexicon,
"not" any negation, and a word that opens with "?" may be left out. Between two words of a pattern, articles,
possessives, adverbs, adjectives and numbers are passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musterbook.reading.sentence_words import SentenceWords, words_told
from musterbook.reading.words import Word

PASSED = frozenset({"RB", "DT", "PS", "PDT", "CD", "JJ"})


class Match(NamedTuple):
    """A pattern found: its label, its words (last exclusive), and whether it says "not" itself."""

    label: str
    first: int
    last: int
    denying: bool


class Pattern(NamedTuple):
    """One pattern, cut into its choices; `needs` are those behind the first that none may leave out."""

    label: str
    steps: tuple[tuple[frozenset[str], bool], ...]
    denying: bool
    needs: tuple[frozenset[str], ...]


class Patterns:
    """The patterns of a table label → patterns; `find` gives the longest at each word, left to right."""

    def __init__(self, table: dict[str, Iterable[str]]) -> None:
        self._by_lead: dict[str, list[Pattern]] = {}
        self._last: tuple[Sequence[Word] | None, tuple[Match, ...]] = (None, ())
        told = [_pattern(label, words) for label, rows in table.items() for words in rows]
        for pattern in sorted(told, key=lambda p: -len(p.steps)):
            for lead in pattern.steps[0][0]:
                self._by_lead.setdefault(lead, []).append(pattern)

    def find(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """All matches that do not overlap; those of the last sentence are remembered."""
        last = self._last
        if last[0] is not words:
            last = self._last = (words, tuple(self._matches(words_told(words))))
        return last[1]

    def _matches(self, told: SentenceWords) -> Iterator[Match]:
        behind = 0
        hit = self._by_lead.keys() & told.places.keys()
        for i in sorted({i for lead in hit for i in told.places[lead]}):
            found = self._at(told, i) if i >= behind else None
            if found is not None:
                yield found
                behind = found.last

    def at(self, words: Sequence[Word], i: int) -> Match | None:
        """The longest pattern that begins at word i."""
        return self._at(words_told(words), i)

    def _at(self, told: SentenceWords, i: int) -> Match | None:
        best: Match | None = None
        places = told.places.keys()
        for lead in told.leads[i]:
            for pattern in self._by_lead.get(lead, ()):
                for choice in pattern.needs:
                    if choice.isdisjoint(places):
                        break
                else:
                    end = _follow(told, i + 1, pattern.steps[1:])
                    if end is not None and (best is None or end > best.last):
                        best = Match(pattern.label, i, end, pattern.denying)
        return best


def _pattern(label: str, words: str) -> Pattern:
    steps = tuple((frozenset(w.lstrip("?").split("|")), w.startswith("?")) for w in words.lower().split())
    needs = tuple(choice for choice, optional in steps[1:] if not optional)
    return Pattern(label, steps, any("not" in choice for choice, _ in steps), needs)


def _follow(told: SentenceWords, i: int, steps: tuple[tuple[frozenset[str], bool], ...]) -> int | None:
    """The index behind the last step, or None."""
    words, leads = told.words, told.leads
    n = len(words)
    for choice, optional in steps:
        at = i
        while at < n and choice.isdisjoint(leads[at]) and words[at].tag in PASSED:
            at += 1
        if at < n and not choice.isdisjoint(leads[at]):
            i = at + 1
        elif not optional:
            return None
    return i
