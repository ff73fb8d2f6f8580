"""Archives made for tests: the same few reports as a folder, lines, a table and a web archive."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musterbook.archives.chunks import Article, Chunk, Columns, PassedOver, SetAside
from musterbook.archives.local import run_here
from musterbook.archives.plan import plan_chunks
from musterbook.archives.records import read_records
from musterbook.archives.run import Outputs, read_archive
from musterbook.intake.keeper import extract_apart

COLUMNS = Columns(text="text", title="title", published="published", publisher="publisher", url="url")
HARM = "{n} peacekeepers of the mission were wounded on Tuesday when gunmen fired on their patrol, a spokeswoman said."
Told = Article | SetAside | PassedOver


def report(number: int) -> str:
    """A short report; each number another."""
    return f"GOMA, 3 March 2021 - {HARM.format(n=number + 2)}\n\nThe force has about {number + 1:,}000 soldiers."


def fields(number: int) -> dict[str, Any]:
    """A record of a table that holds such a report."""
    return {"text": report(number), "published": "2021-03-03", "url": f"https://a.example/{number}", "more": [number]}


def write_lines(path: Path, records: list[Any]) -> Path:
    """A file of JSON Lines, packed where its name says so."""
    lines = "".join((told if isinstance(told, str) else json.dumps(told)) + "\n" for told in records).encode()
    path.write_bytes(gzip.compress(lines, mtime=0) if path.suffix == ".gz" else lines)
    return path


def write_table(path: Path, records: list[dict[str, Any]], group: int) -> Path:
    """A Parquet file of row groups of that size."""
    pq.write_table(pa.Table.from_pylist(records), path, row_group_size=group)
    return path


def write_web(path: Path, pages: list[tuple[str, str, bytes]]) -> Path:
    """A web archive: a request and an answer for each (status, media type, body), written by hand."""
    parts = []
    for number, (status, media, body) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
        for kind, block in (("request", b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"), ("response", answer)):
            head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/{number}\r\n"
            head += f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
            parts.append(head.encode() + block + b"\r\n\r\n")
    path.write_bytes(b"".join(gzip.compress(part) if path.suffix == ".gz" else part for part in parts))
    return path


def page(number: int) -> bytes:
    """A web page that holds a report."""
    told = "".join(f"<p>{part}</p>" for part in report(number).split("\n\n"))
    return (
        f"<!doctype html><html><head><title>Page</title></head><body><article>{told}</article></body></html>".encode()
    )


def records_of(path: Path, columns: Columns = COLUMNS) -> list[Told]:
    """All that an archive's chunks tell, chunk after chunk."""
    return [told for chunk in plan(path) for told in read_records(chunk, columns, extract_apart)]


def plan(path: Path) -> list[Chunk]:
    """The chunks of an archive."""
    return list(plan_chunks([str(path)], frozenset()))


def articles_of(told: list[Told]) -> list[tuple[int, str]]:
    """Number and text of the articles among records."""
    return [(one.record, one.text.text) for one in told if isinstance(one, Article)]


def reasons_of(told: list[Told]) -> list[tuple[int, str]]:
    """Number and reason of what was set aside among records."""
    return [(one.record, one.reason) for one in told if isinstance(one, SetAside)]


Read = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads archives here and gives the rows that come out."""

    def run(*paths: Path, workers: int = 1, out: str = "claims.parquet") -> list[dict[str, Any]]:
        outputs = Outputs(claims=tmp_path / out)
        read_archive([*map(str, paths)], outputs, COLUMNS, lambda w, p, _: run_here(w, p, workers), lambda _: None)
        rows: list[dict[str, Any]] = pq.read_table(outputs.claims).to_pylist()
        return rows

    return run
