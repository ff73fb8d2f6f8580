"""BOOK.view: rows with the rectangle of valid time and sequence in which each holds, in an R*Tree on SQLite.

A row is open while nothing has taken its place; its last sequence number is then OPEN. Both ends of both spans are
included. The file is disposable: what is not of this layout, this book and these rules is emptied and folded anew.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from musterbook.errors import Conflict
from musterbook.store.sqlite_files import clean_file, closed_on_error, connect_file, create_file, spoken_errors, writing

LAYOUT = 2
OPEN = 2**31 - 1

_TABLES = """
CREATE TABLE followers (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, book TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE TABLE erasures (seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE refused (seq INTEGER PRIMARY KEY, why TEXT NOT NULL) STRICT;
CREATE TABLE rows (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    subject TEXT NOT NULL,
    mission TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    seq_from INTEGER NOT NULL,
    seq_to INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX rows_of_register ON rows (register, seq_to);
CREATE INDEX rows_of_subject ON rows (register, subject, seq_to);
CREATE VIRTUAL TABLE rectangles USING rtree_i32(id, valid_from, valid_to, seq_from, seq_to);
"""
_COLUMNS = "rows.register, rows.subject, rows.mission, rows.valid_from, rows.valid_to, rows.body"


class Content(NamedTuple):
    """What a row says, without when it was known."""

    register: str
    subject: str
    mission: str
    valid_from: int
    valid_to: int
    body: bytes


class Drawn(NamedTuple):
    """A row's id and the span of sequence numbers in which it was known."""

    id: int
    seq_from: int
    seq_to: int


class Laid(NamedTuple):
    """A row as it is laid down: what it says, from which entry on and up to which, without its id."""

    register: str
    subject: str
    mission: str
    valid_from: int
    valid_to: int
    body: bytes
    seq_from: int
    seq_to: int


class ViewTables:
    """Rows and their rectangles, as they are stored."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self.lock = RLock()

    def close(self) -> None:
        """Lets go of the file."""
        with self.lock:
            self._connection.close()

    def writing(self) -> AbstractContextManager[None]:
        """One immediate transaction: all of it, or nothing."""
        return writing(self._connection, self._path)

    def follower(self, name: str) -> tuple[int, str, int] | None:
        """A follower's version, its book and the position it has reached."""
        rows = self._rows("SELECT version, book, position FROM followers WHERE name = ?", (name,))
        return rows[0] if rows else None

    def empty(self) -> None:
        """Forgets every row; within `writing`."""
        for table in ("rows", "rectangles", "refused", "erasures", "followers"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of this file

    def move(self, name: str, version: int, book: str, position: int) -> None:
        """Notes how far a follower is; within `writing`."""
        self._connection.execute(
            "INSERT OR REPLACE INTO followers VALUES (?, ?, ?, ?)", (name, version, book, position)
        )

    def next_id(self) -> int:
        """The first id that no row has had."""
        ((last,),) = self._rows("SELECT max(id) FROM rows")
        return 1 if last is None else last + 1

    def write(
        self, opened: Iterable[tuple[Content, Drawn]], closed: Sequence[tuple[int, int]], refused: Sequence[Any]
    ) -> None:
        """Writes new rows, closes old ones (last sequence number, id), keeps what was refused; within `writing`."""
        told = list(opened)
        run = self._connection.executemany
        run(
            "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(drawn.id, *row[:5], drawn.seq_from, drawn.seq_to, row.body) for row, drawn in told],
        )
        run(
            "INSERT INTO rectangles VALUES (?, ?, ?, ?, ?)",
            [(drawn.id, row.valid_from, row.valid_to, drawn.seq_from, drawn.seq_to) for row, drawn in told],
        )
        run("UPDATE rows SET seq_to = ? WHERE id = ?", closed)
        run("UPDATE rectangles SET seq_to = ? WHERE id = ?", closed)
        run("INSERT OR REPLACE INTO refused VALUES (?, ?)", refused)

    def open_rows(self, register: str, subject: str) -> dict[Content, Drawn]:
        """A subject's open rows."""
        found = self._rows(
            f"SELECT {_COLUMNS}, rows.id, rows.seq_from, rows.seq_to FROM rows"  # noqa: S608
            " WHERE register = ? AND subject = ? AND seq_to = ?",
            (register, subject, OPEN),
        )
        return {Content(*row[:6]): Drawn(*row[6:]) for row in found}

    def all_open(self) -> list[Content]:
        """Every open row in the order in which they were opened."""
        found = self._rows(f"SELECT {_COLUMNS} FROM rows WHERE seq_to = ? ORDER BY id", (OPEN,))  # noqa: S608
        return [Content(*row) for row in found]

    def all_laid(self) -> list[Laid]:
        """Every row, open or not, whose rectangle is that of the row."""
        found = self._rows(
            f"SELECT {_COLUMNS}, rows.seq_from, rows.seq_to FROM rows JOIN rectangles AS box USING (id)"  # noqa: S608
            " WHERE box.valid_from = rows.valid_from AND box.valid_to = rows.valid_to"
            " AND box.seq_from = rows.seq_from AND box.seq_to = rows.seq_to"
        )
        return [Laid(*row) for row in found]

    def known_rows(self, register: str, known_at: int | None, mission: str | None) -> list[Content]:
        """A register's rows at any valid time, known at a sequence number, or now."""
        known = OPEN if known_at is None else known_at
        return self._content(
            f"SELECT {_COLUMNS} FROM rows"  # noqa: S608
            " WHERE register = :register AND seq_to >= :known AND seq_from <= :known AND :mission IN ('', mission)",
            {"register": register, "known": known, "mission": mission or ""},
        )

    def rows_at(self, register: str, as_of: int, known_at: int | None, mission: str | None) -> list[Content]:
        """A register's rows that held at a minute, known at a sequence number, or now."""
        known = OPEN if known_at is None else known_at
        return self._content(
            f"SELECT {_COLUMNS} FROM rectangles AS box CROSS JOIN rows ON rows.id = box.id"  # noqa: S608
            " WHERE box.valid_from <= :at AND box.valid_to >= :at AND box.seq_from <= :known AND box.seq_to >= :known"
            " AND rows.register = :register AND :mission IN ('', rows.mission)",
            {"register": register, "known": known, "at": as_of, "mission": mission or ""},
        )

    def refused(self) -> list[tuple[int, str]]:
        """The entries that could not be folded, and why."""
        return self._rows("SELECT seq, why FROM refused ORDER BY seq")

    def note_erasure(self, seq: int) -> None:
        """Notes that an entry tells of an erasure; within `writing`."""
        self._connection.execute("INSERT OR REPLACE INTO erasures VALUES (?)", (seq,))

    def erasures(self) -> list[int]:
        """The numbers of the entries that tell of an erasure."""
        return [seq for (seq,) in self._rows("SELECT seq FROM erasures ORDER BY seq")]

    def clean(self) -> None:
        """Leaves nothing in the file and its log of rows that were emptied.

        Raises Conflict (book.locked) while another process reads.
        """
        with self.lock:
            clean_file(self._connection, self._path, in_memory=True)

    def _content(self, query: str, told: dict[str, Any]) -> list[Content]:
        return [Content(*row) for row in self._rows(query, told)]

    def _rows(self, query: str, told: tuple[Any, ...] | dict[str, Any] = ()) -> list[Any]:
        with self.lock, spoken_errors(self._path):
            return self._connection.execute(query, told).fetchall()


def open_view_tables(path: Path) -> ViewTables:
    """The tables of a view, made where they are absent, of another layout or damaged.

    Raises Conflict (book.locked), Unavailable (book.read_only, disk.full).
    """
    try:
        return _open(path)
    except Conflict as problem:
        if problem.code != "book.damaged":
            raise
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    return _open(path)


def _open(path: Path) -> ViewTables:
    connection = connect_file(path) if path.exists() else create_file(path)
    with closed_on_error(connection):
        with spoken_errors(path):
            ((layout,),) = connection.execute("PRAGMA user_version").fetchall()
        if layout != LAYOUT:
            with writing(connection, path):
                _lay_out(connection)
        return ViewTables(path, connection)


def _lay_out(connection: sqlite3.Connection) -> None:
    for table in ("rectangles", "rows", "refused", "erasures", "followers"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _TABLES.strip().removesuffix(";").split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {LAYOUT}")
