"""The words of strengths: numbers, ceilings and the claim that they make."""

import re
from decimal import Decimal

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import is_none, load_frames, stretch
from musterbook.terms.claims import Stance, slots_of
from musterbook.terms.counts import Count
from musterbook.terms.times import Interval

_TOLD = load_frames("strength")
CEILINGS = frozenset(_TOLD["authorised"]["adjectives"])
ALLOW = frozenset(_TOLD["authorised"]["verbs"])
NUMBERS = frozenset(_TOLD["bodies"]["levels"])
STRONG = re.compile(r"(?P<number>\d[\d,]*)-strong\Z")


def number_of(group: NounGroup | None) -> Count | None:
    """The count of a group where a number is told, not for bare plurals and singulars."""
    return (
        None
        if group is None or group.count is None or group.determiner in {"a", "an"} or is_none(group)
        else group.count
    )


def strength_claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    *,
    count: Count | None = None,
    share: Decimal | None = None,
    force: str | None = None,
    country: str | None = None,
    authorised: bool | None = None,
    stance: Stance | None = None,
    occurred: Interval | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    slots = slots_of(
        "strength", force=force, count=count, share=share, country=country, authorised=authorised, occurred=occurred
    )
    return Candidate(
        kind="strength", start=start, end=end, slots=slots, rule=f"strength.{rule}", score=score, stance=stance
    )


def is_ceiling(view: View, group: NounGroup, clause: Clause | None = None) -> bool:
    near = view.words[max(0, group.first - 3) : group.last]
    told = any(w.low in CEILINGS for w in near)
    return told or (clause is not None and any(c.verb.lemma in ALLOW for c in view.line_of(clause)))


def tail_of(view: View, group: NounGroup) -> int:
    place = view.after(group, "in", "from", "of", "on")
    return group.end if place is None else place.end


def is_bare(group: NounGroup) -> bool:
    """Whether the group is a number alone ("some 7,500")."""
    return group.count is not None and group.head.tag == "CD"


def number_before(view: View, i: int) -> Count | None:
    """The count of "600-strong", or the one whose words end right before "strong"."""
    told = STRONG.match(view.words[i].low)
    if told is not None:
        number = int(told["number"].replace(",", ""))
        return Count(min=number, max=number, approx=False, words=view.words[i].text)
    dashed = view.words[i - 1].low.removesuffix("-").replace(",", "") if i else ""
    if view.words[i].low == "strong" and dashed.isdigit() and view.words[i - 1].low.endswith("-"):
        return Count(min=int(dashed), max=int(dashed), approx=False, words=view.words[i - 1].text.removesuffix("-"))
    group = next((g for g in view.groups if g.first <= i - 1 < g.last), None)
    return None if group is None else group.count
