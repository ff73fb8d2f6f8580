"""Verb paradigms: every third person (and the first) of a French or Spanish infinitive, by rule and by family.

A form is (words, tense, person); persons are "1s", "3s", "1p", "3p"; participles have "m", "f", "mp", "fp".
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).with_name("data")
PERSONS = ("1s", "3s", "1p", "3p")
FRENCH_FUTURE = ("ai", "a", "ons", "ont")
FRENCH_PAST = ("ais", "ait", "ions", "aient")
SPANISH_FUTURE = ("é", "á", "emos", "án")
SPANISH_CONDITIONAL = ("ía", "ía", "íamos", "ían")
ACUTE = re.compile(r"é([^aeiouéèy]{1,2})\Z")
MUTE = re.compile(r"e([^aeiouéèy])\Z")
DOUBLING = ("appel", "rappel", "jet", "rejet", "projet", "renouvel")


class Form(NamedTuple):
    """One form of a verb."""

    text: str
    tense: str
    person: str


@cache
def tables_of(language: str) -> dict[str, Any]:
    """The irregular families of a language."""
    return tomllib.loads((FOLDER / f"{language}_verbs.toml").read_text(encoding="utf-8"))


def forms_of(infinitive: str, language: str) -> Iterator[Form]:
    """All forms of a verb."""
    yield Form(infinitive, "infinitive", "")
    yield from french(infinitive) if language == "fr" else spanish(infinitive)


def family_of(infinitive: str, language: str) -> tuple[str, dict[str, str]] | None:
    """What stands before the family's ending, and the family; the longest ending wins."""
    families = tables_of(language)["family"]
    whole = {"ir", "ser", "dar", "ver", "estar", "être", "aller"}
    fitting = [f for f in families if infinitive == f or (infinitive.endswith(f) and f not in whole)]
    if not fitting:
        return None
    best = max(fitting, key=len)
    return infinitive.removesuffix(best), families[best]


def told(prefix: str, words: str, tense: str, persons: tuple[str, ...]) -> Iterator[Form]:
    """Forms given word by word; "-" where there is none."""
    for word, person in zip(words.split(), persons, strict=True):
        if word != "-":
            yield Form(prefix + word, tense, person)


def french_participles(masculine: str) -> Iterator[Form]:
    """The four forms of a participle."""
    bare = "du" if masculine == "dû" else masculine
    plural = bare if bare.endswith(("s", "x")) else bare + "s"
    for text, person in ((masculine, "m"), (bare + "e", "f"), (plural, "mp"), (bare + "es", "fp")):
        yield Form(text, "participle", person)


def french(infinitive: str) -> Iterator[Form]:
    """The forms of a French verb but its infinitive."""
    family = family_of(infinitive, "fr")
    if family is not None:
        prefix, table = family
        yield from told(prefix, table["present"], "present", PERSONS)
        yield from told(prefix, table["past"], "past", ("3s", "3p"))
        yield from told(prefix, table["subjunctive"], "subjunctive", ("3s", "3p"))
        yield from _french_regular(prefix + table["imperfect"], prefix + table["future"])
        yield from french_participles(prefix + table["participle"])
    elif infinitive.endswith("er"):
        yield from _french_er(infinitive[:-2])
    elif infinitive.endswith("ir"):
        stem = infinitive[:-2] + "i"
        yield from told(stem, "s t ssons ssent", "present", PERSONS)
        yield from told(stem, "t rent", "past", ("3s", "3p"))
        yield from _french_regular(stem + "ss", infinitive)
        yield from french_participles(stem)
    else:
        stem = infinitive[:-2]
        yield Form(stem, "present", "3s")
        yield from told(stem, "s ons ent", "present", ("1s", "1p", "3p"))
        yield from told(stem, "it irent", "past", ("3s", "3p"))
        yield Form(stem + "e", "subjunctive", "3s")
        yield from _french_regular(stem, infinitive[:-1])
        yield from french_participles(stem + "u")


def _french_regular(imperfect: str, future: str) -> Iterator[Form]:
    for n, person in enumerate(PERSONS):
        soft = imperfect if not imperfect.endswith("ge") or FRENCH_PAST[n][0] == "a" else imperfect[:-1]
        yield Form(soft + FRENCH_PAST[n], "imperfect", person)
        yield Form(future + FRENCH_FUTURE[n], "future", person)
        yield Form(future + FRENCH_PAST[n], "conditional", person)
    yield Form(imperfect + "ant", "gerund", "")


