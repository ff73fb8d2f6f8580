"""Erases an entry, a report with all that quotes it, or every report in which a source speaks.

An erasure is one entry, `entry.erased`: which entries were emptied, for a reason out of a closed list, from which day
it is final, and which copies were given out. It names nothing of what it erased: ids are kept as keyed marks, by which
the house can answer whoever asks for one. Whoever may write to the book may erase; what somebody has placed on hold
stays.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from musterbook.actions.actors import MACHINE, named_actor
from musterbook.actions.erasure_scope import copies_of, find_scope
from musterbook.errors import Conflict, Incorrect
from musterbook.ledger.protocol import Ledger
from musterbook.registers.voices import derive_id
from musterbook.terms.entries import Entry, draft
from musterbook.terms.erasures import REASONS
from musterbook.terms.record import Record

MARKED, MARK = 8, 32  # digits of an id that are marked, and of the mark
DERIVED = ("incident", "person")


class Asked(Record, frozen=True):
    """What is to be erased, one of the three: an entry's number, a report's id, a source's name; and why, by whom."""

    entry: int | None
    report: str | None
    source: str | None
    reason: str
    by: str | None


class Planned(Record, frozen=True):
    """What an erasure would empty: entries, whole reports, claims; how many keys it destroys, and what stays.

    `rests` says of a claim that is erased alone in which report its words still stand. `final_from` is the day from
    which no key is left that opens an older copy; None where such a key stays in use.
    """

    entries: tuple[int, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    keys: int
    rests: str | None
    final_from: str | None
    copies: tuple[dict[str, Any], ...]


def plan_erasure(ledger: Ledger, asked: Asked, *, now: dt.datetime) -> Planned:
    """What an erasure would do; changes nothing.

    Raises Incorrect (erase.incorrect), NotFound (entry.unknown, report.unknown, source.unknown), Conflict (erase.held).
    """
    if asked.reason not in REASONS:
        raise Incorrect("erase.incorrect", f"“{asked.reason[:40]}” is no reason; there are: {', '.join(REASONS)}")
    if sum(told is not None for told in (asked.entry, asked.report, asked.source)) != 1:
        raise Incorrect("erase.incorrect", "name one: --entry SEQ, --report ID or --source NAME")
    scope = find_scope(ledger, asked.entry, asked.report, asked.source)
    if scope.held:
        raise Conflict("erase.held", f"entry {scope.held[0]} has placed this on hold: nothing was erased")
    keys = ledger.keys_of_these_alone(scope.entries)
    today = now.date()
    return Planned(
        entries=scope.entries,
        reports=scope.reports,
        claims=scope.claims,
        keys=keys,
        rests=scope.rests,
        final_from=_final_from(ledger, today) if scope.rests is None and keys else None,
        copies=copies_of(ledger, scope),
    )


def erase(ledger: Ledger, asked: Asked, *, now: dt.datetime) -> tuple[Planned, Entry]:
    """Records an erasure, whose entries are then empty; keys and files are the ledger's to clean after.

    Raises what plan_erasure raises, Incorrect (accept.needs_name), and what the ledger raises.
    """
    actor = named_actor(asked.by, "erasing") if asked.by is not None else MACHINE
    planned = plan_erasure(ledger, asked, now=now)
    fields = {
        "entries": list(planned.entries),
        "report": " ".join(mark_of(ledger, report) for report in planned.reports) or None,
        "source": True if asked.source is not None else None,
        "reason": asked.reason,
        "final_from": planned.final_from,
        "copies": {"given_out": list(planned.copies), "marks": list(_marks(ledger, planned))},
    }
    (entry,) = ledger.append([draft("entry.erased", fields, actor=actor)], now=now)
    return planned, entry


def mark_of(ledger: Ledger, name: str) -> str:
    """The keyed mark that an erasure keeps of an id, by its first eight digits."""
    return ledger.tag_of(f"erased\0{name[:MARKED].lower()}".encode())[:MARK]


def find_erasure(ledger: Ledger, erasures: Sequence[Entry], name: str) -> Entry | None:
    """The erasure that took away what had this id, or a beginning of it with at least eight digits."""
    if len(name) < MARKED:
        return None
    mark = mark_of(ledger, name)
    return next(
        (told for told in reversed(erasures) if mark in ((told.payload["copies"] or {}).get("marks") or ())), None
    )


def _marks(ledger: Ledger, planned: Planned) -> Iterator[str]:
    names = [*planned.reports, *planned.claims]
    names += [derive_id(kind, claim) for claim in planned.claims for kind in DERIVED]
    yield from (mark_of(ledger, name) for name in names)


def _final_from(ledger: Ledger, today: dt.date) -> str:
    """The day after the last on which keys in a backup serve, or today."""
    until = ledger.keys_served_until()
    expired = dt.date.fromisoformat(until) + dt.timedelta(days=1) if until else today
    return max(today, expired).isoformat()
