"""The ledger of this house: over its tables, its keys and its signer, whichever store keeps the tables.

Several processes may have one book open; one at a time writes. Within a process any thread may use it.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType

from musterbook.config import Config
from musterbook.errors import Conflict, Incorrect, NotFound, Unavailable
from musterbook.ledger.batches import Batch, SealedEntry, compose_batch
from musterbook.ledger.checkpoints import open_checkpoint
from musterbook.ledger.commitments import Disclosure, commit, disclose
from musterbook.ledger.cosignatures import add_signatures
from musterbook.ledger.envelopes import Key, Opened, key_id_of, open_blob, open_entry
from musterbook.ledger.findings import Verification
from musterbook.ledger.labels import MOVED, signer_name
from musterbook.ledger.notes import parse_key, split_note
from musterbook.ledger.proofs import format_proof
from musterbook.ledger.protocol import Progress
from musterbook.ledger.signer import open_signer
from musterbook.ledger.tiles import Frontier, TiledTree, load_frontier
from musterbook.ledger.tree import prove_consistency, prove_inclusion, tree_root
from musterbook.store.checking import verify_book
from musterbook.store.erasing import ERASING, empty_named, keys_of_these_alone, keys_to_destroy
from musterbook.store.keys import Keys
from musterbook.store.tables import Tables
from musterbook.terms.entries import Draft, Entry, draft

STRETCH = 256  # entries read at a time


class StoredLedger:
    """A Ledger over tables on local disk or on a server, with its keys on local disk."""

    def __init__(self, config: Config, tables: Tables, keys: Keys) -> None:
        self._config = config
        self._tables = tables
        self._keys = keys
        self._frontier = Frontier(0, ())
        self._recorded_at = ""
        self.book = tables.meta["book"]
        self.origin = tables.meta["origin"]
        self.vkey = tables.meta["vkey"]

    def __enter__(self) -> "StoredLedger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the book and its keys."""
        self._tables.close()
        self._keys.close()

    def append(self, drafts: Sequence[Draft], *, now: dt.datetime) -> tuple[Entry, ...]:
        """Records the drafts; see Ledger."""
        if not drafts:
            return ()
        with self._tables.lock:
            with self._writing():
                self._refuse_if_moved()
                batch = self._write(drafts, now)
            self._frontier, self._recorded_at = batch.frontier, batch.recorded_at
        return batch.entries

    def _write(self, drafts: Sequence[Draft], now: dt.datetime) -> Batch:
        """Writes the drafts at the right edge of the tree; within `writing`."""
        self._catch_edge()
        batch = compose_batch(drafts, frontier=self._frontier, recorded_at=self._recorded_at, now=now, keys=self._keys)
        self._tables.write_batch(batch)
        empty_named(self._tables, drafts)
        return batch

    @property
    def meta(self) -> dict[str, str]:
        """What the book was labelled with when it was opened."""
        return dict(self._tables.meta)

    @property
    def moved_to(self) -> str | None:
        """Where the book has gone, if it has."""
        return self._tables.label(MOVED)

    @contextmanager
    def leaving(self, destination: str, *, actor: str, now: dt.datetime) -> Iterator[Tables]:
        """The book as it will be left, with `book.moved` as its last entry; at the end it takes no more.

        Nobody writes meanwhile, and nothing has happened should it break off.
        """
        with self._tables.lock, self._writing():
            if self._tables.label(MOVED) is None:
                fields = {"origin": self.origin, "destination": destination, "checkpoint": self._tables.last_note()}
                self._write([draft("book.moved", fields, actor=actor)], now)
                self._tables.write_label(MOVED, destination)
            yield self._tables

    def come_back(self) -> None:
        """Takes entries again: where the book was to go, nothing has come to be."""
        with self._tables.lock, self._writing():
            self._tables.drop_label(MOVED)

    @property
    def erasing(self) -> bool:
        """Whether an erasure was recorded and is not carried out to its end; see Ledger."""
        return self._tables.label(ERASING) is not None

    def finish_erasures(self) -> None:
        """Destroys the keys of what was erased and cleans the files; see Ledger."""
        self._keys.forget()
        with self._tables.lock:
            if not self.erasing:
                return
            self._keys.destroy(keys_to_destroy(self._tables))
            self._tables.clean()
            with self._writing():
                self._tables.drop_label(ERASING)

    def keys_of_these_alone(self, seqs: Collection[int]) -> int:
        """How many keys seal these entries and nothing else; see Ledger."""
        return len(keys_of_these_alone(self._tables, seqs))

    def keys_served_until(self) -> str | None:
        """Until which day keys serve that left the house in a backup; see Ledger."""
        return self._keys.served_until()

    def size(self) -> int:
        """The number of entries."""
        return self._tables.size()

    def entry(self, seq: int) -> Entry:
        """One entry, opened; see Ledger."""
        return self._read(self._sealed(seq))

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
        """Entries in their order, opened; see Ledger."""
        return map(self._read, self._walk(start, stop))

    def blob(self, seq: int, number: int) -> bytes:
        """A byte string kept beside an entry; see Ledger."""
        sealed, stored = self._sealed(seq), self._tables.stored_blob(seq, number)
        if not sealed.stored or stored is None:
            raise NotFound("entry.unknown", f"entry {seq} keeps no bytes with number {number}")
        return open_blob(stored, number, self._key_of(sealed))

    def leaves(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The public leaves."""
        return (sealed.leaf for sealed in self._walk(start, stop))

    def tile(self, level: int, number: int) -> bytes | None:
        """The hashes of a tile; see Ledger."""
        return self._tables.stored_tile(level, number)

    def tag_of(self, data: bytes) -> str:
        """A keyed digest, 64 hexadecimal digits."""
        return self._keys.tag_of(data)

    def checkpoint(self) -> str | None:
        """The last signed note kept in the book."""
        return self._tables.last_note()

    def notes(self) -> tuple[str, ...]:
        """The signed notes kept in the book, newest first; see Ledger."""
        return self._tables.notes()

    def keep_note(self, note: str) -> None:
        """Keeps a checkpoint of this book that others have signed too; see Ledger."""
        told = open_checkpoint(note, parse_key(self.vkey))
        with self._tables.lock, self._tables.writing():
            if told.size > self.size() or tree_root(told.size, TiledTree(self._tables.stored_tile)) != told.root:
                raise Incorrect("proof.broken", f"this checkpoint of {told.size} entries is no state of this book")
            self._tables.write_note(told.size, self._joined(told.size, note))

    def sign_checkpoint(self) -> str:
        """Signs the present state and keeps the note; see Ledger."""
        signer = open_signer(self._config.signers, signer_name(self._tables.meta))
        with self._tables.lock, self._tables.writing():
            self._refuse_if_moved()
            self._catch_edge()
            size, tree = self._frontier.size, TiledTree(self._tables.stored_tile)
            self._refuse_other_past(size, tree)
            note = signer.sign(size, self._frontier.root(), lambda old: prove_consistency(old, size, tree))
            note = self._joined(size, note)
            self._tables.write_note(size, note)
        return note

    def _refuse_other_past(self, size: int, tree: TiledTree) -> None:
        """Holds the book against what its signer has signed of it, should the signer's memory have been rolled back."""
        for kept in self._tables.notes():
            with suppress(Incorrect):
                told = open_checkpoint(kept, parse_key(self.vkey))
                if told.size > size or (told.size and tree_root(told.size, tree) != told.root):
                    message = f"the book with {size} entries does not extend its own checkpoint of {told.size}"
                    raise Conflict("signer.refused", message)

    def _joined(self, size: int, note: str) -> str:
        """The note with what others signed of the one that is kept of the same size."""
        text, fresh = split_note(note)
        for kept in self._tables.notes():
            if kept.startswith(text + "\n") and open_checkpoint(kept, parse_key(self.vkey)).size == size:
                return add_signatures(kept, fresh)
        return note

    def prove(self, seq: int) -> str:
        """A text that proves offline that an entry stands in the ledger; see Ledger."""
        sealed, own = self._sealed(seq), parse_key(self.vkey)
        holding = [note for note in self._tables.notes() if open_checkpoint(note, own).size > seq]
        note = max(holding, key=lambda kept: len(split_note(kept)[1])) if holding else self.sign_checkpoint()
        size = open_checkpoint(note, parse_key(self.vkey)).size
        return format_proof(sealed.leaf, seq, prove_inclusion(seq, size, TiledTree(self._tables.stored_tile)), note)

    def disclose(self, seq: int, paths: Collection[str]) -> Disclosure:
        """An entry with some fields shown; see Ledger."""
        sealed = self._sealed(seq)
        if not sealed.stored:
            raise NotFound("entry.unknown", f"entry {seq} was erased")
        opened = self._open(sealed)
        if commit(opened.payload, opened.seed) != sealed.commitment:
            raise Conflict("book.damaged", f"entry {seq} is not what it committed to: run `musterbook verify`")
        return disclose(opened.payload, opened.seed, paths)

    def verify(
        self, *, opened: bool = False, held: str | None = None, progress: Progress | None = None
    ) -> Verification:
        """Checks every stored byte; see Ledger."""
        return verify_book(self._config, opened=opened, held=held, progress=progress)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction on book and keys; where either cannot be written, it is the book that is named."""
        try:
            with self._tables.writing():
                yield
        except Unavailable as problem:
            if problem.code != "book.read_only":
                raise
            message = f"the book at {self._config.place} cannot be written: it or its keys are read-only for you"
            raise Unavailable(problem.code, message) from problem

    def _refuse_if_moved(self) -> None:
        moved = self._tables.label(MOVED)
        if moved is not None:
            raise Conflict("book.moved", f"the book has moved to {moved}: record there; here it can only be read")

    def _catch_edge(self) -> None:
        """Moves to the right edge of the tree, should another process have moved it."""
        size = self._tables.size()
        if size == self._frontier.size:
            return
        self._frontier = load_frontier(size, self._tables.stored_tile)
        last = self._tables.last_readable()
        told = self._read(last) if last is not None else None
        while told is not None and told.erased and told.seq:
            told = self.entry(told.seq - 1)
        self._recorded_at = str(told.payload.get("recorded_at", "")) if told is not None else ""

    def _walk(self, start: int, stop: int | None) -> Iterator[SealedEntry]:
        end = self.size() if stop is None else min(stop, self.size())
        for at in range(start, end, STRETCH):
            yield from self._tables.stored_entries(at, min(at + STRETCH, end))

    def _sealed(self, seq: int) -> SealedEntry:
        found = self._tables.stored_entries(seq, seq + 1)
        if not found:
            raise NotFound("entry.unknown", f"there is no entry {seq}: the book has {self.size()}, numbered from 0")
        return found[0]

    def _read(self, sealed: SealedEntry) -> Entry:
        if not sealed.stored or self._is_destroyed(key_id_of(sealed.stored)):
            return Entry(seq=sealed.seq, payload={}, erased=True)
        return Entry(seq=sealed.seq, payload=self._open(sealed).payload, erased=False)

    def _is_destroyed(self, key_id: bytes) -> bool:
        """Whether an erasure destroyed the key, and the bytes came back with an older copy of the book."""
        return self._keys.find_key(key_id) is None and self._keys.is_destroyed(key_id)

    def _open(self, sealed: SealedEntry) -> Opened:
        return open_entry(sealed.stored, self._key_of(sealed))

    def _key_of(self, sealed: SealedEntry) -> Key:
        key = self._keys.find_key(key_id_of(sealed.stored))
        if key is None:
            raise Unavailable("book.keys_absent", f"the key of entry {sealed.seq} is not among the book's keys")
        return key
