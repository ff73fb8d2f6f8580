"""A language as its grammar needs it: forms of verbs and nouns, small words and idioms, out of data/<code>.toml."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from musterbook.reading.romance.conjugation import FOLDER, forms_of

PERSONS = frozenset(
    [
        "soldier",
        "police",
        "observer",
        "staff",
        "civilian",
        "armed",
        "people",
        "official",
        "dead",
        "hurt",
        "gone",
        "held",
        "anonymous",
        "demonym",
    ]
)
SMALL = [
    "determiner",
    "preposition",
    "coordinator",
    "subordinator",
    "relative",
    "clitic",
    "negation",
    "adverb",
    "subject_pronoun",
]
SPANISH_PLURALS = (("z", "ces"), ("ión", "iones"), ("án", "anes"), ("ín", "ines"), ("ón", "ones"), ("és", "eses"))


class VerbReading(NamedTuple):
    """One way to take a form as a verb."""

    lemma: str
    tense: str
    person: str
    classes: frozenset[str]


class NounReading(NamedTuple):
    """One way to take a form as a noun."""

    lemma: str
    plural: bool
    classes: frozenset[str]


class Country(NamedTuple):
    """A state by its English name and code, and whether the form is its name or what its people are called."""

    code: str
    name: str
    demonym: bool


class Language:
    """The tables of one language, ready to be looked up by small letters."""

    def __init__(self, code: str) -> None:
        table = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
        self.code = code
        self.closed = {
            name: frozenset(word.replace("_", " ") for word in words.split()) for name, words in table["closed"].items()
        }
        self.small = frozenset().union(*(self.closed[name] for name in SMALL))
        self.abbreviations = frozenset(table["abbreviations"]["words"].split())
        self.numbers = {word: int(value) for word, value in table["numbers"].items()}
        self.collective = {word: int(value) for word, value in table["collective"].items()}
        self.many = {word: int(value) for word, value in table["many"].items()}
        self.bounds: dict[str, tuple[tuple[str, ...], ...]] = {
            name: tuple(sorted((cut(p) for p in told), key=len, reverse=True)) for name, told in table["bounds"].items()
        }
        self.bound_starts = frozenset(
            p[0] for name in ("least", "more", "fewer", "most", "about", "between") for p in self.bounds[name]
        ) - {"y", "et", "un"}
        self.adjectives = {name: frozenset(words.split()) for name, words in table["adjective"].items()}
        self.anonymous = frozenset(table["anonymous"]["noun"].split())
        self.unnamed = tuple(table["anonymous"]["words"])
        self.according = tuple(sorted((cut(p) for p in table["attribution"]["according"]), key=len, reverse=True))
        self.same = frozenset(table["attribution"]["same"])
        self.stance = {name: tuple(words) for name, words in table["stance"].items()}
        self.security = tuple(table["security"]["strong"].replace("_", " ").split())
        self.playful = tuple(table["security"]["other"].split())
        self.warlike = tuple(table["security"]["weak"].split())
        self.verbs, self.verb_classes = verbs_of(table, code)
        self.idioms = idioms_of(table)
        self.nouns, self.phrases = nouns_of(table, code)
        self.countries = countries_of(code)

    def verb(self, low: str) -> tuple[VerbReading, ...]:
        """The readings of a form as a verb."""
        return self.verbs.get(low, ())

    def noun(self, low: str) -> NounReading | None:
        """The reading of a form as a noun."""
        return self.nouns.get(low) or (self.nouns.get(low.partition("-")[0]) if "-" in low else None)

    def finite(self, low: str) -> VerbReading | None:
        """The reading of a form as a finite verb, if it has one."""
        return next((r for r in self.verb(low) if r.tense not in ("participle", "infinitive", "gerund")), None)

    def form(self, low: str, tense: str) -> VerbReading | None:
        """The reading of a form as this tense, if it has one."""
        return next((r for r in self.verb(low) if r.tense == tense), None)


def cut(phrase: str) -> tuple[str, ...]:
    """A phrase as tokens: an elided word keeps its apostrophe."""
    return tuple(phrase.replace("'", "' ").split())


def verbs_of(table: dict[str, Any], code: str) -> tuple[dict[str, tuple[VerbReading, ...]], dict[str, frozenset[str]]]:
    """Form → readings, and lemma → classes."""
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in table["verb"].items():
        for word in words.split():
            if "_" not in word and "'" not in word:
                classes[word].add(name)
    for phrases in table["idiom"].values():
        for phrase in phrases:
            if phrase.split()[0].endswith(("er", "ir", "re", "ar")):
                classes.setdefault(phrase.split()[0], set())
    forms: dict[str, dict[VerbReading, None]] = defaultdict(dict)
    for form, lemma in table.get("extra", {}).items():
        forms[form][VerbReading(lemma, "present", "", frozenset(classes[lemma]))] = None
    told = {lemma: frozenset(found) for lemma, found in classes.items()}
    for lemma, found in told.items():
        for form in forms_of(lemma, code):
            forms[form.text][VerbReading(lemma, form.tense, form.person, found)] = None
    return {text: tuple(found) for text, found in forms.items()}, told


def idioms_of(table: dict[str, Any]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Lemma → (class, words that follow), longest first."""
    idioms: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name, phrases in table["idiom"].items():
        for phrase in phrases:
            lemma, _, tail = phrase.partition(" ")
            if lemma == "se":
                lemma, _, tail = tail.partition(" ")
            idioms[lemma].append((name, cut(tail)))
    return {lemma: tuple(sorted(told, key=lambda t: -len(t[1]))) for lemma, told in idioms.items()}


