"""Incidents told by what came down, who threw what at whom, what was heard, who was stopped, met or let go."""

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, is_unit, serves
from musterbook.reading.frames import Phrases, in_phrase, load_frames

_TOLD = load_frames("incident_told")
MISSILES = frozenset(_TOLD["things"]["missiles"])
IMPACT = Phrases(_TOLD["things"]["impact"])
HURL = frozenset(_TOLD["things"]["hurl"])
SOUNDS = frozenset(_TOLD["things"]["sounds"])
HEAR = Phrases(_TOLD["things"]["hear"])
ASSAULT = Phrases(_TOLD["assault"]["verbs"])
HIT = Phrases(_TOLD["assault"]["hit"])
PLACES = frozenset(_TOLD["assault"]["places"])
FELL = Phrases(_TOLD["assault"]["fell"])
STOP = Phrases(_TOLD["stopped"]["verbs"])
STOPPERS = frozenset(_TOLD["stopped"]["by"])
BACK = Phrases(_TOLD["stopped"]["back"])
MOVING = frozenset(_TOLD["stopped"]["moving"])
RELEASE = Phrases(_TOLD["released"]["verbs"])
FOUND = Phrases(_TOLD["released"]["found"])
MEET = Phrases(_TOLD["met"]["verbs"])
CRASH = Phrases(_TOLD["crashed"]["verbs"])
MINES = frozenset(_TOLD["crashed"]["mines"])
EVENTS = frozenset(_TOLD["events"]["nouns"])
EVENT_VERBS = Phrases(_TOLD["events"]["verbs"])
LAUNCHES = frozenset({"fire", "throw", "launch", "drop", "lob", "hurl", "shoot", "toss", "release"})


def incident_of(view: View, clause: Clause) -> str | None:
    """The type of incident that a clause tells, or None."""
    return (
        _comes_down(view, clause)
        or _is_hurled(clause)
        or _is_heard(view, clause)
        or _is_assault(view, clause)
        or _is_stopped(view, clause)
        or _is_met(view, clause)
        or _is_crash(view, clause)
        or _is_let_go(view, clause)
        or _goes_on(view, clause)
    )


def _behind(clause: Clause) -> tuple[NounGroup, ...]:
    return (*clause.objects, *(a.group for a in clause.attachments if a.start >= clause.verb.start))


def _is_missile(group: NounGroup | None) -> bool:
    return (
        group is not None and not group.pronoun and (in_phrase(group, MISSILES) or group.has("projectile", "explosive"))
    )


def _is_place(group: NounGroup) -> bool:
    return in_phrase(group, PLACES) or group.has("place", "city", "country", "vehicle") or is_equipment(group)


def _is_party(group: NounGroup | None) -> bool:
    return group is not None and (
        group.has("person", "armed_group", "police", "military", "civilian")
        or serves(group)
        or is_unit(group)
        or in_phrase(group, MOVING | STOPPERS)
    )


def _comes_down(view: View, clause: Clause) -> str | None:
    """ "a shell burst beside the mess", "drones came over the depot"."""
    if not _is_missile(clause.subject) or clause.verb.voice == "passive" or IMPACT.in_verb(view, clause) is None:
        return None
    behind = _behind(clause)
    places = [g for g in behind if not _is_missile(g)]
    return "explosion" if places and not any(g.has("body_part") for g in places) else None


def _is_hurled(clause: Clause) -> str | None:
    """ "two shots were fired from the trees", "youths threw stones at a cordon"."""
    told = next((g for g in clause.patients if _is_missile(g)), None)
    if told is None:
        return None
    if clause.verb.voice == "passive":
        return "shooting" if clause.verb.lemma in LAUNCHES else None
    target = any(
        a.prep in {"at", "on", "into", "onto", "towards", "toward", "over", "against"} for a in clause.attachments
    )
    return "attack" if clause.verb.lemma in HURL and target and clause.subject is not None else None


def _is_heard(view: View, clause: Clause) -> str | None:
    """ "the sentries heard a burst of fire"."""
    told = next((g for g in clause.objects if in_phrase(g, SOUNDS)), None)
    return "shooting" if told is not None and HEAR.in_verb(view, clause) and clause.subject is not None else None


