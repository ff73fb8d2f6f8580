"""Casualties told by the care they got: treated for wounds, in hospital with injuries, recovering."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.harm import Harm, is_person, victim_count
from musterbook.reading.kinds.harm_reality import reality_of

TREATED = frozenset(["treat", "hospitalise", "hospitalize", "stabilise", "stabilize"])
AWAY = frozenset({"survive", "escape", "leave", "get", "emerge", "come", "walk", "end"})
MANNERS = frozenset({"differently", "unfairly", "fairly", "badly", "well", "equally", "poorly", "harshly"})
MENDING = frozenset(["recover", "recuperate", "convalesce", "undergo", "receive"])


def find_by_care(view: View) -> Iterator[Harm]:
    """Harms told by treatment."""
    for clause in view.clauses:
        if clause.verb.negated or reality_of(view, clause) == "no" or not _is_care(clause):
            continue
        for victim in _treated(clause):
            if is_person(view, victim):
                yield Harm(
                    outcome="injured",
                    victim=victim,
                    count=victim_count(view, victim),
                    start=min(victim.start, clause.verb.start),
                    end=max(clause.end, victim.end),
                    anchor=clause.verb.start,
                    rule="casualty.care",
                    score=0.65,
                    clause=clause,
                )


def _treated(clause: Clause) -> tuple[NounGroup, ...]:
    """The subject; behind "operated on" and "left somebody with a wound" the object."""
    on = clause.phrase("on")
    if clause.verb.lemma == "operate" and on is not None:
        return (on,)
    return clause.objects if clause.verb.lemma == "leave" and clause.verb.voice == "active" else clause.subjects


def _is_care(clause: Clause) -> bool:
    wounds = clause.phrase("for", "from", "with")
    if wounds is not None and wounds.has("disease"):
        return False
    if clause.verb.voice == "passive" and clause.verb.lemma in TREATED:
        told = clause.phrase("at", "in", "for") or (
            clause.subject if clause.subject and clause.subject.has("hurt") else None
        )
        steadied = clause.verb.lemma.startswith("stabili") and clause.phrase("for") is None
        return (
            told is not None
            and not steadied
            and clause.phrase("as", "like") is None
            and not MANNERS & set(clause.verb.adverbs)
        )
    hurt = wounds is not None and (wounds.has("wound") or (wounds.has("projectile") and clause.verb.lemma == "leave"))
    if clause.verb.lemma == "operate" and clause.phrase("on") is not None:
        return hurt
    if clause.verb.lemma in MENDING:
        return hurt or (
            clause.verb.lemma == "undergo"
            and clause.object is not None
            and clause.object.lemma in {"surgery", "operation"}
        )
    if hurt and clause.verb.has("carry_to", "admit_to", "medevac") and clause.verb.voice == "passive":
        return True
    if clause.verb.lemma in AWAY:
        return hurt
    held = clause.phrase("in", "at", "to")
    return hurt and held is not None and held.has("care_place")
