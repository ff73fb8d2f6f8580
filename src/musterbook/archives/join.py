"""Joins the parts of a run into its output, in the order of the plan, never holding more than a row group."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from musterbook.archives.table import SCHEMA
from musterbook.archives.work import Work

ROW_GROUP = 10_000
AT_ONCE, TOGETHER = 2_000, 100


def join_parts(work: Work, claims: Path, set_aside: Path) -> None:
    """Writes both outputs, each whole or not at all; what they hold depends on the inputs alone."""
    numbers = [chunk.number for _, chunk in work.chunks()]
    draft = work.folder / "claims"
    with pq.ParquetWriter(draft, SCHEMA, compression="zstd", compression_level=3) as writer:
        for table in _groups(_batches(work, numbers)):
            writer.write_table(table, row_group_size=ROW_GROUP)
    asides = work.folder / "set-aside"
    with asides.open("wb") as file:
        for number in numbers:
            part = work.part(number, "jsonl")
            if part.exists():
                file.write(part.read_bytes())
    asides.replace(set_aside)
    draft.replace(claims)


def _batches(work: Work, numbers: list[int]) -> Iterator[pa.RecordBatch]:
    """The rows of all parts; small parts come together, since a batch costs much whatever its rows."""
    small: list[pa.RecordBatch] = []
    for number in numbers:
        part = work.part(number, "parquet")
        if part.exists():
            with pq.ParquetFile(part, pre_buffer=False) as file:
                small += file.iter_batches(AT_ONCE, use_threads=False)
        if len(small) >= TOGETHER or sum(batch.num_rows for batch in small) >= AT_ONCE:
            yield from _together(small)
            small = []
    yield from _together(small)


def _together(batches: list[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield from pa.Table.from_batches(batches, schema=SCHEMA).combine_chunks().to_batches()


def _groups(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Tables of ROW_GROUP rows each, but for the last."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        while rows + batch.num_rows >= ROW_GROUP:
            fitting = ROW_GROUP - rows
            yield pa.Table.from_batches([*held, batch.slice(0, fitting)], schema=SCHEMA)
            batch, held, rows = batch.slice(fitting), [], 0
        held, rows = [*held, batch], rows + batch.num_rows
    if rows:
        yield pa.Table.from_batches(held, schema=SCHEMA)
