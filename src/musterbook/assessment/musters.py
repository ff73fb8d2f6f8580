"""Musters: each unit's last roll call, and how long a gap in it has been open (rule musters/1)."""

import datetime as dt
from collections.abc import Sequence

from musterbook.assessment.lines import MusterLine
from musterbook.assessment.records import count_words
from musterbook.registers.rows import RollCall

RULE = "musters/1"


def list_muster(calls: Sequence[RollCall], today: str | None) -> tuple[MusterLine, ...]:
    """A line a unit; a gap is open since the first of the calls without a break that found it."""
    by_unit: dict[str, list[RollCall]] = {}
    for call in sorted(calls, key=lambda c: (c.taken_at, c.seq)):
        by_unit.setdefault(call.unit, []).append(call)
    return tuple(_line(calls, today) for _, calls in sorted(by_unit.items()))


def _line(calls: Sequence[RollCall], today: str | None) -> MusterLine:
    call = calls[-1]
    gap = f"; {count_words(call.unaccounted, 'person', 'people')} unaccounted for" if call.unaccounted else ""
    return MusterLine(
        unit=call.unit,
        taken_at=call.taken_at,
        present=call.present,
        detached=call.detached,
        evacuated=call.evacuated,
        unaccounted=call.unaccounted,
        open_days=_open_days(calls, today) if call.unaccounted else None,
        words=f"{call.unit}: {call.present} present, {call.detached} detached, {call.evacuated} evacuated{gap}",
    )


def _open_days(calls: Sequence[RollCall], today: str | None) -> int | None:
    since = calls[-1].taken_at
    for call in reversed(calls):
        if not call.unaccounted:
            break
        since = call.taken_at
    if today is None:
        return None
    return max(0, (dt.date.fromisoformat(today[:10]) - dt.date.fromisoformat(since[:10])).days)