def _is_assault(view: View, clause: Clause) -> str | None:
    """ "gunmen opened up on a column", "the camp was shelled", "the port fell to the brigade"."""
    who, behind = clause.subject, _behind(clause)
    if who is not None and in_phrase(who, PLACES) and FELL.in_verb(view, clause) is not None:
        return "seizure"
    if clause.verb.voice == "passive":
        hit = who is not None and (_is_party(who) or _is_place(who) or who.pronoun)
        return "attack" if hit and HIT.in_verb(view, clause) is not None else None
    if who is not None and not (
        _is_party(who) or who.pronoun or who.has("aircraft", "vehicle") or who.lemma in {"crowd", "fire", "youth"}
    ):
        return None
    if ASSAULT.in_verb(view, clause) is None:
        return None
    return "attack" if any(_is_party(g) or _is_place(g) or (g.name and not g.has("time")) for g in behind) else None


def _is_stopped(view: View, clause: Clause) -> str | None:
    """ "the convoy was stopped by burning tyres", "the team turned back"."""
    who = clause.subject
    if who is None or not in_phrase(who, MOVING):
        return None
    if BACK.in_verb(view, clause) is not None:
        return "obstruction"
    by = clause.phrase("by", "at")
    stopped = clause.verb.voice == "passive" and STOP.in_verb(view, clause) is not None
    return "obstruction" if stopped and by is not None and in_phrase(by, STOPPERS) else None


def _is_met(view: View, clause: Clause) -> str | None:
    """ "a patrol walked into a camp of insurgents"."""
    who = clause.subject
    if who is None or not (in_phrase(who, MOVING) or serves(who)) or MEET.in_verb(view, clause) is None:
        return None
    behind = _behind(clause)
    return (
        "clash"
        if any(g.has("armed_group") or g.lemma in {"ambush", "camp", "fighter", "combatant"} for g in behind)
        else None
    )


def _is_crash(view: View, clause: Clause) -> str | None:
    """ "the jeep left the road", "a lorry went over a mine"."""
    who = clause.subject
    if who is None or not (is_equipment(who) or who.has("vehicle") or in_phrase(who, MOVING)):
        return None
    if CRASH.in_verb(view, clause) is not None:
        return "crash"
    mined = clause.verb.lemma in {"hit", "strike", "go", "run", "drive", "trip", "touch", "detonate", "trigger"}
    return "explosion" if mined and any(in_phrase(g, MINES) for g in _behind(clause)) else None


def _is_let_go(view: View, clause: Clause) -> str | None:
    """ "the pair were let go at noon", "the four turned up at a clinic"."""
    who = clause.subject
    if who is None or not (_is_party(who) or who.pronoun or who.count is not None) or is_equipment(who):
        return None
    if clause.verb.voice == "passive" and RELEASE.in_verb(view, clause) is not None:
        return "release"
    return "release" if FOUND.in_verb(view, clause) is not None and clause.verb.lemma != "walk" else None


def _goes_on(view: View, clause: Clause) -> str | None:
    """ "the assault on the outpost, which began before dawn"."""
    who = clause.antecedent if clause.kind == "relative" else clause.subject
    if who is None or not in_phrase(who, EVENTS):
        return None
    return (
        "attack"
        if EVENT_VERBS.in_verb(view, clause) is not None and view.after(who, "on", "at", "against", "in") is not None
        else None
    )


TRIGGERS = tuple(
    dict.fromkeys(
        [
            *(p for p in _TOLD["things"]["impact"]),
            *_TOLD["things"]["hurl"],
            *_TOLD["things"]["hear"],
            *_TOLD["assault"]["verbs"],
            *_TOLD["assault"]["hit"],
            *(p for p in _TOLD["assault"]["fell"] if not p.startswith("be ")),
            *_TOLD["stopped"]["verbs"],
            *_TOLD["released"]["verbs"],
            *_TOLD["released"]["found"],
            *_TOLD["met"]["verbs"],
            *_TOLD["crashed"]["verbs"],
        ]
    )
)
