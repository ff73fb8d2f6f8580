"""Writes a backup of a book, whatever store keeps it: the ciphertext, and its keys only under a passphrase."""

import contextlib
import datetime as dt
import errno
import functools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from musterbook.config import Config
from musterbook.errors import Conflict, Unavailable
from musterbook.ledger.backups import write_backup
from musterbook.ledger.durable import sync_folder
from musterbook.ledger.labels import signer_keys
from musterbook.ledger.tiles import load_frontier
from musterbook.sealing.passphrases import check_passphrase, new_stretching, seal_under
from musterbook.store.key_copies import dump_keys
from musterbook.store.pouring import walk_whole
from musterbook.store.tables import Tables, open_tables
from musterbook.terms.record import Record
from musterbook.terms.times import format_time

UNWRITTEN = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class BackedUp(Record, frozen=True):
    """What a backup holds: entries, the root of their tree, how many of them a checkpoint in it has signed."""

    entries: int
    root: str
    signed: int
    keys_until: str | None


def back_up(
    config: Config, path: Path, *, passphrase: str | None, keys_until: str | None, now: dt.datetime
) -> BackedUp:
    """Writes a backup of the book as it is at this moment; with a passphrase the keys too, to serve until a day.

    Raises Conflict (file.exists), Unavailable (disk.full, file.unwritable, book.keys_absent), Incorrect
    (backup.broken) where the book is damaged, (passphrase.incorrect).
    """
    if passphrase is not None:
        check_passphrase(passphrase)
    with contextlib.closing(open_tables(config)) as tables:
        tables.freeze()
        told = _describe(tables, now)
        seal = None
        if passphrase is not None:
            told |= {"keys": new_stretching(), "keys_until": keys_until}
            keys = dump_keys(config.keys, tables.meta["book"], until=str(keys_until), now=now)
            seal = functools.partial(seal_under, passphrase, told["keys"], keys)
        notes = tables.notes()
        with _new_file(path) as file:
            write_backup(file, told, walk_whole(tables, told["size"]), notes, seal)
    signed = max((int(note.split("\n")[1]) for note in notes), default=0)
    return BackedUp(entries=told["size"], root=told["root"], signed=signed, keys_until=keys_until if seal else None)


def _describe(tables: Tables, now: dt.datetime) -> dict[str, Any]:
    size, meta = tables.size(), tables.meta
    former = {origin: vkey for origin, vkey in signer_keys(meta).items() if origin != meta["origin"]}
    return {
        "book": meta["book"],
        "origin": meta["origin"],
        "vkey": meta["vkey"],
        "former": former,
        "size": size,
        "root": load_frontier(size, tables.stored_tile).root().hex(),
        "made_at": format_time(now),
        "keys": None,
        "keys_until": None,
    }


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is there whole at the end, on disk and for its owner alone, or not at all; never over another."""
    fresh = path.with_name(path.name + ".part")
    if path.exists():
        raise Conflict("file.exists", f"{path} exists already: name another file")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(path)
        sync_folder(path.parent)
    except OSError as problem:
        code = "disk.full" if problem.errno in UNWRITTEN else "file.unwritable"
        raise Unavailable(code, f"{path} cannot be written: {problem.strerror}; no backup was made") from problem
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
