"""Casualties told by a noun: the death of somebody, 12 fatalities, bodies found, a toll that rose, no casualties."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.casualty_state import FREED, state_of
from musterbook.reading.kinds.casualty_verbs import outcome_of
from musterbook.reading.kinds.harm import (
    OUTCOMES,
    Harm,
    is_indefinite_plural,
    is_person,
    joined_to,
    told_number,
    victim_count,
)
from musterbook.reading.kinds.harm_extent import stated_from
from musterbook.reading.kinds.harm_reality import is_real_governor, reality_of
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import Outcome
from musterbook.terms.counts import Count, at_least, exactly

EVENTS = ("death_event", "capture_event", "vanish_event", "injury_event")
COUNTED = ("killed_count", "injured_count", "missing_count", "captured_count", "harmed_count")
PERSONAL = frozenset({"person", "rank", "police", "military", "civilian", "family", "observer"})
BARE = frozenset(
    [
        "life",
        "soul",
        "body",
        "murder",
        "killing",
        "assassination",
        "homicide",
        "cut",
        "burn",
        "loss",
        "victim",
        "captive",
        "martyr",
        "graze",
    ]
)
HYPOTHETICAL = frozenset(
    [
        "possible",
        "potential",
        "attempted",
        "alleged",
        "threatened",
        "planned",
        "imminent",
        "future",
        "would-be",
        "any",
        "further",
        "civilian-style",
        "more",
    ]
)
PARTIES = ("police", "military", "body", "armed_group", "observer", "country")


def find_by_noun(view: View) -> Iterator[Harm]:
    """Harms that a noun tells."""
    for group in view.groups:
        if view.is_unreal(group.start):
            continue
        yield from _event(view, group)
        yield from _counted(view, group)
        yield from _bodies(view, group)
    for clause in view.clauses:
        yield from _toll(view, clause)
        yield from _among(view, clause)


def outcome_in(group: NounGroup, names: tuple[str, ...]) -> Outcome | None:
    """The outcome that the group's class of noun tells."""
    return next((OUTCOMES[name] for name in names if group.has(name)), None)


def _around(view: View, at: int) -> Clause | None:
    held = [c for c in view.clauses if c.start <= at < c.end]
    return min(held, key=lambda c: c.end - c.start, default=None)


def _is_told(view: View, group: NounGroup) -> bool:
    clause = _around(view, group.start)
    if HYPOTHETICAL & {w.low for w in group.words}:
        return False
    if clause is not None and (reality_of(view, clause, dynamic=False) == "no" or clause.verb.negated):
        return False
    return is_real_governor(view, group.first)


