"""Candidates of one report become one list of claims: doubles dropped, references between them told."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from musterbook.reading.candidates import Candidate
from musterbook.terms.claims import Relation, Stance
from musterbook.terms.counts import Count, can_both_hold
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval

FAR = 300  # casualties back that another one may go back to


class Attributed(msgspec.Struct, kw_only=True):
    """A candidate with its source, on its way to be a claim; `refers` points into the list that holds it."""

    candidate: Candidate
    attribution: tuple[Source, ...]
    stance: Stance
    said_at: Interval | None
    refers: list[tuple[Relation, int]]


def drop_doubles(told: Sequence[Attributed]) -> list[Attributed]:
    """One claim where the same kind is told twice on the same words, or with identical content by the same source."""
    kept: list[Attributed] = []
    open_at: dict[str, list[int]] = defaultdict(list)
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for item in sorted(told, key=lambda t: (t.candidate.start, t.candidate.end, t.candidate.kind, -t.candidate.score)):
        c = item.candidate
        beside = open_at[c.kind] = [n for n in open_at[c.kind] if kept[n].candidate.end > c.start]
        told_so = (c.kind, item.stance, item.attribution, msgspec.json.encode(_bare(c.slots)))
        same = alike[told_so] if _is_full(c) else []
        double = next((n for n in sorted({*beside, *same}) if _is_double(kept[n], item)), None)
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


def refer(told: list[Attributed]) -> None:
    """Set the references between claims: as the grammars told, and same, part and about among casualties."""
    for n, item in enumerate(told):
        for link in item.candidate.links:
            target = next(
                (
                    m
                    for m, t in enumerate(told)
                    if m != n
                    and t.candidate.kind == link.kind
                    and t.candidate.start < link.end
                    and link.start < t.candidate.end
                ),
                None,
            )
            if target is not None and (link.as_ != "same" or may_be_same(item, told[target])):
                item.refers.append((link.as_, target))
    casualties = [n for n, t in enumerate(told) if t.candidate.kind == "casualty"]
    for place, n in enumerate(casualties):
        if not told[n].refers or all(as_ == "caused" for as_, _ in told[n].refers):
            _refer_casualty(told, casualties[max(0, place - FAR) : place], n)


def _refer_casualty(told: list[Attributed], earlier: Sequence[int], n: int) -> None:
    item = told[n]
    for m in reversed(earlier):
        relation = relation_of(item, told[m])
        if relation is not None:
            item.refers.append((relation, m))
            return


def relation_of(later: Attributed, earlier: Attributed) -> Relation | None:
    """How a later casualty stands to an earlier one; null where they are different people as far as the words tell."""
    a, b = later.candidate.slots, earlier.candidate.slots
    who = (a.who or "").lower()
    if earlier.stance == "denies" or not _populations_agree(a.population, b.population):
        return None
    definite = (
        who.startswith(("the ", "both ", "his ", "her ", "these ", "those "))
        or _is_definite(a.count)
        or who in ("he", "she", "they")
    )
    if (
        later.stance in ("believes", "denies", "retracts")
        and definite
        and a.outcome != b.outcome
        and b.outcome == "missing"
    ):
        return "about"
    if a.outcome != b.outcome or _apart(who):
        return None
    if a.name and b.name:
        return "same" if a.name.split()[-1] == b.name.split()[-1] else None
    if definite and _equal(a.count, b.count):
        return "same"
    if _is_member(who) and _fewer(a.count, b.count):
        return "part"
    return None


def _is_definite(count: Count | None) -> bool:
    return count is not None and count.words.lower().startswith(("the ", "both"))


def may_be_same(later: Attributed, earlier: Attributed) -> bool:
    """Whether two claims can be one thing told twice: their counts can both hold, and none is an increment."""
    a, b = later.candidate.slots, earlier.candidate.slots
    counts = getattr(a, "count", None), getattr(b, "count", None)
    if counts[0] is not None and counts[1] is not None and not can_both_hold(counts[0], counts[1]):
        return False
    return not _apart((getattr(a, "who", None) or "").lower())


def _apart(who: str) -> bool:
    """Whether the words themselves say that these are others."""
    return " more" in f" {who}" or (
        who.startswith(("another ", "a second ", "a third ", "other ")) and " of the" not in who
    )


def _is_member(who: str) -> bool:
    return (
        who.startswith(("one ", "another", "the other", "two of", "three of", "a second"))
        or " of them" in who
        or " of the " in who
    )


def _populations_agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _equal(a: Count | None, b: Count | None) -> bool:
    return a is not None and b is not None and (a.min, a.max) == (b.min, b.max)


def _fewer(a: Count | None, b: Count | None) -> bool:
    return a is not None and b is not None and a.max is not None and a.max < b.min
