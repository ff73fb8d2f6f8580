"""What a book's tables do, wherever they are kept, and the one place that knows which store an address names."""

import importlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from threading import RLock
from types import ModuleType
from typing import Protocol, cast

from musterbook.config import Config
from musterbook.errors import Unavailable
from musterbook.ledger.batches import Batch, SealedEntry
from musterbook.ledger.stored import StoredBook
from musterbook.store.sqlite_files import PATIENCE
from musterbook.store.sqlite_tables import open_tables as open_sqlite

DRIVER = "psycopg"


class Tables(StoredBook, Protocol):
    """What is kept of one book, read and written as it is stored; any thread may use it, by one at a time."""

    lock: RLock
    meta: dict[str, str]

    def close(self) -> None:
        """Lets go of the store."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """One transaction of the one writer: all of it, or nothing.

        Raises Conflict (book.locked), Unavailable (disk.full, book.read_only, book.unreachable).
        """
        ...

    def freeze(self) -> None:
        """From now on the book is read as it is at this moment."""
        ...

    def last_readable(self) -> SealedEntry | None:
        """The last entry that was not emptied."""
        ...

    def notes(self) -> tuple[str, ...]:
        """The signed checkpoints that are kept, newest first."""
        ...

    def last_note(self) -> str | None:
        """The newest signed checkpoint that is kept."""
        ...

    def label(self, name: str) -> str | None:
        """What the book is labelled with under this name, at this moment."""
        ...

    def write_batch(self, batch: Batch) -> None:
        """Writes a batch; within `writing`."""
        ...

    def empty_entries(self, seqs: Sequence[int]) -> None:
        """Takes away the stored bytes and blobs of entries, and nothing of their leaves; within `writing`."""
        ...

    def clean(self) -> None:
        """Leaves nothing in the store's files of what was emptied.

        Raises Conflict (book.locked) while another process reads; may be asked again.
        """
        ...

    def write_note(self, size: int, note: str) -> None:
        """Keeps a signed checkpoint. Of older ones the last that a witness cosigned stays. Within `writing`."""
        ...

    def write_label(self, name: str, value: str) -> None:
        """Labels the book; within `writing`."""
        ...

    def drop_label(self, name: str) -> None:
        """Takes a label away; within `writing`."""
        ...


def open_tables(config: Config, *, patience: float = PATIENCE) -> Tables:
    """The tables of a book that exists.

    Raises NotFound (book.absent), Conflict (book.newer, book.damaged), Unavailable (book.read_only, book.unreachable,
    extra.absent).
    """
    if config.server is None:
        return open_sqlite(config.book, patience=patience)
    on_server = load_store("postgres_tables")
    return cast("Tables", on_server.open_tables(config.server, patience=patience))


def load_store(name: str) -> ModuleType:
    """A file of this room that needs the driver of PostgreSQL, which is installed apart.

    Raises Unavailable (extra.absent).
    """
    try:
        return importlib.import_module(f"musterbook.store.{name}")
    except ModuleNotFoundError as problem:
        if problem.name != DRIVER:
            raise
        way = f"{DRIVER} is not installed here: `make postgres` in a clone, or `pip install '.[postgres]'`, adds it"
        raise Unavailable("extra.absent", f"a book on PostgreSQL needs its driver; {way}") from problem
