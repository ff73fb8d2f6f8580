"""Strength in French and Spanish: how many serve in a force, from where, and what was authorised."""

from collections.abc import Iterator
from typing import Any

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene

WORDS = words_of("strength")
LARGE = 20
SHARING = frozenset({"représenter", "constituer", "representar", "constituir", "former", "formar"})
HARMED = WORDS["harmed"]
ENDED = ("past", "future", "conditional")
THINGS = ("vehicle", "protection", "device", "civilian", "event", "threat")
MADE_OF = frozenset(
    {"composer", "componer", "integrar", "conformar", "constituer", "formar", "former", "sumar", "totalizar"}
)
OTHERS = WORDS["others"]
TOTALS = WORDS["totals"]
KEEPING = WORDS["keeping"]

SERVING = WORDS["serving"]
OWNERS = ("body", "country", "named", "people")
FEWEST = 10
AUTHORISED = WORDS["authorised"]
STATIONED = WORDS["stationed"]
LEFT = frozenset(WORDS["left"])
MORE = frozenset(WORDS["more"])


def find_strengths(scene: Scene) -> Iterator[Candidate]:
    """The strengths of one sentence."""
    done: list[Group] = []
    low = scene.low[scene.parse.sentence.start : scene.parse.sentence.end]
    harmed = any(word in low for word in HARMED)
    for clause in scene.parse.clauses:
        if scene.is_unreal(clause.start) or clause.verb.form != "finite":
            continue
        for group, start, end, rule in _told(scene, clause):
            if group in done or (harmed and group.has("hurt", "dead")):
                continue
            done.append(group)
            yield _candidate(scene, clause, group, start, end, rule)
        if done and not harmed:
            for group in _listed(scene, done):
                done.append(group)
                yield _candidate(scene, clause, group, group.start, _end(scene, group), "strength.list")
    if not harmed:
        yield from _phrases(scene, done)
        yield from _loose(scene, done)


def _candidate(scene: Scene, clause: Clause | None, group: Group, start: int, end: int, rule: str) -> Candidate:
    low = scene.low[max(scene.parse.sentence.start, start - 20) : end]
    stance = scene.stance_of(clause, start, end) if clause is not None and rule != "strength.list" else None
    slots: dict[str, Any] = {
        "force": _force(clause, group),
        "count": group.count,
        "share": group.share,
        "country": _country(clause, group),
        "authorised": True if any(word in low for word in AUTHORISED) else None,
        "occurred": scene.time_at(start, end),
    }
    return scene.candidate("strength", start, end, rule, 0.7, None if stance == "believes" else stance, **slots)


def _serves(scene: Scene, group: Group, loose: bool = False) -> bool:
    """Whether a group is a number of people who serve."""
    if group.share is not None:
        return True
    count = group.count
    if (
        count is None
        or max(count.min, count.max or 0) < FEWEST
        or (group.has(*OTHERS) or (group.has("civilian") and not group.has("people", "soldier")))
    ):
        return False
    if group.has(*SERVING) or (group.has("named") and scene.language.countries.get(group.head) is not None):
        return True
    return loose and (
        group.bare or (not group.classes and group.head in ("total", "plazas", "postes", "miembros", "membres"))
    )


