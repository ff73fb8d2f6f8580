"""Slots out of a model's words: found near the quote and read by our own grammars, or null.

Counts, times, places, sums and figures are what the rules make of the words where they stand; free slots are the text's
own words there, never the model's. Words of a closed vocabulary are taken as they are: they stand in no text.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from musterbook.reading.chunks import NounGroup
from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.model.neighbourhood import Neighbourhood, Span
from musterbook.reading.model.rules_check import RulesCheck
from musterbook.reading.model.shapes import LONGEST, ModelClaim, closed_slots
from musterbook.reading.money import find_sums
from musterbook.reading.quantities import count_of, find_quantities
from musterbook.reading.quantity_row import Quantity
from musterbook.terms.claims import SLOT_TYPES
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.times import Interval

COUNTS = frozenset({"count", "hits"})
TIMES = frozenset({"occurred", "compared_with", "since", "until"})
METRES = re.compile(r"(\d[\d,]*(?:\.\d+)?)[\s-]?(metres?|meters?|m|kilometres?|kilometers?|km)\b")
AGE = re.compile(r"\b(\d{1,3})\b")
OLDEST = 120


class Filled(NamedTuple):
    """Slots, and how many of the model's were made null since the text does not bear them out."""

    slots: Any
    dropped: int


def fill_slots(claim: ModelClaim, kind: str, near: Neighbourhood, check: RulesCheck) -> Filled:
    """The slots of a claim of this kind."""
    told: Any = claim.slots  # type: ignore[attr-defined]
    closed = closed_slots(kind)
    slots: dict[str, Any] = {}
    dropped = 0
    for name in SLOT_TYPES[kind].__struct_fields__:
        words = getattr(told, name)
        slots[name] = words if name in closed else _fill(name, words, near, check)
        dropped += bool(words) and slots[name] is None
    if "currency" in slots:
        slots["currency"] = _currency(told.amount, near) or slots["currency"]
    return Filled(SLOT_TYPES[kind](**slots), dropped)


def _fill(name: str, words: str | None, near: Neighbourhood, check: RulesCheck) -> Any:
    span = near.find(words, LONGEST, own=name in COUNTS or name in FIGURES)
    if span is None:
        return None
    if name in COUNTS:
        return count_at(span, check)
    if name in TIMES:
        return _time_at(span, near, check)
    if name == "where":
        return _place_at(span, near, check)
    figure = FIGURES.get(name)
    return figure(span, near, check) if figure else near.words(span)


def group_at(span: Span, check: RulesCheck) -> NounGroup | None:
    """The noun group in which a stretch stands or that stands in it; the first of several."""
    view = check.view_at(span[0])
    return next((g for g in view.groups if g.start < span[1] and span[0] < g.end), None) if view else None


def _quantity_at(span: Span, check: RulesCheck) -> Quantity | None:
    view = check.view_at(span[0])
    if view is None:
        return None
    for quantity in find_quantities(view.words, check.document.text):
        if view.words[quantity.first].start < span[1] and span[0] < view.words[quantity.last - 1].end:
            return quantity
    return None


def count_at(span: Span, check: RulesCheck) -> Count | None:
    """How many the words at a stretch speak of."""
    quantity = _quantity_at(span, check)
    if quantity is not None and not quantity.money:
        return quantity.count
    group = group_at(span, check)
    return count_of(group) if group is not None else None


def _time_at(span: Span, near: Neighbourhood, check: RulesCheck) -> Interval:
    view = check.view_at(span[0])
    times = view.times if view else ()
    found = next((t.interval for t in times if t.start < span[1] and span[0] < t.end), None)
    return found or Interval(earliest=None, latest=None, words=near.words(span))


def _place_at(span: Span, near: Neighbourhood, check: RulesCheck) -> Where:
    view = check.view_at(span[0])
    places = view.places if view else ()
    found = next((p.where for p in places if p.start < span[1] and span[0] < p.end), None)
    place = GAZETTEER.find(near.words(span))
    return found or Where(words=near.words(span), place=place.code if place else None)


def _share_at(span: Span, _near: Neighbourhood, check: RulesCheck) -> Decimal | None:
    quantity = _quantity_at(span, check)
    share = quantity.share if quantity else None
    return share[0] if share and share[0] == share[1] else None


def _amount_at(span: Span, near: Neighbourhood, _check: RulesCheck) -> Decimal | None:
    sums = find_sums(near.document.low, *span)
    return sums[0].amount if sums else None


def _currency(words: str | None, near: Neighbourhood) -> str | None:
    span = near.find(words, LONGEST, own=True)
    sums = find_sums(near.document.low, *span) if span else []
    return sums[0].currency if sums else None


def _metres_at(span: Span, near: Neighbourhood, _check: RulesCheck) -> Decimal | None:
    found = METRES.search(near.document.low, *span)
    if not found:
        return None
    return Decimal(found[1].replace(",", "")) * (1000 if found[2].startswith("k") else 1)


def _age_at(span: Span, near: Neighbourhood, _check: RulesCheck) -> int | None:
    found = AGE.search(near.document.low, *span)
    return int(found[1]) if found and int(found[1]) <= OLDEST else None


FIGURES: dict[str, Callable[[Span, Neighbourhood, RulesCheck], Any]] = {
    "share": _share_at,
    "amount": _amount_at,
    "range": _metres_at,
    "age": _age_at,
}


def settle_slots(slots: Any, kind: str, ruled: Any) -> tuple[Any, bool]:
    """The slots held against the rules' claim on the same words: where both tell and differ, the rules' stand."""
    changed = {}
    for name in (*closed_slots(kind), "count"):
        ours, theirs = getattr(slots, name, None), getattr(ruled, name, None)
        if ours is not None and theirs is not None and _differ(ours, theirs):
            changed[name] = theirs
    return (msgspec.structs.replace(slots, **changed) if changed else slots), bool(changed)


def _differ(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, Count) and isinstance(theirs, Count):
        return (ours.min, ours.max) != (theirs.min, theirs.max)
    return bool(ours != theirs)
