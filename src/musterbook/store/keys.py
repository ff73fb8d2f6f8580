"""BOOK.keys: the book key, and under it the wrapped key of each report and of each entry that has its own.

The file lies on local disk, apart from the book, and is what must be guarded: whoever has both reads everything. A key
is on disk before the entry that it seals is; a key without an entry, after a crash, does no harm.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from musterbook.errors import Conflict, MusterbookError, Unavailable
from musterbook.ledger.envelopes import KEY_ID_BYTES, Key
from musterbook.sealing.wrapping import KEY_BYTES, Wrapper
from musterbook.store.sqlite_files import (
    PATIENCE,
    clean_file,
    closed_on_error,
    connect_file,
    create_file,
    spoken_errors,
    writing,
)

FORMAT = 1
MOST_CACHED = 4096

KEY_TABLES = """
CREATE TABLE book_key (book TEXT PRIMARY KEY, format INTEGER NOT NULL, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE keys (id BLOB PRIMARY KEY, scope TEXT UNIQUE, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""


class Keys:
    """The keys of one book."""

    def __init__(self, path: Path, connection: sqlite3.Connection, book_key: bytes) -> None:
        self._path = path
        self._connection = connection
        self._wrapper = Wrapper(book_key)
        self._cached: dict[bytes, Key] = {}
        self._lock = RLock()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def served_until(self) -> str | None:
        """The last day until which keys that left the house in a backup serve, if any have."""
        with self._lock, spoken_errors(self._path):
            if not self._connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'left_the_house'").fetchone():
                return None
            ((until,),) = self._connection.execute("SELECT max(until) FROM left_the_house").fetchall()
            return None if until is None else str(until)

    def tag_of(self, data: bytes) -> str:
        """A keyed digest, 64 hexadecimal digits."""
        return self._wrapper.tag_of(data)

    def find_key(self, key_id: bytes) -> Key | None:
        """The key with this id, if it is there.

        Raises Unavailable (book.keys_absent) where it is damaged.
        """
        with self._lock:
            return self._cached.get(key_id) or self._read_key("id", key_id)

    def keys_for(self, scopes: Sequence[str | None]) -> list[Key]:
        """A key for each scope, one of its own for None; new ones are on disk when this returns.

        Raises Conflict (book.locked), Unavailable (disk.full, book.read_only).
        """
        with self._lock, spoken_errors(self._path):
            known = {scope: key for scope in set(scopes) if scope is not None and (key := self._find_scope(scope))}
            absent = [scope for scope in dict.fromkeys(scopes) if scope is not None and scope not in known]
            if absent or None in scopes:
                with writing(self._connection, self._path):
                    return list(self._make_keys(scopes, known))
            return [known[scope] for scope in scopes if scope is not None]

    def destroy(self, key_ids: Sequence[bytes]) -> None:
        """Destroys keys, and leaves of each that it was destroyed; nothing of them stays in the file or its log.

        Raises Conflict (book.locked), Unavailable (disk.full, book.read_only); may be asked again.
        """
        with self._lock:
            self._cached.clear()
            with writing(self._connection, self._path):
                told = [(key_id,) for key_id in key_ids]
                self._connection.executemany("UPDATE keys SET wrapped = x'', scope = NULL WHERE id = ?", told)
            clean_file(self._connection, self._path, in_memory=True)

    def is_destroyed(self, key_id: bytes) -> bool:
        """Whether there was a key with this id and an erasure has destroyed it."""
        with self._lock, spoken_errors(self._path):
            query = "SELECT 1 FROM keys WHERE id = ? AND length(wrapped) = 0"
            return self._connection.execute(query, (key_id,)).fetchone() is not None

    def forget(self) -> None:
        """Keeps no key in memory: another process may have destroyed some."""
        with self._lock:
            self._cached.clear()

    def _make_keys(self, scopes: Sequence[str | None], known: dict[str, Key]) -> Iterator[Key]:
        rows = []
        for scope in scopes:
            key = (known.get(scope) or self._find_scope(scope)) if scope is not None else None
            if key is None:
                secret = os.urandom(KEY_BYTES)
                key = Key(os.urandom(KEY_ID_BYTES), AESGCM(secret))
                rows.append((key.id, scope, self._wrapper.wrap(key.id, secret)))
                if scope is not None:
                    known[scope] = key
            yield key
        self._connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", rows)

    def _find_scope(self, scope: str) -> Key | None:
        return self._read_key("scope", scope)

    def _read_key(self, column: str, named: bytes | str) -> Key | None:
        with spoken_errors(self._path):
            row = self._connection.execute(
                f"SELECT id, wrapped FROM keys WHERE {column} = ? AND length(wrapped) > 0",  # noqa: S608 - one of two words of this file
                (named,),
            ).fetchone()
        if row is None:
            return None
        key_id, wrapped = row
        if key_id not in self._cached:
            if len(self._cached) >= MOST_CACHED:
                self._cached.clear()
            self._cached[key_id] = Key(key_id, AESGCM(self._wrapper.unwrap(key_id, wrapped)))
        return self._cached[key_id]


def create_keys(path: Path, book: str) -> Keys:
    """A keys file with a new book key.

    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full).
    """
    connection = create_file(path)
    book_key = os.urandom(KEY_BYTES)
    with closed_on_error(connection), writing(connection, path):
        for statement in KEY_TABLES.strip().split("\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO book_key VALUES (?, ?, ?)", (book, FORMAT, book_key))
    return Keys(path, connection, book_key)


def open_keys(path: Path, book: str, *, patience: float = PATIENCE) -> Keys:
    """The keys of a book.

    Raises Unavailable (book.keys_absent) where they are missing, damaged or of another book, and (book.read_only);
    Conflict (book.locked, book.newer).
    """
    if not path.is_file():
        raise Unavailable("book.keys_absent", f"the book's keys are not at {path}: restore them there")
    try:
        connection = connect_file(path, patience=patience)
        with closed_on_error(connection), spoken_errors(path):
            row = connection.execute("SELECT book, format, key FROM book_key").fetchone() or ("", 0, b"")
    except (MusterbookError, sqlite3.Error) as problem:
        if isinstance(problem, MusterbookError) and problem.code != "book.damaged":
            raise
        message = f"what is at {path} is damaged or no book's keys: restore the keys there from their own backup"
        raise Unavailable("book.keys_absent", message) from problem
    with closed_on_error(connection):
        if row[0] != book:
            raise Unavailable("book.keys_absent", f"the keys at {path} belong to another book")
        if row[1] > FORMAT:
            raise Conflict("book.newer", f"{path} was written by a newer version of Musterbook")
        return Keys(path, connection, row[2])
