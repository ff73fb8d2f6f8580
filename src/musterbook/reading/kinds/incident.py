"""Incidents: something happened at one time and place, told by its act rather than by who was harmed."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_country, is_equipment, is_people_of_country, is_unit, serves
from musterbook.reading.frames import Phrases, forms_of, in_phrase, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.incident_told import TRIGGERS as TOLD_TRIGGERS
from musterbook.reading.kinds.incident_told import incident_of
from musterbook.terms.claims import slots_of

_TOLD = load_frames("events")
ACTS = {name: Phrases(told) for name, told in _TOLD["acts"].items()}
HAPPEN = {name: Phrases(told) for name, told in _TOLD["happen"].items() if name != "eruptions"}
ERUPTIONS = frozenset(_TOLD["happen"]["eruptions"])
ACTORS = frozenset(_TOLD["actors"]["nouns"])
TARGETS = frozenset(_TOLD["actors"]["targets"])
ACTIVITIES = frozenset(_TOLD["actors"]["activities"])
NO_TARGET = frozenset({"shooting", "withdrawal"})
OF_FORCES = frozenset({"withdrawal", "rescue", "arrest", "seizure", "interception"})
WHATEVER = frozenset(
    {
        "it",
        "this",
        "that",
        "incident",
        "attack",
        "ambush",
        "accident",
        "explosion",
        "clash",
        "shooting",
        "blast",
        "crash",
        "raid",
        "killing",
        "collision",
        "firefight",
        "fighting",
    }
)
DIRECT = frozenset({"seizure", "interception", "abduction", "arrest", "rescue", "bombing"})
CROWD = 100
MISHAPS = ("collision", "crash")


def _claim(view: View, clause: Clause, kind: str, rule: str, score: float, actors: NounGroup | None) -> Candidate:
    start, end = stretch(view, start_of(view, clause), clause.end)
    return Candidate(
        kind="incident",
        start=start,
        end=end,
        slots=slots_of(
            "incident",
            type=kind,
            actors=None if actors is None else actors.text,
            activity=_activity(clause),
            occurred=view.time_of(clause),
            where=view.place_of(clause),
        ),
        rule=f"incident.{rule}",
        score=score,
    )


def _activity(clause: Clause) -> str | None:
    groups = (*clause.subjects, *clause.objects, *(a.group for a in clause.attachments))
    return next((g.text for g in groups if g.lemma in ACTIVITIES), None)


def _is_actor(group: NounGroup | None) -> bool:
    if group is None:
        return False
    if group.pronoun:
        return group.head.low in {"he", "she", "they", "we", "who", "i"}
    return (
        in_phrase(group, ACTORS)
        or group.has("armed_group", "person", "police", "military")
        or serves(group)
        or is_people_of_country(group)
        or is_country(group)
        or group.name
        or is_equipment(group)
    )


def _is_target(group: NounGroup | None) -> bool:
    if group is None:
        return False
    return (
        in_phrase(group, TARGETS)
        or group.has("person", "police", "military", "civilian", "vehicle")
        or serves(group)
        or is_unit(group)
        or is_equipment(group)
        or group.name
        or group.pronoun
    )


def _is_event(clause: Clause) -> bool:
    """Whether the clause tells of one past event: past or perfect, and finite."""
    verb = clause.verb
    if (
        verb.negated
        or verb.modal not in {None, "have to"}
        or verb.form in {"infinitive", "gerund"}
        or verb.tense in {"future"}
    ):
        return False
    if verb.tense == "present" and not verb.perfect:
        return False
    return clause.kind not in {"participial"}


def _is_anchored(view: View, clause: Clause) -> bool:
    """Whether a time, a place or a definite or counted party pins the event down."""
    groups = (*clause.subjects, *clause.objects, *(a.group for a in clause.attachments))
    if clause.subject is not None and clause.subject.has("armed_group"):
        return True
    return (
        view.time_of(clause) is not None
        or view.place_of(clause) is not None
        or any(g.definite or g.count is not None or g.name or g.determiner for g in groups)
    )


def _act(view: View, clause: Clause) -> Candidate | None:
    """ "gunmen ambushed a patrol", "the post was overrun by rebels"."""
    for kind, phrases in ACTS.items():
        found = phrases.in_verb(view, clause)
        if found is None:
            continue
        passive = clause.verb.voice == "passive"
        actor = clause.agent
        direct = kind in DIRECT and found[1] <= clause.verb.last
        behind = () if direct else tuple(a.group for a in clause.attachments)
        target = next((g for g in (*clause.patients, *behind) if _is_target(g)), None)
        if passive and not _is_target(clause.subject):
            continue
        if not passive and (not _is_actor(actor) or (target is None and kind not in NO_TARGET)):
            continue
        if actor is not None and (actor.has("document") or _is_crowd(actor)):
            continue
        if clause.kind == "relative" and kind == "withdrawal":
            continue
        if passive and _kills_too(view, clause):
            continue
        if kind == "rescue" and target is not None and target.lemma in {"body", "corpse", "remains"}:
            continue
        return _claim(view, clause, kind, "act", 0.75 if kind not in OF_FORCES else 0.65, actor)
    return None


def _told(view: View, clause: Clause) -> Candidate | None:
    """ "a shell burst beside the post", "the pair were let go": what the looser grammar finds."""
    kind = incident_of(view, clause)
    if clause.subject is not None and _is_crowd(clause.subject):
        return None
    return None if kind is None else _claim(view, clause, kind, "told", 0.6, clause.agent)


def _is_crowd(group: NounGroup) -> bool:
    """Whether so many are told that it is a running total."""
    return group.count is not None and group.count.min >= CROWD


def _happens(view: View, clause: Clause) -> Candidate | None:
    """ "the truck overturned near the bridge", "fighting broke out", "it happened on Monday"."""
    who = clause.subject
    if who is None:
        before = view.words[clause.verb.first - 1].low if clause.verb.first else ""
        if before in ERUPTIONS and HAPPEN["clash"].in_verb(view, clause) is not None:
            found = _claim(view, clause, "clash", "happens", 0.75, None)
            return msgspec.structs.replace(found, start=view.words[clause.verb.first - 1].start)
        return None
    for kind, phrases in HAPPEN.items():
        if phrases.in_verb(view, clause) is None:
            continue
        right = (
            in_phrase(who, ERUPTIONS)
            if kind == "clash"
            else (who.lemma in WHATEVER or who.head.low in WHATEVER)
            if kind == "incident"
            else _is_target(who)
            or is_equipment(who)
            or in_phrase(
                who,
                TARGETS | ACTORS | {"bomb", "device", "mine", "shell", "grenade", "train", "it", "engine", "rocket"},
            )
            if kind != "explosion"
            else True
        )
        if not right or (kind == "incident" and not _has_place(view, clause) and view.time_of(clause) is None):
            continue
        return _claim(view, clause, kind, "happens", 0.75, who if kind in {"clash"} else None)
    return None


def _has_place(view: View, clause: Clause) -> bool:
    starts = (p.start for p in view.places)
    return any(clause.start <= start < view.sentence.end for start in starts)


def _kills_too(view: View, clause: Clause) -> bool:
    """ "were ambushed and killed": the casualty carries it."""
    after = view.words[clause.verb.last : clause.verb.last + 2]
    return (
        len(after) == 2
        and after[0].low == "and"
        and after[1].lemma in {"kill", "wound", "injure", "hurt", "shoot", "behead", "execute"}
    )


def _is_retold(view: View, clause: Clause, found: Candidate) -> bool:
    """Whether an earlier sentence told a crash or a collision, and this one adds neither time nor place."""
    if found.slots.type not in MISHAPS:
        return False
    spans = (*(t.start for t in view.times), *(p.start for p in view.places))
    if any(clause.start <= start < clause.end for start in spans):
        return False
    mishaps = [HAPPEN[kind] for kind in MISHAPS]
    return any(
        m.in_verb(earlier, c) is not None for earlier in view.previous() for c in earlier.clauses for m in mishaps
    )


def find_incidents(view: View) -> Iterator[Candidate]:
    """The events of one sentence, at most one a clause."""
    if not view.document.security:
        return
    told: set[int] = set()
    for clause in view.clauses:
        if is_unreal(view, clause) or not _is_event(clause) or not _is_anchored(view, clause):
            continue
        found = _happens(view, clause) or _act(view, clause) or _told(view, clause)
        if found is None or _is_retold(view, clause, found) or (clause.kind == "subordinate" and clause.parent in told):
            continue
        told.add(clause.index)
        yield found


TRIGGERS = forms_of(
    [
        *(p for told in _TOLD["acts"].values() for p in told),
        *TOLD_TRIGGERS,
        *(p for n, told in _TOLD["happen"].items() if n != "eruptions" for p in told),
    ]
)

INCIDENT = KindReader(kind="incident", triggers=word_triggers(TRIGGERS), find=find_incidents)
