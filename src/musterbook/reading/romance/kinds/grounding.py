"""Groundings in French and Spanish: equipment kept in, taken out of use, refused by crews, or back in use."""

from collections.abc import Iterator

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene
from musterbook.terms.claims import GroundingMode

WORDS = words_of("grounding")

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
        if scene.is_unreal(clause.start) or (clause.verb.form == "infinitive"):
            continue
        nxt = clauses[n + 1] if n + 1 < len(clauses) else None
        yield from _of_clause(scene, clause, nxt)


def _of_clause(scene: Scene, clause: Clause, nxt: Clause | None) -> Iterator[Candidate]:
    verb, subject = clause.verb, clause.subject
    item = _item(scene, subject)
    if verb.has("resume") and verb.tail > verb.last and item is not None:
        yield _candidate(scene, clause, item, clause.end, "returned", None)
    elif verb.has("refuse") and not verb.negated and nxt is not None and nxt.verb.first - verb.last <= 4:
        target = next((t for g in nxt.behind if (t := _item(scene, g)) is not None), None)
        if nxt.verb.has("run") and target is not None:
            yield _candidate(scene, clause, target, max(nxt.end, target.end), "out", "refused")
    elif (
        item is not None and verb.negated and verb.has("run") and verb.lemma not in RUN_ONLY and verb.voice != "passive"
    ) or (item is not None and not verb.negated and _is_still(clause)):
        yield _candidate(scene, clause, item, clause.end, "out", None)
    elif verb.has("ground") and verb.voice == "active" and not verb.negated and verb.has("ground"):
        target = _object(scene, clause)
        if target is not None and not clause.inverted:
            yield _candidate(scene, clause, target, max(clause.end, target.end), "out", "ordered")


def _is_still(clause: Clause) -> bool:
    """Whether a verb says that its subject stands still or was taken out of use."""
    verb = clause.verb
    placed = any(g.head in PLACES for g in clause.behind)
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
    if group.has(*ITEMS):
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
        item=item.text, count=item.counted, mode=mode, state=state, by=by, occurred=scene.time_at(start, end),
    )  # fmt: skip
