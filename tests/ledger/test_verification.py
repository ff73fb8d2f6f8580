"""The check of a book, on a book that is kept in memory; damage on disk is tested with the store."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.ledger.checkpoints import Checkpoint
from musterbook.ledger.findings import Problem, Verification
from musterbook.ledger.tree import EMPTY_ROOT
from musterbook.ledger.verification import Vouched, verify_stored
from tests.ledger.test_batches import accepted, compose


class MemoryBook:
    """A book in memory; `root` is its root by its own account."""

    def __init__(self, count):
        batch = compose([accepted(str(at), blobs=(b"x",) if at % 9 == 0 else ()) for at in range(count)])
        self.entries = {entry.seq: entry for entry in batch.sealed}
        self.blobs = {(entry.seq, at): blob for entry in batch.sealed for at, blob in enumerate(entry.blobs)}
        self.tiles = batch.tiles
        self.root = batch.frontier.root()

    def size(self):
        return max(self.entries, default=-1) + 1

    def stored_entries(self, start, stop):
        return [self.entries[seq] for seq in range(start, stop) if seq in self.entries]

    def stored_blob(self, seq, number):
        return self.blobs.get((seq, number))

    def blob_names(self):
        return iter(self.blobs)

    def stored_tile(self, level, number):
        return self.tiles.get((level, number))

    def tile_names(self):
        return iter(self.tiles)


def check(book, *vouched):
    return verify_stored(book, vkeys={"": ""}, notes=(), vouched=vouched, known=(), opener=None, progress=None)


def vouch(size, root):
    return Vouched("signer", Checkpoint(origin="o", size=size, root=root))


@pytest.mark.parametrize("count", [0, 1, 2, 255, 256, 257, 600])
def test_a_whole_book_is_good(count):
    """At sizes on either side of a tile's width nothing is named, and the root is the book's."""
    book = MemoryBook(count)
    found = check(book, vouch(count, book.root), vouch(0, EMPTY_ROOT))
    assert found.good
    assert (found.entries, found.root, found.checkpoint_size) == (count, book.root.hex(), count)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 700), st.data())
def test_any_one_change_is_named(count, data):
    """Whichever stored byte is changed or part removed, the check is not good."""
    book = MemoryBook(count)
    store = data.draw(st.sampled_from([book.entries, book.tiles] + ([book.blobs] if book.blobs else [])))
    name = data.draw(st.sampled_from(sorted(store)))
    change = data.draw(st.sampled_from(["remove", "flip", "cut"]))
    if change == "remove":
        del store[name]
    elif store is book.entries:
        part = data.draw(st.sampled_from(["commitment", "stored_sha256", "stored"]))
        store[name] = store[name]._replace(**{part: changed(getattr(store[name], part), change)})
    else:
        store[name] = changed(store[name], change)
    assert not check(book, vouch(count, book.root)).good


def changed(told, change):
    return told[:-1] if change == "cut" else told[:-1] + bytes((told[-1] ^ 128,))


def test_what_is_vouched_for_must_be_there():
    """A state that the book never had, or no longer has, is named with its size."""
    book = MemoryBook(300)
    edge = MemoryBook(10)
    assert check(book, vouch(301, book.root)).problems[0].where == "301"
    assert check(book, vouch(10, edge.root)).problems[0].where == "10"
    assert check(book, vouch(10, edge.root), vouch(300, book.root)).checkpoint_size == 300


def test_a_problem_reads_as_a_line():
    """Part, place and what is wrong, in one line."""
    problem = Problem(part="tile", where="0/3", what="it is missing")
    assert str(problem) == "tile 0/3: it is missing"
    assert str(Problem(part="signer", where="", what="gone")) == "signer: gone"
    told = {"entries": 1, "erased": 0, "opened": 0, "root": "", "checkpoint_size": None}
    assert not Verification(**told, problems=(problem,)).good
    assert Verification(**told, problems=()).good
