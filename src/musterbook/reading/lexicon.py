"""The lexicon: word lists out of data/*.toml, inflected by rule, looked up by surface form.

Every TOML file may hold [noun], [verb], [adjective] and [adverb] tables of class → words (a list, or one string cut at
blanks, nouns at commas), [irregular] verbs and [irregular_noun] plurals, and [list] tables that only name words. Files
are merged in the order of their names. A class named "plain" only makes words known.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from musterbook.reading.word_tables import load_tables, table_names

VOWELS = "aeiou"
PARTS = ("noun", "verb", "adjective", "adverb")
DOUBLED = re.compile(r"(?:[^aeiou]|qu)[aeiou][bdgmnprt]\Z")
SIBILANT = ("s", "x", "z", "ch", "sh")
VOWEL_SOUNDS = re.compile(r"[aeiouy]+")
PARTICLED = re.compile(r"[ _]")
EMPTY: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """One way to take a form: its tag and its lemma."""

    tag: str
    lemma: str


def verb_forms(base: str, past: str | None = None, participle: str | None = None) -> dict[str, tuple[str, ...]]:
    """Tag → forms of a verb: VB, VBZ, VBD, VBN, VBG by rule, past forms as told ("a|b" for two)."""
    double = base + base[-1] if DOUBLED.search(base) and _stressed(base) else base
    if base.endswith("e"):
        regular, gerund = (
            base + "d",
            (base[:-2] + "ying" if base.endswith("ie") else base if base.endswith("ee") else base[:-1])
            + ("" if base.endswith("ie") else "ing"),
        )
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        regular, gerund = base[:-1] + "ied", base + "ing"
    elif base.endswith("c"):
        regular, gerund = base + "ked", base + "king"
    else:
        regular, gerund = double + "ed", double + "ing"
    pasts = tuple((past or regular).split("|"))
    if past and past.endswith("ed") and not base.endswith("e"):
        gerund = past.split("|")[0][:-2] + "ing" if not base.endswith("y") else gerund
    return {
        "VB": (base,),
        "VBZ": (plural_of(base),),
        "VBD": pasts,
        "VBN": tuple((participle or past or regular).split("|")),
        "VBG": (gerund,),
    }


def _stressed(base: str) -> bool:
    return len(VOWEL_SOUNDS.findall(base)) == 1


def plural_of(word: str) -> str:
    """The regular plural, which is also a verb's third person."""
    if word.endswith(SIBILANT):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith("man") and word != "human" and word != "german":
        return word[:-3] + "men"
    if word in {"go", "do", "echo", "veto", "embargo", "torpedo", "hero"}:
        return word + "es"
    return word + "s"


