"""Templates of a harm: word patterns with places for the people, the number and the part of the body, kept as data.

A template is a line of words: `hold|take {who} hostage|captive`. Each word stands for all its forms, `|` parts
alternatives, `?` makes one optional, adverbs between are passed over.

- `S` first: the subject of the clause that the words stand in.
- `{who}`: a noun group of people; `{n}`: a noun group with a number; `{class}`: a noun group of that class.
- `{patients}`: a number of people who may be in care ("14 of them"); no trainees.
- `{more}`: a number of further people ("seven more"); `{coffins}`, `{stretchers}`: a number of these.
- `{flesh}`: as `{owned}`, without the head, the hands and what else a thought may go through.
- `{owned}`: a part of the body with its owner ("his jaw"); `{hurt}`: a wound with its owner ("her injuries").
- `@`: up to three determiners, possessives, numbers or adjectives; `*`: up to six words of any kind but stops.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import clause_at
from musterbook.reading.kinds.harm import is_person
from musterbook.reading.kinds.harm_places import heads_of
from musterbook.reading.lexicon import LEXICON, verb_forms
from musterbook.reading.numbers import read_number
from musterbook.reading.sentence_words import words_told
from musterbook.reading.words import listed
from musterbook.terms.counts import exactly

FREQUENT = listed("'s is was be are were been do get make come came said last through back take")
LIGHT = frozenset({"DT", "PS", "POS", "JJ", "CD", "PDT", "NN", "NP", "RB"})
BETWEEN = frozenset({"BE", "HV", "RB", "DO", "WH", "TH", "MD", "NEG", "TO"})
WORN = frozenset({"head", "hand", "heart", "mouth", "body", "face", "side", "back", "finger", "hands", "eye"})
STRETCHERS = frozenset({"stretcher", "litter", "drip", "stretcher case", "stretcher-case", "litter case"})
COFFINS = frozenset({"coffin", "casket", "body bag", "bodybag", "body-bag", "shroud"})
NONE = frozenset({"no", "zero", "neither", "without"})
GAP, LIGHTS, BACK = 6, 3, 5
FORMS: dict[str, str] = {
    "be": "is are was were been being am 's 're",
    "have": "has had having 've",
    "not": "n't",
    "die": "dies died dying",
}
CLOSED = listed(
    """be have a an the of to in on at by for from with and or not never no into up down off out away over since after
    under his her their its he she they him them who whom one all still"""
)


class Template(msgspec.Struct, frozen=True):
    """One pattern: its elements, and whether it begins with a subject or a group before its first words."""

    text: str
    before: str | None
    elements: tuple[tuple[str, ...], ...]
    loose: tuple[bool, ...]
    forms: tuple[frozenset[str], ...]
    firm: tuple[frozenset[str], ...]

    @property
    def negative(self) -> bool:
        """Whether the words themselves deny ("did not return")."""
        return any({"not", "never", "no", "nothing", "without", "none"} & set(e) for e in self.elements)


class Found(msgspec.Struct, frozen=True):
    """Where a template fits: word indexes, last exclusive, the groups in its places, in order."""

    template: Template
    first: int
    last: int
    groups: tuple[NounGroup, ...]
    places: tuple[str, ...]

    def in_place(self, *names: str) -> tuple[NounGroup, ...]:
        """The groups that stand in places of these names."""
        return tuple(g for g, place in zip(self.groups, self.places, strict=True) if place in names)


@cache
def surfaces(word: str) -> frozenset[str]:
    """Every form in which a word may stand."""
    told = {word, *FORMS.get(word, "").split(), *LEXICON.verb_forms(word)}
    if word.isalpha() and not LEXICON.readings(word) and word not in FORMS:
        told.update(f for fs in verb_forms(word).values() for f in fs)
    if LEXICON.classes_of("noun", word):
        told.add(LEXICON.noun_plural(word))
    return frozenset(told)


def template_of(line: str) -> Template:
    """A template from its line."""
    told = line.split()
    before = told[0] if told[0] == "S" or told[0].startswith("{") else None
    rest = told[1:] if before else told
    elements = tuple(tuple(e.removesuffix("?").split("|")) for e in rest)
    forms = tuple(frozenset().union(*map(surfaces, e)) for e in elements)
    return Template(
        text=line,
        before=before,
        elements=elements,
        loose=tuple(e.endswith("?") for e in rest),
        forms=forms,
        firm=tuple(f for f, e in zip(forms, rest, strict=True) if e[0] not in "{@*" and not e.endswith("?")),
    )


class Templates:
    """Templates to be found in a sentence, by the forms of their first word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._by_form: dict[str, list[int]] = {}
        self._by_cue: dict[str, list[int]] = {}
        self.all = tuple(template_of(line) for line in lines)
        for n, template in enumerate(self.all):
            for word in template.elements[0]:
                for form in surfaces(word):
                    self._by_form.setdefault(form, []).append(n)
            for form in min(
                template.firm,
                key=lambda f: (not f.isdisjoint(CLOSED | FREQUENT), -min(map(len, f))),
                default=surfaces(template.elements[0][0]),
            ):
                self._by_cue.setdefault(form, []).append(n)

    def find(self, view: View) -> Iterator[Found]:
        """Every fit in a sentence."""
        lows = words_told(view.words).lows
        cued = self._by_cue.keys() & lows
        if not cued:
            return
        live = {n for cue in cued for n in self._by_cue[cue] if not any(f.isdisjoint(lows) for f in self.all[n].firm)}
        if not live:
            return
        for word in view.words:
            for n in self._by_form.get(word.low, ()):
                found = _fit(view, self.all[n], word.i) if n in live else None
                if found is not None:
                    yield found

    def cues(self) -> tuple[str, ...]:
        """Words of which a sentence must have one: the forms of the templates of one firm word."""
        return tuple(sorted({form for t in self.all if len(needs_of(t)) == 1 for form in needs_of(t)[0]}))

    def turns(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """The templates of several firm words: for each, the forms of every word that it must have."""
        return tuple(needs for needs in map(needs_of, self.all) if len(needs) > 1)


def needs_of(template: Template) -> tuple[frozenset[str], ...]:
    """Sets of words: a sentence that the template fits has one of each."""
    firm = [e[0] for e, loose in zip(template.elements, template.loose, strict=True) if not loose]
    before = template.before if template.before not in (None, "S") else None
    places = (heads_of(e[1:-1]) for e in (*firm, before) if e is not None and e.startswith("{"))
    return (*template.firm, *(heads for heads in places if heads))


def _fit(view: View, template: Template, i: int) -> Found | None:
    groups: list[tuple[str, NounGroup]] = []
    first = i
    if template.before is not None and template.before != "S":
        group = group_left(view, i)
        if group is None or not fills(view, group, template.before[1:-1]):
            return None
        groups.append((template.before[1:-1], group))
        first = group.first
    end = _follow(view, template, 0, i, groups)
    if end is None:
        return None
    return Found(template, first, end, tuple(g for _, g in groups), tuple(n for n, _ in groups))


def _follow(view: View, template: Template, n: int, i: int, groups: list[tuple[str, NounGroup]]) -> int | None:
    if n == len(template.elements):
        return i
    words, head, forms = view.words, template.elements[n][0], template.forms[n]
    if head == "@":
        return _over_light(view, template, n, i, groups)
    if head == "*":
        return _over_gap(view, template, n, i, groups)
    if head.startswith("{"):
        i += i < len(words) and words[i].tag == "QT"
        group = group_from(view, i)
        if group is not None and fills(view, group, head[1:-1]):
            groups.append((head[1:-1], group))
            end = _follow(view, template, n + 1, _behind(view, group), groups)
            if end is not None:
                return end
            groups.pop()
        return _follow(view, template, n + 1, i, groups) if template.loose[n] else None
    j = i
    while j < len(words):
        if words[j].low in forms:
            return _follow(view, template, n + 1, j + 1, groups)
        if words[j].tag not in ("RB", "QT"):
            break
        j += 1
    return _follow(view, template, n + 1, i, groups) if template.loose[n] else None


def group_from(view: View, i: int) -> NounGroup | None:
    """The noun group that begins at word i, or the rest of one that holds it, up to its head."""
    group = next((g for g in view.groups if g.first <= i <= g.head.i < g.last), None)
    if group is None or group.first == i:
        return group
    words = view.words[i : group.last]
    number = next((n[0] for w in words if w.tag == "CD" and (n := read_number(view.words, w.i)) is not None), None)
    return structs.replace(
        group,
        first=i,
        start=words[0].start,
        text=view.document.text[words[0].start : group.end],
        words=words,
        count=exactly(number, words[0].text) if number is not None else group.count,
    )


def _behind(view: View, group: NounGroup) -> int:
    """The index behind a group and the "of …" that belongs to it."""
    of = view.after(group, "of")
    return of.last if of is not None else group.last


def _over_light(view: View, template: Template, n: int, i: int, groups: list[tuple[str, NounGroup]]) -> int | None:
    for j in range(i, min(i + LIGHTS, len(view.words)) + 1):
        end = _follow(view, template, n + 1, j, groups)
        if end is not None:
            return end
        if j >= len(view.words) or view.words[j].tag not in LIGHT or view.words[j].low in NONE:
            return None
    return None


def _over_gap(view: View, template: Template, n: int, i: int, groups: list[tuple[str, NounGroup]]) -> int | None:
    for j in range(i, min(i + GAP, len(view.words)) + 1):
        end = _follow(view, template, n + 1, j, groups)
        if end is not None:
            return end
        if j >= len(view.words) or view.words[j].low in {".", ";", ":"}:
            return None
    return None


def fills(view: View, group: NounGroup, place: str) -> bool:
    """Whether a group can stand in a place of a template."""
    if place == "who":
        located = group.has("place", "country", "city", "region")
        return not group.has("body_part") and is_person(view, group, sure=not located)
    if place == "n":
        return group.count is not None and group.share is None
    if place == "patients":
        hurt = group.pronoun or group.head.tag == "CD" or group.has("hurt", "patient", "police", "military", "family")
        return hurt and group.count is not None and group.share is None
    if place == "owned":
        return group.has("body_part") and not group.has("remains_of") and group.owner is not None
    if place == "flesh":
        return group.has("body_part") and group.owner is not None and group.lemma not in WORN
    if place == "stretchers":
        return group.lemma in STRETCHERS and group.count is not None and group.count.min > 0
    if place == "coffins":
        return group.lemma in COFFINS and group.count is not None
    if place == "more":
        told = group.more or any(w.low in {"more", "other", "others"} for w in group.words)
        return told and group.count is not None and is_person(view, group)
    if place == "hurt":
        return group.has("wound") and group.owner is not None
    if place == "body":
        return group.has("remains_of") and group.owner is not None
    if place == "bodies":
        return group.has("remains_of") and group.count is not None
    if place == "a_death":
        bare = group.has("death_event") and group.determiner == "the" and view.after(group, "of") is None
        return bare and not group.plural and group.owner is None and group.count is None
    if place == "death":
        return group.has("death_event") and group.owner is not None
    if place == "life":
        return group.lemma == "life" and group.owner is not None
    return group.has(*place.split("+"))


def group_left(view: View, i: int) -> NounGroup | None:
    """The noun group before word i, auxiliaries, adverbs and an aside between commas passed over."""
    beside = next((g for g in view.groups if g.last == i), None)
    if beside is not None:
        return beside
    j = i - 1
    while j >= 0 and i - j <= BACK and (view.words[j].tag in BETWEEN or view.words[j].low in {","}):
        j -= 1
    return next((g for g in view.groups if g.last == j + 1), None)


def subjects_at(view: View, i: int) -> tuple[NounGroup, ...]:
    """Whose verb word i is: the subjects of its clause, else the group before it."""
    clause = clause_at(view, i) or next((c for c in view.clauses if c.verb.last <= i < c.verb.last + 2), None)
    if clause is not None and clause.subjects:
        return clause.subjects
    left = group_left(view, i)
    return (left,) if left is not None else ()
