"""Equipment tested by events in French and Spanish: pierced, held, broken down, burned, stuck, missing."""

from collections.abc import Iterator, Sequence
from typing import Any

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene, no_one
from musterbook.terms.counts import Count

WORDS = words_of("gear")

ITEMS = ("vehicle", "protection", "device")
EFFECTS = {"pierce": "perforated", "burn": "destroyed", "fail": "broke_down", "stick": "immobilised", "hold": "held"}
INTO = frozenset({"par", "por", "dans", "en", "à", "a", "sur", "de", "du", "del", "d'", "contre", "contra", None})
THROUGH = WORDS["through"]
PASSED = frozenset(WORDS["passed"])
NOT_ALONE = frozenset(WORDS["not_alone"])
OFFER = frozenset({"sin", "sans"})
LACK = WORDS["lack"]
HOLDERS = frozenset(WORDS["holders"])
TRADE = WORDS["trade"]


def find_failures(scene: Scene) -> Iterator[Candidate]:
    """The equipment failures, and holdings out, of one sentence."""
    done: list[tuple[int, int]] = []
    for clause in scene.parse.clauses:
        asked = clause.verb.tense == "subjunctive" and clause.verb.negated
        if asked or clause.verb.form == "infinitive" or scene.is_unreal(clause.start):
            continue
        for candidate in _of_clause(scene, clause):
            done.append((candidate.start, candidate.end))
            yield candidate
    yield from _marks(scene, done)


