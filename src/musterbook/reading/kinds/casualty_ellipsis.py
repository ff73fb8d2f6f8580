"""Casualties told by an ellipsis: "one was hit in the head, *another in the leg*"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import clause_at
from musterbook.reading.kinds.casualty_verbs import outcome_of
from musterbook.reading.kinds.harm import Harm, is_person, victim_count

HEADS = frozenset(["another", "one", "other", "others", "second", "third", "fourth", "two", "three", "four"])


def find_by_ellipsis(view: View) -> Iterator[Harm]:
    """Harms whose verb was said before, of somebody else, in the same sentence."""
    yield from _parts(view)
    subjects = {s.first for c in view.clauses for s in c.subjects if c.verb.form == "finite"}
    for group in view.groups:
        if group.first in subjects or not _is_other(group) or not is_person(view, group):
            continue
        part = next((a for a in view.attachments if a.prep in ("in", "to") and 0 <= a.start - group.end <= 1), None)
        earlier = [c for c in view.clauses if c.verb.last <= group.first and outcome_of(view, c) is not None]
        if part is None or not part.group.has("body_part") or not earlier:
            continue
        told = outcome_of(view, earlier[-1])
        if told is not None and not earlier[-1].verb.negated and group not in told[2]:
            yield Harm(
                outcome=told[0],
                victim=group,
                count=victim_count(view, group),
                start=group.start,
                end=part.end,
                anchor=group.start,
                rule="casualty.ellipsis",
                score=0.75,
                clause=earlier[-1],
            )


def _parts(view: View) -> Iterator[Harm]:
    """ "eight were hurt, *three of them seriously*": a part of those told before, and how badly."""
    for group in view.groups:
        behind = view.words[group.last] if group.last < len(view.words) else None
        if group.count is None or behind is None or not {"serious", "critical", "minor"} & behind.classes:
            continue
        earlier = [c for c in view.clauses if c.verb.last <= group.first and outcome_of(view, c) is not None]
        told = outcome_of(view, earlier[-1]) if earlier else None
        of_them = group.pronoun or any(w.low in {"them", "whom"} for w in group.words) or _is_other(group)
        if told is None or told[0] != "injured" or not of_them or clause_at(view, behind.i) is not None:
            continue
        yield Harm(
            outcome="injured",
            victim=group,
            count=group.count,
            start=group.start,
            end=behind.end,
            anchor=group.start,
            rule="casualty.ellipsis",
            score=0.7,
            clause=earlier[-1],
        )


def _is_other(group: NounGroup) -> bool:
    return group.head.low in HEADS or group.more
