"""Candidates of one report become one list of claims, doubles dropped."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from musterbook.reading.candidates import Candidate
from musterbook.reading.telling import Telling
from musterbook.terms.claims import Relation, Stance
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval

SENTENCE = 3
MENTION = "casualty.mention"
COVERED = frozenset({"strength.loose", "strength.body", "strength.ranks"})


class Attributed(msgspec.Struct, kw_only=True):
    """A candidate with its source, on its way to be a claim; `refers` points into the list that holds it."""

    candidate: Candidate
    attribution: tuple[Source, ...]
    stance: Stance
    said_at: Interval | None
    telling: Telling
    refers: list[tuple[Relation, int]]


def drop_doubles(told: Sequence[Attributed], text: str) -> list[Attributed]:
    """One claim where the same kind is told twice on the same words, or with identical content by the same source.

    Content is identical where the slots agree and either tell enough or stand in a sentence said word for word before.
    """
    kept: list[Attributed] = []
    open_at: dict[str, list[int]] = defaultdict(list)
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for item in sorted(
        _uncovered(told), key=lambda t: (t.candidate.start, t.candidate.end, t.candidate.kind, -t.candidate.score)
    ):
        c = item.candidate
        beside = open_at[c.kind] = [n for n in open_at[c.kind] if kept[n].candidate.end > c.start]
        told_so = (c.kind, item.stance, item.attribution, msgspec.json.encode(_bare(c.slots)))
        words = text[c.start : c.end]
        retold = (*told_so, words)
        same = alike[told_so] if _is_full(c) else alike[retold] if words.count(" ") >= SENTENCE else []
        double = next((n for n in sorted({*beside, *same}) if n in same or _is_double(kept[n], item)), None)
        if double is not None and c.score <= kept[double].candidate.score:
            continue
        if double is None:
            double = len(kept)
            kept.append(item)
        else:
            kept[double] = item
        beside.append(double)
        same.append(double)
    return kept


def _uncovered(told: Sequence[Attributed]) -> list[Attributed]:
    """Without the loosely read strengths that a sending or an arrival holds ("a company of 90 stepped ashore")."""
    moved = [t.candidate for t in told if t.candidate.kind == "deployment"]
    return [
        t
        for t in told
        if t.candidate.rule not in COVERED
        or not any(m.start <= t.candidate.start and t.candidate.end <= m.end for m in moved)
    ]


def drop_mentions(told: Sequence[Attributed]) -> list[Attributed]:
    """Without the mentions that only point at whom an earlier claim told, in a claim that says more of the same person.

    "The missing officer is believed dead": that he is missing was told before, and stands in the longer claim's quote.
    """
    beside: dict[int, list[Candidate]] = defaultdict(list)
    for item in told:
        beside[item.candidate.start].append(item.candidate)
    gone = {
        n
        for n, item in enumerate(told)
        if item.candidate.rule == MENTION
        and any(relation == "same" and other < n for relation, other in item.refers)
        and any(_holds(other, item.candidate) for other in beside[item.candidate.start])
    }
    place = {old: new for new, old in enumerate(n for n in range(len(told)) if n not in gone)}
    kept = [item for n, item in enumerate(told) if n not in gone]
    for item in kept:
        item.refers = [(relation, place[other]) for relation, other in item.refers if other in place]
    return kept


def _holds(longer: Candidate, shorter: Candidate) -> bool:
    return longer.kind == shorter.kind and longer.start == shorter.start and longer.end > shorter.end


def _is_double(a: Attributed, b: Attributed) -> bool:
    x, y = a.candidate, b.candidate
    if x.kind != y.kind:
        return False
    if x.start == y.start and x.end == y.end:
        return _same_slots(x, y) or x.kind != "casualty"
    overlap = min(x.end, y.end) - max(x.start, y.start)
    if overlap > 0 and _same_slots(x, y):
        return True
    return a.attribution == b.attribution and a.stance == b.stance and _same_slots(x, y) and _is_full(x)


def _same_slots(x: Candidate, y: Candidate) -> bool:
    return _bare(x.slots) == _bare(y.slots)


def _bare(slots: object) -> dict[str, object]:
    """The slots without the words that differ from telling to telling."""
    told = msgspec.to_builtins(slots)
    return {k: {a: b for a, b in v.items() if a != "words"} if isinstance(v, dict) else v for k, v in told.items()}


def _is_full(x: Candidate) -> bool:
    """Whether enough is told that equal content means the same thing."""
    told = [v for v in msgspec.to_builtins(x.slots).values() if v is not None]
    return len(told) >= 4
