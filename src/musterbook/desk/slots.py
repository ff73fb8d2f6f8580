"""What a claim states, slot by slot, in words for a person; amended slots keep what the reader had found."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from musterbook.briefing.dates import write_day_short
from musterbook.registers.rows import Account
from musterbook.terms.claims import SLOT_NAMES, Claim
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.record import Record
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval

UNTOLD = "not told"


class SlotLine(Record, frozen=True):
    """One slot in words, and what it was as read where a person changed it (else "")."""

    name: str
    words: str
    was: str


def slot_lines(account: Account) -> tuple[SlotLine, ...]:
    """The slots that are told or were, in the order of the kind; then the claim's own changed fields."""
    return tuple(_slots(account.claim, account.as_read))


def _slots(claim: Claim, as_read: Claim | None) -> Iterator[SlotLine]:
    for field, name in zip(claim.slots.__struct_fields__, SLOT_NAMES[claim.kind], strict=True):
        yield from _line(name, getattr(claim.slots, field), getattr(as_read.slots, field) if as_read else None, as_read)
    if as_read is not None:
        for field in ("stance", "said_at", "attribution"):
            now, before = getattr(claim, field), getattr(as_read, field)
            if now != before:
                yield from _line(field, now, before, as_read)


def _line(name: str, now: Any, before: Any, as_read: Claim | None) -> Iterator[SlotLine]:
    changed = as_read is not None and now != before
    if now is not None or changed:
        words = UNTOLD if now is None else write_value(now)
        was = "" if not changed else UNTOLD if before is None else write_value(before)
        yield SlotLine(name=name.replace("_", " "), words=words, was=was)


def write_value(value: Any) -> str:
    """A slot's value in words."""
    if isinstance(value, Count):
        return write_count(value)
    if isinstance(value, Interval):
        return write_interval(value)
    if isinstance(value, Where):
        return value.words if not value.place or value.place == value.words else f"{value.words} ({value.place})"
    if isinstance(value, tuple):
        return " → ".join(one.name if isinstance(one, Source) else str(one) for one in value) or "the report itself"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def write_count(count: Count) -> str:
    """A count as told, with its range: "Two (2)", "at least 12 (12 or more)"."""
    if count.max is None:
        number = f"{count.min:,} or more"
    elif count.min == count.max:
        number = f"{'about ' if count.approx else ''}{count.min:,}"
    else:
        number = f"{count.min:,}–{count.max:,}"
    return number if count.words in (number, str(count.min), f"{count.min:,}", "") else f"{count.words} ({number})"


def write_interval(interval: Interval) -> str:
    """A time as told, with its bounds."""
    first, last = write_day_short(interval.earliest), write_day_short(interval.latest)
    bounds = first if first == last else f"{first or 'any time'} to {last or 'open'}"
    if not bounds or not interval.words or interval.words == bounds:
        return interval.words or bounds or UNTOLD
    return f"{interval.words} ({bounds})"
