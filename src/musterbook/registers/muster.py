"""The muster register: roll calls by unit, as counts. A roll call holds until the same unit's next one."""

from collections.abc import Sequence
from typing import Any

from musterbook.registers.rows import RollCall, Row
from musterbook.registers.voices import derive_id
from musterbook.terms.times import LAST_MINUTE, first_minute


def roll_call_of(seq: int, payload: dict[str, Any]) -> RollCall:
    """The roll call that a `muster.taken` payload records."""
    notes = payload["notes"]
    return RollCall(
        mission=payload["mission"],
        unit=payload["unit"],
        taken_at=payload["taken_at"],
        present=payload["present"] or 0,
        detached=payload["detached"] or 0,
        evacuated=payload["evacuated"] or 0,
        unaccounted=payload["unaccounted"] or 0,
        notes="; ".join(notes) if isinstance(notes, list) else notes,
        by=payload["actor"],
        seq=seq,
    )


def muster_subject(call: RollCall) -> str:
    """A subject a unit of a mission."""
    return derive_id("muster", call.mission, call.unit)


def lay_roll_calls(calls: Sequence[RollCall]) -> tuple[Row, ...]:
    """One unit's roll calls, each up to the minute before the next."""
    ordered = sorted(calls, key=lambda call: (first_minute(call.taken_at), call.seq))
    starts = [first_minute(call.taken_at) for call in ordered]
    ends = [max(start, after - 1) for start, after in zip(starts, [*starts[1:], LAST_MINUTE + 1], strict=True)]
    return tuple(
        Row(
            register="muster",
            subject=muster_subject(call),
            mission=call.mission,
            valid_from=start,
            valid_to=end,
            body=call,
        )
        for call, start, end in zip(ordered, starts, ends, strict=True)
    )
