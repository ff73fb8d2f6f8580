"""Strengths told by a verb: a force has, numbers or is promised so many; so many serve."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    FORCES,
    HARMED,
    SERVING,
    UNITS,
    country_of,
    counts_people,
    force_named,
    is_country,
    is_force,
    is_unit,
    serves,
    state_of_capital,
)
from musterbook.reading.frames import Phrases, in_phrase, load_frames, start_of
from musterbook.reading.kinds.strength_words import (
    ALLOW,
    CEILINGS,
    NUMBERS,
    is_bare,
    is_ceiling,
    number_of,
    strength_claim,
    tail_of,
)

_TOLD = load_frames("strength")
COUNTS = Phrases([*_TOLD["counts"]["lemmas"], *_TOLD["counts"]["phrases"]])
LEVELS = Phrases([*_TOLD["counts"]["phrases"], *_TOLD["counts"]["levels"]])
SERVE_PASSIVE = frozenset(_TOLD["serve"]["passive"])
SERVE_ACTIVE = frozenset(_TOLD["serve"]["active"])
STATES = Phrases(_TOLD["serve"]["states"])
PROMISE = frozenset(_TOLD["promise"]["lemmas"])
CONTRIBUTE = frozenset(_TOLD["contribute"]["lemmas"])


def find_had(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the mission has 900 troops", "the force, which consists of some 300 gendarmes"."""
    who, verb = clause.subject, clause.verb
    told = _counted(view, clause)
    if COUNTS.in_verb(view, clause) is None or told is None or not _can_have(view, clause, who):
        return
    if verb.modal in {"may", "might", "should", "could", "would", "must"}:
        return
    yield strength_claim(
        view,
        "has",
        0.9 if who is not None and not who.pronoun else 0.8,
        start_of(view, clause),
        tail_of(view, told),
        count=number_of(told),
        force=force_named(view, None if is_country(who) else who),
        country=country_of(told, who),
        authorised=is_ceiling(view, told, clause) or None,
        stance="expects" if verb.tense == "future" else None,
        occurred=view.time_of(clause),
    )


def _counted(view: View, clause: Clause) -> NounGroup | None:
    """The first group behind the verb that numbers people, or is a number where the verb is one of levels."""
    for group in (*clause.objects, *(a.group for a in clause.attachments)):
        level = is_bare(group) and LEVELS.in_verb(view, clause) is not None
        if group.start >= clause.verb.start and number_of(group) is not None and (counts_people(group) or level):
            return group
    return None


def _can_have(view: View, clause: Clause, who: NounGroup | None) -> bool:
    """Whether the subject can have a strength: a force, a state, people who serve, unharmed; "which" stands for one."""
    if who is None:
        return clause.kind == "relative" and clause.marker in {"which", "that"}
    if who.has("armed_group") or any(w.low in HARMED for w in view.words[who.last : clause.verb.first]):
        return False
    return is_force(who) or who.pronoun or serves(who)


