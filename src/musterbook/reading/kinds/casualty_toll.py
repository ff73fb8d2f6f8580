"""Casualties told by a toll: bodies found, a number that rose to another, people among the dead."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.casualty_state import state_of
from musterbook.reading.kinds.harm import Harm, is_person, victim_count
from musterbook.reading.kinds.harm_extent import stated_from
from musterbook.reading.kinds.harm_lists import list_behind
from musterbook.reading.kinds.harm_nouns import COUNTED, clause_around, outcome_in
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import Outcome


def find_by_toll(view: View) -> Iterator[Harm]:
    """Harms that a toll, a find of bodies or a list of the dead tells."""
    for group in view.groups:
        if not view.is_unreal(group.start):
            yield from _bodies(view, group)
    for clause in view.clauses:
        yield from _toll(view, clause)
        yield from _among(view, clause)


def _bodies(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "the bodies of two soldiers were found", "recovered 16 bodies"."""
    if not group.has("remains_of"):
        return
    clause = clause_around(view, group.start)
    of = view.after(group, "of")
    if (
        clause is None
        or not (clause.verb.has("recover") or of is not None)
        or reality_of(view, clause) == "no"
        or clause.verb.negated
    ):
        return
    if group not in clause.patients:
        return
    victim = of if of is not None and is_person(view, of, sure=True) else None
    count = victim_count(view, victim) if victim is not None and group.count is None else count_of(group)
    if count is None or count.max == 0 or (victim is None and group.definite and group.count is None):
        return
    yield Harm(
        outcome="killed",
        victim=victim or group,
        count=count,
        start=stated_from(view, clause, group),
        end=clause.end,
        anchor=group.start,
        rule="casualty.bodies",
        score=0.75,
        clause=clause,
    )


def _toll(view: View, clause: Clause) -> Iterator[Harm]:
    """ "the death toll rose to 14"; "brought the number of dead to nine"."""
    if reality_of(view, clause, dynamic=False) == "no" or clause.verb.negated:
        return
    toll = next((g for g in (*clause.subjects, *clause.objects) if _is_toll(view, g)), None)
    if toll is None or (not toll.has("toll") and clause.verb.lemma in {"include", "be"}):
        return
    number = clause.phrase("to", "at") if toll in clause.objects or clause.phrase("to", "at") else None
    if number is None or number.count is None:
        number = next((o for o in clause.objects if o is not toll and o.count is not None), None)
    if number is None or number.count is None or not (number.head.tag == "CD" or is_person(view, number)):
        return
    yield Harm(
        outcome=_toll_outcome(view, toll),
        victim=None,
        count=number.count,
        start=min(toll.start, number.start),
        end=max(toll.end, number.end, clause.end),
        anchor=toll.start,
        rule="casualty.toll",
        score=0.7,
        clause=clause,
    )


def _is_toll(view: View, group: NounGroup) -> bool:
    if group.has("toll"):
        return group.lemma != "toll" or group.text.lower().split()[-2:-1] not in (["road"], ["bridge"])
    behind = view.after(group, "of")
    if group.head.low in {"dead", "wounded", "injured", "missing"} and group.determiner == "the":
        return True
    if group.lemma not in {"number", "count", "total"} or behind is None:
        return group.lemma in {"loss", "casualty", "death", "fatality"} and group.owner is not None
    return outcome_in(behind, COUNTED) is not None or _participle_behind(view, behind) is not None


def _participle_behind(view: View, group: NounGroup) -> Outcome | None:
    """ "the number of peacekeepers *killed*"."""
    word = view.words[group.last] if group.last < len(view.words) else None
    return state_of(word) if word is not None else None


def _toll_outcome(view: View, group: NounGroup) -> Outcome:
    behind = view.after(group, "of")
    if group.head.low in {"wounded", "injured", "missing"}:
        return "missing" if group.head.low == "missing" else "injured"
    told = outcome_in(behind, COUNTED) or _participle_behind(view, behind) if behind is not None else None
    return told or ("harmed" if group.lemma in {"loss", "casualty"} or "casualty" in group.text.lower() else "killed")


def _pool_outcome(view: View, pool: NounGroup | None) -> Outcome | None:
    if pool is None:
        return None
    if pool.has("hurt") or pool.definite:
        return outcome_in(pool, COUNTED) or _participle_behind(view, pool)
    return _participle_behind(view, pool) if pool.head.low in {"those", "people"} else None


def _among(view: View, clause: Clause) -> Iterator[Harm]:
    """ "among the dead were two nuns", "the wounded include a child"."""
    before = (a.group for a in view.attachments if a.prep == "among" and a.end <= clause.verb.start)
    pool = clause.phrase("among") or next(before, None) or (clause.subject if clause.verb.lemma == "include" else None)
    outcome = _pool_outcome(view, pool)
    if (
        pool is None
        or outcome is None
        or clause.verb.lemma not in {"be", "include"}
        or reality_of(view, clause, dynamic=False) == "no"
    ):
        return
    told = clause.objects if clause.verb.lemma == "include" else (*clause.subjects, *clause.objects)
    listed = list_behind(view, told[-1]) if told and told[-1].first >= clause.verb.last else ()
    for victim in {g.first: g for g in (*told, *listed)}.values():
        if is_person(view, victim, sure=True) and victim is not pool:
            yield Harm(
                outcome=outcome,
                victim=victim,
                count=victim_count(view, victim),
                start=min(pool.start, victim.start),
                end=max(pool.end, victim.end),
                anchor=victim.start,
                rule="casualty.among",
                score=0.75,
                clause=clause,
            )
