"""Lets a model read a report on its way into the book, and says in the book what leaves the house by it.

Before the text of a report goes to another machine, a `report.read` entry announces every stretch that is about to go
and where to. The entry that follows tells each call that was made. A work that is cut off in between leaves the
announcement, and the report is read when it is recorded again.
"""

from typing import Any

import msgspec

from musterbook.actions.actors import MACHINE
from musterbook.errors import Forbidden
from musterbook.reading.languages import find_language
from musterbook.reading.model.open_text import open_text_of
from musterbook.reading.model.reader import ModelReader, ModelReading, Plan
from musterbook.reading.reader import Reading
from musterbook.registers.rows import Filing
from musterbook.terms.entries import Draft, draft
from musterbook.terms.reports import Handling, ReportKind

ANNOUNCED = " (announced)"


def plan_reading(
    model: ModelReader, text: str, kind: ReportKind, handling: Handling, filing: Filing | None, *, accepting: bool
) -> Plan:
    """How a model would read a report; nothing is sent yet. What the book knows of the report counts as well.

    Raises Forbidden (model.not_open, model.accept, model.host), Incorrect and Unavailable (model.budget,
    model.unreachable).
    """
    if accepting:
        raise Forbidden("model.accept", "what a model read is never accepted unread: record it, then review it")
    if filing is not None:
        open_text_of(text, kind=filing.meta.kind, handling=filing.meta.handling)
    return model.plan(open_text_of(text, kind=kind, handling=handling))


def announcement(report: str, model: ModelReader, plan: Plan) -> Draft:
    """The entry that says what is about to leave the house, and where to."""
    outside = [
        {"host": model.server.host, "port": model.server.port, "start": w.start, "end": w.end, "outcome": "announced"}
        for w in plan.windows
    ]
    fields = {
        "report": report,
        "reader": model.name + ANNOUNCED,
        "claims": 0,
        "dropped": 0,
        "language": find_language(plan.of.text) or "en",
        "outside": outside,
        "notes": [],
    }
    return draft("report.read", fields, actor=MACHINE, scope=report)


def is_unfinished(filing: Filing) -> bool:
    """Whether a report's reading was announced and has not come to an end."""
    return (filing.reader or "").endswith(ANNOUNCED)


def told_outside(reading: Reading) -> list[dict[str, Any]] | None:
    """The calls of a reading that went to another machine, as an entry keeps them."""
    if not isinstance(reading, ModelReading) or not reading.outside:
        return None
    return [dict(msgspec.to_builtins(call)) for call in reading.outside]


def dropped_claims(reading: Reading) -> int:
    """How many claims of a model did not stand."""
    return reading.dropped if isinstance(reading, ModelReading) else 0
