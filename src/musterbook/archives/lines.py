"""JSON Lines, plain or gzip: an object a line. Plain files are cut at bytes, packed ones are read from their start."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

import orjson

from musterbook.archives.chunks import (
    BYTES,
    RECORDS,
    Article,
    Chunk,
    Columns,
    SetAside,
    Stretch,
    cut,
    damaged,
    refused,
    unpack_path,
)
from musterbook.archives.fields import article_of
from musterbook.errors import Incorrect, MusterbookError
from musterbook.intake.files import too_large
from musterbook.terms.reports import LARGEST_REPORT

ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LONGEST_LINE = LARGEST_REPORT + 1024 * 1024
DAMAGED = (EOFError, OSError, zlib.error)


def plan_lines(path: str) -> Iterator[Stretch]:
    """The stretches of a file of lines, each of some hundred records or some megabytes."""
    return _plan_packed(path) if path.endswith(".gz") else _plan_plain(path)


def _plan_plain(path: str) -> Iterator[Stretch]:
    with Path(path).open("rb") as file:
        start, first, count = 0, 1, 0
        for _ in whole_lines(file):
            count += 1
            end = file.tell()
            if count >= RECORDS or end - start >= BYTES:
                yield _stretch("lines", start, end, first, count, end - start)
                start, first, count = end, first + count, 0
        if count:
            end = file.tell()
            yield _stretch("lines", start, end, first, count, end - start)


def _plan_packed(path: str) -> Iterator[Stretch]:
    total = 0
    with open_packed(path) as file:
        try:
            for _ in whole_lines(file):
                total += 1
        except DAMAGED:
            total += 1
    size = Path(path).stat().st_size
    for first, last in cut(total):
        yield _stretch("packed lines", first, last, first + 1, last - first, size * (last - first) // total)


def _stretch(form: Any, start: int, end: int, first: int, records: int, size: int) -> Stretch:
    return Stretch(form=form, group=0, start=start, end=end, first=first, records=records, size=size)


def open_packed(path: str) -> IO[bytes]:
    """A gzip file as what it unfolds to."""
    return cast("IO[bytes]", gzip.open(path))


def whole_lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """One item a line; None for a line that is longer than any report."""
    while piece := file.readline(LONGEST_LINE):
        if len(piece) < LONGEST_LINE or piece.endswith(b"\n"):
            yield piece
            continue
        while (piece := file.readline(LONGEST_LINE)) and not piece.endswith(b"\n"):
            pass
        yield None


def read_lines(chunk: Chunk, columns: Columns) -> Iterator[Article | SetAside]:
    """The articles of a stretch of lines, in order; a blank line counts as a line and is no record."""
    with _open(chunk) as file:
        record = 0 if chunk.where.form == "packed lines" else chunk.where.first - 1
        last = chunk.where.first + chunk.where.records - 1
        lines = whole_lines(file)
        while record < last:
            record += 1
            try:
                line = next(lines, b"")
            except DAMAGED as problem:
                yield damaged(chunk, record, problem)
                return
            if record >= chunk.where.first and (line is None or line.strip()):
                yield _read_line(line, chunk, columns, record)


def _open(chunk: Chunk) -> IO[bytes]:
    path = unpack_path(chunk.path)
    if chunk.where.form == "packed lines":
        return open_packed(path)
    file = Path(path).open("rb")  # noqa: SIM115 — the caller closes it
    file.seek(chunk.where.start)
    return file


def _read_line(line: bytes | None, chunk: Chunk, columns: Columns, record: int) -> Article | SetAside:
    try:
        if line is None:
            raise too_large(LARGEST_REPORT)
        return article_of(_fields(line), columns, chunk.shown, record)
    except MusterbookError as problem:
        return refused(chunk.shown, record, problem)


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as problem:
        raise Incorrect("record.broken", f"The line is no JSON ({problem}): mend it or leave it out.") from None
    if not isinstance(fields, dict):
        raise Incorrect("record.broken", "The line is JSON but no object: mend it or leave it out.")
    return fields
