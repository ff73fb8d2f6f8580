"""Casualties in French and Spanish: verbs of harm, participles, nouns of the dead and hurt, and parts of them."""

from collections.abc import Iterator
from typing import Any

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.kinds.casualty_nouns import find_mentions
from musterbook.reading.romance.kinds.people import (
    count_with,
    following,
    is_victim,
    joined,
    people_slots,
    total_of,
    who_of,
)
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene, no_one

WORDS = words_of("casualty")

OUTCOMES = {
    "die": "killed",
    "kill": "killed",
    "injure": "injured",
    "hit": "injured",
    "vanish": "missing",
    "capture": "captured",
    "sick": "harmed",
}
NATURAL = WORDS["natural"]
OBJECTS = frozenset({None, "a", "al"})
STRIKING = ("threat", "armed", "event", "vehicle", "someone")
TOLLED = frozenset({"à", "au", "aux", "a", "al", "de", "d'", "des", "du", "del"})


def find_casualties(scene: Scene) -> Iterator[Candidate]:
    """The casualties of one sentence."""
    found: list[Candidate] = []
    for clause in scene.parse.clauses:
        if clause.verb.form == "infinitive" and not clause.verb.perfect:
            continue
        for candidate in _of_clause(scene, clause):
            if not scene.is_unreal(candidate.start):
                found.append(candidate)
    yield from found
    for candidate in find_mentions(scene, found):
        if not scene.is_unreal(candidate.start):
            yield candidate