def _french_er(stem: str) -> Iterator[Form]:
    hard = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    weak = stem
    if stem.endswith(DOUBLING):
        weak = stem + stem[-1]
    elif stem.endswith("y"):
        weak = stem[:-1] + "i"
    elif ACUTE.search(stem) or MUTE.search(stem):
        weak = ACUTE.sub(r"è\1", MUTE.sub(r"è\1", stem))
    future = stem if ACUTE.search(stem) else weak
    yield from told("", f"{weak}e {weak}e {hard}ons {weak}ent", "present", PERSONS)
    yield from told("", f"{hard}a {stem}èrent", "past", ("3s", "3p"))
    yield from _french_regular(hard, future + "er")
    yield from french_participles(stem + "é")


def spanish(infinitive: str) -> Iterator[Form]:
    """The forms of a Spanish verb but its infinitive."""
    family = family_of(infinitive, "es")
    if family is not None:
        yield from _spanish_family(*family)
        return
    stem, kind = infinitive[:-2], infinitive[-2:]
    weak = _changed(infinitive, stem)
    ar = kind == "ar"
    vowel, other = ("a", "e") if ar else ("e", "a")
    first = {"ar": "amos", "er": "emos"}.get(kind, "imos")
    strong = weak[:-1] + "zc" if infinitive.endswith("cer") and stem[-2:-1] in "aeo" else weak
    yield from told("", f"{strong}o {weak}{vowel} {stem}{first} {weak}{vowel}n", "present", PERSONS)
    soft = _spelled(stem, kind)
    before = _spelled(weak, kind) if ar else strong
    yield from told("", f"{before}{other} {before}{other}n", "subjunctive", ("3s", "3p"))
    pasts = f"{soft}é {stem}ó {stem}aron" if ar else f"{stem}í {stem}ió {stem}ieron"
    yield from told("", pasts, "past", ("1s", "3s", "3p"))
    if not ar:
        yield Form(stem + "imos", "past", "1p")
    imperfect = f"{stem}aba {stem}aban" if ar else f"{stem}ía {stem}ían"
    yield from told("", imperfect, "imperfect", ("3s", "3p"))
    yield from _spanish_regular(infinitive, stem + ("a" if ar else "ie"))
    yield Form(stem + ("ando" if ar else "iendo"), "gerund", "")
    irregular = dict(pair.split(":") for pair in tables_of("es")["participles"]["words"].split())
    yield from _spanish_participles(irregular.get(infinitive, stem + ("ado" if ar else "ido")))


def _spanish_family(prefix: str, table: dict[str, str]) -> Iterator[Form]:
    yield from told(prefix, table["present"], "present", PERSONS)
    yield from told(prefix, table["past"], "past", ("1s", "3s", "3p"))
    yield from told(prefix, table["subjunctive"], "subjunctive", ("3s", "3p"))
    yield from told(prefix, table["imperfect"], "imperfect", ("3s", "3p"))
    yield from _spanish_regular(prefix + table["future"], prefix + table["subjunctive2"])
    yield Form(prefix + table["gerund"], "gerund", "")
    yield from _spanish_participles(prefix + table["participle"])
    if prefix and table["present"].startswith("tengo"):
        yield Form(prefix + "tiene", "present", "3s")


def _spanish_regular(future: str, second: str) -> Iterator[Form]:
    for n, person in enumerate(PERSONS):
        yield Form(future + SPANISH_FUTURE[n], "future", person)
        yield Form(future + SPANISH_CONDITIONAL[n], "conditional", person)
    if not second.endswith("-"):
        for ending, person in (("ra", "3s"), ("ran", "3p"), ("se", "3s"), ("sen", "3p")):
            yield Form(second + ending, "subjunctive", person)


def _spanish_participles(masculine: str) -> Iterator[Form]:
    bare = masculine[:-1]
    for ending, person in (("o", "m"), ("a", "f"), ("os", "mp"), ("as", "fp")):
        yield Form(bare + ending, "participle", person)


def _changed(infinitive: str, stem: str) -> str:
    changing = tables_of("es")["changing"]
    for to, vowel in (("ie", "e"), ("ue", "o")):
        if infinitive in changing[to].split():
            at = stem.rfind(vowel)
            return stem[:at] + to + stem[at + 1 :]
    return stem


def _spelled(stem: str, kind: str) -> str:
    if kind != "ar":
        return stem
    for ending, told_as in (("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(ending):
            return stem[:-1] + told_as
    return stem
