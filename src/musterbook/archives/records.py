"""The records of a chunk, whatever it was cut from."""

from collections.abc import Iterator

from musterbook.archives.chunks import Article, Chunk, Columns, PassedOver, SetAside, damaged
from musterbook.archives.folders import read_files
from musterbook.archives.lines import read_lines
from musterbook.archives.rows import read_rows
from musterbook.archives.web import read_web
from musterbook.intake.take import Extract

Told = Article | SetAside | PassedOver


def read_records(chunk: Chunk, columns: Columns, extract: Extract) -> Iterator[Told]:
    """The articles of a chunk in their order, and what is set aside or passed over between them."""
    try:
        yield from _read(chunk, columns, extract)
    except OSError as problem:
        yield damaged(chunk, chunk.where.first, problem)


def _read(chunk: Chunk, columns: Columns, extract: Extract) -> Iterator[Told]:
    match chunk.where.form:
        case "files":
            return read_files(chunk, extract)
        case "lines" | "packed lines":
            return read_lines(chunk, columns)
        case "rows":
            return read_rows(chunk, columns)
        case "web":
            return read_web(chunk, extract)
        case "unreadable":
            return iter([damaged(chunk, 1)])
