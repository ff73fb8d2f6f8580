"""The book's tables on SQLite, format 1: entries, blobs, tiles, checkpoints, and what the book is called.

Plain SQL, no key needed. A table is never changed after this format; what else is wanted lives in followers.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import Any

from musterbook.errors import Conflict, NotFound
from musterbook.ledger.batches import Batch, SealedEntry
from musterbook.store.sqlite_files import (
    PATIENCE,
    WAY_OUT,
    clean_file,
    closed_on_error,
    connect_file,
    create_file,
    spoken_errors,
    writing,
)

FORMAT = 1
APPLICATION = 0x4D757374
PART_BYTES = 1 << 20
TWICE_SIGNED = "*\n\n\u2014 *\n\u2014 *"

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    commitment BLOB NOT NULL,
    stored_sha256 BLOB NOT NULL,
    stored BLOB NOT NULL
) STRICT;
CREATE TABLE blobs (
    seq INTEGER NOT NULL, number INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (seq, number, part)
) STRICT;
CREATE TABLE tiles (
    level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL,
    UNIQUE (level, number)
) STRICT;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
"""


class BookTables:
    """What is kept of one book, read and written as it is stored."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self.lock = RLock()
        self.meta: dict[str, str] = dict(self._rows("SELECT name, value FROM meta"))

    def close(self) -> None:
        """Lets go of the file."""
        with self.lock:
            self._connection.close()

    def writing(self) -> AbstractContextManager[None]:
        """One immediate transaction: all of it, or nothing."""
        return writing(self._connection, self._path)

    def freeze(self) -> None:
        """From now on this connection reads the book as it is at this moment."""
        self._rows("BEGIN")
        self.size()

    def size(self) -> int:
        """The number of entries."""
        ((last,),) = self._rows("SELECT max(seq) FROM entries")
        return 0 if last is None else last + 1

    def stored_entries(self, start: int, stop: int) -> Sequence[SealedEntry]:
        """The entries that are there with these numbers, without their blobs."""
        rows = self._rows(
            "SELECT seq, CASE WHEN version BETWEEN 0 AND 255 THEN version ELSE 0 END,"
            " coalesce(CAST(commitment AS BLOB), x'00'), coalesce(CAST(stored_sha256 AS BLOB), x'00'),"
            " coalesce(CAST(stored AS BLOB), x'00') FROM entries WHERE seq >= ? AND seq < ?",
            (start, stop),
        )
        return [SealedEntry._make((*row, ())) for row in rows]

    def last_readable(self) -> SealedEntry | None:
        """The last entry that was not emptied."""
        rows = self._rows("SELECT max(seq) FROM entries WHERE length(stored) > 0")
        ((seq,),) = rows
        return None if seq is None else self.stored_entries(seq, seq + 1)[0]

    def stored_blob(self, seq: int, number: int) -> bytes | None:
        """A blob's stored bytes."""
        rows = self._rows("SELECT bytes FROM blobs WHERE seq = ? AND number = ? ORDER BY part", (seq, number))
        return b"".join(part for (part,) in rows) if rows else None

    def blob_names(self) -> Iterator[tuple[int, int]]:
        """Entry and number of each blob that is kept."""
        yield from self._rows("SELECT DISTINCT seq, number FROM blobs ORDER BY seq, number")

    def stored_tile(self, level: int, number: int) -> bytes | None:
        """A tile's hashes."""
        rows = self._rows("SELECT hashes FROM tiles WHERE level = ? AND number = ?", (level, number))
        return rows[0][0] if rows else None

    def tile_names(self) -> Iterator[tuple[int, int]]:
        """Level and number of each tile that is kept."""
        yield from self._rows("SELECT level, number FROM tiles ORDER BY level, number")

    def notes(self) -> tuple[str, ...]:
        """The signed checkpoints that are kept, newest first."""
        rows = self._rows("SELECT coalesce(CAST(note AS TEXT), '') FROM checkpoints ORDER BY size DESC")
        return tuple(note for (note,) in rows)

    def last_note(self) -> str | None:
        """The newest signed checkpoint that is kept."""
        rows = self._rows("SELECT coalesce(CAST(note AS TEXT), '') FROM checkpoints ORDER BY size DESC LIMIT 1")
        return rows[0][0] if rows else None

    def label(self, name: str) -> str | None:
        """What the book is labelled with under this name, at this moment."""
        rows = self._rows("SELECT value FROM meta WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def write_label(self, name: str, value: str) -> None:
        """Labels the book; within `writing`."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def drop_label(self, name: str) -> None:
        """Takes a label away; within `writing`."""
        self._connection.execute("DELETE FROM meta WHERE name = ?", (name,))

    def write_batch(self, batch: Batch) -> None:
        """Writes a batch; within `writing`."""
        self._connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", [told[:5] for told in batch.sealed])
        self._connection.executemany("INSERT INTO blobs VALUES (?, ?, ?, ?)", blob_rows(batch.sealed))
        self._connection.executemany(
            "INSERT INTO tiles VALUES (?, ?, ?) ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes",
            [(level, number, hashes) for (level, number), hashes in batch.tiles.items()],
        )

    def empty_entries(self, seqs: Sequence[int]) -> None:
        """Takes away the stored bytes and blobs of entries; see Tables. Within `writing`."""
        told = [(seq,) for seq in seqs]
        self._connection.executemany("UPDATE entries SET stored = x'' WHERE seq = ?", told)
        self._connection.executemany("DELETE FROM blobs WHERE seq = ?", told)

    def clean(self) -> None:
        """Leaves nothing in the file and its log of what was emptied; see Tables."""
        with self.lock:
            clean_file(self._connection, self._path)

    def write_note(self, size: int, note: str) -> None:
        """Keeps a signed checkpoint. Of older ones the last that a witness cosigned stays. Within `writing`."""
        self._connection.execute("INSERT OR REPLACE INTO checkpoints VALUES (?, ?)", (size, note))
        self._connection.execute(
            "DELETE FROM checkpoints WHERE size < (SELECT max(size) FROM checkpoints)"
            " AND size IS NOT (SELECT max(size) FROM checkpoints WHERE note GLOB :twice)",
            {"twice": TWICE_SIGNED},
        )

    def _rows(self, query: str, told: tuple[Any, ...] = ()) -> list[Any]:
        with self.lock, spoken_errors(self._path):
            return self._connection.execute(query, told).fetchall()


def create_tables(path: Path, meta: dict[str, str]) -> BookTables:
    """An empty book.

    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full).
    """
    connection = create_file(path)
    with closed_on_error(connection), writing(connection, path):
        for statement in _TABLES.strip().removesuffix(";").split(";\n"):
            connection.execute(statement)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    return BookTables(path, connection)


def open_tables(path: Path, *, patience: float = PATIENCE) -> BookTables:
    """The tables of a book that exists.

    Raises NotFound (book.absent), Conflict (book.newer, book.damaged), Unavailable (book.read_only).
    """
    if not path.is_file():
        raise NotFound("book.absent", f"there is no book at {path}: `musterbook record FILE` makes one")
    connection = connect_file(path, patience=patience)
    with closed_on_error(connection), spoken_errors(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION:
            raise Conflict("book.damaged", f"{path} is no book: {WAY_OUT}")
        if version > FORMAT:
            raise Conflict("book.newer", f"{path} has format {version}, newer than this Musterbook knows ({FORMAT})")
        tables = BookTables(path, connection)
        told = [word for label in tables.meta.items() for word in label]
        if not {"book", "origin", "vkey"} <= tables.meta.keys() or not all(isinstance(word, str) for word in told):
            raise Conflict("book.damaged", f"{path} does not say which book it is: {WAY_OUT}")
        return tables


def blob_rows(sealed: Sequence[SealedEntry]) -> Iterator[tuple[int, int, int, bytes]]:
    """The rows that keep the blobs of entries: entry, number, part, bytes."""
    for entry in sealed:
        for number, blob in enumerate(entry.blobs):
            for part, at in enumerate(range(0, len(blob), PART_BYTES)):
                yield entry.seq, number, part, blob[at : at + PART_BYTES]
