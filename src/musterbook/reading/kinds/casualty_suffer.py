"""Casualties told by what somebody suffered, lost or was struck by: wounds, lives, bullets, men."""

from collections.abc import Iterator

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.harm import COLLECTIVE, Harm, is_person, victim_count
from musterbook.reading.kinds.harm_extent import end_with_circumstance, harm_start
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.terms.claims import Outcome, Stance
from musterbook.terms.counts import exactly

SERVING = ("police", "military", "observer", "hurt", "rank", "family", "civilian", "person")
LIVES = frozenset({"life"})
DEEDS = frozenset({"take", "claim", "cost", "end"})
TAKING = frozenset({"take", "receive", "catch", "get", "stop"})
LIMBS = frozenset(["leg", "arm", "eye", "foot", "hand", "limb", "finger", "toe", "ear", "sight", "hearing"])


def find_by_suffering(view: View) -> Iterator[Harm]:
    """Harms whose verb needs its object to say what happened."""
    for clause in view.clauses:
        if reality_of(view, clause) == "no" or clause.verb.negated:
            continue
        yield from _wounds(view, clause)
        yield from _losses(view, clause)
        yield from _strikes(view, clause)
        yield from _limbs(view, clause)
        yield from _held(view, clause)
        yield from _fatal_wounds(view, clause)


def _make(view: View, clause: Clause, victim: NounGroup, outcome: Outcome, rule: str, score: float = 0.85) -> Harm:
    stance: Stance | None = "believes" if reality_of(view, clause) == "believed" else None
    return Harm(
        outcome=outcome,
        victim=victim,
        count=victim_count(view, victim),
        start=min(harm_start(clause, victim), victim.start),
        end=max(end_with_circumstance(view, clause), victim.end),
        anchor=clause.verb.start,
        rule=f"casualty.{rule}",
        score=score,
        clause=clause,
        stance=stance,
    )


def _wounds(view: View, clause: Clause) -> Iterator[Harm]:
    """ "two officers suffered gunshot wounds", "took shrapnel in the thigh"."""
    verb, gift = clause.verb, clause.object
    if gift is None or verb.voice != "active" or (gift.count is not None and gift.count.max == 0):
        return
    wound = verb.has("suffer") and gift.has("wound")
    hit = (
        verb.lemma in TAKING
        and gift.has("projectile")
        and gift.determiner in {"a", "the", None}
        and gift.lemma != "fire"
    )
    if wound or (hit and clause.phrase("out of", "from") is None and verb.particle != "out"):
        for victim in clause.subjects:
            if is_person(view, victim):
                yield _make(view, clause, victim, "injured", "wound")


def _losses(view: View, clause: Clause) -> Iterator[Harm]:
    """ "lost 16 officers", "lost his life", "lost a leg", "cost a Zambian his life", "took the lives of three"."""
    verb, gift = clause.verb, clause.object
    life = next((o for o in clause.objects if o.lemma in LIVES), None)
    if verb.lemma in {"lose", *DEEDS} and life is not None:
        yield from _lives(view, clause, life)
    elif verb.lemma == "lose" and gift is not None and verb.voice == "active" and not verb.progressive:
        if gift.lemma in LIMBS and gift.determiner is not None:
            yield from (_make(view, clause, s, "injured", "limb") for s in clause.subjects if is_person(view, s))
            return
        if view.document.security and not _is_lost_otherwise(clause):
            for lost in clause.objects:
                few = lost.head.tag == "CD" and _is_unit(clause.subject) and lost.count is not None
                if (few or lost.has(*SERVING)) and is_person(view, lost) and not lost.pronoun:
                    yield _make(view, clause, lost, "killed", "lost", 0.8)


