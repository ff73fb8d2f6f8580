"""Groundings in French and Spanish: equipment kept in, taken out of use, refused by crews, or back in use."""

from collections.abc import Iterator

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene
from musterbook.terms.claims import GroundingMode
from musterbook.terms.counts import Count

WORDS = words_of("grounding")
USED = frozenset({"utiliser", "employer", "usar", "utilizar", "emplear"})
ASKING = frozenset(
    {
        "pedir",
        "exigir",
        "reclamar",
        "solicitar",
        "demander",
        "exiger",
        "réclamer",
        "souhaiter",
        "querer",
        "proponer",
        "recomendar",
    }
)
ORDERS = frozenset({"ordonner", "décider", "ordenar", "decidir", "mandar", "disponer", "faire"})
WITHDRAWALS = WORDS["withdrawals"]

ITEMS = ("vehicle", "protection", "device")
USES = WORDS["uses"]
CARE = WORDS["care"]
PLACES = WORDS["places"]
STORED = frozenset(WORDS["stored"])
STAY = frozenset(WORDS["stay"])
RUN_ONLY = frozenset(WORDS["run_only"])


def find_groundings(scene: Scene) -> Iterator[Candidate]:
    """The groundings of one sentence."""
    clauses = scene.parse.clauses
    for n, clause in enumerate(clauses):
        if scene.is_unreal(clause.start):
            continue
        if clause.verb.form == "infinitive":
            ordered = n and clauses[n - 1].verb.lemma in ORDERS and clause.verb.has("ground")
            unused = clause.verb.negated and (clause.verb.has("run") or clause.verb.lemma in USED)
            target = _object(scene, clause) if ordered or unused else None
            if target is not None:
                yield _candidate(scene, clauses[n - 1], target, max(clause.end, target.end), "out", "ordered")
            continue
        nxt = clauses[n + 1] if n + 1 < len(clauses) else None
        yield from _of_clause(scene, clause, nxt)
    yield from _withdrawals(scene)


def _withdrawals(scene: Scene) -> Iterator[Candidate]:
    """ "le retrait de 300 casques", "la inmovilización de la flota"."""
    for group in scene.parse.groups:
        item = scene.parse.complement(group) if group.head in WITHDRAWALS else None
        if item is not None and item.has(*ITEMS) and not item.has("body") and not scene.is_unreal(group.start):
            clause = next((c for c in scene.parse.clauses if group in c.behind or c.subject is group), None)
            yield scene.candidate(
                "grounding", group.start, item.end, "grounding.noun", 0.65,
                scene.stance_of(clause, group.start, item.end),
                item=item.text, count=item.counted, mode="ordered", state="out",
            )  # fmt: skip


def _of_clause(scene: Scene, clause: Clause, nxt: Clause | None) -> Iterator[Candidate]:
    verb, subject = clause.verb, clause.subject
    item = _item(scene, subject)
    if verb.has("burn", "broken"):
        return
    if verb.lemma in USED and verb.via and verb.via[0] in ("dejar", "cesser", "arrêter"):
        target = _object(scene, clause)
        if target is not None and target is not subject:
            yield _candidate(scene, clause, target, max(clause.end, target.end), "out", None)
        return
    if verb.tense == "subjunctive" and _is_asked(scene, clause):
        return
    if item is not None and verb.has("out") and not verb.negated:
        yield _candidate(scene, clause, item, clause.end, "out", None)
        return
    if subject is not None and subject.head in USES and verb.has("return"):
        yield _candidate(scene, clause, subject, clause.end, "returned", None)
        return
    if (
        item is not None
        and verb.lemma in ("autoriser", "autorizar")
        and "nouveau" in scene.low[verb.start : clause.end]
    ):
        yield _candidate(scene, clause, item, clause.end, "returned", None)
        return
    unwilling = (verb.negated and verb.lemma in ("vouloir", "querer", "aceptar", "accepter")) or (
        verb.negated and verb.via and verb.via[0] in ("vouloir", "querer")
    )
    if unwilling and subject is not None and subject.person:
        target = next(
            (t for g in (*clause.behind, *(nxt.behind if nxt else ())) if (t := _item(scene, g)) is not None), None
        )
        if target is not None and target.has(*ITEMS):
            yield _candidate(scene, clause, target, max(clause.end, target.end), "out", "refused")
            return
    if (
        any(g.head in ("ordre", "orden", "consigne", "instruction", "instrucción") for g in clause.behind)
        and nxt is not None
    ):
        target = next((t for g in nxt.behind if (t := _item(scene, g)) is not None and t.has(*ITEMS)), None)
        if target is not None and nxt.verb.negated:
            yield _candidate(scene, clause, target, max(nxt.end, target.end), "out", "ordered")
            return
    if subject is not None and subject.head in USES and verb.voice == "passive" and verb.has("ground"):
        yield _candidate(scene, clause, subject, clause.end, "out", "ordered")
        return
    if verb.has("refuse") and not verb.negated and verb.voice == "active":
        target = next((t for g in clause.objects if g is not subject and (t := _item(scene, g)) is not None), None)
        if target is not None and target.has(*ITEMS) and subject is not None and subject.person:
            yield _candidate(scene, clause, target, clause.end, "out", "refused")
            return
    if verb.has("resume") and verb.tail > verb.last and item is not None:
        yield _candidate(scene, clause, item, clause.end, "returned", None)
    elif verb.has("refuse") and not verb.negated and nxt is not None and nxt.verb.first - verb.last <= 4:
        target = next((t for g in nxt.behind if (t := _item(scene, g)) is not None), None)
        if nxt.verb.has("run") and target is not None:
            yield _candidate(scene, clause, target, max(nxt.end, target.end), "out", "refused")
    elif (
        item is not None
        and verb.negated
        and verb.has("run")
        and verb.lemma not in RUN_ONLY
        and (verb.voice != "passive" or verb.lemma in USED)
    ) or (item is not None and not verb.negated and _is_still(clause)):
        yield _candidate(scene, clause, item, clause.end, "out", None)
    elif verb.has("ground") and verb.voice == "active" and not verb.negated and verb.has("ground"):
        target = _object(scene, clause)
        if target is not None and not clause.inverted:
            yield _candidate(scene, clause, target, max(clause.end, target.end), "out", "ordered")


