"""Makes a book and opens one: its tables on local disk or on a server, its keys and its signer on local disk.

A new book is made aside with its first entry and then moved to its place, or in one transaction of the server, so that
a half-made one is never found. Its keys are there before it is.
"""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from musterbook.config import Config
from musterbook.errors import Conflict, MusterbookError, Unavailable
from musterbook.ledger.durable import sync_folder
from musterbook.ledger.labels import first_origin
from musterbook.ledger.signer import create_signer
from musterbook.store.keys import create_keys, open_keys
from musterbook.store.sqlite_files import PATIENCE, closed_on_error
from musterbook.store.sqlite_tables import create_tables
from musterbook.store.stored_ledger import StoredLedger
from musterbook.store.tables import Tables, load_store, open_tables
from musterbook.terms.entries import draft


def create_book(config: Config, *, actor: str, now: dt.datetime) -> StoredLedger:
    """A new book with the entry `book.opened`, signed.

    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full, book.unreachable).
    """
    if config.keys.exists():
        raise Conflict("book.exists", f"{config.keys} exists already: name another place, or move it away")
    book = os.urandom(16).hex()
    origin = first_origin(book)
    with making_place(config):
        signer = create_signer(config.signers, book, origin)
        meta = {"book": book, "origin": origin, "vkey": signer.vkey}
        fields = {"book": book, "origin": origin, "mission": config.mission, "signer": signer.vkey}
        with making_book(config, meta) as (tables, keys_file), closing(create_keys(keys_file, book)) as keys:
            StoredLedger(config, tables, keys).append([draft("book.opened", fields, actor=actor)], now=now)
    return _opened_and_signed(config)


def _opened_and_signed(config: Config) -> StoredLedger:
    made = open_book(config)
    with closed_on_error(made):
        made.sign_checkpoint()
    return made


def open_book(config: Config, *, patience: float = PATIENCE) -> StoredLedger:
    """A book that exists; `patience` is how many seconds a writer waits for another.

    Raises NotFound (book.absent), Conflict (book.newer, book.damaged), Unavailable (book.keys_absent, book.unreachable,
    extra.absent).
    """
    tables = open_tables(config, patience=patience)
    with closed_on_error(tables):
        keys = open_keys(config.keys, tables.meta["book"], patience=patience)
        with closed_on_error(keys):
            return StoredLedger(config, tables, keys)


def book_exists(config: Config) -> bool:
    """Whether there is something at the book's place.

    Raises Unavailable (book.unreachable, extra.absent).
    """
    if config.server is None:
        return config.book.exists()
    with closing(load_store("postgres_server").Server(config.server)) as server:
        return bool(load_store("postgres_tables").is_there(server))


@contextmanager
def making_place(config: Config) -> Iterator[None]:
    """The folder of the book, or of its keys, made where it is absent; what the system refuses is told.

    Raises Unavailable (book.read_only).
    """
    try:
        config.book.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except OSError as problem:
        raise Unavailable(
            "book.read_only", f"no book can be written at {config.place}: {problem.strerror}"
        ) from problem


@contextmanager
def making_book(config: Config, meta: Mapping[str, str]) -> Iterator[tuple[Tables, Path]]:
    """An empty book to be filled within, and where to put its keys file, closed at the end; then both are in place.

    Nobody finds any of it before the end; nothing is left if that is not reached. Without a keys file there, those that
    are in place already stay. Within `making_place`.
    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full, book.unreachable).
    """
    if book_exists(config):
        raise Conflict("book.exists", f"{config.place} exists already: name another place, or move it away")
    with tempfile.TemporaryDirectory(prefix=f".{config.book.name}.", dir=config.book.parent) as folder:
        fresh, keys = Path(folder) / config.book.name, Path(folder) / config.keys.name
        if config.server is None:
            with closing(create_tables(fresh, dict(meta))) as tables:
                yield tables, keys
            _place(keys, config.keys)
            fresh.rename(config.book)
        else:
            yield from _made_on_server(config, meta, keys)
    sync_folder(config.book.parent)


def _made_on_server(config: Config, meta: Mapping[str, str], keys: Path) -> Iterator[tuple[Tables, Path]]:
    """The keys go to their place just before the server makes the book seen, and away again should it refuse."""
    placed = False
    try:
        with load_store("postgres_tables").made_tables(config.server, dict(meta)) as tables:
            yield tables, keys
            placed = _place(keys, config.keys)
            sync_folder(config.keys.parent)
    except BaseException as problem:
        lost = isinstance(problem, MusterbookError) and problem.code == "book.unreachable"
        if placed and not lost:
            config.keys.unlink()
        raise


def _place(fresh: Path, place: Path) -> bool:
    if not fresh.exists():
        return False
    fresh.rename(place)
    return True
