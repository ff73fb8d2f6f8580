"""Finds all that an erasure must take with it: what quotes a report, what was decided on a claim, who carried a source.

A report takes with it its claims, every decision on them, judgements that name one of them, and summaries made of it.
A claim alone takes with it the decisions and judgements that name it; its words stay in its report's text.
"""

from collections.abc import Collection, Iterator
from typing import Any

from musterbook.errors import Conflict, Incorrect, NotFound
from musterbook.ledger.protocol import Ledger
from musterbook.registers.judgements import SUBJECT_FIELD
from musterbook.registers.voices import derive_id
from musterbook.terms.entries import Entry
from musterbook.terms.erasures import KEPT
from musterbook.terms.record import Record

WHOLE = ("report.received", "report.read", "report.opened", "handling.changed")
DECISIONS = ("claim.accepted", "claim.amended", "claim.rejected", "claim.withdrawn")
SORTS = ("counts", "outcome", "denial", "date", "place", "plan", "amount")
NAMED_AFTER = ("incident", "person", "origin", "tension")


class Scope(Record, frozen=True):
    """What goes: entries in their order, reports, claims; `rests` is the report in which a claim's words stay.

    `held` are the entries that have placed some of it on hold.
    """

    entries: tuple[int, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    rests: str | None
    held: tuple[int, ...]


def find_scope(ledger: Ledger, entry: int | None, report: str | None, source: str | None) -> Scope:
    """What goes with an entry, a report or a source.

    Raises NotFound (entry.unknown, report.unknown, source.unknown), Incorrect (erase.incorrect), Conflict
    (erase.done).
    """
    entries = [told for told in ledger.entries() if not told.erased]
    if entry is not None:
        return _around_entry(ledger.entry(entry), entries)
    if report is not None:
        return _around_reports({_whole_id(report, entries)}, entries)
    assert source is not None
    found = set(_reports_of(source, entries))
    if not found:
        raise NotFound("source.unknown", f"no report in the book is told or published by “{source[:80]}”")
    return _around_reports(found, entries)


def copies_of(ledger: Ledger, scope: Scope) -> tuple[dict[str, Any], ...]:
    """What the book knows to have left the house with what goes: briefs issued since, texts that models were sent."""
    first = min(scope.entries, default=0)
    told = (entry for entry in ledger.entries(first) if not entry.erased)
    return tuple(copy for entry in told for copy in _copies(entry, frozenset(scope.entries)))


def _copies(entry: Entry, gone: Collection[int]) -> Iterator[dict[str, Any]]:
    payload = entry.payload
    if entry.kind == "brief.issued":
        at = {"at": payload["recorded_at"], "entry": entry.seq}
        yield {"what": "brief", "to": payload["audience"], "sha256": payload["sha256"], **at}
    if entry.kind == "report.read" and entry.seq in gone:
        hosts = sorted({str(call["host"]) for call in payload["outside"] or () if isinstance(call, dict)})
        yield from ({"what": "text sent to a model", "to": host, "at": payload["recorded_at"]} for host in hosts)


def _around_entry(told: Entry, entries: list[Entry]) -> Scope:
    if told.erased:
        raise Conflict("erase.done", f"entry {told.seq} is erased already")
    kind, payload = told.kind or "", told.payload
    if kind in KEPT:
        raise Incorrect("erase.incorrect", f"entry {told.seq} is a {kind}: what holds the book together stays")
    if kind in WHOLE:
        way = f"erase the report whole with --report {payload['report'][:8]}"
        raise Incorrect("erase.incorrect", f"entry {told.seq} belongs to report {payload['report'][:8]}: {way}")
    claims = {payload["claim"]} if kind == "claim.read" else set[str]()
    there = {e.payload["claim"] for e in entries if e.kind == "claim.read"} - claims
    gone = {told.seq} | {e.seq for e in entries if claims and _rests_on(e, claims, there)}
    return _scope(gone, (), claims, payload.get("report"), entries)


def _around_reports(reports: set[str], entries: list[Entry]) -> Scope:
    while more := {e.payload["report"] for e in entries if _is_summary(e, reports)} - reports:
        reports = reports | more
    own = [e for e in entries if e.kind not in KEPT and e.payload.get("report") in reports]
    claims = {e.payload["claim"] for e in own if e.kind == "claim.read"}
    there = {e.payload["claim"] for e in entries if e.kind == "claim.read"} - claims
    gone = {e.seq for e in own} | {e.seq for e in entries if _rests_on(e, claims | reports, there)}
    return _scope(gone, sorted(reports), claims, None, entries)


def _scope(
    gone: set[int], reports: Collection[str], claims: set[str], rests: str | None, entries: list[Entry]
) -> Scope:
    names = {*reports, *claims, *map(str, gone)}
    return Scope(
        entries=tuple(sorted(gone)),
        reports=tuple(reports),
        claims=tuple(sorted(claims)),
        rests=rests,
        held=tuple(_holds(entries, names)),
    )


def _holds(entries: list[Entry], names: set[str]) -> Iterator[int]:
    lifted = {e.payload["hold"] for e in entries if e.kind == "hold.lifted"}
    placed = [e for e in entries if e.kind == "hold.placed" and e.payload["hold"] not in lifted]
    yield from (e.seq for e in placed if names & set(_words_in(e.payload["subject"])))


def _is_summary(entry: Entry, reports: Collection[str]) -> bool:
    return entry.kind == "report.received" and entry.payload["summary_of"] in reports


def _rests_on(entry: Entry, names: Collection[str], there: Collection[str]) -> bool:
    """Whether an entry decides on what goes, or judges it; `there` are the claims that stay."""
    kind, payload = entry.kind or "", entry.payload
    if kind in DECISIONS:
        return payload["claim"] in names
    if kind == "claims.accepted_unread":
        told = set(payload["claims"] or ())
        return bool(told & set(names)) and not told & set(there)
    if kind in SUBJECT_FIELD:
        known = {*names, *(told for name in names for told in _derived(name))}
        return any(word in known for word in _words_in(payload))
    return False


def _derived(claim: str) -> Iterator[str]:
    yield from (derive_id(kind, claim) for kind in NAMED_AFTER)
    yield from (derive_id("dispute", sort, claim) for sort in SORTS)


def _words_in(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for told in value.values():
            yield from _words_in(told)
    elif isinstance(value, list | tuple):
        for told in value:
            yield from _words_in(told)


def _whole_id(told: str, entries: list[Entry]) -> str:
    """The id of the one report whose id begins so, erased in part or whole."""
    names = {e.payload["report"] for e in entries if e.payload.get("report") and e.kind not in KEPT}
    found = [name for name in names if name.startswith(told.lower())] if told else []
    if len(found) != 1:
        raise NotFound("report.unknown", f"no single report “{told[:40]}”: see `musterbook show reports`")
    return str(found[0])


def _reports_of(source: str, entries: list[Entry]) -> Iterator[str]:
    """The reports that a source published or speaks in."""
    name = _tidy(source)
    yield from (entry.payload["report"] for entry in entries if name in map(_tidy, _tellers(entry)))


def _tellers(entry: Entry) -> Iterator[str]:
    """Who publishes, says or carries what an entry holds."""
    payload = entry.payload
    if entry.kind == "report.received":
        yield payload["publisher"] or ""
    told = payload.get("attribution") if entry.kind == "claim.read" else None
    if entry.kind == "claim.amended":
        told = (payload["changes"] or {}).get("attribution")
    yield from (str(one["name"]) for one in told or () if isinstance(one, dict))


def _tidy(name: str) -> str:
    return " ".join(name.split()).casefold()