def _told(scene: Scene, clause: Clause) -> Iterator[tuple[Group, int, int, str]]:
    verb, subject = clause.verb, clause.subject
    if verb.has("number") and verb.tense == "past" and verb.voice == "active":
        return
    owned = (
        subject is None
        or clause.inverted
        or subject.has(*OWNERS)
        or subject.name is not None
        or subject.pronoun
        or not subject.classes
    )
    if (
        subject is not None
        and subject.share is not None
        and verb.lemma in ("venir", "provenir", "être", "ser", "proceder", "servir")
    ):
        whole = scene.parse.complement(subject)
        if not subject.has(*THINGS) and (whole is None or not whole.has(*THINGS)):
            yield subject, subject.start, clause.end, "strength.share"
        return
    if verb.has("send") and verb.voice == "active" and (verb.via or verb.perfect or verb.tense in ENDED):
        return
    if (verb.has("number") and owned and verb.voice == "active" and not verb.has("send")) or (
        verb.lemma in KEEPING and not (verb.has("send") and (verb.perfect or verb.tense == "past"))
    ):
        yield from _objects(scene, clause)
    lasting = verb.tense in ("present", "imperfect") and not (verb.perfect and verb.voice == "active")
    serving = verb.lemma in STATIONED or verb.has("serve")
    if scene.low.startswith(("hay ", "había "), verb.start) and verb.has("send", "serve"):
        yield from _objects(scene, clause)
        return
    if verb.lemma in ("rester", "quedar") and not verb.negated and verb.tense in ("present", "imperfect"):
        left = next((g for g in (*clause.behind, subject) if g is not None and g.count is not None), None)
        if (
            left is not None
            and left.count is not None
            and left.count.min >= LARGE
            and _is_people(left)
            and not left.marks
        ) and (left.bare or _serves(scene, left)):
            yield left, min(clause.start, left.start), max(clause.verb.end, left.end), "strength.left"
            return
    if verb.has("be") and subject is not None and verb.tense in ("present", "imperfect"):
        for group in clause.behind:
            large = group.bare and group.count is not None and group.prep is None and group.count.min >= LARGE
            if large and (subject.pronoun or subject.has("people", "soldier", "police", "demonym", "national", "body")):
                yield group, min(subject.start, clause.start), group.end, "strength.be"
                return
    if subject is not None and _is_total(scene, subject):
        for group in clause.behind:
            large = group.count is not None and max(group.count.min, group.count.max or 0) >= LARGE
            if large and _is_people(group) and group.prep in (None, "à", "a", "en", "de", "d'"):
                yield group, min(subject.start, clause.start), group.end, "strength.total"
                return
    if verb.lemma in SHARING and subject is not None:
        shared = next((g for g in clause.behind if g.share is not None and g.prep is None), None)
        if shared is not None and (subject.has(*SERVING) or subject.country is not None):
            yield shared, min(subject.start, clause.start), max(shared.end, clause.end), "strength.share"
            return
    if verb.lemma in MADE_OF and verb.voice != "reflexive" and not verb.perfect:
        told = next((g for g in (subject, *clause.behind) if g is not None and _serves(scene, g, loose=True)), None)
        if told is not None:
            yield told, min(clause.start, told.start), max(clause.end, told.end), "strength.compose"
            return
    if subject is not None and serving and lasting and _serves(scene, subject):
        yield subject, min(clause.start, subject.start), max(clause.end, subject.end), "strength.serve"


def _has_things(scene: Scene) -> bool:
    """Whether the sentence speaks of equipment, so that a bare number may be of it."""
    told = any(g.has("vehicle", "protection", "device") and not g.has("people") for g in scene.parse.groups)
    nearer = scene.thing is not None and (scene.people is None or scene.thing.start > scene.people.start)
    return told or nearer


def _is_people(group: Group) -> bool:
    """Whether a number is of people or bare, not of things, civilians or days."""
    return group.has("people", "soldier", "police") or not group.has(*THINGS, "time")


def _is_total(scene: Scene, group: Group) -> bool:
    """Whether a group is the number or the ceiling of those who serve."""
    if group.head in ("effectif", "effectifs", "plafond", "tope", "techo"):
        return True
    nxt = scene.parse.complement(group)
    return (
        group.head in ("nombre", "número", "cifra", "total")
        and nxt is not None
        and nxt.has(*SERVING)
        and not nxt.has("dead", "hurt", "civilian")
    )


def _objects(scene: Scene, clause: Clause) -> Iterator[tuple[Group, int, int, str]]:
    for group in clause.behind:
        if group.prep in (None, "de", "d'", "con", "à", "a", "jusqu'à", "sur", "que") and _serves(
            scene, group, loose=True
        ):
            yield group, min(clause.start, group.start), max(_end(scene, group), clause.verb.end), "strength.number"
            return