def _of_clause(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    verb, subject = clause.verb, clause.subject
    low = scene.low[clause.start : clause.end]
    name = next((n for n in ("burn", "fail", "stick", "pierce", "hold") if verb.has(n)), None)
    item = _item(scene, subject)
    others = [g for g in clause.behind if g.prep in INTO and g is not subject]
    told = next((t for t in (_item(scene, g) for g in others) if t is not None), None)
    threat = subject is not None and subject.has("threat")
    through = verb.lemma in PASSED and (threat or subject is None or scene.thing is not None)
    through = through and any(w in scene.low[verb.start : clause.end + 26] for w in THROUGH)
    if verb.has("glance") and told is not None:
        yield _candidate(scene, clause, told, "held", "gear_failure.glance")
    elif item is not None and verb.has("broken"):
        yield _candidate(scene, clause, item, "broke_down", "gear_failure.broken")
    elif (
        item is not None
        and verb.has("ruined")
        and ((verb.lemma != "perdre" and verb.lemma != "perder") or verb.voice != "active")
    ):
        yield _candidate(scene, clause, item, "destroyed", "gear_failure.ruined")
    elif through and (threat or told is not None):
        yield _candidate(scene, clause, told or scene.thing, "perforated", "gear_failure.through")
    elif name is None and threat and verb.lemma in ("entrer", "entrar", "ingresar", "pénétrer") and told is not None:
        yield _candidate(scene, clause, told, "perforated", "gear_failure.through")
    elif name is None:
        yield from _lacking(scene, clause)
    elif item is not None and ((verb.voice == "passive" and name != "hold") or _by_itself(clause, name)):
        if not any(word in low for word in TRADE):
            yield _candidate(scene, clause, item, _effect(name, verb.negated), f"gear_failure.{name}")
    elif name == "hold" and item is not None and _meets_threat(scene, clause):
        yield _candidate(scene, clause, item, _effect(name, verb.negated), "gear_failure.hold")
    elif name in ("pierce", "burn", "stick") and (threat or _violent(subject)):
        if told is None and verb.clitics & {"l'", "lo", "la", "le", "les", "los"}:
            told = scene.thing
        if told is not None:
            yield _candidate(scene, clause, told, _effect(name, verb.negated), f"gear_failure.{name}")
    elif name == "hold" and threat and told is None and verb.voice == "passive":
        yield _candidate(scene, clause, scene.thing, "held", "gear_failure.hold")


def _meets_threat(scene: Scene, clause: Clause) -> bool:
    """Whether what a thing stops is a projectile, told here or taken up by a pronoun ("el chaleco los detuvo")."""
    if any(g.has("threat") for g in clause.behind):
        return True
    taken = clause.verb.clitics & {"l'", "les", "lo", "los", "la", "las"}
    return bool(taken) and any(g.has("threat") for g in scene.parse.groups if g.last <= clause.verb.first)


def _by_itself(clause: Clause, name: str) -> bool:
    """Whether a thing is what an active verb happens to ("la portière a cédé", "el casco aguantó")."""
    verb = clause.verb
    if verb.has("die") and verb.tail <= verb.last:
        return False
    if name in ("fail", "stick") or verb.tail > verb.last or verb.voice == "reflexive":
        return True
    if name == "hold":
        held = verb.lemma in HOLDERS or verb.negated or any(g.has("threat") for g in clause.behind)
        return held and not (
            verb.lemma == "tenir"
            and any(g.prep is None and not g.has("time") and g.head != "bon" for g in clause.behind)
        )
    return verb.lemma in NOT_ALONE or verb.lemma in ("brûler", "quemar", "exploser")


def _violent(subject: Group | None) -> bool:
    return subject is not None and (subject.has("threat", "armed") or subject.head in ("souffle", "explosion", "onda"))


def _effect(name: str, negated: bool) -> str:
    if name == "hold" and negated:
        return "perforated"
    return EFFECTS[name]


def _item(scene: Scene, group: Group | None) -> Group | None:
    """The group as equipment: by its own words, or standing for what was told before ("deux d'entre eux")."""
    if (
        group is None
        or group.has("person", "time", "event", "animal", "idea")
        or (group.pronoun and group.low not in ("celui", "celle", "ceux"))
    ):
        return None
    if group.has(*ITEMS) and not group.has("body"):
        return group
    if group.has("counted") and not group.person and not group.bare:
        return group
    if group.has("named") and any(c.isdigit() for c in group.text) and not group.person:
        return group
    if group.low in ("celui", "celle", "ceux") and scene.thing is not None:
        return group
    nxt = scene.parse.complement(group)
    if nxt is not None and nxt.has(*ITEMS) and not group.person and not group.has("body", "threat"):
        return group
    if group.bare and group.count is not None and _behind_things(scene, group):
        return group
    if group.bare and not group.person and scene.thing is not None and scene.people is not None:
        near = scene.thing.start > scene.people.start
        return group if near and group.count is not None else None
    return None


def _behind_things(scene: Scene, group: Group) -> bool:
    """Whether the last things told before a bare number in its sentence are equipment ("sur quinze camions, douze")."""
    before = [g for g in scene.parse.groups if g.last <= group.first and (g.person or g.has(*ITEMS))]
    return bool(before) and before[-1].has(*ITEMS) and not before[-1].has("people")


def _count(item: Group | None) -> Count | None:
    if item is None:
        return None
    first = item.low.split()[0]
    return no_one(item.text) if first in ("aucun", "aucune", "ningún", "ninguna") else item.counted


def _candidate(scene: Scene, clause: Clause, item: Group | None, effect: str, rule: str) -> Candidate:
    start, end = clause.start, clause.end
    if item is not None and scene.parse.sentence.start <= item.start < scene.parse.sentence.end:
        start, end = min(start, item.start), max(end, item.end)
    slots: dict[str, Any] = {
        "item": item.text if item is not None else None,
        "effect": effect,
        "count": _count(item),
        "threat": next(
            (g.text for g in (*clause.behind, *([clause.subject] if clause.subject else [])) if g.has("threat")), None
        ),
        "occurred": scene.time_at(start, end),
    }
    return scene.candidate("gear_failure", start, end, rule, 0.7, scene.stance_of(clause, start, end), **slots)


def _lacking(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    """ "n'avait pas de gilet", "no llevaban casco"."""
    verb = clause.verb
    if not verb.negated or verb.lemma not in (
        "avoir",
        "porter",
        "disposer",
        "tener",
        "llevar",
        "usar",
        "portar",
        "contar",
    ):
        return
    for group in clause.behind:
        if group.has("protection") and any(word in group.low for word in LACK):
            yield _candidate(scene, clause, group, "absent", "gear_failure.lack")
            return


def _marks(scene: Scene, done: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Participles behind equipment: "un camion incendié", "radars tombés en panne"."""
    for group in scene.parse.groups:
        host = next((g for g in scene.parse.groups if g.last == group.first), None)
        hosted = group.marks and group.prep is not None and host is not None and host.has(*ITEMS)
        item = host if hosted else _item(scene, group)
        if item is None or group.bare or any(a <= group.start < b for a, b in done) or scene.is_unreal(group.start):
            continue
        behind = scene.low[group.end : group.end + 16].strip()
        name = next((n for _, r in group.marks for n in ("burn", "stick", "fail", "pierce") if n in r.classes), None)
        last = group.marks[-1][1].lemma if group.marks else ""
        if (last in ("tomber", "quedar") and behind.startswith(("en panne", "en rade", "sin "))) or behind.startswith(
            ("en panne", "averiado", "descompuesto", "hors d'usage", "fuera de servicio")
        ):
            name = "fail"
        if name is None or (last in ("arrêter", "immobiliser", "inmovilizar", "partir", "exploser")):
            continue
        end = group.end + len(behind.split(",")[0].split(".")[0]) + 1 if name == "fail" else group.end
        yield scene.candidate(
            "gear_failure", item.start, min(end, scene.parse.sentence.end), "gear_failure.participle", 0.6, None,
            item=item.text, effect=EFFECTS[name], count=item.counted, occurred=scene.time_at(group.start, end),
        )  # fmt: skip
