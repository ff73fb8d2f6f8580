"""PostgreSQL as this house speaks to it: one connection, one writer, every commit on disk, errors in our words.

A connection that was lost is made again before the next question; a transaction that was cut off is told, never run
twice. The one writer holds an advisory lock of its database until its commit can be seen by all.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import RLock
from typing import Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from musterbook.config import shown_place
from musterbook.errors import Conflict, Incorrect, MusterbookError, NotFound, Unavailable
from musterbook.store.sqlite_files import PATIENCE, WAY_OUT

SCHEMA = "musterbook"
WRITER = 0x4D757374  # the advisory lock of the one writer; locks belong to one database
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_SESSION = f"""
SET search_path = {SCHEMA};
SET synchronous_commit = on;
SET client_encoding = 'UTF8';
SET bytea_output = 'hex';
SET lock_timeout = {{patience}};
"""

Row = tuple[Any, ...]


class Server:
    """One connection to the database of one book; any thread may use it, by one at a time."""

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self.place = shown_place(address)
        self.lock = RLock()
        self._address = address
        self._patience = patience
        self._frozen = False
        self._connection = self._connect()

    def close(self) -> None:
        """Lets go of the connection."""
        with self.lock:
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction of the one writer: all of it, or nothing; within another, a part of it.

        Raises Conflict (book.locked), Unavailable (disk.full, book.read_only, book.unreachable).
        """
        with self.lock, spoken_errors(self.place):
            self._renew()
            with self._connection.transaction():
                self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
                yield

    def freeze(self) -> None:
        """From now on this connection reads the database as it is at this moment."""
        self.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        self.ask("SELECT 1")
        self._frozen = True

    def ask(self, query: str, told: Sequence[Any] = ()) -> list[Row]:
        """The rows that a query gives; asked again, once, where the connection was lost outside a transaction."""
        with self.lock, spoken_errors(self.place):
            self._renew()
            outside = self._connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
            try:
                return self._run(query, told)
            except psycopg.OperationalError:
                if not outside or not self._connection.closed:
                    raise
            self._renew()
            return self._run(query, told)

    def pipelined(self) -> AbstractContextManager[Any]:
        """Statements that are sent without waiting for each other's end; within `writing`."""
        return self._connection.pipeline()

    def run_many(self, query: str, rows: Sequence[Sequence[Any]]) -> None:
        """A statement for each row; within `writing`."""
        with self._connection.cursor() as cursor:
            cursor.executemany(query, rows)

    def copy_rows(self, table: str, types: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
        """Rows into a table by COPY; within `writing`."""
        with self._connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)

    def making(self) -> AbstractContextManager[Any]:
        """A transaction in which a book is made; none of it is seen before its end."""
        return self._connection.transaction()

    def _run(self, query: str, told: Sequence[Any]) -> list[Row]:
        with self._connection.cursor(binary=True) as cursor:
            cursor.execute(query, told or None)
            return cursor.fetchall() if cursor.description else []

    def _renew(self) -> None:
        if self._connection.closed and not self._frozen:
            self._connection = self._connect()

    def _connect(self) -> "psycopg.Connection[Row]":
        with spoken_errors(self.place):
            connection = psycopg.connect(_guard(self._address), autocommit=True)
            connection.execute(_SESSION.format(patience=max(1, int(self._patience * 1000))))
        return connection


def _guard(address: str) -> str:
    """The address with a patience for connecting, and encryption to other machines unless it says no.

    Raises Incorrect (argument.incorrect).
    """
    try:
        told = conninfo_to_dict(address)
    except psycopg.ProgrammingError as problem:
        raise Incorrect("argument.incorrect", f"{shown_place(address)} is no address of a database") from problem
    host = str(told.get("host") or told.get("hostaddr") or "/")
    near = host.startswith("/") or host in _LOOPBACK
    wanted: dict[str, Any] = {"connect_timeout": 10, "application_name": SCHEMA}
    if not near:
        wanted["sslmode"] = "require"
    return make_conninfo(**(wanted | told))


@contextmanager
def spoken_errors(place: str) -> Iterator[None]:
    """What PostgreSQL says, in the words of the house."""
    try:
        yield
    except psycopg.Error as problem:
        raise speak(problem, place) from problem


def speak(problem: psycopg.Error, place: str) -> MusterbookError:
    """The error that an error of PostgreSQL is."""
    first = (str(problem).strip() or "no reason given").splitlines()[0]
    match problem:
        case errors.LockNotAvailable() | errors.UniqueViolation() | errors.DeadlockDetected():
            return Conflict("book.locked", f"another process is writing to {place}: try again when it is done")
        case errors.DiskFull():
            return Unavailable("disk.full", f"there is no room left to write {place}: nothing of this was recorded")
        case errors.ReadOnlySqlTransaction() | errors.InsufficientPrivilege():
            return Unavailable("book.read_only", f"{place} cannot be written or read with your rights: {first}")
        case errors.UndefinedTable() | errors.InvalidSchemaName():
            return NotFound("book.absent", f"there is no book at {place}: `musterbook record FILE` makes one")
        case errors.DataCorrupted() | errors.IndexCorrupted():
            return Conflict("book.damaged", f"{place} is damaged ({first}): {WAY_OUT}")
        case psycopg.OperationalError() | psycopg.InterfaceError():
            return Unavailable("book.unreachable", f"{place} cannot be reached: {first}")
        case _:
            raise problem
