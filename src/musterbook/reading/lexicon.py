"""The lexicon: word lists out of data/*.toml, inflected by rule, looked up by surface form.

Every TOML file may hold [noun], [verb], [adjective] and [adverb] tables of class → words (a list, or one string cut at
blanks, nouns at commas), [irregular] verbs and [irregular_noun] plurals, and [list] tables that only name words. Files
are merged in the order of their names. A class named "plain" only makes words known.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from typing import Any, NamedTuple

DATA = "musterbook.reading"
VOWELS = "aeiou"
PARTS = ("noun", "verb", "adjective", "adverb")
DOUBLED = re.compile(r"(?:[^aeiou]|qu)[aeiou][bdgmnprt]\Z")
COMPOUND = re.compile(r".+(?:men|women)\Z")


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
    return len(re.findall(r"[aeiouy]+", base)) == 1


def plural_of(word: str) -> str:
    """The regular plural, which is also a verb's third person."""
    if re.search(r"(?:s|x|z|ch|sh)\Z", word):
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
        self._readings: dict[str, dict[Reading, None]] = defaultdict(dict)
        self._classes: dict[tuple[str, str], set[str]] = defaultdict(set)
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
                    for word in split_words(words, part):
                        self._add(part, name, word)

    def _add(self, part: str, name: str, word: str) -> None:
        low = word.lower()
        known = (part, low) in self._classes
        self._classes[part, low].add(name)
        self._members[name][low] = part
        if known:
            return
        if part == "noun":
            self._add_noun(low)
        elif part == "verb":
            self._add_verb(low)
        else:
            self._readings[low][Reading("JJ" if part == "adjective" else "RB", low)] = None

    def _add_noun(self, low: str) -> None:
        words = tuple(low.split())
        if len(words) > 1:
            for form in {words, (*words[:-1], self.noun_plural(words[-1]))}:
                self.phrases[form[-1]].append((form, low))
            return
        self._readings[low][Reading("NNS" if low in self.plural_only else "NN", low)] = None
        if low not in self.plural_only:
            self._readings[self.noun_plural(low)][Reading("NNS", low)] = None

    def noun_plural(self, word: str) -> str:
        """The plural of one noun."""
        return self._plurals.get(word) or plural_of(word)

    def _add_verb(self, low: str) -> None:
        base, *rest = re.split(r"[ _]", low)
        if rest:
            self.verb_particles[base, " ".join(rest)].add(low)
            if ("verb", base) in self._classes:
                return
            self._classes["verb", base].add("plain")
        for tag, forms in verb_forms(base, *self._irregular.get(base, [])).items():
            for form in forms:
                self._readings[form][Reading(tag, base)] = None

    @cached_property
    def table(self) -> dict[str, tuple[Reading, ...]]:
        """All readings by small form."""
        return {form: tuple(readings) for form, readings in self._readings.items()}

    def readings(self, low: str) -> tuple[Reading, ...]:
        """The ways to take a form; empty where it is not known."""
        return self.table.get(low, ())

    def classes_of(self, part: str, lemma: str) -> frozenset[str]:
        """The classes of a lemma as this part of speech, without "plain"."""
        return self._frozen.get((part, lemma), EMPTY)

    @cached_property
    def _frozen(self) -> dict[tuple[str, str], frozenset[str]]:
        return {key: frozenset(names - {"plain"}) for key, names in self._classes.items()}

    def members(self, name: str) -> tuple[str, ...]:
        """The lemmas of a class, in the order of the lists."""
        return tuple(self._members.get(name, ()))

    def forms(self, name: str) -> tuple[str, ...]:
        """Every surface form of a class's words, for triggers."""
        told: dict[str, None] = {}
        for low, part in self._members.get(name, {}).items():
            *lead, last = re.split(r"[ _]", low) if part == "verb" else [low]
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


EMPTY: frozenset[str] = frozenset()


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
    folder = files(DATA) / "data"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    return Lexicon(tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in names)


LEXICON = load_lexicon()
