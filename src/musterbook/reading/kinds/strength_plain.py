"""Strengths told plainly: who is on the roll, "Peru's ninety", "we are forty", "our count is 300"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import (
    HARMED,
    country_of,
    is_country,
    is_force,
    is_people_of_country,
    is_unit,
    serves,
    tells_number,
)
from musterbook.reading.frames import is_none, load_frames
from musterbook.reading.kinds.strength_lines import LINE_RULES, plain_claim
from musterbook.reading.kinds.strength_told import is_people, theme
from musterbook.reading.kinds.strength_words import is_bare
from musterbook.reading.kinds.told_phrases import Patterns
from musterbook.reading.kinds.told_roles import clause_of
from musterbook.terms.counts import exactly

_TOLD = load_frames("strength_plain")
STATES = Patterns({"state": _TOLD["states"]["rows"]})
OWN, SIZES = frozenset(_TOLD["told"]["own"]), frozenset(_TOLD["told"]["sizes"])
PARTS = frozenset(_TOLD["told"]["parts"])
CHANGES = frozenset(_TOLD["told"]["changes"])
GIVE = frozenset(_TOLD["told"]["give"])
MANNED = frozenset(_TOLD["told"]["places"])
HOLDS = frozenset(_TOLD["told"]["holds"])
LOST = frozenset({"die", "kill", "wound", "lose", "hurt", "injure", "capture", "desert", "shoot", "perish"})
YEARS = range(1900, 2101)
MOST = 60_000
REACH = 14


def find_plain(view: View) -> Iterator[Candidate]:
    """The plainly told strengths of one sentence."""
    rules = (_in_state, _behind_owner, _they_are, _without, _own_number, _wholes, _are, _in_places, *LINE_RULES)
    for rule in rules:
        yield from rule(view)


def _counts(view: View, group: NounGroup) -> bool:
    """Whether a group numbers people who serve, or is a number that stands for some."""
    if is_none(group) or not tells_number(group.count) or any(w.low in HARMED for w in group.words):
        return False
    inner = view.after(group, "of")
    named = serves(group) or is_people_of_country(group) or (inner is not None and is_bare(group) and serves(inner))
    return named or is_people(view, group)


def _in_state(view: View) -> Iterator[Candidate]:
    """ "some 700 are on the payroll", "thirty monitors are fit"."""
    for match in STATES.find(view.words):
        clause = clause_of(view, match)
        if view.is_unreal(view.words[match.first].start) or (
            clause is not None and (clause.verb.negated or clause.verb.modal)
        ):
            continue
        told = next((g for g in (clause.subjects if clause is not None else ()) if _counts(view, g)), None)
        if told is None:
            before = [g for g in view.groups if g.last <= match.first and match.first - g.last <= REACH]
            told = next((g for g in reversed(before) if _counts(view, g)), None)
        if (
            told is None
            or told.count is None
            or told.last > match.first
            or any(v.form == "finite" and v.tense != "past" and told.last < v.first < match.first for v in view.verbs)
        ):
            continue
        yield plain_claim(view, "in_state", told.start, view.words[match.last - 1].end, told.count, told)


def _behind_owner(view: View) -> Iterator[Candidate]:
    """ "Peru's ninety", "Togo's 260": a bare number behind a state or its unit."""
    for group in view.groups:
        before = view.words[group.first - 1] if group.first else None
        owner = next((g for g in view.groups if g.last == group.first - 1), None)
        if before is None or before.tag != "POS" or owner is None or not is_bare(group) or group.count is None:
            continue
        whole = is_country(owner) or (is_unit(owner) and country_of(owner) is not None)
        text = group.text
        year = text.isdigit() and len(text) == 4 and int(text) in YEARS
        counted = (
            view.words[group.last].tag in {"NN", "NNS", "JJ", "PU"}
            and view.words[group.last].text not in {",", ".", ";", ":", ")"}
            if group.last < len(view.words)
            else False
        )
        if not whole or year or counted or not 2 <= group.count.min <= MOST or view.is_unreal(group.start):
            continue
        if not (theme(view, group) or _speaks_of_service(view)):
            continue
        of = view.after(group, "in", "at", "with", "on")
        yield plain_claim(view, "behind_owner", owner.start, group.end if of is None else of.end, group.count, owner)


def _speaks_of_service(view: View) -> bool:
    views = (view, *(v for v, _ in zip(view.previous(), range(1), strict=False)))
    return any(
        serves(g, strict=True) or is_unit(g) or g.lemma in {"headcount", "chaplain", "cook"}
        for v in views
        for g in v.groups
    )


def _they_are(view: View) -> Iterator[Candidate]:
    """ "We are forty", where soldiers were spoken of."""
    for i, word in enumerate(view.words[:-2]):
        if word.low not in {"they", "we"} or view.words[i + 1].low not in {"are", "were", "number", "numbered", "'re"}:
            continue
        told = next((g for g in view.groups if g.first in {i + 2, i + 3} and is_bare(g)), None)
        if told is None or told.count is None or view.is_unreal(word.start):
            continue
        after = view.words[told.last].low if told.last < len(view.words) else "."
        before = next(iter(view.previous()), None)
        known = before is not None and any(
            is_unit(g) or serves(g) or (is_force(g) and not is_country(g)) for g in before.groups
        )
        if known and after in {",", ".", ";", "now", "in", "at", "all", "and", "today", "strong", '"'}:
            yield plain_claim(view, "they_are", word.start, told.end, told.count, told)


def _without(view: View) -> Iterator[Candidate]:
    """ "the brigade remains without any engineers"."""
    for clause in view.clauses:
        told = clause.phrase("without")
        who = clause.subject
        if (
            clause.verb.lemma not in {"be", "remain", "stand"}
            or told is None
            or who is None
            or view.is_unreal(clause.start)
        ):
            continue
        one = any(w.low in {"single", "any", "one"} for w in told.words) and serves(told)
        if one and (is_force(who) or is_unit(who)) and not clause.verb.negated:
            yield plain_claim(view, "without", who.start, told.end, exactly(0, "without"), who)


def _own_number(view: View) -> Iterator[Candidate]:
    """ "our count is 300", "put its strength at 800"."""
    for word in view.words:
        guess = word.lemma in OWN and word.i and view.words[word.i - 1].tag in {"PS", "JJ"} and word.tag != "VBD"
        if any(w.low in HARMED for w in view.words):
            return
        sized = (
            word.lemma in SIZES
            and word.i > 1
            and view.words[word.i - 1].tag == "PS"
            and view.words[word.i - 2].lemma in GIVE
        )
        if not (guess or sized):
            continue
        behind = (
            g
            for g in view.groups
            if 0 < g.first - word.i <= (REACH if guess else 4) and is_bare(g) and tells_number(g.count)
        )
        told = next(behind, None)
        if told is None or told.count is None or told.count.min < 2 or view.is_unreal(word.start):
            continue
        lead = [w.low for w in view.words[max(0, told.first - 4) : told.first]]
        linked = bool({"is", "was", "stands", "runs", "comes"} & set(lead)) if guess else bool({"as", "at"} & set(lead))
        about = (
            theme(view, told) or any(is_unit(g) or serves(g) for v in (view, *view.previous()) for g in v.groups)
            if linked
            else False
        )
        if linked and about:
            start = view.words[word.i - 1].start if guess else view.words[word.i - 2].start
            yield plain_claim(view, "own_number", start, told.end, told.count, None)


def _wholes(view: View) -> Iterator[Candidate]:
    """ "300 of the 900 gendarmes": the whole that a part is taken of."""
    for group in view.groups:
        of = next((w.i for w in group.words[1:-1] if w.low == "of"), None)
        near = view.words[group.first : group.last + 4]
        if of is None or group.count is None or not serves(group) or any(w.low in HARMED for w in near):
            continue
        whole = next((w for w in group.words if w.i > of and w.tag == "CD" and w.low.replace(",", "").isdigit()), None)
        if whole is None or int(whole.low.replace(",", "")) <= group.count.min or view.is_unreal(group.start):
            continue
        first = view.words[of + 1]
        yield plain_claim(
            view, "whole", first.start, group.end, exactly(int(whole.low.replace(",", "")), whole.text), group
        )


def _are(view: View) -> Iterator[Candidate]:
    """ "Togo's soldiers in the valley are 200", "the share of Peru is 1,260 men", "its ranks have thinned to 640"."""
    for clause in view.clauses:
        verb, who = clause.verb, clause.subject
        if who is None or verb.negated or verb.modal is not None or view.is_unreal(verb.start) or who.pronoun:
            continue
        if (verb.perfect and verb.lemma == "be") or any(v.lemma in LOST for v in view.verbs):
            continue
        people = (serves(who) and who.plural) or who.lemma in SIZES | PARTS
        of = view.after(who, "of", "in", "to")
        about = (
            serves(who)
            or is_force(of)
            or serves(of)
            or is_unit(of)
            or who.owner in {"its", "their", "our"}
            or country_of(who) is not None
        )
        if not people or not about:
            continue
        behind = [g for g in view.groups if verb.last <= g.first <= verb.last + 3]
        told = next((g for g in behind if tells_number(g.count) and (is_bare(g) or serves(g))), None)
        lead = view.words[told.first - 1].low if told is not None else ""
        if any(w.low in {"who", "whose", "fell"} for w in view.words[who.last : verb.first]):
            continue
        level = verb.lemma == "be" or (lead in {"to", "at"} and verb.lemma in CHANGES)
        if (
            told is None
            or told.count is None
            or not level
            or told.count.min < 2
            or any(w.low in HARMED for w in told.words)
        ):
            continue
        after = view.words[told.last].low if told.last < len(view.words) else "."
        if is_bare(told) and after in {
            "years",
            "%",
            "percent",
            "per",
            "months",
            "days",
            "km",
            "million",
            "years-old",
            "old",
            "times",
        }:
            continue
        yield plain_claim(view, "are", who.start, told.end, told.count, who, of)


def _in_places(view: View) -> Iterator[Candidate]:
    """ "Sector West holds 2,300 troops", "we have 22 nations and 4,350 people", "counted 6,900 heads"."""
    for clause in view.clauses:
        verb, who = clause.verb, clause.subject
        if verb.lemma not in HOLDS or who is None or verb.negated or verb.modal is not None or verb.voice == "passive":
            continue
        here = (
            who.lemma in MANNED
            or who.head.low in {"we", "i"}
            or any(w.lemma in MANNED for w in who.words)
            or is_force(who)
        )
        behind = [g for g in view.groups if verb.last <= g.first <= verb.last + 6 and tells_number(g.count)]
        told = next(
            (
                g
                for g in behind
                if serves(g) or g.lemma in {"people", "head", "rank", "soul", "boot", "uniform", "nationals"}
            ),
            None,
        )
        if told is not None and view.words[told.first - 1].low == "of":
            continue
        if not here or told is None or told.count is None or told.count.min < 2 or view.is_unreal(verb.start):
            continue
        if any(w.low in HARMED or w.lemma in {"prisoner", "detain", "captive"} for w in view.words):
            continue
        yield plain_claim(view, "in_places", who.start, told.end, told.count, who, told)
