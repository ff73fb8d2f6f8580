"""The fields of one record of a table become an article: its text cleaned and frozen, its day as a date."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from musterbook.archives.chunks import Article, Columns
from musterbook.errors import Incorrect
from musterbook.intake.cleaning import clean_label, make_text
from musterbook.intake.take import EXTRACTOR


def article_of(fields: Mapping[str, Any], columns: Columns, path: str, record: int) -> Article:
    """The article that a record's fields tell.

    Raises Incorrect (record.no_text, report.empty, report.bomb).
    """
    text = fields.get(columns.text)
    if not isinstance(text, str):
        raise Incorrect("record.no_text", f"It has no text in the column “{columns.text}”: name it with --text-column.")
    return Article(
        path=path,
        record=record,
        url=_words(fields.get(columns.url)),
        text=make_text(
            text,
            "text/plain",
            EXTRACTOR,
            _words(fields.get(columns.title)),
            _words(fields.get(columns.publisher)),
            _day(fields.get(columns.published)),
        ),
    )


def _words(value: Any) -> str | None:
    return clean_label(value) if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else _words(value)
