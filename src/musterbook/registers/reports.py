"""The reports register: what is in the book, how it is handled, and what its reading came to.

A report holds from the day on which it was published, else from the one on which it was recorded.
"""

from typing import Any

import msgspec

from musterbook.registers.rows import Filing, ReportMeta, Row
from musterbook.terms.payloads import report_from_fields
from musterbook.terms.plain_text import plain
from musterbook.terms.times import LAST_MINUTE, first_minute


def filing_of(seq: int, payload: dict[str, Any]) -> Filing:
    """The filing that a `report.received` payload opens."""
    report = report_from_fields(payload)
    meta = ReportMeta(
        id=report.id,
        kind=report.kind,
        stage=report.stage,
        handling=report.handling,
        mission=report.mission,
        title=_label(report.title),
        publisher=_label(report.publisher),
        published=(report.said_at.latest or report.said_at.earliest) if report.said_at else None,
        recorded=payload["recorded_at"][:10],
        corrects=report.corrects,
        summary_of=report.summary_of,
        name=_label(report.name),
        language=report.language,
    )
    return Filing(
        meta=meta,
        received_at=payload["recorded_at"],
        seq=seq,
        size=report.size,
        media_type=report.media_type,
        read=False,
        reader=None,
        claims=0,
        dropped=0,
        outside=0,
        notes=_notes(payload),
    )


def _label(words: str | None) -> str | None:
    """A title or name as it may be shown anywhere: whoever brought the report chose its characters."""
    return " ".join(plain(words).split()) or None if words else None


def mark_read(filing: Filing, payload: dict[str, Any]) -> Filing:
    """The filing after a `report.read` entry."""
    return msgspec.structs.replace(
        filing,
        read=True,
        reader=payload["reader"],
        claims=_number(payload["claims"]),
        dropped=_number(payload["dropped"]),
        outside=_number(payload["outside"]),
        notes=tuple(dict.fromkeys((*filing.notes, *_notes(payload)))),
    )


def _notes(payload: dict[str, Any]) -> tuple[str, ...]:
    """What the extractor or the reader noted."""
    notes = payload["notes"] or ()
    return (notes,) if isinstance(notes, str) else tuple(str(note) for note in notes)


def _number(told: Any) -> int:
    """Readers may tell how many, or which ones."""
    return told if isinstance(told, int) else len(told or ())


def lay_filing(filing: Filing) -> Row:
    """The report's row."""
    return Row(
        register="reports",
        subject=filing.meta.id,
        mission=filing.meta.mission,
        valid_from=first_minute(filing.meta.dated),
        valid_to=LAST_MINUTE,
        body=filing,
    )


def with_handling(filing: Filing, handling: str) -> Filing:
    """The filing under another handling."""
    meta: Any = msgspec.structs.replace(filing.meta, handling=handling)
    return msgspec.structs.replace(filing, meta=meta)
