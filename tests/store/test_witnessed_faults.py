"""Histories that agree with themselves and are false: only what was kept elsewhere tells, and it does, each time.

Whoever holds book, keys and signer can write any past. Cut tails, forks and re-signed histories are made here with all
of these in hand, and held against one checkpoint that somebody else has kept. MUSTERBOOK_SOAK=1 makes more of each.
"""

import os
import random
import shutil

import pytest

from musterbook.ledger.checkpoints import Checkpoint, format_checkpoint
from musterbook.ledger.forks import check_fork, decode_fork, encode_fork
from musterbook.ledger.growth import find_forks, root_at
from musterbook.ledger.notes import parse_key
from musterbook.ledger.signer import open_signer
from musterbook.ledger.tiles import Frontier
from musterbook.ledger.tree import EMPTY_ROOT, leaf_hash
from musterbook.store.books import open_book
from musterbook.store.checking import verify_book
from tests.store.books import config_at, fill, make_book

ROUNDS = 60 if os.environ.get("MUSTERBOOK_SOAK") else 6


def forget(config, book, size=0, root=EMPTY_ROOT):
    """Rolls the signer's memory back, as whoever holds its file can."""
    (config.signers / f"{book.book}.signed").write_text(
        format_checkpoint(Checkpoint(origin=book.origin, size=size, root=root))
    )


def copy_of(source, target):
    """A copy of a book, its keys and its signer."""
    shutil.copytree(source, target)
    return config_at(target)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_cut_tail_is_found(tmp_path, number):
    """A book restored from before a checkpoint that was kept, its signer rolled back, is told to lack its tail."""
    chance = random.Random(number)
    with make_book(tmp_path / "a") as book:
        fill(book, chance.randint(1, 500))
    config = copy_of(tmp_path / "a", tmp_path / "b")
    with open_book(config_at(tmp_path / "a")) as book:
        fill(book, chance.randint(1, 300))
        held = book.sign_checkpoint()
    with open_book(config) as book:
        forget(config, book)
        book.sign_checkpoint()
        assert book.verify(opened=True).good, "nothing within tells of it"
    (problem,) = verify_book(config, held=held).problems
    assert (problem.part, "the tail is missing" in problem.what) == ("held checkpoint", True)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_fork_is_found_and_proves_itself(tmp_path, number):
    """Two copies that go on apart under one signer: the checkpoint of one, held against the other, makes evidence."""
    chance = random.Random(number)
    with make_book(tmp_path / "a") as book:
        fill(book, chance.randint(1, 500))
    config = copy_of(tmp_path / "a", tmp_path / "b")
    with open_book(config_at(tmp_path / "a")) as book:
        fill(book, chance.randint(1, 300))
        held, size = book.sign_checkpoint(), book.size()
    with open_book(config) as book:
        fill(book, size - book.size() + chance.choice((0, 0, 1, 300)))
        note = book.sign_checkpoint()
        assert book.verify(opened=True).good, "nothing within tells of it"
        assert not verify_book(config, held=held).good
        (fork,) = find_forks(book.notes(), book.vkey, book.tile, [held])
        assert find_forks(book.notes(), book.vkey, book.tile, [note]) == []
        told = check_fork(decode_fork(encode_fork(fork)), parse_key(book.vkey))
        assert (told.first.size, told.root) == (size, root_at(book, size))


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_history_signed_anew_is_found(tmp_path, number):
    """A past written anew from the first entry on, with the book's own key and origin, contradicts what was kept."""
    chance = random.Random(number)
    with make_book(tmp_path / "a") as book:
        early = book.checkpoint()
        fill(book, chance.randint(1, 400))
        held = book.sign_checkpoint()
    config = copy_of(tmp_path / "a", tmp_path / "b")
    with open_book(config) as book:
        signer, size = open_signer(config.signers, book.book), book.size()
        forget(config, book)
        book._tables._rows("DELETE FROM entries WHERE seq > 0")
        book._tables._rows("DELETE FROM blobs")
        book._tables._rows("DELETE FROM tiles")
        book._tables._rows("DELETE FROM checkpoints")
    with open_book(config) as book:
        (first,) = book._tables.stored_entries(0, 1)
        for (level, at), hashes in Frontier(0, ()).extend([leaf_hash(first.leaf)]).items():
            book._tables._connection.execute("INSERT INTO tiles VALUES (?, ?, ?)", (level, at, hashes))
        fill(book, size - 1 + chance.choice((0, 50)), reason="another past")
        book.sign_checkpoint()
        assert book.verify(opened=True).good, "nothing within tells of it"
        assert signer.vkey == book.vkey
        assert verify_book(config, held=early).good, "what was the same is not complained of"
        assert not verify_book(config, held=held).good
        assert len(find_forks(book.notes(), book.vkey, book.tile, [early, held])) == 1
