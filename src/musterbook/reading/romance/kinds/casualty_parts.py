"""Casualties told as parts and sums: "dont deux grièvement", "la cifra de muertos subió a 15", unknown fates."""

from collections.abc import Iterator, Sequence
from typing import Any

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.kinds.people import people_slots, who_of
from musterbook.reading.romance.scene import Scene
from musterbook.terms.counts import Count

NOUNS = {"dead": "killed", "hurt": "injured", "gone": "missing", "held": "captured"}
TOTALS = frozenset({"cifra", "número", "nombre", "bilan", "saldo", "balance", "total", "chiffre"})
SUMMED = frozenset({"a", "à", "en", "de", "d'", None})
FATES = frozenset({"sort", "paradero", "suerte"})
AMONG = frozenset({"parmi", "entre", "des", "de"})
VICTIMS = frozenset({"victimes", "víctimas"})


def slots_told(scene: Scene, group: Group, outcome: str, count: Count | None) -> dict[str, Any]:
    """The slots of a casualty that a noun group tells."""
    sentence = scene.parse.sentence
    return {
        "count": count,
        "outcome": outcome,
        "who": who_of(group, scene),
        "occurred": scene.time_at(group.start, sentence.end) or scene.time_at(sentence.start, sentence.end),
        **people_slots(group, scene),
    }


def unknown_fates(scene: Scene) -> Iterator[Candidate]:
    """ "On ignore le sort de deux policiers", "X figure au nombre des victimes"."""
    for clause in scene.parse.clauses:
        fate = next((g for g in (*clause.behind, clause.subject) if g is not None and g.head in FATES), None)
        victim = scene.parse.complement(fate) if fate is not None else None
        if (
            victim is not None
            and victim.person
            and clause.verb.lemma in ("ignorer", "ignorar", "desconocer", "inquiéter")
        ):
            yield scene.candidate(
                "casualty", clause.start, victim.end, "casualty.fate", 0.65, None,
                **slots_told(scene, victim, "missing", victim.counted),
            )  # fmt: skip
        among = next((g for g in clause.behind if g.prep in AMONG and (g.has(*NOUNS) or g.head in VICTIMS)), None)
        subject = clause.subject
        if (
            among is not None
            and subject is not None
            and subject.person
            and clause.verb.lemma in ("figurer", "figurar", "être", "estar")
        ):
            name = next((n for n in NOUNS if among.has(n)), "dead")
            yield scene.candidate(
                "casualty", subject.start, among.end, "casualty.among", 0.65, None,
                **slots_told(scene, subject, NOUNS[name], subject.counted),
            )  # fmt: skip


def sums_told(scene: Scene) -> Iterator[Candidate]:
    """ "La cifra de muertos subió a 15", "parmi les blessés figurent deux femmes"."""
    for clause in scene.parse.clauses:
        subject = clause.subject
        told = scene.parse.complement(subject) if subject is not None else None
        name = next((n for n in NOUNS if told is not None and told.has(n)), None)
        number = next((g for g in clause.behind if g.bare and g.count is not None and g.prep in SUMMED), None)
        if subject is not None and name is not None and number is not None and subject.head in TOTALS:
            yield scene.candidate(
                "casualty", subject.start, number.end, "casualty.sum", 0.75,
                scene.stance_of(clause, subject.start, number.end),
                count=number.count, outcome=NOUNS[name], who=told.text if told is not None else None,
            )  # fmt: skip
    yield from unknown_fates(scene)
    for group in scene.parse.groups:
        name = next((n for n in NOUNS if group.prep in ("parmi", "entre") and group.has(n)), None)
        picked = next((g for g in scene.parse.groups if name and g.first >= group.last and g.count and g.person), None)
        if name is not None and picked is not None and not picked.has("dead", "hurt"):
            yield scene.candidate(
                "casualty",
                group.start,
                picked.end,
                "casualty.part",
                0.65,
                None,
                **slots_told(scene, picked, NOUNS[name], picked.count),
            )


def parts_told(scene: Scene, done: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "dont deux grièvement", "dos de gravedad", "siete de ellos agentes": a part of those told just before."""
    tokens = scene.parse.tokens
    for group in scene.parse.groups:
        before = tokens[group.first - 1].low if group.first else ""
        whole = next((d for d in reversed(done) if scene.parse.sentence.start <= d.start < group.start), None)
        if whole is None or group.count is None or group.has("time", "event") or group.prep not in (None, "entre"):
            continue
        behind = scene.low[group.end : group.end + 14].strip()
        severe = behind.split(" ")[0].strip(".,;)") in (
            scene.language.adjectives["serious"] | scene.language.adjectives["minor"]
        )
        severe = severe or behind.startswith(("de gravedad", "de consideración", "en estado"))
        of_them = behind.startswith(
            ("d'entre eux", "de ellos", "de ellas", "d'entre elles", "de los cuales", "des leurs")
        )
        if not (
            before in ("dont", "ellos", "ellas", "lesquels", "lesquelles", "cuales")
            or (before in (",", "(") and (severe or of_them))
        ):
            continue
        if any(
            d.start <= group.start < d.end and d.slots.count is not None and d.slots.count.min == group.count.min
            for d in done
        ):
            continue
        end = group.end + (len(behind) if severe else 0)
        start = tokens[group.first - 1].start if before == "dont" else group.start
        end = min(end, next((t.start for t in tokens[group.last :] if t.low in (",", ".", ";")), end))
        yield scene.candidate(
            "casualty", start, max(end, group.end), "casualty.part", 0.65, None,
            **slots_told(scene, group, whole.slots.outcome, group.count),
        )  # fmt: skip