def nouns_of(table: dict[str, Any], code: str) -> tuple[dict[str, NounReading], dict[str, list[tuple[str, ...]]]]:
    """Form → reading (several words joined by blanks), and first word → the phrases that begin with it."""
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in table["noun"].items():
        for word in words.split():
            classes[word.replace("_", " ")].add(name)
    nouns: dict[str, NounReading] = {}
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for lemma, found in classes.items():
        told = frozenset(found)
        for text, plural in noun_forms(lemma.lower(), code, bool(told & PERSONS)):
            nouns.setdefault(text, NounReading(lemma.lower(), plural, told))
            if " " in text or "'" in text:
                phrases[cut(text)[0]].append(cut(text))
    for phrase in phrases.values():
        phrase.sort(key=len, reverse=True)
    return nouns, phrases


def noun_forms(lemma: str, code: str, person: bool) -> Iterator[tuple[str, bool]]:
    """Singular and plural, for people masculine and feminine."""
    words = lemma.split(" ")
    singles = [words] + [[f, *words[1:]] for f in (feminine(words[0], code) if person else ())]
    for told in singles:
        yield " ".join(told), False
        yield " ".join([plural(told[0], code), *told[1:]]), True
        if len(told) == 2:
            yield " ".join([plural(told[0], code), plural(told[1], code)]), True


def plural(word: str, code: str) -> str:
    """The plural of a noun or adjective."""
    if code == "fr":
        if word.endswith(("s", "x", "z")):
            return word
        if word.endswith("al"):
            return word[:-2] + "aux"
        return word + ("x" if word.endswith(("eau", "ieu")) else "s")
    for ending, told in SPANISH_PLURALS:
        if word.endswith(ending):
            return word[: -len(ending)] + told
    if word[-1] in "aeiouáéó":
        return word + "s"
    return word if word.endswith(("s", "x")) else word + "es"


def feminine(word: str, code: str) -> tuple[str, ...]:
    """What a noun of a person may become for a woman."""
    if code == "es":
        return (word[:-1] + "a",) if word.endswith("o") else (word + "a",) if word.endswith("or") else ()
    if word.endswith("eur"):
        return (word[:-1] + "se", word[:-3] + "rice")
    if word.endswith("ier"):
        return (word[:-2] + "ère",)
    if word.endswith(("ien", "on")):
        return (word + "ne",)
    return () if word.endswith("e") else (word + "e",)


def countries_of(code: str) -> dict[str, Country]:
    """Names and demonyms in small letters → the state."""
    told: dict[str, Country] = {}
    for row in (FOLDER / "countries.csv").read_text(encoding="utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        iso, name, french, french_people, spanish, spanish_people = row.split(";")
        names, people = (french, french_people) if code == "fr" else (spanish, spanish_people)
        for form in filter(None, names.lower().split(",")):
            told.setdefault(form, Country(iso, name, False))
        for form in filter(None, people.lower().split(",")):
            for text in demonyms(form, code):
                told.setdefault(text, Country(iso, name, True))
    return told


def demonyms(form: str, code: str) -> tuple[str, ...]:
    """Masculine, feminine and plurals of what people are called."""
    if code == "fr":
        women = (form[:-2] + "enne",) if form.endswith("ien") else (form + "e",) if not form.endswith("e") else ()
        women = (form + "ne",) if form.endswith(("en", "on")) else women
    else:
        women = (form[:-1] + "a",) if form.endswith("o") else ()
        women = (form[:-2] + "esa",) if form.endswith("és") else (form[:-2] + "ana",) if form.endswith("án") else women
        women = (form + "a",) if form.endswith(("ol", "or")) else women
    singles = (form, *women)
    return (*singles, *(plural(s, code) for s in singles))


@cache
def language_of(code: str) -> Language:
    """The language, built once, when first asked for."""
    return Language(code)


@cache
def words_of(kind: str) -> dict[str, tuple[str, ...]]:
    """The lists of words that one kind asks for, out of data/kinds.toml."""
    table = tomllib.loads((FOLDER / "kinds.toml").read_text(encoding="utf-8"))[kind]
    return {name: tuple(words) for name, words in table.items()}
