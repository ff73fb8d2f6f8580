"""Moves a book to another store: the same entries, tree, origin and signer there; here it can only be read.

The copy is whole and in nobody's sight while the source is marked as moved; only then it is shown. Cut off between the
two, the same command goes on; where the copy cannot be shown after all, the source takes entries again.
"""

import contextlib
import datetime as dt

from musterbook.config import Config
from musterbook.errors import Conflict, MusterbookError
from musterbook.ledger.labels import MOVED
from musterbook.store.books import book_exists, making_book, making_place, open_book
from musterbook.store.checking import verify_book
from musterbook.store.key_copies import copy_keys
from musterbook.store.keys import open_keys
from musterbook.store.pouring import pour, walk_whole
from musterbook.store.stored_ledger import StoredLedger
from musterbook.terms.record import Record


class Moved(Record, frozen=True):
    """A book that has moved: how many entries it has, and the root of their tree, here and there."""

    entries: int
    root: str


def move_book(source: Config, target: Config, *, actor: str, now: dt.datetime) -> Moved:
    """Moves a book to a place where there is none, and leaves the source moved: it takes no more entries.

    Raises Conflict (book.exists, book.moved, book.damaged), Unavailable (disk.full, book.read_only, book.unreachable,
    book.keys_absent), Incorrect (backup.broken).
    """
    with open_book(source) as ledger:
        if ledger.moved_to not in (None, target.place):
            raise Conflict("book.moved", f"the book has moved to {ledger.moved_to} already: copy it from there")
        if book_exists(target):
            raise Conflict("book.exists", f"{target.place} exists already: name another place, or move it away")
        if not verify_book(source).good:
            raise Conflict("book.damaged", "the book does not hold: `musterbook verify` tells why; nothing was moved")
        if target.keys != source.keys and target.keys.exists() and ledger.moved_to is None:
            raise Conflict("book.exists", f"{target.keys} exists already: move it away, or set MUSTERBOOK_LOCAL")
        with contextlib.suppress(MusterbookError):
            ledger.sign_checkpoint()
        _move(ledger, source, target, actor, now)
    found = verify_book(target)
    if not found.good:
        raise Conflict("book.damaged", f"the book at {target.place} does not hold: `musterbook verify` tells why")
    with open_book(target) as there, contextlib.suppress(MusterbookError):
        there.sign_checkpoint()
    return Moved(entries=found.entries, root=found.root)


def _move(ledger: StoredLedger, source: Config, target: Config, actor: str, now: dt.datetime) -> None:
    left = False
    meta = {name: value for name, value in ledger.meta.items() if name != MOVED}
    try:
        with making_place(target), making_book(target, meta) as (tables, keys_file):
            with ledger.leaving(target.place, actor=actor, now=now) as stored:
                pour(walk_whole(stored, stored.size()), tables)
                with tables.writing():
                    for note in reversed(stored.notes()):
                        tables.write_note(int(note.split("\n")[1]), note)
                if target.keys != source.keys:
                    copy_keys(source.keys, keys_file)
                    open_keys(keys_file, ledger.book).close()
            left = True
    except BaseException as problem:
        lost = isinstance(problem, MusterbookError) and problem.code == "book.unreachable"
        if left and not lost and not book_exists(target):
            ledger.come_back()
        raise
