"""Casualties told by nouns and participles: "deux morts", "onze soldats tués", "la mort de", "dont deux grièvement"."""

from collections.abc import Iterator, Sequence
from typing import Any

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.kinds.people import count_with, is_victim, people_slots, who_of
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene, no_one
from musterbook.terms.counts import Count, exactly

WORDS = words_of("casualty_nouns")

NOUNS = {"dead": "killed", "hurt": "injured", "gone": "missing", "held": "captured"}
MARKS = {
    "die": "killed",
    "kill": "killed",
    "injure": "injured",
    "hit": "injured",
    "vanish": "missing",
    "capture": "captured",
}
NEGATED = frozenset({"sans", "sin", "ni"})
PARTS = frozenset(WORDS["parts"])
FALLEN = WORDS["fallen"]
LEGAL = WORDS["legal"]


def find_mentions(scene: Scene, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Casualties that no verb of the sentence tells."""
    done = list(told)
    for group in scene.parse.groups:
        if group.has("animal"):
            continue
        for candidate in (_mark(scene, group), _noun(scene, group), _loss(scene, group), _aside(scene, group)):
            if candidate is not None and not _covered(candidate, done):
                done.append(candidate)
                yield candidate
                break
    yield from _parts(scene, done)


def _covered(candidate: Candidate, done: Sequence[Candidate]) -> bool:
    """Whether the same people with the same outcome are told on these words already."""
    return any(
        d.start <= candidate.start < d.end and (d.slots.outcome == candidate.slots.outcome) and _alike(d, candidate)
        for d in done
    )


def _alike(a: Candidate, b: Candidate) -> bool:
    x, y = a.slots.count, b.slots.count
    return x is None or y is None or (x.min, x.max) == (y.min, y.max) or a.start == b.start


def _slots(scene: Scene, group: Group, outcome: str, count: Count | None) -> dict[str, Any]:
    sentence = scene.parse.sentence
    return {
        "count": count,
        "outcome": outcome,
        "who": who_of(group, scene),
        "occurred": scene.time_at(group.start, sentence.end) or scene.time_at(sentence.start, sentence.end),
        **people_slots(group, scene),
    }


def _clause_of(scene: Scene, group: Group) -> Clause | None:
    return next((c for c in scene.parse.clauses if c.subject is group or group in c.behind), None)


def _mark(scene: Scene, group: Group) -> Candidate | None:
    """ "onze militaires tués", "seis guerrilleros dados de baja"."""
    for _, reading in group.marks:
        name = next((n for n in MARKS if n in reading.classes), None)
        if name is None or not is_victim(group, scene, name != "hit" and "plain" not in reading.classes):
            continue
        if reading.lemma in ("opérer", "operar", "retener", "levantar", "ingresar", "ravir", "internar"):
            continue
        if _is_moved(scene, group) and group.definite and group.count is None:
            continue
        clause = _clause_of(scene, group)
        count = count_with(group, None, scene)
        return scene.candidate(
            "casualty", group.start, group.end, "casualty.participle", 0.75,
            scene.stance_of(clause, group.start, group.end), **_slots(scene, group, MARKS[name], count),
        )  # fmt: skip
    return _idiom_mark(scene, group)


def _idiom_mark(scene: Scene, group: Group) -> Candidate | None:
    behind = scene.low[group.end : group.end + 30]
    full = scene.low[group.start : group.end] + behind
    outcome = None
    if group.person and any(words in full for words in ("dado de baja", "dados de baja", "dada de baja")):
        outcome = "killed"
    elif group.person and ("sans nouvelles" in scene.low[group.end : group.end + 34]):
        outcome = "missing"
    elif group.person and ("hors d'état de nuire" in full):
        outcome = "killed"
    if outcome is None or group.definite:
        return None
    return scene.candidate(
        "casualty", group.start, group.end + len(behind.split(",")[0].split(".")[0].rstrip()), "casualty.idiom", 0.7,
        scene.stance_of(None, group.start, group.end), **_slots(scene, group, outcome, count_with(group, None, scene)),
    )  # fmt: skip


def _is_moved(scene: Scene, group: Group) -> bool:
    clause = _clause_of(scene, group)
    return clause is not None and clause.verb.has("carry")


def _noun(scene: Scene, group: Group) -> Candidate | None:
    """ "deux morts", "une dizaine de blessés", "aucune victime", "sin heridos"."""
    name = next((n for n in NOUNS if group.has(n)), None)
    if name is None and group.has("people") and group.head in ("victime", "victimes", "víctima", "víctimas"):
        name = "dead"
    if name is None or any(words in scene.low[group.start : group.end + 22] for words in LEGAL):
        return None
    clause = _clause_of(scene, group)
    none = group.prep in NEGATED or (group.count is not None and group.count.max == 0) or _denied(clause, group)
    if group.count is None and not none:
        return None
    if (
        group.count is not None
        and group.text.lower() in ("un mort", "un corps", "un cuerpo")
        and group.prep in ("de", "d'")
    ):
        return None
    if group.definite and _is_moved(scene, group):
        return None
    count = no_one(group.text) if none else group.count
    outcome = NOUNS[name] if "vict" not in group.head and "víct" not in group.head else "harmed"
    chain = scene.parse.chain(group)
    end = chain[1].end if len(chain) > 1 and chain[1].person else group.end
    return scene.candidate(
        "casualty", group.start, end, "casualty.noun", 0.75, scene.stance_of(clause, group.start, end),
        **_slots(scene, group, outcome, count),
    )  # fmt: skip


def _denied(clause: Clause | None, group: Group) -> bool:
    """Whether a bare noun stands behind a negated verb ("no hubo heridos", "n'a pas fait de victimes")."""
    return (
        clause is not None
        and clause.verb.negated
        and group.count is None
        and not group.definite
        and clause.subject is not group
    )


def _loss(scene: Scene, group: Group) -> Candidate | None:
    """ "la mort de deux soldats", "el fallecimiento del cabo Ruiz"."""
    if not group.has("loss"):
        return None
    victim = scene.parse.complement(group)
    if victim is None or victim.prep not in ("de", "d'", "du", "des", "del") or not is_victim(victim, scene, False):
        if victim is None or (not victim.has("rest") and not victim.bare):
            return None
        victim = scene.parse.complement(victim) or victim
    if victim.plural and victim.count is None and not victim.definite:
        return None
    low = scene.low[scene.parse.sentence.start : scene.parse.sentence.end]
    gone = group.head in ("disparition", "desaparición") and not any(word in low for word in FALLEN)
    count = victim.counted
    if victim.bare and victim.count is None:
        return None
    chain = scene.parse.chain(victim)
    clause = _clause_of(scene, group)
    return scene.candidate(
        "casualty", group.start, chain[-1].end, "casualty.loss", 0.8, scene.stance_of(clause, group.start, victim.end),
        **_slots(scene, victim, "missing" if gone else "killed", count),
    )  # fmt: skip


def _aside(scene: Scene, group: Group) -> Candidate | None:
    """ "Le second, touché au cou," and "El cabo, con una herida en el cuello,"."""
    tokens = scene.parse.tokens
    if group.last + 1 >= len(tokens) or tokens[group.last].low != ",":
        return None
    if not (group.person or group.bare or group.name or group.has("national", "demonym")) or group.has("vehicle"):
        return None
    at = group.last + 1
    while at < len(tokens) and (
        tokens[at].low in scene.language.closed["adverb"] or tokens[at].low.endswith(("ment", "mente"))
    ):
        at += 1
    reading = scene.language.form(tokens[at].low, "participle") if at < len(tokens) else None
    name = next((n for n in MARKS if reading is not None and n in reading.classes), None)
    wound = any(
        g.first == group.last + 1 and g.prep in ("con", "avec") and g.head.startswith(("herid", "blessur", "lesion"))
        for g in scene.parse.groups
    )
    if (name is None and not wound) or (reading is not None and reading.lemma in ("opérer", "operar")):
        return None
    end = next((t.start for t in tokens[at:] if t.low in (",", ".", ";", '"', ")")), scene.parse.sentence.end)
    return scene.candidate(
        "casualty", group.start, end, "casualty.aside", 0.7, scene.stance_of(None, group.start, end),
        **_slots(scene, group, MARKS.get(name or "injure", "injured"), group.counted or exactly(1, group.text)),
    )  # fmt: skip


def _parts(scene: Scene, done: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "dont deux grièvement", "dos de gravedad", "siete de ellos agentes": a part of those told just before."""
    tokens = scene.parse.tokens
    for group in scene.parse.groups:
        before = tokens[group.first - 1].low if group.first else ""
        whole = next(
            (d for d in reversed(done) if d.end <= group.start and d.start >= scene.parse.sentence.start), None
        )
        if whole is None or group.count is None or group.has("time", "event") or group.prep not in (None, "entre"):
            continue
        behind = scene.low[group.end : group.end + 14].strip()
        severe = behind.split(" ")[0].strip(".,;)") in (
            scene.language.adjectives["serious"] | scene.language.adjectives["minor"]
        )
        severe = severe or behind.startswith(("de gravedad", "de consideración", "en estado"))
        of_them = behind.startswith(("d'entre eux", "de ellos", "de ellas", "d'entre elles"))
        if not (before in ("dont", "ellos", "ellas") or (before in (",", "(") and (severe or of_them))):
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
            **_slots(scene, group, whole.slots.outcome, group.count),
        )  # fmt: skip
