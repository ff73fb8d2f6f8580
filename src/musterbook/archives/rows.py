"""Parquet: a record a row. A row group is read from its start, so it is cut into a few slices only."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from musterbook.archives.chunks import (
    Article,
    Chunk,
    Columns,
    SetAside,
    Stretch,
    cut,
    damaged,
    refused,
    unpack_path,
    unreadable,
)
from musterbook.archives.fields import article_of
from musterbook.errors import MusterbookError

ENDINGS = (".parquet",)
AT_ONCE = 128  # rows
DAMAGED = (pa.ArrowException, OSError, ValueError)


def plan_rows(path: str) -> Iterator[Stretch]:
    """The stretches of a Parquet file: slices of its row groups."""
    try:
        with pq.ParquetFile(path) as file:
            groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
            sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    except DAMAGED:
        yield unreadable(Path(path).stat().st_size)
        return
    before = 0
    for group, (rows, size) in enumerate(sizes):
        for start, end in cut(rows):
            yield Stretch(
                form="rows",
                group=group,
                start=start,
                end=end,
                first=before + start + 1,
                records=end - start,
                size=size * (end - start) // rows,
            )
        before += rows


def read_rows(chunk: Chunk, columns: Columns) -> Iterator[Article | SetAside]:
    """The articles of a slice of a row group, in order."""
    record, last = chunk.where.first, chunk.where.first + chunk.where.records
    try:
        for fields in _rows(chunk, columns):
            yield _read_row(fields, chunk, columns, record)
            record += 1
    except DAMAGED as problem:
        if record < last:
            yield damaged(chunk, record, problem)


def _rows(chunk: Chunk, columns: Columns) -> Iterator[dict[str, Any]]:
    named = {columns.text, columns.title, columns.published, columns.publisher, columns.url}
    at = 0
    with pq.ParquetFile(unpack_path(chunk.path), pre_buffer=False) as file:
        wanted = [name for name in file.schema_arrow.names if name in named]
        if not wanted:
            yield from ({} for _ in range(chunk.where.records))
            return
        for batch in file.iter_batches(AT_ONCE, row_groups=[chunk.where.group], columns=wanted, use_threads=False):
            first, last = max(at, chunk.where.start), min(at + batch.num_rows, chunk.where.end)
            if first < last:
                yield from batch.slice(first - at, last - first).to_pylist()
            at += batch.num_rows
            if at >= chunk.where.end:
                return


def _read_row(fields: dict[str, Any], chunk: Chunk, columns: Columns, record: int) -> Article | SetAside:
    try:
        return article_of(fields, columns, chunk.shown, record)
    except MusterbookError as problem:
        return refused(chunk.shown, record, problem)
