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
TOTALS = frozenset({"cifra", "número", "nombre", "bilan", "saldo", "balance", "total", "chiffre"})
SUMMED = frozenset({"a", "à", "en", "de", "d'", None})
FREED = frozenset({"libérer", "liberar", "relâcher", "rescatar", "soltar", "délivrer"})
FATES = frozenset({"sort", "paradero", "suerte"})
AMONG = frozenset({"parmi", "entre", "des", "de"})
VICTIMS = frozenset({"victimes", "víctimas"})
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
    yield from _sums(scene)
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
            scene.stance_of(clause, group.start, end), **_slots(scene, group, MARKS[name], count),
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
        **_slots(scene, victim, "injured" if vital else "killed", count),
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
                **_slots(scene, group, MARKS[name], group.counted),
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
        scene.stance_of(None, group.start, group.end), **_slots(scene, group, outcome, count_with(group, None, scene)),
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
        **_slots(scene, group, outcome, count),
    )  # fmt: skip


def _unknown(scene: Scene) -> Iterator[Candidate]:
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
                **_slots(scene, victim, "missing", victim.counted),
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
                **_slots(scene, subject, NOUNS[name], subject.counted),
            )  # fmt: skip


def _counted_words(scene: Scene, group: Group) -> bool:
    """Whether a bare noun only says what a number would be of ("le nombre de victimes")."""
    whole = next((g for g in scene.parse.groups if g.last == group.first), None)
    return whole is not None and whole.head in TOTALS and group.count is None


def _sums(scene: Scene) -> Iterator[Candidate]:
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
    yield from _unknown(scene)
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
                **_slots(scene, picked, NOUNS[name], picked.count),
            )


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
            **_slots(scene, group, whole.slots.outcome, group.count),
        )  # fmt: skip
