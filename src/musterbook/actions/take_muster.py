"""Records a roll call: how many of a unit are present, detached, evacuated and unaccounted for, by whom it was taken.

Counts alone are kept, never names. Whoever may write to the book may record one.
"""

import datetime as dt

from musterbook.actions.actors import named_actor
from musterbook.actions.moments import check_past
from musterbook.errors import Incorrect
from musterbook.ledger.protocol import Ledger
from musterbook.terms.entries import Entry, draft
from musterbook.terms.record import Record


class RollCall(Record, frozen=True):
    """One unit's roll call at `taken_at` (RFC 3339 or a day)."""

    mission: str
    unit: str
    taken_at: str
    present: int
    detached: int
    evacuated: int
    unaccounted: int
    notes: str | None


def take_muster(ledger: Ledger, call: RollCall, *, by: str | None, now: dt.datetime) -> Entry:
    """Records the roll call, which may not lie ahead.

    Raises Incorrect (accept.needs_name, argument.incorrect, time.incorrect).
    """
    actor = named_actor(by, "taking a roll call")
    check_past(call.taken_at, now=now)
    counts = {name: getattr(call, name) for name in ("present", "detached", "evacuated", "unaccounted")}
    if wrong := [name for name, count in counts.items() if count < 0]:
        raise Incorrect("argument.incorrect", f"{wrong[0]} cannot be below nought")
    if not call.unit.strip():
        raise Incorrect("argument.incorrect", "a roll call needs the unit's name")
    fields = {
        "mission": call.mission,
        "unit": call.unit.strip(),
        "taken_at": call.taken_at,
        **counts,
        "notes": call.notes,
    }
    return ledger.append([draft("muster.taken", fields, actor=actor)], now=now)[0]
