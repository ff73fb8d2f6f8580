"""Casualties told by a noun: the death of somebody, the sergeant's death, 12 fatalities, no casualties."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_state import FREED
from musterbook.reading.kinds.casualty_verbs import outcome_of
from musterbook.reading.kinds.harm import (
    Harm,
    is_indefinite_plural,
    is_person,
    joined_to,
    told_number,
    victim_count,
)
from musterbook.reading.kinds.harm_extent import stated_from
from musterbook.reading.kinds.harm_lists import list_behind
from musterbook.reading.kinds.harm_nouns import COUNTED, clause_around, outcome_in
from musterbook.reading.kinds.harm_reality import is_real_governor, reality_of
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import Outcome
from musterbook.terms.counts import Count, at_least, exactly

_TOLD = load_frames("harm")["nouns"]
EVENTS = ("death_event", "capture_event", "vanish_event", "injury_event")
PERSONAL = frozenset({"person", "rank", "police", "military", "civilian", "family", "observer"})
BARE = frozenset(_TOLD["bare"])
HYPOTHETICAL = frozenset(_TOLD["hypothetical"])
PARTIES = ("police", "military", "body", "armed_group", "observer", "country")


def find_by_noun(view: View) -> Iterator[Harm]:
    """Harms that a noun tells."""
    for group in view.groups:
        if view.is_unreal(group.start):
            continue
        yield from _event(view, group)
        yield from _counted(view, group)


def _is_told(view: View, group: NounGroup) -> bool:
    clause = clause_around(view, group.start)
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
    if "fatal" in {w.low for w in group.words} | {c for w in group.words for c in w.classes}:
        outcome = "killed"
    victim = view.after(group, "of")
    if victim is None and group.owner is not None and group.has("death_event", "capture_event"):
        yield from _of_owner(view, group, outcome)
    if victim is None or victim.start - group.end > 6 or not is_person(view, victim, sure=True):
        return
    joined = joined_to(view, victim, group)
    for each in joined if len(joined) > 1 else list_behind(view, victim):
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
                clause=clause_around(view, group.start),
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
        clause=clause_around(view, group.start),
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
    clause = clause_around(view, group.start)
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
    moved = clause.phrase("to")
    if moved is not None and moved.has("care_place"):
        return True
    return outcome_of(view, clause) is not None or clause.verb.has("medevac", "carry_to") or clause.verb.lemma in FREED


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
    if count is None or (not told_number(count) and group.lemma not in {"casualty", "fatality"}):
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
