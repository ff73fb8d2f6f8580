"""The stretch that states a harm: from the victim, or from who did it, through cause, time and place."""

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.harm import whole_of

TOLD_WITH = frozenset({"when", "after", "as", "while"})
GAP = 2


def harm_start(clause: Clause, victim: NounGroup | None) -> int:
    """Where the quote starts: the victim before the verb, else the subject that stands in the clause, else the verb."""
    if victim is not None and victim.end <= clause.verb.start:
        return victim.start
    subject = clause.subject
    if subject is not None and clause.start <= subject.start < clause.verb.start:
        return subject.start
    return clause.verb.start


def stated_from(view: View, clause: Clause | None, group: NounGroup) -> int:
    """Where a quote around a noun starts: its clause's subject, "there", verb or the noun itself, the first of them."""
    if clause is None or group.start < clause.start:
        return group.start
    told = [group.start, *(s.start for s in clause.subjects if clause.start <= s.start)]
    if group.start > clause.verb.start:
        told.append(clause.verb.start)
        before = view.words[clause.verb.first - 1] if clause.verb.first else None
        if before is not None and before.tag == "EX":
            told.append(before.start)
    return min(told)


def harm_end(view: View, clause: Clause, victim: NounGroup | None) -> int:
    """Where the quote ends: the clause with its "when …" or "after …"; an object that another follows ends it."""
    if victim is not None and victim in clause.objects[:-1]:
        return whole_of(view, victim)[1] if victim.start > clause.verb.start else clause.end
    return end_with_circumstance(view, clause)


def end_with_circumstance(view: View, clause: Clause) -> int:
    """The clause's end, or that of the subordinate clause right behind it that tells how it came about."""
    end = clause.end
    for child in view.clauses:
        if child.parent == clause.index and child.marker in TOLD_WITH and 0 <= child.start - end <= GAP:
            end = max(end, child.end)
    return end
