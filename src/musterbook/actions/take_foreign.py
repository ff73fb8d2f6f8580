"""Takes claims that another house shares into the book, as a report of its own, unreviewed.

The report's text is the quotes, one after another, and each claim is anchored in it anew: its words, source and slots
are those of the other house, its id and its review are not. Who wants the text itself records the report. Taking needs
a person's name.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from hashlib import sha256

import msgspec

from musterbook.actions.actors import named_actor
from musterbook.actions.record_report import Recorded
from musterbook.errors import Incorrect
from musterbook.ledger.protocol import Ledger
from musterbook.registers.rows import Account, Filing
from musterbook.terms.claims import Claim, claim_id
from musterbook.terms.entries import Draft, draft
from musterbook.terms.payloads import claim_to_fields
from musterbook.terms.quotes import quote_of

EXTRACTOR = "foreign/1"
GAP = "\n\n"


def take_foreign(
    ledger: Ledger,
    known: Collection[str],
    origin: str,
    filing: Filing,
    accounts: Sequence[Account],
    *,
    by: str | None,
    now: dt.datetime,
) -> Recorded:
    """Records the claims of one report of another house; the same claims once.

    Raises Incorrect (accept.needs_name, foreign.closed where there is no claim), and what the ledger raises.
    """
    actor = named_actor(by, "taking another house's claims")
    if not accounts:
        raise Incorrect("foreign.closed", f"{origin} shares no claim of this report")
    text, starts = _join(accounts)
    report = ledger.tag_of(f"foreign\0{origin}\0{filing.meta.id}\0{text}".encode())[:32]
    if report in known:
        return Recorded(report=report, claims=(), entries=(), double=True, notes=())
    claims = _anchor(report, text, starts, accounts, origin)
    drafts = [_received(ledger, report, text, origin, filing, actor), _read(report, origin, claims, actor)]
    drafts += [draft("claim.read", claim_to_fields(claim), actor=actor, scope=report) for claim in claims]
    return Recorded(report=report, claims=claims, entries=ledger.append(drafts, now=now), double=False, notes=())


def _join(accounts: Sequence[Account]) -> tuple[str, dict[str, int]]:
    """The quotes as one text, each once, and where each begins."""
    starts: dict[str, int] = {}
    text = ""
    for account in accounts:
        quote = account.claim.quote.exact
        if quote not in starts:
            text += GAP if text else ""
            starts[quote] = len(text)
            text += quote
    return text, starts


def _anchor(
    report: str, text: str, starts: dict[str, int], accounts: Sequence[Account], origin: str
) -> tuple[Claim, ...]:
    """The claims as that house read or amended them, anchored in this text; what they refer to and is not here goes."""
    spans: list[tuple[str, int, int]] = []
    anchored: list[Claim] = []
    ids: dict[str, str] = {}
    for account in accounts:
        claim = account.claim
        start = starts[claim.quote.exact]
        span = (claim.kind, start, start + len(claim.quote.exact))
        ids[claim.id] = claim_id(bytes.fromhex(report), *span, spans.count(span))
        spans.append(span)
        quote = quote_of(text, span[1], span[2])
        anchored.append(
            msgspec.structs.replace(
                claim, id=ids[claim.id], report=report, quote=quote, reader=f"{claim.reader} @ {origin}"
            )
        )
    return tuple(_referred(claim, ids) for claim in anchored)


def _referred(claim: Claim, ids: dict[str, str]) -> Claim:
    kept = tuple(msgspec.structs.replace(told, claim=ids[told.claim]) for told in claim.refers if told.claim in ids)
    return msgspec.structs.replace(claim, refers=kept)


def _received(ledger: Ledger, report: str, text: str, origin: str, filing: Filing, actor: str) -> Draft:
    meta, data = filing.meta, text.encode()
    said_at = {"earliest": meta.published, "latest": meta.published, "words": None} if meta.published else None
    fields = {
        "report": report,
        "report_kind": meta.kind,
        "stage": meta.stage,
        "handling": "internal",
        "mission": meta.mission,
        "title": f"{meta.title or meta.id[:8]} @ {origin}",
        "publisher": meta.publisher or origin,
        "said_at": said_at,
        "corrects": None,
        "summary_of": None,
        "name": None,
        "media_type": "text/plain",
        "size": len(data),
        "language": meta.language,
        "bytes_sha256": sha256(data).hexdigest(),
        "text_sha256": sha256(data).hexdigest(),
        "text_length": len(text),
        "extractor": EXTRACTOR,
        "notes": [f"quotes only, taken from {origin}, its entry {filing.seq}"],
        "tag": ledger.tag_of(data),
    }
    return draft("report.received", fields, actor=actor, scope=report, blobs=(data, data))


def _read(report: str, origin: str, claims: Sequence[Claim], actor: str) -> Draft:
    fields = {
        "report": report,
        "reader": f"{EXTRACTOR} @ {origin}",
        "claims": len(claims),
        "dropped": 0,
        "language": claims[0].language,
        "outside": None,
        "notes": [],
    }
    return draft("report.read", fields, actor=actor, scope=report)