def _event(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "the death of two officers", "the officer's death"."""
    outcome = outcome_in(group, EVENTS)
    if outcome is None or not _is_told(view, group):
        return
    victim = view.after(group, "of")
    if victim is None and group.owner is not None and group.has("death_event", "capture_event"):
        yield from _of_owner(view, group, outcome)
    if victim is None or victim.start - group.end > 6 or not is_person(view, victim, sure=True):
        return
    for each in joined_to(view, victim, group):
        if is_person(view, each, sure=True) and not is_indefinite_plural(each) and not each.pronoun:
            yield Harm(
                outcome=outcome,
                victim=each,
                count=victim_count(view, each),
                start=group.start,
                end=each.end,
                anchor=group.start,
                rule="casualty.nominal",
                score=0.75,
                clause=_around(view, group.start),
            )


def _of_owner(view: View, group: NounGroup, outcome: Outcome) -> Iterator[Harm]:
    """ "the sergeant's death": the owner is the victim, unless a pronoun that was told before."""
    owner = group.owner or ""
    words = [w for w in group.words if w.end <= group.start + len(owner)]
    if not words or words[-1].tag == "PS" or not (words[-1].tag == "NP" or words[-1].classes & PERSONAL):
        return
    many = words[-1].tag == "NNS"
    count = group.count or (at_least(2, owner) if many else exactly(1, owner))
    yield Harm(
        outcome=outcome,
        victim=None,
        count=count,
        start=group.start,
        end=group.end,
        anchor=group.start,
        rule="casualty.nominal",
        score=0.6,
        clause=_around(view, group.start),
        who=owner,
    )


def _counted(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "two fatalities", "no casualties", "12 lives", "its first fatality"."""
    outcome = outcome_in(group, COUNTED)
    count = _number_of(group)
    if outcome is None or count is None or group.has("remains_of"):
        return
    if group.lemma in BARE and not (group.lemma == "life" or (count.max == 0 and group.lemma not in {"cut", "burn"})):
        return
    clause = _around(view, group.start)
    if group.lemma == "life" and (clause is None or clause.verb.lemma not in {"claim", "cost", "take", "lose"}):
        return
    if not _is_told(view, group) and count.max != 0:
        return
    victim = view.after(group, "of", "among", "in")
    if victim is not None and not is_person(view, victim):
        victim = None
    if clause is not None and (_is_told_by_verb(view, clause, group) or _is_no_person(clause, group)):
        return
    yield Harm(
        outcome=outcome,
        victim=victim,
        count=count,
        start=stated_from(view, clause, group),
        end=max(clause.end if clause is not None else 0, group.end),
        anchor=group.start,
        rule="casualty.counted",
        score=0.75,
        clause=clause,
        party=_party(clause),
    )


def _is_told_by_verb(view: View, clause: Clause, group: NounGroup) -> bool:
    """ "the two hostages have been killed", "three casualties were evacuated": the verb carries the claim."""
    if group not in (*clause.subjects, *clause.objects):
        return False
    return outcome_of(view, clause) is not None or clause.verb.has("medevac") or clause.verb.lemma in FREED


def _is_no_person(clause: Clause, group: NounGroup) -> bool:
    """ "the bank was a casualty of the crisis"."""
    return (
        clause.verb.lemma in {"be", "become"}
        and group in clause.objects
        and bool(clause.subjects)
        and group.determiner in {"a", "an", "the", "another"}
    )


def _number_of(group: NounGroup) -> Count | None:
    if "first" in {w.low for w in group.words} and not group.plural:
        return exactly(1, group.text)
    count = count_of(group)
    if count is None or (not told_number(count) and group.lemma != "casualty"):
        return None
    return (
        count
        if group.count is not None
        or (group.lemma in {"casualty", "fatality"} and group.determiner in {"a", "one", "another"})
        else None
    )


def _party(clause: Clause | None) -> NounGroup | None:
    if clause is None or clause.subject is None or not clause.verb.has("suffer"):
        return None
    return clause.subject if clause.subject.has(*PARTIES) or clause.subject.name else None


def _bodies(view: View, group: NounGroup) -> Iterator[Harm]:
    """ "the bodies of two soldiers were found", "recovered 16 bodies"."""
    if not group.has("remains_of"):
        return
    clause = _around(view, group.start)
    if clause is None or not clause.verb.has("recover") or reality_of(view, clause) == "no" or clause.verb.negated:
        return
    if group not in clause.patients:
        return
    of = view.after(group, "of")
    victim = of if of is not None and is_person(view, of, sure=True) else None
    count = victim_count(view, victim) if victim is not None and group.count is None else count_of(group)
    if count is None or (victim is None and group.definite and group.count is None):
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
    if reality_of(view, clause) == "no" or clause.verb.negated:
        return
    toll = next((g for g in (*clause.subjects, *clause.objects) if _is_toll(view, g)), None)
    if toll is None:
        return
    number = clause.phrase("to", "at") if toll in clause.objects or clause.phrase("to", "at") else None
    if number is None or number.count is None:
        number = next((o for o in clause.objects if o is not toll and o.count is not None), None)
    if number is None or number.count is None:
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
    if group.lemma not in {"number", "count", "total"} or behind is None:
        return group.lemma in {"loss", "casualty", "death", "fatality"} and group.owner is not None
    return outcome_in(behind, COUNTED) is not None or _participle_behind(view, behind) is not None


def _participle_behind(view: View, group: NounGroup) -> Outcome | None:
    """ "the number of peacekeepers *killed*"."""
    word = view.words[group.last] if group.last < len(view.words) else None
    return state_of(word) if word is not None else None


def _toll_outcome(view: View, group: NounGroup) -> Outcome:
    behind = view.after(group, "of")
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
        or reality_of(view, clause) == "no"
    ):
        return
    told = clause.objects if clause.verb.lemma == "include" else (*clause.subjects, *clause.objects)
    for victim in told:
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
