"""Checks a book on disk as it is at one moment, with a connection of its own: without keys, or with them."""

from collections.abc import Iterator
from contextlib import closing, suppress

from musterbook.config import Config
from musterbook.errors import Incorrect, MusterbookError, Unavailable
from musterbook.ledger.checkpoints import Checkpoint, open_checkpoint
from musterbook.ledger.findings import Part, Problem, Verification
from musterbook.ledger.labels import signer_keys, signer_name
from musterbook.ledger.notes import parse_key
from musterbook.ledger.opening import EntryOpener
from musterbook.ledger.protocol import Progress
from musterbook.ledger.signer import open_signer
from musterbook.ledger.verification import Vouched, verify_stored
from musterbook.store.keys import open_keys
from musterbook.store.tables import Tables, open_tables


def verify_book(
    config: Config, *, opened: bool = False, held: str | None = None, progress: Progress | None = None
) -> Verification:
    """Checks every stored byte of a book, and with `opened` every field; `held` is a checkpoint kept elsewhere.

    Damage is named in the result. The signer's memory is consulted where it is there.
    Raises NotFound (book.absent), Conflict (book.newer, book.damaged), Unavailable (book.keys_absent,
    book.unreachable).
    """
    with closing(open_tables(config)) as tables:
        tables.freeze()
        if not opened:
            return _verify(config, tables, None, held, progress)
        with closing(open_keys(config.keys, tables.meta["book"])) as keys:
            opener = EntryOpener(tables.meta, keys.find_key, tables.stored_blob)
            return _verify(config, tables, opener, held, progress)


def _verify(
    config: Config, tables: Tables, opener: EntryOpener | None, held: str | None, progress: Progress | None
) -> Verification:
    notes: list[tuple[Part, str]] = [("checkpoint", kept) for kept in tables.notes()]
    if held is not None:
        notes.append(("held checkpoint", held))
    found = list(_ask_signer(config, tables))
    return verify_stored(
        tables,
        vkeys=signer_keys(tables.meta),
        notes=notes,
        vouched=[told for told in found if isinstance(told, Vouched)],
        known=[told for told in found if isinstance(told, Problem)],
        opener=opener,
        progress=progress,
    )


def _own_points(tables: Tables) -> Iterator[Checkpoint]:
    """What the book's own signer has signed of it, as far as the book keeps it whole."""
    for note in tables.notes():
        with suppress(Incorrect):
            yield open_checkpoint(note, parse_key(tables.meta["vkey"]))


def _ask_signer(config: Config, tables: Tables) -> Iterator[Vouched | Problem]:
    try:
        signer = open_signer(config.signers, signer_name(tables.meta))
    except Unavailable:
        return
    if signer.vkey != tables.meta["vkey"]:
        yield Problem(part="signer", where="", what="the book names another key than its signer's")
    try:
        last = signer.last_signed()
        yield Vouched("signer", last)
        signed = max((point.size for point in _own_points(tables)), default=0)
        if signed > last.size:
            what = f"it has signed {signed} entries and remembers {last.size}: its memory was rolled back"
            yield Problem(part="signer", where=str(last.size), what=what)
    except MusterbookError as problem:
        yield Problem(part="signer", where="", what=problem.message)
