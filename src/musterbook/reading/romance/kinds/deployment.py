"""Deployments in French and Spanish: people and equipment sent, arrived, left or relieved."""

from collections.abc import Iterator

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene
from musterbook.terms.counts import Count

WORDS = words_of("deployment")
GROUPS = frozenset({"groupe", "grupo", "vague", "oleada", "lot", "élément", "éléments"})
COME = frozenset({"rejoindre", "arriver", "llegar", "débarquer", "desembarcar", "arribar", "reforzar", "renforcer"})
SENT_OUT = frozenset({"envoyer", "dépêcher", "enviar", "despachar", "livrer", "entregar"})
MOVES = frozenset(
    {
        "envoi",
        "envío",
        "déploiement",
        "despliegue",
        "arrivée",
        "llegada",
        "retrait",
        "retiro",
        "retirada",
        "départ",
        "salida",
        "partida",
    }
)
KEPT = WORDS["kept"]

SENT = WORDS["sent"]
UNITS = WORDS["units"]
GOALS = frozenset(WORDS["goals"])
HURT = WORDS["hurt"]
WENT = frozenset(WORDS["went"])


def find_deployments(scene: Scene) -> Iterator[Candidate]:
    """The deployments of one sentence."""
    for clause in scene.parse.clauses:
        verb = clause.verb
        if verb.negated or verb.form == "infinitive" or scene.is_unreal(clause.start) or _there_are(scene, clause):
            continue
        low = scene.low[clause.start : clause.end]
        if any(word in low for word in HURT):
            continue
        for group in _sent(scene, clause):
            start, end = min(clause.start, group.start), max(clause.end, group.end)
            stance = scene.stance_of(clause, start, end)
            goal = next((g for g in clause.behind if g.prep in GOALS and (g.name or g.country)), None)
            yield scene.candidate(
                "deployment",
                start,
                end,
                "deployment.arrive" if verb.has("arrive") else "deployment.send",
                0.7,
                stance,
                country=group.country or (clause.subject.country if clause.subject is not None else None),
                what=group.text,
                count=_count(scene, group),
                destination=goal.text if goal is not None else None,
                occurred=scene.time_at(start, end),
            )


def find_all(scene: Scene) -> Iterator[Candidate]:
    """Deployments told by verbs, then those told by nouns."""
    told = list(find_deployments(scene))
    yield from told
    for candidate in _nouns(scene):
        if not any(d.start <= candidate.start < d.end for d in told):
            yield candidate


def _sent(scene: Scene, clause: Clause) -> Iterator[Group]:
    verb, subject = clause.verb, clause.subject
    if verb.has("send") and verb.voice == "active" and not verb.has("carry", "ground") and verb.lemma not in KEPT:
        lasting = verb.tense in ("present", "imperfect") and not verb.perfect and verb.has("number") and not verb.via
        sender = (
            subject is None
            or clause.inverted
            or subject.has("body", "country", "official", "named", "people")
            or subject.pronoun
        )
        if sender and not lasting:
            yield from (g for g in clause.behind if g.prep is None and _counts(g))
            if verb.lemma in ("desplegar",) and clause.inverted and subject is not None and _counts(subject):
                return
    elif verb.has("send") and subject is not None and _counts(subject) and verb.voice in ("passive", "reflexive"):
        ahead = bool(verb.via) and verb.via[0] in ("devoir", "deber", "aller", "ir", "pouvoir", "poder")
        done = verb.perfect or verb.tense in ("past", "future", "conditional") or verb.voice == "reflexive"
        if done or ahead or (verb.via and verb.tense == "present" and verb.lemma in SENT_OUT):
            yield subject
    elif verb.lemma in ("attendre", "esperar", "débuter", "commencer", "comenzar", "empezar") and subject is not None:
        if subject.head in UNITS or (
            verb.lemma in ("attendre", "esperar") and verb.voice != "active" and _counts(subject)
        ):
            yield subject
    elif (
        verb.has("carry")
        and verb.voice == "active"
        and subject is not None
        and subject.has("vehicle", "body", "country")
    ):
        yield from (g for g in clause.behind if g.prep in (None, "a") and g is not subject and _counts(g))
    elif verb.lemma in ("retirer", "retirar", "rappeler", "replegar") and verb.voice == "active":
        yield from (g for g in clause.behind if g.prep is None and _withdrawn(scene, g))
    elif (
        verb.lemma in ("relever", "relevar", "remplacer", "reemplazar")
        and subject is not None
        and subject.head in UNITS
    ):
        if any(g.has("demonym", "people", "national", "body") for g in clause.behind):
            yield subject
    elif verb.lemma in ("recevoir", "recibir") and any(
        word in scene.low[clause.start : clause.end] for word in ("renfort", "refuerzo")
    ):
        yield from (g for g in clause.behind if g.prep is None and g is not subject and _counts(g))
    elif (
        subject is not None and subject.head in ("relève", "relevo", "rotation", "rotación") and verb.tense == "future"
    ):
        yield subject
    elif verb.has("arrive") and subject is not None and subject.has("vehicle") and _aboard(clause) is not None:
        yield from (g for g in (_aboard(clause),) if g is not None)
    elif verb.has("arrive") and verb.tail > verb.last and subject is not None and _counts(subject):
        yield subject
    elif verb.lemma in ("sumar", "joindre") and verb.voice == "reflexive" and subject is not None and _counts(subject):
        if verb.perfect or verb.tense in ("past", "future"):
            yield subject
    elif (
        verb.has("be")
        and subject is not None
        and _counts(subject)
        and any(g.head in ("route", "camino") for g in clause.behind)
    ):
        yield subject
    elif (
        verb.lemma in WENT
        and subject is not None
        and verb.voice != "passive"
        and (_counts(subject) or _grouped(scene, subject))
    ):
        goal = bool(verb.clitics & {"y"}) or any(
            (g.prep in GOALS and (g.name or g.country or g.has("event", "body")))
            or (g.prep in (None, "de") and (g.name is not None or g.has("body", "country")))
            for g in clause.behind
        )
        goal = goal or verb.lemma in COME
        if goal or clause.inverted or subject.head in UNITS or scene.time_at(clause.start, clause.end) is not None:
            yield subject