class Lexicon:
    """Forms → readings, and lemma → classes for each part of speech; phrases for nouns of several words."""

    def __init__(self, tables: Iterable[dict[str, Any]]) -> None:
        self._told: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self._classes: dict[str, dict[str, frozenset[str]]] = {part: {} for part in PARTS}
        self._joined: dict[tuple[frozenset[str], str], frozenset[str]] = {}
        self._verb_forms: dict[str, dict[str, None]] = {}
        self._members: dict[str, dict[str, str]] = defaultdict(dict)
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.verb_particles: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._irregular: dict[str, list[str]] = {}
        self._plurals: dict[str, str] = {}
        self.tags: dict[str, list[str]] = defaultdict(list)
        self.small_words: dict[str, str] = {}
        self.lists: dict[str, tuple[str, ...]] = {}
        self.subordinators: frozenset[str] = frozenset()
        self.plural_only: frozenset[str] = frozenset()
        merged = list(tables)
        for table in merged:
            self._irregular.update(table.get("irregular", {}))
            self._plurals.update(table.get("irregular_noun", {}))
            self.subordinators |= set(table.get("subordinator", {}).get("words", "").split())
            self.plural_only |= set(table.get("plural_only", {}).get("words", "").split())
            for tag, words in table.get("tag", {}).items():
                for word in words.split():
                    self.tags[word].append(tag)
            self.small_words.update(table.get("small_words", {}))
            for name, words in table.get("list", {}).items():
                self.lists[name] = tuple(split_words(words, "noun"))
        for table in merged:
            for part in PARTS:
                for name, words in table.get(part, {}).items():
                    self._add(part, name, split_words(words, part))

    def _add(self, part: str, name: str, words: Iterable[str]) -> None:
        members, classes = self._members[name], self._classes[part]
        add = {"noun": self._add_noun, "verb": self._add_verb}.get(part)
        tag = "JJ" if part == "adjective" else "RB"
        alone = self._join(EMPTY, name)
        for word in words:
            low = word.lower()
            members[low] = part
            known = classes.get(low)
            classes[low] = self._join(known, name) if known else alone
            if known is not None:
                continue
            if add is not None:
                add(low)
            else:
                self._told[low].append((tag, low))

    def _join(self, classes: frozenset[str], name: str) -> frozenset[str]:
        """The classes with one more; equal sets are one object, and "plain" is none."""
        if name == "plain":
            return classes
        told = self._joined.get((classes, name))
        if told is None:
            told = self._joined[classes, name] = classes | {name}
        return told

    def _add_noun(self, low: str) -> None:
        if " " in low:
            words = tuple(low.split())
            for form in {words, (*words[:-1], self.noun_plural(words[-1]))}:
                self.phrases[form[-1]].append((form, low))
            return
        if low in self.plural_only:
            self._told[low].append(("NNS", low))
            return
        self._told[low].append(("NN", low))
        self._told[self.noun_plural(low)].append(("NNS", low))

    def noun_plural(self, word: str) -> str:
        """The plural of one noun."""
        return self._plurals.get(word) or plural_of(word)

    def _add_verb(self, low: str) -> None:
        base, *rest = PARTICLED.split(low)
        if rest:
            self.verb_particles[base, " ".join(rest)].add(low)
            if base in self._classes["verb"]:
                return
            self._classes["verb"][base] = EMPTY
        told = self._verb_forms.setdefault(base, {})
        for tag, forms in verb_forms(base, *self._irregular.get(base, [])).items():
            for form in forms:
                self._told[form].append((tag, base))
                told[form] = None

    def verb_forms(self, base: str) -> tuple[str, ...]:
        """Every form of a known verb; empty where it is not known."""
        return tuple(self._verb_forms.get(base, ()))

    def readings(self, low: str) -> tuple[Reading, ...]:
        """The ways to take a form; empty where it is not known."""
        if low not in self._told:
            return ()
        known = self._readings.get(low)
        if known is None:
            known = self._readings[low] = tuple(Reading(*told) for told in dict.fromkeys(self._told[low]))
        return known

    def classes_of(self, part: str, lemma: str) -> frozenset[str]:
        """The classes of a lemma as this part of speech, without "plain"."""
        return self._classes[part].get(lemma, EMPTY)

    def members(self, name: str) -> tuple[str, ...]:
        """The lemmas of a class, in the order of the lists."""
        return tuple(self._members.get(name, ()))

    def forms(self, name: str) -> tuple[str, ...]:
        """Every surface form of a class's words, for triggers."""
        told: dict[str, None] = {}
        for low, part in self._members.get(name, {}).items():
            *lead, last = PARTICLED.split(low) if part == "verb" else [low]
            if part == "verb":
                base = lead[0] if lead else last
                rest = " ".join([*lead[1:], last]) if lead else ""
                for forms in verb_forms(base, *self._irregular.get(base, [])).values():
                    told.update(dict.fromkeys(f"{form} {rest}".strip() for form in forms))
            elif part == "noun":
                head, _, tail = low.rpartition(" ")
                told.update(dict.fromkeys((low, f"{head} {self.noun_plural(tail)}".strip())))
            else:
                told[low] = None
        return tuple(told)


def split_words(words: str | list[str], part: str) -> list[str]:
    """The words of a table's row: a list as it is, a string cut at blanks, or at commas for nouns."""
    if isinstance(words, list):
        return words
    return [
        w
        for w in (
            x.strip()
            for x in words.replace("\n", " " if part != "noun" else ",").split("," if part == "noun" else None)
        )
        if w
    ]


def load_lexicon() -> Lexicon:
    """The lexicon of the room's own data files."""
    return Lexicon(map(load_tables, table_names()))


LEXICON = load_lexicon()
