"""Reads one chunk and leaves its part in the work folder: the one thing that every engine does."""

import atexit
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from musterbook.archives.chunks import Article, PassedOver, SetAside
from musterbook.archives.records import Told, read_records
from musterbook.archives.table import SCHEMA, row_of
from musterbook.archives.work import NOTHING, Tally, Work, write_whole
from musterbook.errors import Incorrect, MusterbookError
from musterbook.intake.warm import Nurseries
from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import Claim

LONGEST = 120  # seconds of processor time that the reader may take over one article
FLUSH = 2000  # rows that are held before they are written


@cache
def reader() -> RulesReader:
    """The reader of this process."""
    return RulesReader()


@cache
def nurseries() -> Nurseries:
    """The nurseries of this process; they end when it does."""
    kept = Nurseries()
    atexit.register(kept.close)
    return kept


def read_chunk(folder: str, at: int) -> Tally:
    """Reads the chunk whose line begins at a byte of the plan; done already, it is not read again."""
    work = Work(folder=Path(folder))
    chunk = work.chunk_at(at)
    if done := work.tally(chunk.number):
        return done
    part = Part(work.part(chunk.number, "parquet"))
    with part:
        for told in read_records(chunk, work.load_job().columns, nurseries().extract):
            part.take(told)
    tally = msgspec.structs.replace(part.tally, size=chunk.where.size)
    if part.aside:
        write_whole(work.part(chunk.number, "jsonl"), part.aside)
    write_whole(work.part(chunk.number, "json"), [msgspec.json.encode(tally)])
    return tally


class Part:
    """A part while it is written: rows go to a file that gets its name at the end; without rows there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.draft = path.with_name(f"{path.name}.{os.uname().nodename}.{os.getpid()}")
        self.rows: list[dict[str, Any]] = []
        self.aside: list[bytes] = []
        self.tally = NOTHING
        self.writer: pq.ParquetWriter | None = None

    def __enter__(self) -> "Part":
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
        if self.writer is not None:
            self.writer.close()
            if kind is None:
                self.draft.replace(self.path)
            else:
                self.draft.unlink()

    def take(self, told: Told) -> None:
        """One more record of the chunk."""
        if isinstance(told, PassedOver):
            self._count(passed_over=1)
            return
        if isinstance(told, Article):
            claims = claims_of(told)
            if not isinstance(claims, SetAside):
                self._count(articles=1, undated=int(told.text.published is None), claims=len(claims))
                self.rows.extend(row_of(told, claim) for claim in claims)
                if len(self.rows) >= FLUSH:
                    self._flush()
                return
            told = claims
        self._count(set_aside=1)
        self.aside.append(msgspec.json.encode(told) + b"\n")

    def _count(self, **more: int) -> None:
        counted = {name: getattr(self.tally, name) + number for name, number in more.items()}
        self.tally = msgspec.structs.replace(self.tally, **counted)

    def _flush(self) -> None:
        if self.rows:
            self.writer = self.writer or pq.ParquetWriter(self.draft, SCHEMA, compression="zstd", compression_level=1)
            self.writer.write_table(pa.Table.from_pylist(self.rows, schema=SCHEMA))
            self.rows = []


def claims_of(article: Article) -> tuple[Claim, ...] | SetAside:
    """The claims of an article, or why it is set aside: nothing that one article does stops the rest."""
    text = article.text
    try:
        with limited():
            reading = reader().read(
                text.text,
                published=text.published,
                publisher=text.publisher,
                report_digest=sha256(text.text.encode()).digest(),
            )
        if "unread" in reading.notes:
            raise Incorrect("report.language", f"It is in a language that is not read ({reading.language}).")
    except MusterbookError as problem:
        return SetAside(path=article.path, record=article.record, reason=problem.code, message=problem.message)
    except Exception as problem:  # noqa: BLE001 — one article in a million may meet our own mistake
        message = f"The reader failed ({type(problem).__name__}): report it with this article."
        return SetAside(path=article.path, record=article.record, reason="fault.unexpected", message=message)
    return reading.claims


@contextmanager
def limited() -> Iterator[None]:
    """Ends what takes too much processor time; only a process's first thread can be ended so.

    Raises Incorrect (report.time_limit).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_signal: int, _frame: object) -> None:
    raise Incorrect("report.time_limit", f"Its claims could not be read in {LONGEST} seconds: read it by itself.")
