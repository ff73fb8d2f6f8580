"""SQLite files as this house opens them: owner-only, write-ahead log, every commit synced, errors in our words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from musterbook.errors import Conflict, MusterbookError, Unavailable

PATIENCE = 5.0  # seconds that a writer waits for another
WAY_OUT = "name another with --book, or bring it back from its backup"
_FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMSIZE"}


def create_file(path: Path) -> sqlite3.Connection:
    """A connection to a new file that its owner alone may read.

    Raises Unavailable (book.read_only), Conflict (book.exists).
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    except FileExistsError as problem:
        raise Conflict("book.exists", f"{path} exists already") from problem
    except OSError as problem:
        raise Unavailable("book.read_only", f"{path} cannot be written: {problem.strerror}") from problem
    connection = connect_file(path)
    with closed_on_error(connection), spoken_errors(path):
        connection.execute("PRAGMA journal_mode = WAL")
    return connection


def connect_file(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a file that exists; it may be used from any thread, by one at a time.

    A file that cannot be written is opened for reading.
    """
    with spoken_errors(path):
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        try:
            return _connect(path, "mode=rw" if writable else "mode=ro", patience)
        except sqlite3.OperationalError:
            if writable or path.with_name(path.name + "-wal").exists():
                raise
            return _connect(path, "mode=ro&immutable=1", patience)


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    with closed_on_error(connection):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def clean_file(connection: sqlite3.Connection, path: Path, *, in_memory: bool = False) -> None:
    """Leaves nothing in a file of what was deleted: writes it anew and empties its log.

    What it is written anew from passes through a temporary file, or with `in_memory` through none.
    Raises Conflict (book.locked) while another process reads or writes; Unavailable (disk.full, book.read_only).
    """
    with spoken_errors(path):
        connection.execute(f"PRAGMA temp_store = {'MEMORY' if in_memory else 'DEFAULT'}")
        connection.execute("VACUUM")
        ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy:
        raise Conflict("book.locked", f"another process is reading {path}: its log could not be emptied yet")


class Closable(Protocol):
    """Something that holds a file open."""

    def close(self) -> None:
        """Lets go of it."""
        ...


@contextmanager
def closed_on_error(held: Closable) -> Iterator[None]:
    """Closes what is held open where what is done with it breaks off."""
    try:
        yield
    except BaseException:
        held.close()
        raise


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One immediate transaction: all of it, or nothing.

    Raises Conflict (book.locked), Unavailable (disk.full, book.read_only).
    """
    with spoken_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def spoken_errors(path: Path) -> Iterator[None]:
    """What SQLite says, in the words of the house."""
    try:
        yield
    except UnicodeDecodeError as problem:
        raise Conflict("book.damaged", f"{path} is damaged or no book (its words are broken): {WAY_OUT}") from problem
    except sqlite3.Error as problem:
        raise speak(problem, path) from problem


def speak(problem: sqlite3.Error, path: Path) -> MusterbookError:
    """The error that an error of SQLite is."""
    name = getattr(problem, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Conflict("book.locked", f"another process is writing to {path}: try again when it is done")
    if name in _FULL:
        return Unavailable("disk.full", f"there is no room left to write {path}: nothing of this was recorded")
    if name.startswith("SQLITE_READONLY"):
        return Unavailable("book.read_only", f"{path} cannot be written: it is read-only for you")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Unavailable("book.read_only", f"{path} cannot be opened: check that you may read and write its folder")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")) or "decode to UTF-8" in str(problem):
        return Conflict("book.damaged", f"{path} is damaged or no book ({problem}): {WAY_OUT}")
    raise problem
