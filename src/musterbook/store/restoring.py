"""Makes a book of a backup. It goes on under a new origin, with a new signer: never a second history under the old one.

Its first entry of its own, `book.continued`, names the old origin, its last checkpoint, and what is known to be lost.
What was erased since the backup, whose keys are therefore destroyed, is emptied again and said so.
"""

import contextlib
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from musterbook.config import Config
from musterbook.errors import Conflict, Incorrect, MusterbookError, Unavailable
from musterbook.ledger.backups import BackupReader, Ending
from musterbook.ledger.checkpoints import Checkpoint, open_checkpoint
from musterbook.ledger.labels import FORMER, next_origin, signer_keys, signer_name
from musterbook.ledger.notes import parse_key
from musterbook.ledger.signer import create_signer, open_signer
from musterbook.ledger.tiles import TiledTree
from musterbook.ledger.tree import tree_root
from musterbook.sealing.passphrases import open_under
from musterbook.store.books import book_exists, making_book, making_place, open_book
from musterbook.store.erasing import carried_over
from musterbook.store.key_copies import load_keys
from musterbook.store.keys import Keys, open_keys
from musterbook.store.pouring import pour
from musterbook.store.stored_ledger import StoredLedger
from musterbook.store.tables import Tables
from musterbook.terms.entries import draft
from musterbook.terms.record import Record

REASON = "restored from a backup"


class Restored(Record, frozen=True):
    """A restored book: entries taken from the backup, those known to be lost after them, its new origin and key.

    `outside` says whether a checkpoint from elsewhere, or the old signer's memory, was there to be asked for losses.
    """

    entries: int
    lost: int
    outside: bool
    origin: str
    vkey: str


def restore(
    config: Config, path: Path, *, passphrase: str | None, held: Sequence[str], actor: str, now: dt.datetime
) -> Restored:
    """Makes the book that a backup holds at a place where there is none; all of it, or nothing.

    The keys come out of the backup, or are in place already. `held` are checkpoints kept elsewhere.
    Raises Incorrect (backup.broken, passphrase.incorrect), Conflict (book.exists, book.damaged), Unavailable
    (book.keys_absent, disk.full, book.read_only, book.unreachable).
    """
    try:
        file = path.open("rb")
    except OSError as problem:
        raise Incorrect("report.unreadable", f"{path} cannot be read: {problem.strerror}") from problem
    with file, making_place(config):
        return _restore(config, file, passphrase, held, actor, now)


def _restore(
    config: Config, file: BinaryIO, passphrase: str | None, held: Sequence[str], actor: str, now: dt.datetime
) -> Restored:
    reader = BackupReader(file)
    told, origin = reader.header.told, next_origin()
    old = {"book": str(told["book"]), "origin": str(told["origin"]), "vkey": str(told["vkey"])}
    old |= {FORMER + name: str(vkey) for name, vkey in dict(told["former"]).items()}
    _refuse_without_keys(config, told, passphrase, now)
    outside = [_open(note, old) for note in held] + _remembered(config, old)
    signer = create_signer(config.signers, signer_name({**old, "origin": origin}), origin)
    meta = {**old, "origin": origin, "vkey": signer.vkey, FORMER + old["origin"]: old["vkey"]}
    lost = max((point.size for point in outside), default=0) - told["size"]
    try:
        with making_book(config, meta) as (tables, keys_file):
            _, key_ids = pour(reader.entries(), tables)
            ending = reader.finish()
            points = {_open(note, old).size: note for note in ending.notes}
            for point in [*(_open(note, old) for note in ending.notes), *outside]:
                _refuse_other_history(tables, told["size"], point)
            fields = {
                "origin": origin,
                "signer": signer.vkey,
                "old_origin": old["origin"],
                "old_checkpoint": points[max(points)] if points else None,
                "lost_first": told["size"] if lost > 0 else None,
                "lost_last": told["size"] + lost - 1 if lost > 0 else None,
                "reason": REASON,
            }
            with contextlib.closing(_keys(config, keys_file, reader, ending, passphrase)) as keys:
                _refuse_old_keys(keys, key_ids)
                drafts = [draft("book.continued", fields, actor=actor), *carried_over(tables, keys, actor)]
                StoredLedger(config, tables, keys).append(drafts, now=now)
    except BaseException:
        _forget_signer(config, meta)
        raise
    with open_book(config) as made:
        made.sign_checkpoint()
    return Restored(entries=told["size"], lost=max(0, lost), outside=bool(outside), origin=origin, vkey=signer.vkey)


def _refuse_old_keys(keys: Keys, key_ids: set[bytes]) -> None:
    if any(keys.find_key(key_id) is None and not keys.is_destroyed(key_id) for key_id in key_ids):
        message = "the keys are older than this backup and do not open all of it: bring newer keys"
        raise Unavailable("book.keys_absent", message)


def _forget_signer(config: Config, meta: dict[str, str]) -> None:
    """Takes the new signer away where no book of its has come to be."""
    with contextlib.suppress(MusterbookError, OSError):
        if not book_exists(config):
            for ending in (".key", ".signed", ".lock"):
                (config.signers / f"{signer_name(meta)}{ending}").unlink(missing_ok=True)


def _refuse_without_keys(config: Config, told: dict[str, Any], passphrase: str | None, now: dt.datetime) -> None:
    """Says before anything is written where keys will be missing.

    Raises Unavailable (book.keys_absent), Incorrect (passphrase.incorrect), Conflict (book.exists).
    """
    if config.keys.exists():
        open_keys(config.keys, str(told["book"])).close()
    elif told["keys"] is None:
        message = f"this backup has no keys in it: bring the book's keys to {config.keys}, then restore"
        raise Unavailable("book.keys_absent", message)
    elif passphrase is None:
        raise Incorrect("passphrase.incorrect", "the keys in this backup are under a passphrase: give it")
    elif str(told["keys_until"]) < now.date().isoformat():
        message = f"the keys in this backup served until {told['keys_until']}: bring the book's keys to {config.keys}"
        raise Unavailable("book.keys_absent", message)


def _keys(config: Config, keys_file: Path, reader: BackupReader, ending: Ending, passphrase: str | None) -> Keys:
    told = reader.header.told
    if config.keys.exists() or ending.sealed_keys is None or passphrase is None:
        return open_keys(config.keys, str(told["book"]))
    dumped = open_under(passphrase, told["keys"], ending.sealed_keys, reader.header.written)
    return load_keys(keys_file, str(told["book"]), dumped)


def _open(note: str, old: dict[str, str]) -> Checkpoint:
    vkeys = signer_keys(old)
    return open_checkpoint(note, parse_key(vkeys.get(note.partition("\n")[0], old["vkey"])))


def _remembered(config: Config, old: dict[str, str]) -> list[Checkpoint]:
    """What the old signer has signed last, where it is here and knows."""
    try:
        signer = open_signer(config.signers, signer_name(old))
        return [signer.last_signed()] if signer.vkey == old["vkey"] else []
    except MusterbookError:
        return []


def _refuse_other_history(tables: Tables, size: int, point: Checkpoint) -> None:
    if 0 < point.size <= size and tree_root(point.size, TiledTree(tables.stored_tile)) != point.root:
        message = (
            f"this backup is of another history than the checkpoint of {point.size} entries that is held against it:"
            " keep both as evidence; nothing was restored"
        )
        raise Conflict("book.damaged", message)
