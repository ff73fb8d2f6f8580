"""A report: one document or submission as it arrived, with its frozen text."""

from typing import Literal

from musterbook.terms.record import Record
from musterbook.terms.times import Interval

ReportKind = Literal["wire", "statement", "sitrep", "field", "dataset", "summary"]
Stage = Literal["flash", "follow-up", "final"]
Handling = Literal["open", "internal", "confidential"]

LARGEST_REPORT = 50 * 1024 * 1024  # bytes
LARGEST_TEXT = 2 * 1024 * 1024  # bytes of UTF-8: more than any report says, and minutes of reading


class Text(Record, frozen=True):
    """What an extractor makes of a report's bytes; never made again: a better extraction supersedes.

    `extractor` names code and version ("html/1 trafilatura 2.0"); `title` and `published` as the document tells them.
    `made` is the day on which the file says that it was made or saved: it suggests a day of publication and is none.
    """

    text: str
    media_type: str
    extractor: str
    title: str | None
    publisher: str | None
    published: str | None
    made: str | None
    notes: tuple[str, ...]


class Report(Record, frozen=True):
    """What the book keeps of a report beside its bytes and text.

    `id` is random; `said_at` is by default the day of publication; `tag` is a keyed digest that finds doubles.
    """

    id: str
    kind: ReportKind
    stage: Stage | None
    handling: Handling
    mission: str
    title: str | None
    publisher: str | None
    said_at: Interval | None
    corrects: str | None
    summary_of: str | None
    name: str | None
    media_type: str
    size: int
    language: str | None