def _is_asked(scene: Scene, clause: Clause) -> bool:
    """Whether somebody only asks for what a subjunctive says."""
    before = [v for v in scene.parse.verbs if v.last <= clause.verb.first]
    return bool(before) and before[-1].lemma in ASKING


def _is_still(clause: Clause) -> bool:
    """Whether a verb says that its subject stands still or was taken out of use."""
    verb = clause.verb
    placed = any(g.head.startswith(PLACES) for g in clause.behind if g.prep is not None)
    if verb.has("ground") and verb.tail > verb.last:
        return True
    if verb.has("ground") and verb.voice == "passive":
        return (
            verb.lemma not in STORED | {"arrêter", "retener"}
            or placed
            or verb.lemma in ("consigner", "estacionar")
            or "seguir" in verb.via
        )
    return (verb.lemma in STAY or verb.has("idle") or verb.lemma in STORED) and placed


def _object(scene: Scene, clause: Clause) -> Group | None:
    """What an active verb takes out of use: the equipment itself, or "l'emploi de ses véhicules"."""
    for group in clause.behind:
        if group.prep is not None:
            continue
        if _item(scene, group) is not None and group.has(*ITEMS):
            return group
        nxt = scene.parse.complement(group)
        if group.head in USES and nxt is not None and nxt.has(*ITEMS):
            return nxt
    return None


def _item(scene: Scene, group: Group | None) -> Group | None:
    if group is None or group.has("time", "event", "animal", "idea", "threat", "body"):
        return None
    if group.has("people") and not group.head.startswith(("patrouille", "véhicule")):
        return None
    if group.has(*ITEMS) or group.head in ("lot", "lote"):
        return group
    if group.has("counted") and not group.person and not group.bare:
        return group
    nxt = scene.parse.complement(group)
    if group.bare and nxt is not None and nxt.has(*ITEMS):
        return group
    named = group.has("named") and (
        any(c.isdigit() for c in group.text) or (not group.person and group.plural is False)
    )
    first = group.low.split()[0] if group.low else ""
    if named and scene.thing is not None and first in ("les", "los", "sus", "ses", "leurs") and not group.person:
        return group
    if any(c.isdigit() for c in group.text) and group.has("named"):
        return group
    bare = (group.bare and (group.count is not None or first in ("ninguno", "ninguna", "aucun"))) or first in (
        "ninguno",
        "ninguna",
    )
    return group if bare and scene.thing is not None and not group.person else None


def _count(scene: Scene, item: Group) -> Count | None:
    if item.bare:
        return item.count
    nxt = scene.parse.complement(item)
    beside = [
        g for g in scene.parse.groups if item.last < g.first <= item.last + 2 and g.count is not None and g.has(*ITEMS)
    ]
    if item.count is None and beside and scene.parse.tokens[item.last].low == ",":
        return beside[0].count
    return nxt.count if nxt is not None and nxt.count is not None and nxt.has(*ITEMS) else item.counted


def _candidate(
    scene: Scene, clause: Clause, item: Group, end: int, state: str, mode: GroundingMode | None
) -> Candidate:
    start = clause.start
    if scene.parse.sentence.start <= item.start < scene.parse.sentence.end:
        start, end = min(start, item.start), max(end, item.end)
    sentence = scene.low[scene.parse.sentence.start : scene.parse.sentence.end]
    if mode == "ordered" and any(word in sentence for word in CARE):
        mode = "precaution"
    stance = scene.stance_of(clause, start, end)
    by = clause.subject.text if clause.subject is not None and clause.subject is not item else None
    return scene.candidate(
        "grounding", start, end, f"grounding.{mode or 'still'}", 0.7,
        None if stance == "expects" and clause.verb.lemma in STAY else stance,
        item=item.text, count=_count(scene, item), mode=mode, state=state, by=by, occurred=scene.time_at(start, end),
    )  # fmt: skip
