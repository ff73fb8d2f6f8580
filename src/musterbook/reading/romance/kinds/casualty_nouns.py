"""Casualties told by nouns and participles: "deux morts", "onze soldats tués", "la mort de", "dont deux grièvement"."""

from collections.abc import Iterator, Sequence

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.kinds.casualty_parts import (
    NOUNS,
    TOTALS,
    parts_told,
    slots_told,
    sums_told,
)
from musterbook.reading.romance.kinds.people import count_with, is_victim
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene, no_one
from musterbook.terms.counts import exactly

WORDS = words_of("casualty_nouns")

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
FREED = frozenset({"libérer", "liberar", "relâcher", "rescatar", "soltar", "délivrer"})
BODIES = frozenset(
    {"corps", "cadavre", "cadavres", "dépouille", "dépouilles", "cuerpo", "cuerpos", "cadáver", "cadáveres", "restos"}
)
LEGAL = WORDS["legal"]


def find_mentions(scene: Scene, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Casualties that no verb of the sentence tells."""
    done = list(told)
    for group in scene.parse.groups:
        if group.has("animal"):
            continue
        for candidate in (
            _mark(scene, group),
            _body(scene, group),
            _noun(scene, group),
            _loss(scene, group),
            _aside(scene, group),
            _front(scene, group),
        ):
            if candidate is not None and not _covered(candidate, done):
                done.append(candidate)
                yield candidate
                break
    yield from sums_told(scene)
    yield from parts_told(scene, done)


def _covered(candidate: Candidate, done: Sequence[Candidate]) -> bool:
    """Whether the same people with the same outcome are told on these words already."""
    return any(
        d.start <= candidate.start < d.end and (d.slots.outcome == candidate.slots.outcome) and _alike(d, candidate)
        for d in done
    )


def _alike(a: Candidate, b: Candidate) -> bool:
    x, y = a.slots.count, b.slots.count
    return x is None or y is None or (x.min, x.max) == (y.min, y.max) or a.start == b.start


def _clause_of(scene: Scene, group: Group) -> Clause | None:
    return next((c for c in scene.parse.clauses if c.subject is group or group in c.behind), None)


def _mark(scene: Scene, group: Group) -> Candidate | None:
    """ "onze militaires tués", "seis guerrilleros dados de baja"."""
    end = group.end
    marks = group.marks
    host = next((g for g in scene.parse.groups if g.last == group.first), None)
    counted = host is not None and host.bare and host.count is not None and group.prep in ("de", "des", "d'", "du")
    if marks and group.prep is not None and host is not None and (counted or (host.person and not group.person)):
        group = host
    for _, reading in marks:
        name = next((n for n in MARKS if n in reading.classes), None)
        if name is None and reading.lemma in ("tomber", "caer") and group.has("soldier", "police", "people"):
            name = "die"
        if name is None or not is_victim(group, scene, name != "hit" and "plain" not in reading.classes):
            continue
        if reading.lemma in ("opérer", "operar", "retener", "levantar", "ingresar", "ravir", "internar"):
            continue
        if _is_moved(scene, group) and (group.definite or group.bare) and (group.count is None or group.bare):
            continue
        clause = _clause_of(scene, group)
        count = count_with(group, None, scene)
        return scene.candidate(
            "casualty", group.start, end, "casualty.participle", 0.75,
            scene.stance_of(clause, group.start, end), **slots_told(scene, group, MARKS[name], count),
        )  # fmt: skip
    return _idiom_mark(scene, group)


def _body(scene: Scene, group: Group) -> Candidate | None:
    """ "les corps de quatre soldats", "el cadáver del cabo Ruiz", "le pronostic vital de deux d'entre eux"."""
    victim = scene.parse.complement(group)
    if victim is None and group.head in BODIES:
        near = (
            g
            for g in scene.parse.groups
            if 0 < g.first - group.last <= 3 and all(t.kind == "word" for t in scene.parse.tokens[group.last : g.first])
        )
        victim = next((g for g in near if g.prep in ("de", "du", "des", "d'", "del")), None)
    if victim is None or not (victim.person or (victim.bare and victim.count is not None)) or group.has("person"):
        return None
    vital = group.low.startswith(("le pronostic vital", "les jours", "la vida", "el estado"))
    danger = any(
        word in scene.low[group.start : scene.parse.sentence.end]
        for word in ("engagé", "danger", "peligro", "crític", "critique")
    )
    if not (group.head in BODIES and (group.prep is None or group.prep in ("de", "a", "à"))) and not (vital and danger):
        return None
    count = victim.counted
    return scene.candidate(
        "casualty", group.start, scene.parse.chain(victim)[-1].end, "casualty.body", 0.7, None,
        **slots_told(scene, victim, "injured" if vital else "killed", count),
    )  # fmt: skip


def _front(scene: Scene, group: Group) -> Candidate | None:
    """A participle in front of its people: "Touché à la jambe, le major Diop …", "Herido en el cuello, el cabo …"."""
    tokens = scene.parse.tokens
    if (
        group.prep is not None
        or not (group.person or group.name)
        or group.first == 0
        or tokens[group.first - 1].low != ","
    ):
        return None
    for i in range(group.first - 2, max(group.first - 14, -1), -1):
        opens = i == 0 or tokens[i - 1].low in (".", ";", ",", ":")
        reading = scene.language.form(tokens[i].low, "participle")
        if opens and i + 1 < len(tokens) and reading is None and tokens[i].low.endswith(("ment", "mente")):
            reading = scene.language.form(tokens[i + 1].low, "participle")
        if opens and reading is not None:
            name = next((n for n in MARKS if n in reading.classes), None)
            if name is None:
                return None
            return scene.candidate(
                "casualty", tokens[i].start, group.end, "casualty.front", 0.7, None,
                **slots_told(scene, group, MARKS[name], group.counted),
            )  # fmt: skip
        if tokens[i].low in (".", ";", ":") or any(v.first == i and v.form == "finite" for v in scene.parse.verbs):
            return None
    return None


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
        scene.stance_of(None, group.start, group.end),
        **slots_told(scene, group, outcome, count_with(group, None, scene)),
    )  # fmt: skip


def _is_moved(scene: Scene, group: Group) -> bool:
    clause = _clause_of(scene, group)
    if clause is not None and clause.verb.has("carry"):
        return True
    return any(
        c.verb.has("carry") and c.verb.voice == "passive" and c.first >= group.first for c in scene.parse.clauses
    )


def _noun(scene: Scene, group: Group) -> Candidate | None:
    """ "deux morts", "une dizaine de blessés", "aucune victime", "sin heridos"."""
    name = next((n for n in NOUNS if group.has(n)), None)
    if name is None and group.has("people") and group.head in ("victime", "victimes", "víctima", "víctimas"):
        name = "dead"
    freed = _clause_of(scene, group)
    if name == "held" and freed is not None and freed.verb.lemma in FREED:
        return None
    if name is None or any(words in scene.low[group.start : group.end + 22] for words in LEGAL):
        return None
    clause = _clause_of(scene, group)
    none = group.prep in NEGATED or (group.count is not None and group.count.max == 0) or _denied(clause, group)
    if (group.count is None and not none) or _counted_words(scene, group):
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
    if count is not None and count.max is not None and count.min < count.max and group.prep in ("de", "d'"):
        count = exactly(count.max, group.text)
    outcome = NOUNS[name] if "vict" not in group.head and "víct" not in group.head else "harmed"
    chain = scene.parse.chain(group)
    end = chain[1].end if len(chain) > 1 and chain[1].person else group.end
    return scene.candidate(
        "casualty", group.start, end, "casualty.noun", 0.75, scene.stance_of(clause, group.start, end),
        **slots_told(scene, group, outcome, count),
    )  # fmt: skip


def _counted_words(scene: Scene, group: Group) -> bool:
    """Whether a bare noun only says what a number would be of ("le nombre de victimes")."""
    whole = next((g for g in scene.parse.groups if g.last == group.first), None)
    return whole is not None and whole.head in TOTALS and group.count is None


def _denied(clause: Clause | None, group: Group) -> bool:
    """Whether a bare noun stands behind a negated verb ("no hubo heridos", "n'a pas fait de victimes")."""
    return (
        clause is not None
        and clause.verb.negated
        and group.count is None
        and not group.definite
        and (clause.subject is not group or clause.inverted)
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
        **slots_told(scene, victim, "missing" if gone else "killed", count),
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
        **slots_told(scene, group, MARKS.get(name or "injure", "injured"), group.counted or exactly(1, group.text)),
    )  # fmt: skip
