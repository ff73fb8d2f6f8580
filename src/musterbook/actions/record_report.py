"""Takes a report into the book: its bytes, its frozen text, and the claims that a reader finds in it.

One report is one batch of entries: `report.received`, `report.read`, a `claim.read` for each claim, and, where it was
asked for, `claims.accepted_unread`. Everybody who may write to the book may do it; accepting unread needs a name,
and a report from a member of the mission is never accepted unread. Where a model reads on another machine the report
is a batch before anything is sent, with the announcement of what will be, and its claims are a second one.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from musterbook.actions.actors import MACHINE, named_actor
from musterbook.actions.model_readings import announcement, dropped_claims, is_unfinished, plan_reading, told_outside
from musterbook.actions.moments import check_past
from musterbook.errors import Forbidden
from musterbook.ledger.protocol import Ledger
from musterbook.reading.languages import find_language
from musterbook.reading.model.reader import ModelReader
from musterbook.reading.reader import Reader, Reading
from musterbook.registers.rows import Filing
from musterbook.terms.claims import Claim
from musterbook.terms.entries import Draft, Entry, draft
from musterbook.terms.payloads import claim_to_fields
from musterbook.terms.record import Record
from musterbook.terms.reports import Handling, ReportKind, Stage, Text
from musterbook.terms.times import Interval

UNTOLD = "en"  # where too few words tell a language, as the reader takes it
UNREAD = "accepted without being read"


class Arrival(Record, frozen=True):
    """A report on its way in: its bytes, the text made of them, and what whoever brings it says of it."""

    data: bytes
    text: Text
    name: str | None
    kind: ReportKind
    stage: Stage | None
    handling: Handling
    mission: str
    title: str | None
    publisher: str | None
    published: str | None
    corrects: str | None


class Recorded(Record, frozen=True):
    """What became of an arrival: the report's id, its claims, and the entries written (none for a double).

    `notes` are the reader's.
    """

    report: str
    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]
    double: bool
    notes: tuple[str, ...]


def record_report(
    ledger: Ledger,
    reader: Reader,
    known: Mapping[str, Filing],
    arrival: Arrival,
    *,
    accept_by: str | None,
    now: dt.datetime,
    model: ModelReader | None = None,
    refuse: Callable[[str], None] = lambda _: None,
) -> Recorded:
    """Records one report with its claims, all or nothing; the very same report is recorded once.

    `accept_by` names the person who accepts all its claims unread, if anybody does. `model` reads instead of `reader`.
    `refuse` raises for the id of a report that must not come back.
    A report whose reading was announced and cut off is read to its end.
    Raises Forbidden (accept.field_report), Incorrect (accept.needs_name, time.incorrect where it was published on a day
    that lies ahead), what `plan_reading` raises, and what the ledger raises.
    """
    check_past(arrival.published, now=now)
    if accept_by is not None:
        accept_by = named_actor(accept_by, "accepting claims")
        if arrival.kind == "field":
            raise Forbidden(
                "accept.field_report", "a member's own report is never accepted unread: record it, then review it"
            )
    tag = ledger.tag_of(arrival.data)
    report = _report_id(ledger, tag, arrival)
    filing = known.get(report)
    if filing is None:
        refuse(report)
    if filing is not None and not is_unfinished(filing):
        return Recorded(report=report, claims=(), entries=(), double=True, notes=())
    received = [] if filing is not None else [_received(report, tag, arrival)]
    before: tuple[Entry, ...] = ()
    plan = None
    if model is not None:
        accepting = accept_by is not None
        plan = plan_reading(model, arrival.text.text, arrival.kind, arrival.handling, filing, accepting=accepting)
        if not plan.within:
            before, received = ledger.append([*received, announcement(report, model, plan)], now=now), []
    read = partial(reader.read, arrival.text.text) if model is None or plan is None else partial(model.read, plan)
    reading: Reading = read(
        published=arrival.published, publisher=arrival.publisher, report_digest=bytes.fromhex(report)
    )
    claims = tuple(msgspec.structs.replace(claim, report=report) for claim in reading.claims)
    drafts = [*received, _read(report, (model or reader).name, reading)]
    drafts += [draft("claim.read", claim_to_fields(claim), actor=MACHINE, scope=report) for claim in claims]
    if accept_by is not None and claims:
        drafts.append(_accepted_unread(report, claims, accept_by))
    entries = (*before, *ledger.append(drafts, now=now))
    return Recorded(report=report, claims=claims, entries=entries, double=False, notes=reading.notes)


def _report_id(ledger: Ledger, tag: str, arrival: Arrival) -> str:
    """A keyed id: the same bytes from the same publisher on the same day are the same report."""
    told = "\0".join((tag, arrival.publisher or "", arrival.published or "", arrival.mission))
    return ledger.tag_of(b"report\0" + told.encode())[:32]


def _received(report: str, tag: str, arrival: Arrival) -> Draft:
    text = arrival.text.text
    fields = {
        "report": report,
        "report_kind": arrival.kind,
        "stage": arrival.stage,
        "handling": arrival.handling,
        "mission": arrival.mission,
        "title": arrival.title,
        "publisher": arrival.publisher,
        "said_at": _said_at(arrival.published),
        "corrects": arrival.corrects,
        "summary_of": None,
        "name": arrival.name,
        "media_type": arrival.text.media_type,
        "size": len(arrival.data),
        "language": find_language(text) or UNTOLD,
        "bytes_sha256": hashlib.sha256(arrival.data).hexdigest(),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text_length": len(text),
        "extractor": arrival.text.extractor,
        "notes": list(arrival.text.notes),
        "tag": tag,
    }
    return draft("report.received", fields, actor=MACHINE, scope=report, blobs=(arrival.data, text.encode()))


def _said_at(published: str | None) -> dict[str, str | None] | None:
    if published is None:
        return None
    told = Interval(earliest=published, latest=published, words=None)
    return dict(msgspec.to_builtins(told))


def _read(report: str, reader: str, reading: Reading) -> Draft:
    fields = {
        "report": report,
        "reader": reader,
        "claims": len(reading.claims),
        "dropped": dropped_claims(reading),
        "language": reading.language,
        "outside": told_outside(reading),
        "notes": list(reading.notes),
    }
    return draft("report.read", fields, actor=MACHINE, scope=report)


def _accepted_unread(report: str, claims: tuple[Claim, ...], actor: str) -> Draft:
    fields = {"report": report, "claims": [claim.id for claim in claims], "reason": UNREAD}
    return draft("claims.accepted_unread", fields, actor=actor, scope=report)