def _of_clause(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    verb = clause.verb
    if verb.has("survive") and not verb.negated:
        return
    if verb.has("toll"):
        for victim in (g for g in clause.behind if g.prep in TOLLED and (g.person or g.bare or g.has("someone"))):
            yield from _told(scene, clause, victim, "kill", "toll")
        return
    yield from _lost(scene, clause)
    name = next((n for n in ("die", "kill", "vanish", "capture", "injure", "hit", "sick") if verb.has(n)), None)
    if name is None:
        return
    stated = (
        verb.voice == "passive"
        or name in ("die", "vanish")
        or verb.tail > verb.last
        or (name == "injure" and verb.has("die"))
    )
    if not stated and verb.voice == "reflexive" and name == "hit":
        return
    striking = clause.subject is None or clause.inverted or clause.subject.has(*STRIKING)
    if not stated and name == "hit" and not striking:
        return
    patients: list[Group | None] = [clause.subject] if stated else _objects(scene, clause)
    subject = clause.subject
    if (
        stated
        and subject is not None
        and verb.plural
        and total_of([*joined(subject, clause, scene), subject], scene) is None
    ):
        patients = [*(g for g in joined(subject, clause, scene) if g.count is not None), subject]
    if patients and patients[-1] is not None and (not stated or clause.inverted) and patients[-1].count is not None:
        patients = [*patients, *(g for g in following(patients[-1], scene) if not g.has("dead", "hurt"))]
    for patient in patients:
        yield from _told(scene, clause, patient, name, "passive" if stated else "active")


def _lost(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    """People whom a force lost, who bleed, suffer a wound, fall or are not back."""
    verb, subject = clause.verb, clause.subject
    if verb.has("lost") and not verb.negated and not verb.has("die", "injure", "ruined"):
        for group in clause.objects:
            if group.person and group.count is not None and group.has("soldier", "police", "people", "staff"):
                yield from _told(scene, clause, group, "kill", "lost")
                return
    if verb.has("bleed") and subject is not None and (subject.person or subject.bare):
        words = scene.low[verb.start : clause.end]
        alive = "debat" in words or "lutt" in words
        yield from _told(scene, clause, subject, "injure" if alive else "die", "state")
    elif verb.has("suffer") and not verb.has("injure", "die") and not verb.negated:
        wounded = any(g.has("wound") for g in clause.behind) and subject is not None
        if wounded and subject is not None and (subject.person or subject.bare) and not subject.has("wound"):
            yield from _told(scene, clause, subject, "injure", "state")
    elif subject is None:
        return
    elif verb.has("fallen") and not verb.has("die", "fail", "capture"):
        if subject.has("soldier", "police") and (verb.perfect or verb.tense == "past"):
            yield from _told(scene, clause, subject, "die", "state")
    elif verb.lemma in ("manquer", "faltar") and subject.person and not clause.inverted:
        alone = not any(g.prep in ("de", "d'", "à", "a", None) and not g.has("time") for g in clause.behind)
        if alone:
            yield from _told(scene, clause, subject, "vanish", "state")


def _objects(scene: Scene, clause: Clause) -> list[Group | None]:
    """The people whom an active verb of harm is done to."""
    front = _fronted(scene, clause)
    if front is not None:
        return [front]
    found: list[Group | None] = [
        g for g in clause.behind if g.prep in OBJECTS and not g.has("time") and (g.prep is None or g.person or g.bare)
    ]
    if clause.inverted and clause.subject is not None and clause.subject not in found:
        found.insert(0, clause.subject)
    if not found and clause.verb.clitics & {"lo", "los", "l'", "les"}:
        return [None]
    return found[:1]


def _fronted(scene: Scene, clause: Clause) -> Group | None:
    """The person in front whom a Spanish clitic takes up ("A dos cabos los mató una mina")."""
    if not clause.verb.clitics & {"lo", "los", "la", "las", "le", "les"} or scene.language.code != "es":
        return None
    near = [g for g in scene.parse.groups if g.last <= clause.verb.first and clause.verb.first - g.last <= 6]
    return next((g for g in reversed(near) if g.prep in ("a", "al") and (g.person or g.bare)), None)


def _told(scene: Scene, clause: Clause, patient: Group | None, name: str, form: str) -> Iterator[Candidate]:
    verb = clause.verb
    sure = name in ("die", "kill", "injure", "capture") and "plain" not in verb.classes
    if patient is None and _no_person(scene, clause):
        words = scene.text[clause.start : clause.end]
        yield scene.candidate(
            "casualty", clause.start, clause.end, "casualty.nobody", 0.8, None,
            **slots_for(scene, None, OUTCOMES[name], no_one(words), clause.start, clause.end, clause),
        )  # fmt: skip
        return
    if patient is None:
        if scene.people is None or (form == "active" and not verb.clitics):
            return
        if not (sure or verb.tail > verb.last):
            return
    elif (
        not is_victim(patient, scene, sure)
        or patient.low in ("on", "nous", "je", "vous")
        or (patient.bare and name in ("hit", "capture", "vanish") and _thing_nearer(scene))
    ):
        return
    start, end = clause.start, clause.end
    if patient is not None:
        start, end = min(start, patient.start), max(end, patient.end)
        start = min(start, scene.parse.tokens[verb.first].start)
    low = scene.low[start:end]
    count = count_with(patient, clause, scene)
    if verb.negated and not verb.has("survive") and "sobreviv" not in low and "surviv" not in low:
        if not _nobody(low, patient):
            return
        count = no_one(scene.text[start:end][:40])
    outcome = OUTCOMES[name]
    if outcome == "killed" and any(word in low for word in NATURAL):
        outcome = "died"
    first = _start_of(patient, clause, scene, start)
    yield scene.candidate(
        "casualty",
        first,
        end,
        f"casualty.{form}",
        0.85 if patient is not None and not patient.bare else 0.65,
        scene.stance_of(clause, start, end),
        **slots_for(scene, patient, outcome, count, first, end, clause),
    )


def slots_for(
    scene: Scene, patient: Group | None, outcome: str, count: Any, start: int, end: int, clause: Clause | None
) -> dict[str, Any]:
    """The slots of a casualty."""
    return {
        "count": count,
        "outcome": outcome,
        "who": who_of(patient, scene),
        "occurred": scene.time_at(start, end) or scene.time_at(scene.parse.sentence.start, scene.parse.sentence.end),
        "where": scene.place_of(clause) if clause is not None else None,
        "severity": severity_of(scene, start, end) if outcome == "injured" else None,
        **people_slots(patient, scene),
    }


def severity_of(scene: Scene, start: int, end: int) -> str | None:
    """How badly, by the words of the quote."""
    words = set(scene.low[start:end].replace(",", " ").split())
    if words & scene.language.adjectives["critical"]:
        return "critical"
    if words & scene.language.adjectives["serious"]:
        return "serious"
    return "minor" if words & scene.language.adjectives["minor"] else None


def _thing_nearer(scene: Scene) -> bool:
    """Whether equipment was told of more lately than people."""
    return scene.thing is not None and (scene.people is None or scene.thing.start > scene.people.start)


def _no_person(scene: Scene, clause: Clause) -> bool:
    """Whether "personne" or "nadie" is the subject, which is no noun group."""
    tokens, first = scene.parse.tokens, clause.verb.first
    return any(t.low in ("personne", "nadie") for t in tokens[max(first - 3, 0) : clause.verb.last])


def _nobody(low: str, patient: Group | None) -> bool:
    """Whether a negated verb says that nobody was harmed, rather than that somebody was not."""
    if patient is not None and (patient.count is not None and patient.count.max == 0):
        return True
    first = patient.low.split()[0] if patient is not None else low.split()[0]
    return first in ("personne", "nadie", "aucun", "aucune", "ningún", "ninguno", "ninguna", "nul")


def _start_of(patient: Group | None, clause: Clause, scene: Scene, start: int) -> int:
    """Where the quote begins: with the first of several people joined by "et" or "y"."""
    if patient is None or not clause.verb.plural:
        return start
    others = joined(patient, clause, scene)
    summed = others and (total_of([*others, patient], scene) is not None or patient.count is None)
    return min(start, others[0].start) if summed else start
