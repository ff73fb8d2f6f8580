"""The book's tables on PostgreSQL, format 1: the same as on SQLite, in a schema of their own, one book a database.

Plain SQL, no key needed. Values are ciphertext and digests, so they are stored as they are, without compression.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from musterbook.errors import Conflict, NotFound
from musterbook.ledger.batches import Batch, SealedEntry
from musterbook.store.postgres_server import SCHEMA, Server
from musterbook.store.sqlite_files import PATIENCE, closed_on_error
from musterbook.store.sqlite_tables import FORMAT, blob_rows

TWICE_SIGNED = "%\n\n\u2014 %\n\u2014 %"
FEW = 16  # entries that are written without COPY, which takes more turns with the server
ENTRY_TYPES = ("int8", "int4", "bytea", "bytea", "bytea")
BLOB_TYPES = ("int8", "int4", "int4", "bytea")

_TABLES = f"""
CREATE SCHEMA {SCHEMA};
CREATE TABLE {SCHEMA}.format (version integer NOT NULL);
CREATE TABLE {SCHEMA}.meta (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE {SCHEMA}.entries (
    seq bigint PRIMARY KEY,
    version integer NOT NULL,
    commitment bytea NOT NULL,
    stored_sha256 bytea NOT NULL,
    stored bytea NOT NULL
);
CREATE TABLE {SCHEMA}.blobs (
    seq bigint NOT NULL, number integer NOT NULL, part integer NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (seq, number, part)
);
CREATE TABLE {SCHEMA}.tiles (
    level integer NOT NULL, number bigint NOT NULL, hashes bytea NOT NULL,
    PRIMARY KEY (level, number)
);
CREATE TABLE {SCHEMA}.checkpoints (size bigint PRIMARY KEY, note text NOT NULL);
ALTER TABLE {SCHEMA}.entries ALTER COLUMN stored SET STORAGE EXTERNAL;
ALTER TABLE {SCHEMA}.blobs ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE {SCHEMA}.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
INSERT INTO {SCHEMA}.format VALUES ({FORMAT});
"""  # noqa: S608 - two constants

_KEEP_TILE = "INSERT INTO tiles VALUES (%b, %b, %b) ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes"


class PostgresTables:
    """What is kept of one book, read and written as it is stored."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.lock = server.lock
        self.meta: dict[str, str] = dict(server.ask("SELECT name, value FROM meta"))

    def close(self) -> None:
        """Lets go of the connection."""
        self._server.close()

    def writing(self) -> AbstractContextManager[None]:
        """One transaction of the one writer; see Tables."""
        return self._server.writing()

    def freeze(self) -> None:
        """From now on this connection reads the book as it is at this moment."""
        self._server.freeze()

    def size(self) -> int:
        """The number of entries."""
        ((last,),) = self._server.ask("SELECT max(seq) FROM entries")
        return 0 if last is None else int(last) + 1

    def stored_entries(self, start: int, stop: int) -> Sequence[SealedEntry]:
        """The entries that are there with these numbers, without their blobs."""
        rows = self._server.ask(
            "SELECT seq, CASE WHEN version BETWEEN 0 AND 255 THEN version ELSE 0 END, commitment, stored_sha256, stored"
            " FROM entries WHERE seq >= %s AND seq < %s ORDER BY seq",
            (start, stop),
        )
        return [SealedEntry._make((*row, ())) for row in rows]

    def last_readable(self) -> SealedEntry | None:
        """The last entry that was not emptied."""
        rows = self._server.ask("SELECT seq FROM entries WHERE length(stored) > 0 ORDER BY seq DESC LIMIT 1")
        return self.stored_entries(rows[0][0], rows[0][0] + 1)[0] if rows else None

    def stored_blob(self, seq: int, number: int) -> bytes | None:
        """A blob's stored bytes."""
        rows = self._server.ask("SELECT bytes FROM blobs WHERE seq = %s AND number = %s ORDER BY part", (seq, number))
        return b"".join(part for (part,) in rows) if rows else None

    def blob_names(self) -> Iterator[tuple[int, int]]:
        """Entry and number of each blob that is kept."""
        rows = self._server.ask("SELECT DISTINCT seq, number FROM blobs ORDER BY seq, number")
        return ((seq, number) for seq, number in rows)

    def stored_tile(self, level: int, number: int) -> bytes | None:
        """A tile's hashes."""
        rows = self._server.ask("SELECT hashes FROM tiles WHERE level = %s AND number = %s", (level, number))
        return rows[0][0] if rows else None

    def tile_names(self) -> Iterator[tuple[int, int]]:
        """Level and number of each tile that is kept."""
        rows = self._server.ask("SELECT level, number FROM tiles ORDER BY level, number")
        return ((level, number) for level, number in rows)

    def notes(self) -> tuple[str, ...]:
        """The signed checkpoints that are kept, newest first."""
        return tuple(note for (note,) in self._server.ask("SELECT note FROM checkpoints ORDER BY size DESC"))

    def last_note(self) -> str | None:
        """The newest signed checkpoint that is kept."""
        rows = self._server.ask("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1")
        return rows[0][0] if rows else None

    def label(self, name: str) -> str | None:
        """What the book is labelled with under this name, at this moment."""
        rows = self._server.ask("SELECT value FROM meta WHERE name = %s", (name,))
        return rows[0][0] if rows else None

    def write_batch(self, batch: Batch) -> None:
        """Writes a batch, a large one by COPY; within `writing`."""
        rows = [told[:5] for told in batch.sealed]
        tiles = [(level, number, hashes) for (level, number), hashes in batch.tiles.items()]
        if len(rows) > FEW:
            self._server.copy_rows("entries", ENTRY_TYPES, iter(rows))
        if any(told.blobs for told in batch.sealed):
            self._server.copy_rows("blobs", BLOB_TYPES, blob_rows(batch.sealed))
        with self._server.pipelined():
            if len(rows) <= FEW:
                self._server.run_many("INSERT INTO entries VALUES (%b, %b, %b, %b, %b)", rows)
            self._server.run_many(_KEEP_TILE, tiles)

    def empty_entries(self, seqs: Sequence[int]) -> None:
        """Takes away the stored bytes and blobs of entries; see Tables. Within `writing`."""
        self._server.ask("UPDATE entries SET stored = '' WHERE seq = ANY(%s)", (list(seqs),))
        self._server.ask("DELETE FROM blobs WHERE seq = ANY(%s)", (list(seqs),))

    def clean(self) -> None:
        """Has the server write the tables anew; its log and archives are its keeper's to let age out. See Tables."""
        for table in ("entries", "blobs"):
            self._server.ask(f"VACUUM FULL {table}")
        self._server.ask("CHECKPOINT")

    def write_note(self, size: int, note: str) -> None:
        """Keeps a signed checkpoint; see Tables. Within `writing`."""
        self._server.ask(
            "INSERT INTO checkpoints VALUES (%s, %s) ON CONFLICT (size) DO UPDATE SET note = excluded.note",
            (size, note),
        )
        self._server.ask(
            "DELETE FROM checkpoints WHERE size < (SELECT max(size) FROM checkpoints)"
            " AND size IS DISTINCT FROM (SELECT max(size) FROM checkpoints WHERE note LIKE %s)",
            (TWICE_SIGNED,),
        )

    def write_label(self, name: str, value: str) -> None:
        """Labels the book; within `writing`."""
        self._server.ask(
            "INSERT INTO meta VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
        )

    def drop_label(self, name: str) -> None:
        """Takes a label away; within `writing`."""
        self._server.ask("DELETE FROM meta WHERE name = %s", (name,))


@contextmanager
def made_tables(address: str, meta: dict[str, str]) -> Iterator[PostgresTables]:
    """An empty book, to be filled within; nobody sees any of it before the end.

    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full, book.unreachable).
    """
    server = Server(address)
    try:
        with server.writing():
            if is_there(server):
                raise Conflict("book.exists", f"there is a book at {server.place} already: name another database")
            for statement in _TABLES.strip().removesuffix(";").split(";\n"):
                server.ask(statement)
            server.run_many("INSERT INTO meta VALUES (%s, %s)", list(meta.items()))
            yield PostgresTables(server)
    finally:
        server.close()


def open_tables(address: str, *, patience: float = PATIENCE) -> PostgresTables:
    """The tables of a book that exists.

    Raises NotFound (book.absent), Conflict (book.newer), Unavailable (book.unreachable, book.read_only).
    """
    server = Server(address, patience=patience)
    with closed_on_error(server):
        if not is_there(server):
            raise NotFound("book.absent", f"there is no book at {server.place}: `musterbook record FILE` makes one")
        rows = server.ask("SELECT version FROM format")
        if rows and rows[0][0] > FORMAT:
            message = f"{server.place} has format {rows[0][0]}, newer than this Musterbook knows ({FORMAT})"
            raise Conflict("book.newer", message)
        return PostgresTables(server)


def is_there(server: Server) -> bool:
    """Whether the database holds a book."""
    return bool(server.ask(f"SELECT 1 WHERE to_regclass('{SCHEMA}.meta') IS NOT NULL"))