def _aboard(clause: Clause) -> Group | None:
    """The people or equipment that a craft brings ("aterrizó un avión con 45 soldados")."""
    return next((g for g in clause.behind if g.prep in ("avec", "con") and _counts(g)), None)


def _grouped(scene: Scene, group: Group) -> bool:
    """Whether a bare "group" is told to be of people who serve ("un primer grupo de 24 jamaiquinos")."""
    nxt = scene.parse.complement(group)
    last = scene.parse.chain(group)[-1].last
    beside = next((g for g in scene.parse.groups if last < g.first <= last + 4 and g.count is not None), None)
    return group.head in GROUPS and any(g is not None and _counts(g) for g in (nxt, beside))


def _there_are(scene: Scene, clause: Clause) -> bool:
    """Whether "hay" tells who stands there rather than who was sent ("hay desplegados 900 militares")."""
    return scene.low.startswith(("hay ", "había "), clause.verb.start)


def _withdrawn(scene: Scene, group: Group) -> bool:
    """Whether a group is people who serve, by itself or by what "de" hangs on it ("600 de ses soldats")."""
    nxt = scene.parse.complement(group)
    serve = ("soldier", "police", "people")
    return group.count is not None and (group.has(*serve) or (group.bare and nxt is not None and nxt.has(*serve)))


def _nouns(scene: Scene) -> Iterator[Candidate]:
    """ "l'envoi de deux bataillons", "la llegada de 200 policías"."""
    for group in scene.parse.groups:
        sent = scene.parse.complement(group) if group.head in MOVES else None
        if sent is None or not _counts(sent) or scene.is_unreal(group.start):
            continue
        clause = next((c for c in scene.parse.clauses if group in c.behind or c.subject is group), None)
        promised = clause is not None and clause.verb.has("promise")
        yield scene.candidate(
            "deployment", group.start, sent.end, "deployment.noun", 0.65,
            "expects" if promised else scene.stance_of(clause, group.start, sent.end),
            country=sent.country, what=sent.text, count=_count(scene, sent),
            occurred=scene.time_at(group.start, scene.parse.sentence.end),
        )  # fmt: skip


def _count(scene: Scene, group: Group) -> Count | None:
    """How many, by the group, by what "de" hangs on a unit ("un contingent de 70 soldats") or an aside gives."""
    if group.head in {*UNITS, *GROUPS} and (group.count is None or group.count.max == 1):
        last = scene.parse.chain(group)[-1].last
        beside = [g for g in scene.parse.groups if last < g.first <= last + 4 and g.count is not None and g.has(*SENT)]
        if beside and scene.parse.tokens[last].low == ",":
            return beside[0].count
    nxt = scene.parse.complement(group)
    return nxt.count if nxt is not None and nxt.count is not None and group.head in {*UNITS, *GROUPS} else group.counted


def _counts(group: Group) -> bool:
    """Whether a group is people who serve or their equipment, told by number or as a unit."""
    if group.has("hurt", "dead", "armed", "time", "threat") or (group.has("civilian") and not group.has("people")):
        return False
    if group.head in UNITS:
        return True
    if group.low.startswith(
        (
            "le dernier",
            "les derniers",
            "le premier",
            "les premiers",
            "el último",
            "los últimos",
            "el primer",
            "los primeros",
        )
    ) and group.has("soldier", "police", "people"):
        return True
    if group.count is None or group.count.max == 0:
        return False
    large = (group.count.max or group.count.min) > 1
    return large and (group.has(*SENT, "counted") or (group.country is not None and group.has("demonym", "national")))
