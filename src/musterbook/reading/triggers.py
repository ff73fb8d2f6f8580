"""Which sentences are worth an analysis: those with a trigger of some kind, and those before them that tell who speaks.

An index of words and one pass of RE2 over the small letters of each sentence tell all kinds at once.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import re2

from musterbook.reading.analysis import Document
from musterbook.reading.anonymity import asks_for_anonymity
from musterbook.reading.field import is_touched
from musterbook.reading.kinds import KIND_READERS
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.word_index import RowIndex, WordIndex, pattern_of

WORD = re.compile(r"[\w-]+")
CLITIC = re.compile(r"n't|'[a-z]+")
NAME = re.compile(r"[A-Z][\w'-]+,? [A-Z]|[a-z] [A-Z]")
POINTING = re.compile(r"^\W*(?:it|its|they|their|these|those|this|that|such|both|none|the others?|another)\b")
NEAR = 2  # sentences before one with "he said" that may name him without a word of saying
REACH = 4  # sentences before a telling one that may say who speaks
BEHIND = 6  # sentences behind a telling one that may say that its source is unnamed
HARD = frozenset({"casualty", "evacuation", "gear_failure", "grounding", "incident"})


def _low(document: Document, number: int) -> str:
    sentence = document.sentences[number]
    return document.low[sentence.start : sentence.end]


def _names(document: Document, number: int) -> bool:
    sentence = document.sentences[number]
    return NAME.search(document.folded, sentence.start, sentence.end) is not None


class Filter:
    """Which kinds a sentence may state, by its small letters."""

    def __init__(self) -> None:
        self._set = re2.Set.SearchSet()
        self._kinds: list[int] = []
        self._words = WordIndex()
        self._rows = RowIndex((row, n) for n, reader in enumerate(KIND_READERS) for row in reader.rows)
        self._headings = [(n, re.compile(r.headings)) for n, r in enumerate(KIND_READERS) if r.headings is not None]
        self.all = frozenset(range(len(KIND_READERS)))
        self.hard = frozenset(n for n, r in enumerate(KIND_READERS) if r.kind in HARD)
        for number, reader in enumerate(KIND_READERS):
            for trigger in reader.triggers:
                patterns = [trigger] if isinstance(trigger, str) else self._unindexed(trigger, number)
                for pattern in patterns:
                    self._set.Add(pattern if pattern == pattern.lower() else "(?i)" + pattern)
                    self._kinds.append(number)
        if self._kinds:
            self._set.Compile()
        saying = "|".join(sorted({*LEXICON.forms("say"), "according", "believe", "believes", "believed"}))
        self._speech = re2.compile(rf'\b(?:{saying})\b|"|\banonym|\bidentif|\bnam(?:e|es|ed|ing)\b')
        self._pronoun = re2.compile(rf"\b(?:he|she|they)\s+(?:{saying})\b|\b(?:{saying})\s+(?:he|she|they)\b")

    def _unindexed(self, words: Iterable[str], number: int) -> list[str]:
        """A pattern of the words that the index does not take."""
        left = [word for word in words if not self._words.add(word, number)]
        return [pattern_of(left)] if left else []

    def asked(self, document: Document) -> list[frozenset[int]]:
        """For each sentence the numbers of the kinds that it may state.

        Outside the field the hard ones alone, and those only beside a word of the field.
        """
        if document.security:
            headed = self._headed(document)
            return [
                self.kinds_in(_low(document, n)) | headed.get(n, frozenset()) for n in range(len(document.sentences))
            ]
        touched = [is_touched(_low(document, n)) for n in range(len(document.sentences))]
        return [
            self.hard & self.kinds_in(_low(document, n)) if any(touched[max(0, n - 1) : n + 2]) else frozenset()
            for n in range(len(document.sentences))
        ]

    def _headed(self, document: Document) -> dict[int, frozenset[int]]:
        """For the sentences on a line behind a heading of some kind: that kind."""
        told: dict[int, frozenset[int]] = {}
        for kind, pattern in self._headings:
            for m in pattern.finditer(document.low):
                stop = document.low.find("\n", m.end())
                stop = len(document.low) if stop < 0 else stop
                for n, sentence in enumerate(document.sentences):
                    if m.end() <= sentence.start < stop:
                        told[n] = told.get(n, frozenset()) | {kind}
        return told

    def needed(self, document: Document, asked: Sequence[frozenset[int]]) -> set[int]:
        """The sentences to analyse: those that may state something, and before them those that tell who speaks."""
        needed: set[int] = set()
        for n, kinds in enumerate(asked):
            if kinds:
                needed.add(n)
                before = range(max(0, n - REACH), n)
                needed.update(m for m in before if m not in needed and self.speaks(_low(document, m)))
                if self._pronoun.search(_low(document, n)) is not None:
                    needed.update(m for m in range(max(0, n - NEAR), n) if _names(document, m))
                if n and POINTING.search(_low(document, n)) is not None:
                    needed.add(n - 1)
                behind = range(n + 1, min(len(asked), n + 1 + BEHIND))
                needed.update(m for m in behind if asks_for_anonymity(_low(document, m)) is not None)
        return needed

    def kinds_in(self, low: str) -> frozenset[int]:
        """The numbers of the kinds whose triggers a sentence has."""
        told = self._words.find(low)
        if self._kinds:
            told.update(self._kinds[i] for i in self._set.Match(low) or ())
        told |= self._rows.find({*WORD.findall(low), *CLITIC.findall(low)})
        return frozenset(told)

    def speaks(self, low: str) -> bool:
        """Whether a sentence may tell who speaks."""
        return self._speech.search(low) is not None


@cache
def load_filter() -> Filter:
    """The filter of all kinds, made once."""
    return Filter()
