"""Another house's book, as far as it shares it: its claims, and what its people decided, which counts for nothing here.

Whoever acts there is told as `name @ origin`. The fold of this house is used, apart from its registers.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from musterbook.errors import Incorrect
from musterbook.ledger.sharing import ForeignEntry
from musterbook.registers.fold import Fold
from musterbook.registers.rows import Account, Filing, Row
from musterbook.terms.entries import Entry
from musterbook.terms.record import Record

SOMEBODY = "somebody"
_FILLED: dict[str, Any] = {
    "size": 0,
    "text_length": 0,
    "claims": 0,
    "dropped": 0,
    "notes": [],
    "media_type": "",
    "quote.prefix": "",
    "quote.suffix": "",
}


class ForeignBook(Record, frozen=True):
    """What another house shares: its origin and mission, its reports and claims in the order of its book.

    A claim's `review` is what was decided there, by `name @ origin`.
    """

    origin: str
    mission: str
    filings: tuple[Filing, ...]
    accounts: tuple[Account, ...]


def read_foreign(origin: str, entries: Iterable[ForeignEntry]) -> ForeignBook:
    """The book that these entries make.

    Raises Incorrect (entry.incorrect, foreign.closed) where they make none.
    """
    fold, mission = Fold(""), ""
    for entry in entries:
        payload = _filled(entry, origin)
        mission = payload["mission"] if payload["kind"] == "book.opened" else mission
        try:
            fold.apply(Entry(seq=entry.seq, payload=payload, erased=False))
        except (msgspec.ValidationError, KeyError, TypeError) as problem:
            raise Incorrect("foreign.closed", f"entry {entry.seq} shows too little to be read") from problem
    bodies = [row.body for subject in fold.subjects() for row in fold.rows(*subject) if isinstance(row, Row)]
    filings = {body.meta.id: body for body in bodies if isinstance(body, Filing)}
    accounts = {body.claim.id: body for body in bodies if isinstance(body, Account)}
    return ForeignBook(
        origin=origin,
        mission=mission,
        filings=tuple(sorted(filings.values(), key=lambda body: body.seq)),
        accounts=tuple(sorted(accounts.values(), key=lambda body: body.seq)),
    )


def _day_said(entry: ForeignEntry) -> str | None:
    """The day from which a report counts where it is not shown when it was recorded: that on which it spoke."""
    if entry.payload["kind"] != "report.received" or "recorded_at" not in entry.withheld:
        return None
    said = entry.payload["said_at"] or {}
    told = said.get("latest") or said.get("earliest")
    return str(told)[:10] if told else None


def _filled(entry: ForeignEntry, origin: str) -> dict[str, Any]:
    """The payload as the fold reads it: who acts named with their house, and what is withheld as good as untold."""
    filled = {path: _FILLED.get(path) if path in entry.withheld else value for path, value in entry.payload.items()}
    if day := _day_said(entry):
        filled["recorded_at"] = f"{day}T00:00:00Z"
    return {**filled, "actor": f"{entry.payload['actor'] or SOMEBODY} @ {origin}"}
