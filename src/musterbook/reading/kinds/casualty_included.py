"""Casualties told as some of others: "12 were killed, *including two nurses*", "eight, *among them a girl*"."""

from collections.abc import Iterator, Sequence

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.kinds.harm import Harm, is_indefinite_plural, is_person, victim_count
from musterbook.reading.kinds.harm_lists import list_behind

THEM = frozenset({"them", "whom", "these", "those"})
REACH = 8  # words between the whole and its part
RULE = "casualty.included"


def find_included(view: View, told: Sequence[Harm]) -> Iterator[Harm]:
    """The parts that a sentence picks out of the harms told in it."""
    for first, lead in _leads(view):
        whole = _whole(view, told, first)
        group = next((g for g in view.groups if g.first == lead), None)
        if whole is None or group is None or not _is_somebody(view, group):
            continue
        for part in list_behind(view, group):
            count = victim_count(view, part)
            if _is_somebody(view, part) and not any(
                h.victim is not None and h.victim.first == part.first for h in told
            ):
                yield Harm(
                    outcome=whole.outcome,
                    victim=part,
                    count=count,
                    start=view.words[first].start if part is group else part.start,
                    end=part.end,
                    anchor=part.start,
                    rule=RULE,
                    score=0.6,
                    clause=whole.clause,
                    told=(whole.start, whole.end),
                )


def _leads(view: View) -> Iterator[tuple[int, int]]:
    """Where "including" or "among them" stands, and the word behind it."""
    for i, word in enumerate(view.words):
        behind = view.words[i + 1].low if i + 1 < len(view.words) else ""
        if word.low == "including":
            yield i, i + 1
        elif word.low == "among" and behind in THEM:
            yield i, i + 2


def _whole(view: View, told: Sequence[Harm], first: int) -> Harm | None:
    """The last harm of more than one whose people, or whose words, stand right before or around."""
    at = view.words[first].start
    for harm in sorted(told, key=lambda h: -h.anchor):
        many = harm.count is not None and (harm.count.max is None or harm.count.max > 1)
        near = [harm.end] if harm.victim is None else [harm.victim.end, harm.end]
        if many and any(at >= place and _words_between(view, place, at) <= REACH for place in near):
            return harm
        if many and harm.start <= at < harm.end:
            return harm
    return None


def _words_between(view: View, start: int, end: int) -> int:
    return sum(1 for w in view.words if start <= w.start < end)


def _is_somebody(view: View, group: NounGroup) -> bool:
    if group.pronoun or not is_person(view, group, sure=True) or is_indefinite_plural(group):
        return False
    return group.count is not None or group.name or group.determiner is not None
