"""Victims that "and" joins: one harm with their sum where they are told as one, another harm for each counted group."""

from collections.abc import Sequence

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.kinds.harm import Harm, is_indefinite_plural
from musterbook.terms.counts import Count

JOINTS = frozenset({",", "and", "&", ";", "as", "well", "plus"})
MOST = 12


def join_victims(view: View, harms: Sequence[Harm]) -> list[Harm]:
    """The harms with those of one verb summed up: "the driver and his mate were killed" tells of two people.

    Names stand for themselves, and so does each group with a number of its own ("two Ghanaians and one Togolese").
    """
    told: list[Harm] = []
    for harm in sorted(harms, key=lambda h: (h.anchor, h.victim.first if h.victim is not None else -1)):
        last = told[-1] if told else None
        if last is None or not _is_joined(view, last, harm) or last.victim is None or harm.victim is None:
            told.append(harm)
        elif _is_more_of_it(last.victim, harm.victim):
            told[-1] = structs.replace(last, end=max(last.end, harm.end))
        elif _adds(view, last.victim) and _adds(view, harm.victim, first=last.victim):
            total = _sum(view, last, harm)
            told[-1:] = [total] if total is not None else [last, harm]
        else:
            told.append(harm)
    return told


def _is_joined(view: View, a: Harm, b: Harm) -> bool:
    """Whether b's victims stand right behind a's, joined by "and" or a comma, as victims of the same words."""
    if a.victim is None or b.victim is None or a.anchor != b.anchor or a.outcome != b.outcome or a.rule != b.rule:
        return False
    if a.stance != b.stance or a.count is None or b.count is None or a.count.max == 0 or b.count.max == 0:
        return False
    if _serves(a.victim) != _serves(b.victim) and (a.victim.has("civilian") or b.victim.has("civilian")):
        return False
    between = view.words[a.victim.last : b.victim.first]
    return 0 < len(between) <= 3 and all(w.low in JOINTS for w in between)


def _serves(group: NounGroup) -> bool:
    """Whether a group is of those who serve: no total crosses populations."""
    return group.has("police", "military", "observer", "rank") or group.lemma == "officer"


def _is_more_of_it(a: NounGroup, b: NounGroup) -> bool:
    """The "shepherds" of "twelve farmers and shepherds"."""
    return a.count is not None and a.plural and is_indefinite_plural(b)


def _adds(view: View, group: NounGroup, first: NounGroup | None = None) -> bool:
    """Whether a group has no name and no claim to a number of its own: an article, an owner, or a part of theirs."""
    if group.name or group.pronoun or view.document.capitals:
        return False
    counted = _is_counted(group)
    if first is not None and counted and not group.more:
        return not _is_counted(first)
    return not counted


def _is_counted(group: NounGroup) -> bool:
    return group.count is not None and any(w.tag == "CD" for w in group.words)


def _sum(view: View, a: Harm, b: Harm) -> Harm | None:
    """The two as one, or none where they are too many to be told as one."""
    x, y = a.count, b.count
    if a.victim is None or b.victim is None or x is None or y is None or x.min + y.min > MOST:
        return None
    start, end = a.victim.start, b.victim.end
    words = view.document.text[start:end]
    joined = structs.replace(
        a.victim,
        last=b.victim.last,
        end=end,
        text=words,
        words=view.words[a.victim.first : b.victim.last],
        plural=True,
        count=None,
    )
    highest = x.max + y.max if x.max is not None and y.max is not None else None
    return structs.replace(
        a,
        victim=joined,
        count=Count(min=x.min + y.min, max=highest, approx=x.approx or y.approx, words=words),
        start=min(a.start, b.start),
        end=max(a.end, b.end),
        who=words,
    )
