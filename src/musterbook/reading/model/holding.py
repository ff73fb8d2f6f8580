"""A model's claim held against the text and the rules: anchored, slots filled, source and stance settled, marked.

A claim whose quote does not stand in the text is none. Where model and rules differ the claim is kept in the weaker
reading, so that no figure rises by it, and its rule and low score bring it to review first.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from musterbook.reading.candidates import Candidate
from musterbook.reading.merge import Attributed
from musterbook.reading.model.addressed import is_addressed
from musterbook.reading.model.anchoring import Span, find_quote
from musterbook.reading.model.filling import fill_slots, settle_slots
from musterbook.reading.model.neighbourhood import Neighbourhood
from musterbook.reading.model.open_text import Window
from musterbook.reading.model.rules_check import RulesCheck
from musterbook.reading.model.shapes import ModelClaim, closed_slots
from musterbook.reading.model.sources import settle_sources
from musterbook.terms.claims import Claim, Stance

WEAKEST_FIRST: tuple[Stance, ...] = ("expects", "denies", "believes", "asserts", "confirms", "retracts")
HINTS: dict[str, Stance] = {"plan": "expects", "no_comment": "asserts"}
SCORES = {
    "addressed": 0.1,
    "stance_differs": 0.2,
    "unreal": 0.2,
    "source_differs": 0.25,
    "slots_differ": 0.3,
    "source_absent": 0.3,
    "alone": 0.35,
    "slots_dropped": 0.4,
    "source_unconfirmed": 0.45,
    "read": 0.6,
}
SHARED = 0.5  # of the shorter quote
SAME = 0.6  # of both quotes together


class Held(NamedTuple):
    """A claim that stands in the text, the claim of the rules that it takes the place of, and its slots made null."""

    told: Attributed
    ruled: Claim | None
    nulled: int


def hold_claim(claim: ModelClaim, span: Span, check: RulesCheck, ruled: Claim | None) -> Held | None:
    """The claim on its stretch of the text; none where the text has no words at all."""
    kind = str(claim.__struct_config__.tag)
    near = Neighbourhood(check.document, *span)
    filled = fill_slots(claim, kind, near, check)
    slots, differ = settle_slots(filled.slots, kind, ruled.slots) if ruled else (filled.slots, False)
    hint = ruled.stance if ruled else HINTS.get(kind)
    candidate = Candidate(kind=kind, start=span[0], end=span[1], slots=slots, rule="", score=0.0, stance=hint)
    judged = check.judge(candidate)
    view = check.view_at(span[0])
    if judged is None or view is None:
        return None
    stance = ruled.stance if ruled else judged.stance
    chain = settle_sources(claim.sources, ruled.attribution if ruled else judged.attribution, near, check)
    marks = {
        "addressed": is_addressed(check.document.low, near.start, near.end),
        "stance_differs": claim.stance != stance,
        "unreal": view.is_unreal(span[0]),
        "slots_differ": differ,
        "alone": ruled is None,
        "slots_dropped": filled.dropped > 0,
        chain.mark: bool(chain.mark),
        "read": True,
    }
    mark = min((name for name, holds in marks.items() if holds), key=lambda name: SCORES[name])
    told = msgspec.structs.replace(
        judged,
        candidate=msgspec.structs.replace(candidate, rule=f"model.{mark}", score=SCORES[mark]),
        attribution=chain.sources,
        stance=weaker(claim.stance, stance),
    )
    return Held(told, ruled, filled.dropped)


def weaker(one: Stance, other: Stance) -> Stance:
    """Of two stances the one that adds less to the book: what is expected or denied nothing, a belief only to high."""
    return min(one, other, key=WEAKEST_FIRST.index)


def anchor(claim: ModelClaim, window: Window, taken: dict[str, frozenset[Span]]) -> Span | None:
    """Where the claim's quote stands; noted in `taken`, so that the same words again mean the next place."""
    kind = str(claim.__struct_config__.tag)
    span = find_quote(window, claim.quote, taken.get(kind, frozenset()))
    if span is not None:
        taken[kind] = taken.get(kind, frozenset()) | {span}
    return span


def counterpart(claim: ModelClaim, span: Span, ruled: Sequence[Claim]) -> Claim | None:
    """The rules' claim of the same kind on the same words: the likest in slots, then in place.

    The same words are half of the shorter quote; where closed slots differ, most of both: a sentence that tells of the
    dead and the wounded makes two claims, and one of them does not speak against the other.
    """
    kind = str(claim.__struct_config__.tag)
    found: list[tuple[int, float, Claim]] = []
    for other in ruled:
        there = other.quote.start, other.quote.end
        if other.kind != kind or shared(span, there) < SHARED:
            continue
        alike, unlike = _compare(claim, other)
        if not unlike or joint(span, there) >= SAME:
            found.append((alike, shared(span, there), other))
    return max(found, key=lambda told: told[:2])[2] if found else None


def _compare(claim: ModelClaim, other: Claim) -> tuple[int, int]:
    """In how many closed slots two claims agree, and in how many they differ."""
    told, theirs = claim.slots, other.slots  # type: ignore[attr-defined]
    pairs = [(getattr(told, name), getattr(theirs, name)) for name in closed_slots(other.kind)]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return sum(a == b for a, b in both), sum(a != b for a, b in both)


def joint(a: Span, b: Span) -> float:
    """The stretch that two quotes share, as a part of what they cover together."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def shared(a: Span, b: Span) -> float:
    """The stretch that two quotes share, as a part of the shorter."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))