def find_had_bare(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "Britain has just over 90", where the sentence before told soldiers."""
    told, who = clause.object, clause.subject
    if (
        clause.verb.lemma != "have"
        or told is None
        or not is_bare(told)
        or who is None
        or not (is_country(who) or is_force(who))
    ):
        return
    before = next(iter(view.previous()), None)
    if before is None or not any(number_of(g) is not None and serves(g) for g in before.groups):
        return
    yield strength_claim(
        view,
        "has_bare",
        0.6,
        start_of(view, clause),
        told.end,
        count=number_of(told),
        force=force_named(view, None),
        country=country_of(who),
        occurred=view.time_of(clause),
    )


def find_there(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "there are about 900 peacekeepers in the country"."""
    told = clause.object
    before = view.words[clause.verb.first - 1] if clause.verb.first else None
    if (
        clause.verb.lemma != "be"
        or told is None
        or before is None
        or before.low not in {"there", "now", "still", "currently"}
    ):
        return
    here = clause.phrase("in", "on", "at", "with")
    if "there" not in {w.low for w in view.words[max(0, clause.verb.first - 3) : clause.verb.first]} or here is None:
        return
    if number_of(told) is not None and serves(told, strict=True):
        yield strength_claim(
            view,
            "there_are",
            0.8,
            before.start,
            max(told.end, here.end),
            count=number_of(told),
            force=force_named(view, None),
            country=country_of(told),
            occurred=view.time_of(clause),
        )


def find_serving(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "some 600 of them are stationed in the north", "40 Kosovars serve with the unit"."""
    who, verb = clause.subject, clause.verb
    count = number_of(who)
    if who is None or count is None or not serves(who) or clause.kind in {"infinitive", "participial"}:
        return
    if clause.kind == "relative" and count.min < 10:
        return
    there = verb.voice == "passive" and verb.lemma in SERVE_PASSIVE and (verb.tense == "present" or verb.perfect)
    stays = verb.voice == "active" and verb.lemma in SERVE_ACTIVE and (verb.lemma == "serve" or not verb.perfect)
    states = verb.lemma == "be" and STATES.find(view.words, verb.last, verb.last + 2) is not None
    if not (there or stays or states or _is_in_country(clause)):
        return
    yield strength_claim(
        view,
        "serve",
        0.85,
        who.start,
        clause.end,
        count=count,
        force=force_named(view, clause.phrase("with", "in", "under", "to")),
        country=country_of(who),
        authorised=None,
        stance="expects" if verb.tense == "future" else None,
        occurred=view.time_of(clause),
    )


def _is_in_country(clause: Clause) -> bool:
    """ "about 400 Kenyans are in the country so far"."""
    here = clause.phrase("in")
    return (
        clause.verb.lemma == "be"
        and clause.verb.voice == "active"
        and here is not None
        and (is_country(here) or here.lemma in {"country", "theatre", "region", "field", "capital"})
    )


def find_promised(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "three states have pledged more than 900 troops", "Chad contributes 300 soldiers"."""
    verb = clause.verb
    promised, gives = verb.lemma in PROMISE, verb.lemma in CONTRIBUTE | ALLOW
    state = is_country(clause.agent) and verb.voice == "active"
    told = next((g for g in clause.patients if _is_promised(g, promised or state)), None)
    if told is None or not (promised or gives):
        return
    ahead = promised or verb.tense == "future" or verb.modal is not None
    start = min(start_of(view, clause), told.start)
    yield strength_claim(
        view,
        "promised" if promised else "contributes",
        0.9 if promised else 0.75,
        start,
        max(told.end, verb.end),
        count=number_of(told),
        force=force_named(view, clause.phrase("to", "for")),
        country=country_of(clause.agent, told) or state_of_capital(clause.agent),
        authorised=(verb.lemma in ALLOW) or None,
        stance="expects" if ahead else None,
        occurred=view.time_of(clause),
    )


def _is_promised(group: NounGroup, promised: bool) -> bool:
    if number_of(group) is not None and counts_people(group, strict=not promised):
        return True
    return promised and (
        (serves(group, strict=True) and group.plural) or (is_unit(group) and number_of(group) is not None)
    )


def find_levels(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "brings the number of Kenyan officers to 700", "troop strength stands at 4,000"."""
    for group in (*clause.subjects, *clause.objects):
        levels = group.text.lower().startswith("the number of") and serves(group)
        if not levels and not in_phrase(group, NUMBERS):
            continue
        of = group if levels else view.after(group, "of")
        people = (
            serves(of)
            if of is not None
            else any(w.low in SERVING | FORCES | UNITS | {"troop"} or w.low in CEILINGS for w in group.words)
        )
        told = next(
            (
                a.group
                for a in clause.attachments
                if a.prep in {"to", "at"}
                and number_of(a.group)
                and not (a.prep == "at" and clause.verb.lemma == "fall")
            ),
            None,
        )
        if told is None and clause.verb.lemma in {"be", "reach", "total"}:
            told = next((g for g in clause.objects if is_bare(g)), None)
        harmed = any(w.low in HARMED for w in view.words[group.last : group.last + 3])
        if told is None or not people or harmed:
            continue
        yield strength_claim(
            view,
            "number",
            0.8,
            start_of(view, clause),
            told.end,
            count=number_of(told),
            force=force_named(view, of),
            country=country_of(of, group),
            occurred=view.time_of(clause),
            authorised=is_ceiling(view, group) or None,
        )


CLAUSE_RULES = (find_had, find_had_bare, find_there, find_serving, find_promised, find_levels)
