"""Deployments told by what carries or sets down, by the way they go, and the wrong way round ("in came 90 Danes")."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    country_of,
    is_country,
    is_harmed,
    is_people_of_country,
    is_unit,
    serves,
    state_of_capital,
    tells_number,
)
from musterbook.reading.frames import forms_of, is_none, is_unreal, load_frames, start_of
from musterbook.reading.kinds.deployment_words import deployment_claim
from musterbook.reading.kinds.strength_told import is_people
from musterbook.reading.kinds.told_phrases import Patterns
from musterbook.reading.kinds.told_roles import clause_of

_TOLD = load_frames("deployment_carried")
CARRY, DOWN = frozenset(_TOLD["carry"]["verbs"]), Patterns({"down": _TOLD["carry"]["rows"]})
GENERIC, BACK = frozenset(_TOLD["carry"]["generic"]), frozenset(_TOLD["carry"]["back"])
GO = Patterns({"go": _TOLD["go"]["rows"]})
BAND_NOUNS = frozenset(_TOLD["go"]["bands"])
COME = frozenset(_TOLD["go"]["turned"])
NOUNS = frozenset(_TOLD["nouns"]["moves"])
MEANT = frozenset(_TOLD["nouns"]["meant"])
CARRY_WORDS = (
    *forms_of([*CARRY, *COME, *_TOLD["carry"]["leads"], *_TOLD["go"]["leads"]]),
    *NOUNS,
    *_TOLD["lines"]["words"],
)
DAILY = frozenset(_TOLD["never"]["units"])
HARM = frozenset(_TOLD["never"]["beside"])
STANDING = re.compile(_TOLD["lines"]["states"])
CARRIER_WORDS = frozenset(_TOLD["carry"]["carriers"])
CARRIERS = ("aircraft", "vehicle", "boat", "ship", "armoured_vehicle")
FEW = 5
MANY = 20
MACHINE = re.compile(r"[A-Z]{1,3}-?\d+[A-Z]?s?\Z")
BOUND, LAST = re.compile(_TOLD["lines"]["bound"]), re.compile(_TOLD["lines"]["last"])


def is_band(view: View, group: NounGroup | None) -> bool:
    """Whether a group is people of a nation or in number who serve, or a unit of a nation; nobody harmed."""
    if group is None or group.has("armed_group") or is_none(group) or is_harmed(group):
        return False
    if group.pronoun and group.lemma not in {"them", "whom"}:
        return False
    national = country_of(group, view.after(group, "of", "from")) is not None or _is_owned(group)
    many = tells_number(group.count) and group.count is not None and group.count.min >= FEW
    if is_unit(group):
        ordered = any(
            w.low in {"first", "second", "third", "last", "rear", "advance", "rearmost", "final"} for w in group.words
        )
        return (national or many or ordered) and (group.lemma not in DAILY or (national and many))
    if serves(group) or is_people_of_country(group):
        return (
            group.plural
            and (national or many or group.more)
            and (not is_people_of_country(group) or many or group.definite)
        )
    if national and (group.lemma in BAND_NOUNS or group.head.low in BAND_NOUNS):
        return group.plural or group.lemma in {"vanguard", "crew", "section", "wing", "flotilla", "element"}
    if group.lemma in {"them", "whom"}:
        return tells_number(group.count) and any(is_band(view, g) for g in view.groups if g.last < group.first)
    large = many and group.count is not None and group.count.min >= MANY
    return (large and is_people(view, group)) or (tells_number(group.count) and _behind_state(view, group))


def _behind_state(view: View, group: NounGroup) -> bool:
    """ "Peru's ninety": a bare number behind a state."""
    before = view.words[group.first - 1] if group.first else None
    owner = next((g for g in view.groups if g.last == group.first - 1), None)
    return before is not None and before.tag == "POS" and group.head.tag == "CD" and is_country(owner)


def _is_owned(group: NounGroup) -> bool:
    """ "Togo's company", "Lima's gendarmes"."""
    return group.owner is not None and any(w.tag == "NP" for w in group.words)


def _bands(view: View, *groups: NounGroup | None) -> NounGroup | None:
    for group in groups:
        of = None if group is None else view.after(group, "of")
        for told in (group, of):
            if told is not None and is_band(view, told):
                return told
    return None


def _is_event(view: View, clause: Clause) -> bool:
    """Whether the clause tells what happened: no question, denial, plan or state."""
    verb = clause.verb
    if verb.negated or is_unreal(view, clause) or verb.modal is not None or verb.form == "infinitive":
        return False
    if any(w.lemma in HARM for w in view.words):
        return False
    return (
        verb.tense == "past" or verb.perfect or (verb.form in {"gerund", "participle"} and clause.kind != "infinitive")
    )


def find_carried(view: View, clause: Clause) -> Candidate | None:
    """ "two ferries unloaded a Togolese company", "90 Danes were dropped off at the strip"."""
    if not _is_event(view, clause):
        return None
    down = DOWN.at(view.words, clause.verb.head.i)
    if down is not None and clause.verb.lemma == "take" and clause.verb.voice == "passive":
        return None
    who, generic = clause.subject, clause.verb.lemma in GENERIC
    state = (is_country(who) or state_of_capital(who) is not None) and clause.verb.lemma in BACK
    if clause.verb.lemma not in CARRY and down is None and not (generic or state):
        return None
    if clause.verb.voice == "passive":
        told = _bands(view, *clause.subjects)
        told = None if generic and not _is_large(told) else told
    elif state:
        told = _bands(view, *clause.objects)
    else:
        behind = [
            g for g in view.groups if clause.verb.last <= g.first and g.end <= max(clause.end, clause.verb.end + 80)
        ]
        told = _bands(view, *clause.objects, *behind[:2]) if _is_carrier(who) else None
    if told is None or (generic and down is None and clause.verb.form != "finite" and clause.verb.voice == "active"):
        return None
    start = min(start_of(view, clause), told.start)
    return deployment_claim(view, clause, told, "carried", 0.65, start, max(clause.end, told.end))


def _is_large(group: NounGroup | None) -> bool:
    return group is not None and (is_unit(group) or (group.count is not None and group.count.min >= MANY) or group.more)


def _is_carrier(group: NounGroup | None) -> bool:
    """A vehicle, vessel or aircraft, by its noun or only by a name ("a Dakota", "three Noratlases")."""
    if group is None or group.pronoun:
        return False
    if group.has(*CARRIERS) or any(w.lemma in CARRIER_WORDS or MACHINE.match(w.text) for w in group.words):
        return True
    known = group.has("person", "body", "country", "official", "place", "media") or is_country(group)
    return group.name and not known and (group.determiner in {"a", "an"} or group.count is not None)


def find_gone(view: View) -> Iterator[Candidate]:
    """ "walked down the gangway", "came ashore", "struck camp"."""
    for match in GO.find(view.words):
        clause = clause_of(view, match)
        if clause is None or not clause.verb.first <= match.first < clause.verb.last or not _is_event(view, clause):
            continue
        if clause.verb.voice == "passive" and clause.kind != "participial":
            continue
        who = _bands(view, *clause.subjects) or _one_reporting(view, clause)
        if who is None or (clause.marker in {"until", "whenever", "if"} and not _one_reporting(view, clause)):
            continue
        start = min(who.start, start_of(view, clause))
        yield deployment_claim(view, clause, who, "gone", 0.6, start, max(clause.end, view.words[match.last - 1].end))


def _one_reporting(view: View, clause: Clause) -> NounGroup | None:
    """ "Corporal Quill reported for duty": one by name who takes up service."""
    who = clause.subject
    words = [w.low for w in view.words[clause.verb.last : clause.verb.last + 2]]
    named = who is not None and who.name and who.has("rank", "person")
    return who if named and clause.verb.lemma == "report" and words == ["for", "duty"] else None


def find_turned(view: View, clause: Clause) -> Candidate | None:
    """ "Down the ramp came 90 Danes", "Home sailed the Peruvian company"."""
    if clause.verb.lemma not in COME or clause.subject is not None or not _is_event(view, clause):
        return None
    if clause.verb.form != "finite" or view.words[0].tag not in {"IN", "TO", "RB", "NP", "WH"}:
        return None
    behind = [g for g in view.groups if g.first >= clause.verb.last]
    limit = next((v.first for v in view.verbs if v.first > clause.verb.first), len(view.words))
    told = next(
        (g for g in behind if (g.first < limit or view.words[g.first - 1].low == "with") and is_band(view, g)), None
    )
    if told is None:
        return None
    first = next((a.start for a in clause.attachments if a.end <= clause.verb.start), clause.verb.start)
    lead = max((w.i for w in view.words[: clause.verb.first] if w.text in {"\u2014", ":", ";"}), default=-1) + 1
    start = min(first, view.words[lead].start)
    return deployment_claim(view, clause, told, "turned", 0.6, start, told.end)


def find_move_nouns(view: View) -> Iterator[Candidate]:
    """ "the return from the hills of 60 Danes", "the homecoming of the Danish company"."""
    if any(c.verb.lemma in MEANT or c.verb.negated for c in view.clauses):
        return
    for group in view.groups:
        if group.lemma not in NOUNS or view.is_unreal(group.start):
            continue
        told = next((g for g in view.groups if 0 < g.first - group.last <= 5 and is_band(view, g)), None)
        linked = told is not None and any(w.low == "of" for w in view.words[group.last : told.first])
        if told is None or not linked or not tells_number(told.count):
            continue
        if any(v.first in range(group.last, told.first) for v in view.verbs):
            continue
        yield deployment_claim(view, None, told, "move_noun", 0.55, group.start, told.end)


def find_lines(view: View) -> Iterator[Candidate]:
    """ "Main body en route to the port by 1800": lines without a verb."""
    if any(v.form == "finite" for v in view.verbs) or STANDING.search(view.low) is None:
        return
    known = [g for g in view.groups if is_unit(g) or serves(g) or g.lemma in {"pax", "veh", "vehicle"}]
    if not known or not any(w.tag in {"CD", "NP"} for w in view.words):
        return
    yield deployment_claim(view, None, known[0], "line", 0.5, view.sentence.start, view.sentence.end)


def find_carried_all(view: View) -> Iterator[Candidate]:
    """Every deployment of the sentence that these rules tell."""
    for clause in view.clauses:
        found = find_carried(view, clause) or find_turned(view, clause)
        if found is not None:
            yield found
    yield from find_gone(view)
    yield from find_move_nouns(view)
    yield from find_lines(view)
    yield from find_last_or_bound(view)
    for clause in view.clauses:
        if clause.verb.lemma == "be" and _is_event_or_now(view, clause):
            who = _bands(view, *clause.subjects)
            behind = tuple(w.low for w in view.words[clause.verb.last : clause.verb.last + 6])
            if who is not None and behind[:1] == ("on",) and "way" in behind:
                yield deployment_claim(view, clause, who, "on_way", 0.6, start_of(view, clause), clause.end)


def _is_event_or_now(view: View, clause: Clause) -> bool:
    return not clause.verb.negated and clause.verb.modal is None and not is_unreal(view, clause)


def find_last_or_bound(view: View) -> Iterator[Candidate]:
    """ "Last to leave were 80 Danes", "Off to Haiti: 120 Peruvians"."""
    base = view.sentence.start
    for told in (LAST.search(view.low), BOUND.search(view.low)):
        who = None if told is None else next((g for g in view.groups if g.start >= base + told.end() - 1), None)
        if told is not None and is_band(view, who) and who is not None and not view.is_unreal(who.start):
            yield deployment_claim(view, None, who, "last_or_bound", 0.55, base + told.start(), who.end)
