"""Evacuations in French and Spanish: the hurt carried, flown or driven to where they are cared for."""

from collections.abc import Iterator, Sequence

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.kinds.people import count_with, is_victim, who_of
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene

WORDS = words_of("evacuation")

GOALS = frozenset(WORDS["goals"])
FROM = frozenset(WORDS["from"])
FLOWN = WORDS["flown"]
CARRIERS = WORDS["carriers"]
TAKEN = WORDS["taken"]
ENDED = frozenset(WORDS["ended"])
PATIENTS = WORDS["patients"]
MOVES = WORDS["moves"]
TREATED = frozenset({"soigner", "traiter", "atender", "asistir", "tratar", "intervenir", "porter", "arrastrar"})
OPERATED = frozenset({"opérer", "operar", "intervenir"})
REACHED = frozenset({"gagner", "rejoindre", "partir", "arriver", "atteindre", "viajar", "llegar", "salir", "volar"})
HURT = WORDS["hurt"]


def find_evacuations(scene: Scene) -> Iterator[Candidate]:
    """The evacuations of one sentence."""
    for clause in scene.parse.clauses:
        verb = clause.verb
        if verb.negated or (verb.form == "infinitive") or scene.is_unreal(clause.start):
            continue
        treated = verb.lemma in TREATED and any(g.has("hospital") for g in clause.behind)
        treated = treated or (
            verb.lemma in OPERATED and any(g.prep in GOALS and (g.name or g.country) for g in clause.behind)
        )
        landed = clause.subject is not None and clause.subject.head in PATIENTS and verb.has("arrive")
        ended = landed or treated or (verb.lemma in ENDED and any(g.has("hospital") for g in clause.behind))
        if (
            verb.has("carry")
            or ended
            or _takes_the_way(scene, clause)
            or _flies(scene, clause)
            or (verb.has("send") and verb.voice == "passive" and clause.subject is not None and clause.subject.bare)
        ):
            yield from _told(scene, clause)
    yield from _nouns(scene)


def _nouns(scene: Scene) -> Iterator[Candidate]:
    """ "l'évacuation de deux blessés", "son transfert vers Paris", "el traslado de los heridos a Lima"."""
    for group in scene.parse.groups:
        if group.head not in MOVES or scene.is_unreal(group.start):
            continue
        patient = scene.parse.complement(group)
        patient = patient if patient is not None and is_victim(patient, scene, False) and patient.person else None
        after = scene.parse.chain(patient)[-1] if patient is not None else group
        goal = next((g for g in scene.parse.groups if g.first == after.last and g.prep in GOALS), None)
        whose = group.low.split()[0] in ("son", "su", "leur", "sus", "leurs") and goal is not None
        low = scene.low[group.start : goal.end if goal is not None else after.end]
        placed = goal is not None and (goal.has("hospital") or goal.name is not None or goal.country is not None)
        hurt = any(word in low for word in HURT) or "sanitai" in low or "medic" in low or "médic" in low
        if (patient is None and not whose) or not (placed or hurt):
            continue
        clause = next((c for c in scene.parse.clauses if c.subject is group or group in c.behind), None)
        end = goal.end if goal is not None else after.end
        yield scene.candidate(
            "evacuation", group.start, end, "evacuation.noun", 0.65, scene.stance_of(clause, group.start, end),
            count=patient.counted if patient is not None else None, who=who_of(patient, scene),
            destination=_chain_text(scene, goal), occurred=scene.time_at(group.start, end),
        )  # fmt: skip


def _takes_the_way(scene: Scene, clause: Clause) -> bool:
    low = scene.low[clause.verb.start : clause.end + 12]
    return clause.verb.lemma in ("prendre", "tomar") and ("chemin de" in low or "camino de" in low)


def _flies(scene: Scene, clause: Clause) -> bool:
    """Whether the hurt reach a place by air or ambulance ("ont gagné Abidjan par avion")."""
    subject = clause.subject
    hurt = subject is not None and any(word in subject.low for word in (*HURT, "grave", "atteints"))
    flown = any(word in scene.low[clause.verb.start : clause.end] for word in CARRIERS)
    placed = any(g.prep in GOALS and (g.name or g.country) for g in clause.behind)
    return hurt and (flown or placed) and clause.verb.lemma in REACHED


def _told(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    verb = clause.verb
    low = scene.low[clause.start : clause.end]
    moved: Sequence[Group | None] = [clause.subject]
    if (
        verb.has("carry")
        and verb.voice == "reflexive"
        and any(g.prep in ("a", "al") and g.person for g in clause.behind)
    ):
        moved = [g for g in clause.behind if g.prep in ("a", "al") and g.person][:1]
    if verb.has("carry") and verb.voice == "active":
        moved = [
            *(
                g
                for g in clause.behind
                if g is not clause.subject
                and not g.has("time")
                and (g.prep is None or (g.prep in ("a", "al") and g.person))
            )
        ][:1]
        if clause.inverted and clause.subject is not None:
            moved = [clause.subject]
        if not moved and verb.clitics & {"l'", "les", "lo", "los", "la", "le"}:
            moved = [None]
    goals = [g for g in clause.behind if g.prep in GOALS and not g.has("time", "vehicle", "event")]
    goal = next((g for g in goals if g.has("hospital", "country") or g.name is not None), next(iter(goals), None))
    for patient in moved:
        if not _is_patient(scene, patient, low, goal):
            continue
        start = min(clause.start, patient.start) if patient is not None else clause.start
        end = max(clause.end, patient.end) if patient is not None else clause.end
        yield scene.candidate(
            "evacuation",
            start,
            end,
            f"evacuation.{'passive' if verb.voice == 'passive' else 'active'}",
            0.8 if goal is not None else 0.6,
            scene.stance_of(clause, start, end),
            count=count_with(patient, clause, scene),
            who=who_of(patient, scene),
            destination=_chain_text(scene, goal),
            from_=next((g.text for g in clause.behind if g.prep in FROM and (g.name or g.has("hospital"))), None),
            occurred=scene.time_at(start, end),
        )


def _is_patient(scene: Scene, patient: Group | None, low: str, goal: Group | None) -> bool:
    hospital = goal is not None and (goal.has("hospital") or "hôpital" in low or "hospital" in low)
    flown = any(word in low for word in (*FLOWN, *CARRIERS))
    if any(word in low for word in TAKEN):
        return False
    told = scene.low[max(0, scene.parse.sentence.start - 400) : scene.parse.sentence.end]
    hurt = hospital or any(word in told for word in HURT)
    place = goal is not None and (goal.name is not None or goal.has("country", "named"))
    if not (hospital or flown or place) or (not hurt and not (flown and place)):
        return False
    if patient is None:
        return scene.people is not None
    if patient.has("civilian") and patient.count is None and not hospital and "bless" not in low and "herid" not in low:
        return False
    return is_victim(patient, scene, False)


def _chain_text(scene: Scene, group: Group | None) -> str | None:
    if group is None:
        return None
    chain = scene.parse.chain(group)[:3]
    return scene.text[group.start : chain[-1].end]