def _listed(scene: Scene, done: list[Group]) -> Iterator[Group]:
    """More numbers of people who serve behind the first: "… et 2 420 policiers", "unos 380 hondureños"."""
    for group in scene.parse.groups:
        if (
            group in done
            or group.start < done[0].end
            or group.prep is not None
            or not (_serves(scene, group, loose=True))
        ):
            continue
        before = scene.parse.tokens[group.first - 1].low if group.first else ""
        if before in MORE or before == "que":
            yield group


def _end(scene: Scene, group: Group) -> int:
    chain = scene.parse.chain(group)
    end = chain[-1].end
    nxt = next(
        (g for g in scene.parse.groups if g.first == chain[-1].last and g.prep in ("en", "à", "au", "dans")), None
    )
    return nxt.end if nxt is not None else end


def _phrases(scene: Scene, done: list[Group]) -> Iterator[Candidate]:
    """ "Avec 2 900 soldats", "forte de 600 hommes", "un total de 12.000 cascos azules"."""
    tokens = scene.parse.tokens
    for group in scene.parse.groups:
        if group in done or not _serves(scene, group):
            continue
        before = tokens[group.first - 1].low if group.first else ""
        strong = group.prep in ("avec", "con") and (group.first == 0 or before in (",", "mais", "pero"))
        strong = strong or (before == ":" and not any(v.form == "finite" for v in scene.parse.verbs))
        strong = strong or (group.prep in ("de", "d'") and before in LEFT)
        strong = strong or any(word in scene.low[max(0, group.start - 24) : group.start] for word in TOTALS)
        if strong:
            start = tokens[group.first].start
            yield _candidate(scene, None, group, start, _end(scene, group), "strength.phrase")


def _loose(scene: Scene, done: list[Group]) -> Iterator[Candidate]:
    """Large numbers of people who serve, told in passing: "Le bataillon, 620 hommes, …", "Ils sont 940"."""
    for clause in scene.parse.clauses:
        verb = clause.verb
        if (
            verb.form != "finite"
            or verb.has("send", "arrive", "kill", "capture", "carry", "refuse")
            or scene.is_unreal(clause.start)
        ):
            continue
        if verb.tense not in ("present", "imperfect") or (verb.perfect and verb.voice != "passive"):
            continue
        near = [clause.subject, *clause.behind, *_asides(scene, clause)]
        for group in near:
            if (
                group is None
                or group in done
                or group.count is None
                or max(group.count.min, group.count.max or 0) < LARGE
            ):
                continue
            numbered = (
                not _has_things(scene)
                and group.bare
                and group.prep in (None, "a", "à", "de", "d'")
                and (verb.has("be", "number") or verb.lemma in ("llegar", "atteindre"))
            )
            if numbered or (
                _serves(scene, group) and group.has("soldier", "police", "people", "demonym") and group.share is None
            ):
                done.append(group)
                start = group.start if len(done) > 1 else min(clause.start, group.start)
                yield _candidate(scene, clause, group, start, max(group.end, clause.verb.end), "strength.loose")


def _asides(scene: Scene, clause: Clause) -> list[Group]:
    """Numbers between commas behind the subject: "Le bataillon, fort de 620 hommes, …"."""
    subject = clause.subject
    if subject is None or not subject.has("people", "body", "soldier"):
        return []
    chain = scene.parse.chain(subject)
    return [
        g
        for g in scene.parse.groups
        if chain[-1].last < g.first <= chain[-1].last + 4 and g.last <= clause.verb.first + 1
    ]


def _force(clause: Clause | None, group: Group) -> str | None:
    if (
        clause is not None
        and clause.subject is not None
        and clause.subject is not group
        and clause.subject.has("body", "named", "people")
    ):
        return clause.subject.text
    if clause is not None:
        return next(
            (g.text for g in clause.behind if g.prep in ("en", "dans", "à", "de", "a") and g.has("body", "named")), None
        )
    return None


def _country(clause: Clause | None, group: Group) -> str | None:
    if group.country is not None:
        return group.country
    return clause.subject.country if clause is not None and clause.subject is not None else None
