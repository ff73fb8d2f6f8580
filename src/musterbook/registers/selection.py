"""Which rows an audience may see, and which of them add.

House: all. Partner: no confidential report, and no member's own report that is not open. Public: open reports only, and
no roll calls.
Who judged, and why, stays in the house: a reason may speak of what may not be seen.
A claim adds where a person accepted or amended it, or accepted it unread; unreviewed ones add only where asked for,
and every figure then says so.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from musterbook.registers.rows import COUNTED, Account, Filing, Judgement, ReportMeta, RollCall, Row

JUDGE, REASON = "a person of the house", "the reason is kept in the house"

Audience = Literal["house", "partner", "public"]


def may_see(audience: Audience, report: ReportMeta) -> bool:
    """Whether a report may add anything to what this audience is shown."""
    if audience == "house" or report.handling == "open":
        return True
    return audience == "partner" and report.handling == "internal" and report.kind not in ("field", "summary")


def adds(account: Account, *, include_unreviewed: bool) -> bool:
    """Whether a claim takes part in figures."""
    status = account.review.status
    return status in COUNTED or (include_unreviewed and status == "unreviewed")


def select_rows(rows: Iterable[Row], *, audience: Audience, include_unreviewed: bool) -> tuple[Row, ...]:
    """The rows that this audience may see and that take part."""
    kept = (row for row in rows if _selected(row, audience, include_unreviewed))
    return tuple(kept) if audience == "house" else tuple(map(_without_reason, kept))


def _without_reason(row: Row) -> Row:
    """The row without the name and words of who judged."""
    if isinstance(row.body, Judgement):
        return msgspec.structs.replace(row, body=msgspec.structs.replace(row.body, by=JUDGE, why=REASON))
    if isinstance(row.body, Account):
        review = msgspec.structs.replace(row.body.review, by=None, why=None)
        return msgspec.structs.replace(row, body=msgspec.structs.replace(row.body, review=review))
    return row


def _selected(row: Row, audience: Audience, include_unreviewed: bool) -> bool:
    body = row.body
    if isinstance(body, Account):
        return may_see(audience, body.report) and adds(body, include_unreviewed=include_unreviewed)
    if isinstance(body, Filing):
        return may_see(audience, body.meta)
    return audience != "public" or not isinstance(body, RollCall)
