"""WARC and WARC.gz: the pages of a crawl, each through the confined reader of HTML; WET's texts as plain text."""

import itertools
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from musterbook.archives.chunks import (
    BYTES,
    Article,
    Chunk,
    PassedOver,
    SetAside,
    Stretch,
    damaged,
    refused,
    unpack_path,
    unreadable,
)
from musterbook.errors import MusterbookError
from musterbook.intake.cleaning import clean_label, make_text
from musterbook.intake.decoding import decode_utf8, find_mark
from musterbook.intake.files import read_at_most
from musterbook.intake.formats.charsets import DECLARED, DECLARED_WITHIN
from musterbook.intake.take import EXTRACTOR, UTF8_MARK, Extract
from musterbook.terms.reports import LARGEST_REPORT, Text

ENDINGS = (".warc", ".warc.gz", ".wet", ".wet.gz")
RECORDS = 150  # of a chunk, of any kind
READ_AT_ONCE = 1 << 18
PAGES = ("text/html", "application/xhtml+xml")
DAMAGED = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error)


def plan_web(path: str) -> Iterator[Stretch]:
    """The stretches of a web archive, each of some hundred records of any kind; a damaged end counts as one record."""
    size = Path(path).stat().st_size
    start, first, count = 0, 1, 0
    try:
        with Path(path).open("rb") as file:
            records = ArchiveIterator(file)
            for _ in records:
                here = records.get_record_offset()
                if count and (count >= RECORDS or here - start >= BYTES):
                    yield _stretch(start, here, first, count)
                    start, first, count = here, first + count, 0
                count += 1
    except DAMAGED:
        count += 1
    yield _stretch(start, size, first, count) if count else unreadable(size)


def _stretch(start: int, end: int, first: int, records: int) -> Stretch:
    return Stretch(form="web", group=0, start=start, end=end, first=first, records=records, size=end - start)


def read_web(chunk: Chunk, extract: Extract) -> Iterator[Article | SetAside | PassedOver]:
    """The articles of a stretch of a web archive, in order; what is no page that was found is passed over."""
    number = chunk.where.first
    with Path(unpack_path(chunk.path)).open("rb") as file:
        file.seek(chunk.where.start)
        try:
            for record in itertools.islice(ArchiveIterator(file), chunk.where.records):
                yield _read_record(record, chunk, extract, number)
                number += 1
        except DAMAGED as problem:
            yield damaged(chunk, number, problem)
            return
    if number < chunk.where.first + chunk.where.records:
        yield damaged(chunk, number)


def _read_record(record: Any, chunk: Chunk, extract: Extract, number: int) -> Article | SetAside | PassedOver:
    kind = _kind_of(record)
    if kind is None:
        return PassedOver(path=chunk.shown, record=number)
    url = clean_label(record.rec_headers.get_header("WARC-Target-URI"))
    try:
        data = _whole(record)
        text = _text_of(data) if kind == "text" else extract("html", as_declared(data, _charset(record)))
        return Article(path=chunk.shown, record=number, url=url, text=text)
    except MusterbookError as problem:
        return refused(chunk.shown, number, problem)


def _whole(record: Any) -> bytes:
    """All of a record's content.

    Raises Incorrect (report.too_large), and EOFError where the file ends before the record does.
    """
    data = read_at_most(record.content_stream(), LARGEST_REPORT)
    while record.raw_stream.read(READ_AT_ONCE):
        pass
    if record.raw_stream.limit > 0:
        raise EOFError
    return data


def _kind_of(record: Any) -> str | None:
    """Whether a record is a page that was found, or the plain text of one."""
    if record.rec_type == "conversion":
        return "text"
    if record.rec_type != "response" or record.http_headers is None:
        return None
    media = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return "page" if media in PAGES and record.http_headers.get_statuscode() == "200" else None


def _text_of(data: bytes) -> Text:
    return make_text(data.decode("utf-8", "replace"), "text/plain", EXTRACTOR)


def _charset(record: Any) -> str | None:
    parts = (record.http_headers.get_header("Content-Type") or "").split(";")[1:]
    told = [part.partition("=")[2].strip(" \"'") for part in parts if part.strip().lower().startswith("charset")]
    return told[0] if told else None


def as_declared(data: bytes, charset: str | None) -> bytes:
    """A page's bytes, in UTF-8 where only the server said what they are in, and that holds."""
    if not charset or find_mark(data) or DECLARED.search(data[:DECLARED_WITHIN]) or decode_utf8(data) is not None:
        return data
    try:
        return UTF8_MARK + data.decode(charset).encode()
    except (LookupError, ValueError):
        return data
