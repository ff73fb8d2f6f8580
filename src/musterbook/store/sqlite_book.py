"""Makes a book and opens one: its tables, its keys and its signer, on local disk.

A new book is made aside with its first entry and moved to its place, so that a half-made one is never found there.
"""

import datetime as dt
import os
import tempfile
from contextlib import closing
from pathlib import Path

from musterbook.config import Config
from musterbook.errors import Conflict, Unavailable
from musterbook.ledger.signer import create_signer
from musterbook.store.keys import create_keys, open_keys
from musterbook.store.sqlite_files import PATIENCE, closed_on_error
from musterbook.store.sqlite_ledger import SQLiteLedger
from musterbook.store.sqlite_tables import create_tables, open_tables
from musterbook.terms.entries import draft

ORIGIN = "musterbook.example/"


def create_book(config: Config, *, actor: str, now: dt.datetime) -> SQLiteLedger:
    """A new book with the entry `book.opened`, signed.

    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full).
    """
    for path in (config.book, config.keys):
        if path.exists():
            raise Conflict("book.exists", f"{path} exists already: name another place, or move it away")
    book = os.urandom(16).hex()
    origin = ORIGIN + book[:16]
    try:
        config.book.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{config.book.name}.", dir=config.book.parent) as folder:
            signer = create_signer(config.signers, book, origin)
            _fill(config, Path(folder), {"book": book, "origin": origin, "vkey": signer.vkey}, actor, now)
            fresh = Path(folder) / config.book.name
            fresh.with_name(config.keys.name).rename(config.keys)
            fresh.rename(config.book)
    except OSError as problem:
        raise Unavailable("book.read_only", f"no book can be written at {config.book}: {problem.strerror}") from problem
    _sync_folder(config.book.parent)
    made = open_book(config)
    with closed_on_error(made):
        made.sign_checkpoint()
    return made


def open_book(config: Config, *, patience: float = PATIENCE) -> SQLiteLedger:
    """A book that exists; `patience` is how many seconds a writer waits for another.

    Raises NotFound (book.absent), Conflict (book.newer, book.damaged), Unavailable (book.keys_absent).
    """
    tables = open_tables(config.book, patience=patience)
    with closed_on_error(tables):
        keys = open_keys(config.keys, tables.meta["book"], patience=patience)
        with closed_on_error(keys):
            return SQLiteLedger(config, tables, keys)


def _fill(config: Config, folder: Path, meta: dict[str, str], actor: str, now: dt.datetime) -> None:
    fields = {"book": meta["book"], "origin": meta["origin"], "mission": config.mission, "signer": meta["vkey"]}
    with (
        closing(create_tables(folder / config.book.name, meta)) as tables,
        closing(create_keys(folder / config.keys.name, meta["book"])) as keys,
    ):
        SQLiteLedger(config, tables, keys).append([draft("book.opened", fields, actor=actor)], now=now)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