def _lives(view: View, clause: Clause, gift: NounGroup) -> Iterator[Harm]:
    victim = view.after(gift, "of")
    people = [o for o in clause.objects if o is not gift and is_person(view, o)]
    if people and clause.verb.lemma == "cost":
        yield from (_make(view, clause, p, "killed", "life") for p in people)
    elif victim is not None and is_person(view, victim, sure=True):
        yield _make(view, clause, victim, "killed", "life")
    elif clause.verb.lemma == "lose" and clause.verb.voice == "active" and gift.owner is not None:
        yield from (_make(view, clause, s, "killed", "life") for s in clause.subjects if is_person(view, s))
    elif gift.count is not None and not (gift.owner or "").lower().startswith("his own"):
        yield _make(view, clause, gift, "killed", "life")


def _is_unit(group: NounGroup | None) -> bool:
    """Whether a subject is people who can lose some of theirs ("the platoon lost eight")."""
    if group is None:
        return False
    low = group.head.low
    return group.has("military", "police", "armed_group", "country", "demonym") or low in COLLECTIVE | {"we", "they"}


def _is_lost_otherwise(clause: Clause) -> bool:
    to = clause.phrase("to")
    return clause.subject is None or (
        to is not None and not to.has("assault_event", "mishap", "disease", "explosive", "projectile")
    )


def _strikes(view: View, clause: Clause) -> Iterator[Harm]:
    """ "a splinter caught him in the knee", "was hit by shrapnel", "struck his head"."""
    verb = clause.verb
    if not verb.has("strike"):
        return
    agent, part = clause.agent, clause.phrase("in", "on", "to", "across")
    struck = part is not None and part.has("body_part")
    whole = view.after(agent, "of") if agent is not None else None
    missile = any(g is not None and g.has("projectile", "explosive", "weapon") for g in (agent, whole))
    if verb.voice == "passive" and not (struck and clause.objects and verb.form == "participle"):
        thrown = clause.phrase("by", "with")
        bare = thrown is None and verb.lemma in {"hit", "strike"} and view.document.security and not clause.objects
        bare = bare and not (
            verb.form == "participle" and any(s.head.low in {"one", "another", "other"} for s in clause.subjects)
        )
        bare = bare and not any(g.has("vehicle", "armoured_vehicle") for g in view.groups)
        if struck or bare or (thrown is not None and thrown.has("projectile", "explosive", "weapon", "vehicle")):
            yield from (_make(view, clause, s, "injured", "struck") for s in clause.subjects if is_person(view, s))
        return
    for hurt in clause.objects:
        if (missile or struck) and is_person(view, hurt):
            yield _make(view, clause, hurt, "injured", "struck")
        elif missile and hurt.has("body_part") and hurt.owner is not None:
            yield _of_owner(view, clause, hurt)


def _limbs(view: View, clause: Clause) -> Iterator[Harm]:
    """ "the blast took off the lieutenant's leg": the cause is a weapon, the object somebody's limb."""
    part, agent = clause.object, clause.agent
    if part is None or agent is None or clause.verb.voice != "active" or clause.verb.has("strike"):
        return
    if part.has("body_part") and part.owner is not None and agent.has("projectile", "explosive", "assault_event"):
        yield _of_owner(view, clause, part)


def _held(view: View, clause: Clause) -> Iterator[Harm]:
    """ "rebels are holding five policemen"."""
    agent = clause.agent
    if clause.verb.lemma != "hold" or agent is None or not agent.has("armed_group"):
        return
    for victim in clause.patients:
        if is_person(view, victim) and victim.count is not None and not victim.has("armed_group"):
            yield _make(view, clause, victim, "captured", "held", 0.7)


def _fatal_wounds(view: View, clause: Clause) -> Iterator[Harm]:
    """ "his wounds proved fatal"."""
    wounds, word = clause.subject, clause.complement
    if word is not None and "fatal" in word.classes and wounds is not None and wounds.has("wound") and wounds.owner:
        harm = _make(view, clause, wounds, "killed", "fatal_wounds", 0.7)
        yield structs.replace(harm, victim=None, count=exactly(1, wounds.owner))


def _of_owner(view: View, clause: Clause, part: NounGroup) -> Harm:
    """ "a bullet struck his head": the owner is one person."""
    harm = _make(view, clause, part, "injured", "struck", 0.75)
    return structs.replace(harm, victim=None, count=exactly(1, part.owner or part.text))
