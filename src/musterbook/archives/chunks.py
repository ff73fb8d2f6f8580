"""What an archive is cut into: chunks, each a stretch of one input that one worker reads in a few seconds.

Chunks depend on the inputs alone, never on how many read them, so that rows come out the same by any engine.
"""

import os
from typing import Literal

from musterbook.errors import MusterbookError
from musterbook.intake.cleaning import clean_label
from musterbook.terms.record import Record
from musterbook.terms.reports import Text

Form = Literal["files", "lines", "packed lines", "rows", "web", "unreadable"]

RECORDS = 200  # of a chunk, at most, where one can be cut anywhere
BYTES = 4 * 1024 * 1024  # of a chunk, at most, where one can be cut anywhere
SLICES = 32  # of an input that can only be read from its start: each slice passes over those before it


class Stretch(Record, frozen=True):
    """Where records stand in a file: `records` of them, the first being number `first`; `size` is their share of bytes.

    `start` and `end` are bytes ("lines", "web"), rows of row group `group` ("rows"), records ("packed lines").
    """

    form: Form
    group: int
    start: int
    end: int
    first: int
    records: int
    size: int


class Chunk(Record, frozen=True):
    """A stretch of an input, or some files of a folder: `names` below `path`, both packed; `shown` is for people."""

    number: int
    path: str
    shown: str
    names: tuple[str, ...]
    where: Stretch


class Columns(Record, frozen=True):
    """The columns of JSON Lines and Parquet that hold an article's text and what is said of it."""

    text: str
    title: str
    published: str
    publisher: str
    url: str


class Article(Record, frozen=True):
    """One record of an archive that has a text; records are numbered from 1 in each file."""

    path: str
    record: int
    url: str | None
    text: Text


class SetAside(Record, frozen=True):
    """One record that was not read: where it stands, why (a code of the catalogue), and the reason in a line."""

    path: str
    record: int
    reason: str
    message: str


class PassedOver(Record, frozen=True):
    """One record of a web archive that is no page: a request, a picture, an answer without a page."""

    path: str
    record: int


def pack_path(path: str) -> str:
    """A path of any bytes as text that JSON can hold."""
    return os.fsencode(path).decode("latin-1")


def unpack_path(packed: str) -> str:
    """The path that was packed."""
    return os.fsdecode(packed.encode("latin-1"))


def show_path(path: str) -> str:
    """A path as it is printed and kept in rows: one line, every byte that is no character replaced."""
    return clean_label(os.fsencode(path).decode(errors="replace")) or "?"


def cut(total: int) -> list[tuple[int, int]]:
    """An input of `total` records that is read from its start, in slices: pairs of first and last, exclusive."""
    step = max(RECORDS, -(-total // SLICES))
    return [(first, min(first + step, total)) for first in range(0, total, step)]


def unreadable(size: int) -> Stretch:
    """All of a file that no record can be found in: one to be set aside."""
    return Stretch(form="unreadable", group=0, start=0, end=size, first=1, records=1, size=size)


def damaged(chunk: Chunk, record: int, problem: Exception | None = None) -> SetAside:
    """What is said where a file breaks off: nothing behind that record can be read."""
    why = f" ({type(problem).__name__})" if problem else ""
    return SetAside(
        path=chunk.shown,
        record=record,
        reason="archive.damaged",
        message=f"The file is damaged here{why}; what comes after it in this stretch was not read: ask for it anew.",
    )


def refused(path: str, record: int, problem: MusterbookError) -> SetAside:
    """A record that was refused for what is wrong with it."""
    return SetAside(path=path, record=record, reason=problem.code, message=problem.message)
