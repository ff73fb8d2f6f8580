"""Many words and phrases looked for at once, whole words only: each is found by its longest run of letters.

Boundaries are those of ASCII, as in RE2. Blanks in a phrase stand for any white space.
"""

import re
from collections.abc import Iterable

from musterbook.reading.words import listed

RUN = re.compile(r"[a-z0-9_]+")
FREQUENT = listed(
    """the a an of to in on at by for from with and or not no n't 's is was be are were been being have has had do did
    it its he she they them their his her who which that this one two all out up down off over into back take took
    said get make come came"""
)
WHOLE = re.compile(r"[a-z0-9_](?:.*[a-z0-9_])?", re.ASCII | re.DOTALL)


def pattern_of(words: Iterable[str]) -> str:
    """One pattern for words and phrases as they stand in a text, whole words only."""
    told = sorted(words, key=lambda w: (-len(w), w))
    return r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+").replace(r"\-", "-") for w in told) + r")\b"


class WordIndex:
    """Words in small letters, each with the number of what asks for it."""

    def __init__(self) -> None:
        self._alone: dict[str, set[int]] = {}
        self._phrases: dict[str, dict[int, set[str]]] = {}
        self._patterns: dict[str, list[tuple[int, re.Pattern[str]]]] = {}

    def add(self, word: str, number: int) -> bool:
        """Take a word in; false where it does not begin and end with a letter or digit, and is not taken."""
        if not WHOLE.fullmatch(word):
            return False
        runs = RUN.findall(word)
        if len(runs) == 1 and runs[0] == word:
            self._alone.setdefault(word, set()).add(number)
        else:
            self._phrases.setdefault(max(runs, key=len), {}).setdefault(number, set()).add(word)
        return True

    def find(self, low: str) -> set[int]:
        """The numbers that ask for a word of a sentence in small letters."""
        runs = set(RUN.findall(low))
        told: set[int] = set()
        for run in self._alone.keys() & runs:
            told |= self._alone[run]
        for run in self._phrases.keys() & runs:
            for number, pattern in self._patterns_of(run):
                if number not in told and pattern.search(low):
                    told.add(number)
        return told

    def _patterns_of(self, run: str) -> list[tuple[int, re.Pattern[str]]]:
        known = self._patterns.get(run)
        if known is None:
            phrases = self._phrases[run]
            known = [(number, re.compile(pattern_of(phrases[number]), re.ASCII)) for number in sorted(phrases)]
            self._patterns[run] = known
        return known


class RowIndex:
    """Rows of sets of words, each with a number: a row is met by words that hold one of each of its sets."""

    def __init__(self, rows: Iterable[tuple[tuple[frozenset[str], ...], int]]) -> None:
        self._rows = [(row, number) for row, number in rows if row]
        self._by_word: dict[str, list[int]] = {}
        for n, (row, _) in enumerate(self._rows):
            for word in max(row, key=rarity_of):
                self._by_word.setdefault(word, []).append(n)

    def find(self, words: set[str]) -> set[int]:
        """The numbers of the rows that the words meet."""
        told: set[int] = set()
        for word in self._by_word.keys() & words:
            for n in self._by_word[word]:
                row, number = self._rows[n]
                if number not in told and not any(choice.isdisjoint(words) for choice in row):
                    told.add(number)
        return told


def rarity_of(choice: frozenset[str]) -> tuple[bool, int, int]:
    """How seldom one of these words stands in a sentence: frequent and short ones are no use, few are better."""
    return choice.isdisjoint(FREQUENT), min(map(len, choice), default=0), -len(choice)
