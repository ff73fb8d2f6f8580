"""Damage behind the book's back is detected and named."""

import shutil
from hashlib import sha256

import pytest

from musterbook.errors import NotFound, Unavailable
from musterbook.ledger.commitments import commit
from musterbook.ledger.envelopes import encode_payload, open_entry, seal_entry
from musterbook.ledger.signer import create_signer
from musterbook.ledger.tiles import Frontier
from musterbook.ledger.tree import leaf_hash
from musterbook.store.books import open_book
from musterbook.store.checking import verify_book
from musterbook.terms.entries import draft
from tests.store import books
from tests.store.books import NOW, config_at, decision, fill, look, make_book, tamper

pytestmark = pytest.mark.usefixtures("either_store")


@pytest.fixture(scope="module")
def template(tmp_path_factory, either_store):
    """A closed book of 701 entries with two blobs, signed."""
    folder = tmp_path_factory.mktemp("template")
    with make_book(folder) as book:
        fill(book, 599)
        book.append([decision(1, blobs=(b"bytes", b"text" * 400_000))], now=NOW)
        fill(book, 100, scope=None)
        book.sign_checkpoint()
    return folder


@pytest.fixture
def config(tmp_path, template):
    """A copy of that book, to be damaged."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    copied = config_at(tmp_path)
    if books.cluster:
        books.cluster.copy(config_at(template).book, copied.book)
    return copied


def flip(path, table, column, where, at=20):
    """Flips one bit of a stored value."""
    ((value,),) = look(path, f"SELECT {column} FROM {table} WHERE {where}")
    changed = bytearray(value if isinstance(value, bytes) else value.encode())
    changed[at] ^= 1
    told = bytes(changed) if isinstance(value, bytes) else changed.decode()
    assert tamper(path, f"UPDATE {table} SET {column} = ? WHERE {where}", told) == 1


def found(config, **asked):
    return {(problem.part, problem.where) for problem in verify_book(config, **asked).problems}


def test_an_untouched_book_is_good(config):
    """Nothing is named where nothing is wrong, with keys or without, and progress reaches the end."""
    seen = []
    plain, opened = verify_book(config, progress=lambda *told: seen.append(told)), verify_book(config, opened=True)
    assert plain.good
    assert opened.good
    assert (plain.entries, plain.opened, opened.opened, plain.erased) == (701, 0, 701, 0)
    assert plain.checkpoint_size == 701
    assert plain.root == opened.root
    assert seen[-1] == (701, 701)


def test_no_key_is_needed(config):
    """Without keys and signer every stored byte is still checked; only opening needs keys."""
    config.keys.unlink()
    for path in config.signers.iterdir():
        path.unlink()
    assert verify_book(config).good
    flip(config.book, "entries", "stored", "seq = 5")
    assert found(config) == {("entry", "5")}
    with pytest.raises(Unavailable):
        verify_book(config, opened=True)


BYTES = [("stored", 0), ("stored", 2), ("stored", 40), ("stored", -1), ("commitment", 0), ("stored_sha256", 31)]


@pytest.mark.parametrize(("column", "at"), BYTES)
@pytest.mark.parametrize("seq", [0, 300, 600, 700])
def test_a_flipped_bit_in_an_entry_is_named(config, column, at, seq):
    """Wherever in an entry's row a bit is flipped, that entry is named, and no other part."""
    flip(config.book, "entries", column, f"seq = {seq}", at)
    named = found(config)
    assert ("entry", str(seq)) in named
    assert {part for part, _ in named} <= {"entry", "checkpoint", "signer"}
    assert {where for part, where in named if part == "entry"} == {str(seq)}


@pytest.mark.parametrize("version", [0, 2, 257, -255])
def test_another_version_is_named(config, version):
    """The version is part of the leaf."""
    tamper(config.book, "UPDATE entries SET version = ? WHERE seq = 9", version)
    assert found(config) == {("entry", "9")}


@pytest.mark.parametrize("number", [0, 1])
def test_a_flipped_bit_in_a_blob_is_named(config, number):
    """A blob is named by its entry and number."""
    flip(config.book, "blobs", "bytes", f"seq = 600 AND number = {number} AND part = 0")
    assert found(config) == {("blob", f"600/{number}")}
    assert ("blob", f"600/{number}") in found(config)


def test_missing_and_surplus_blobs_are_named(config):
    """A blob's part that is gone, a blob that is gone, and one that nobody named."""
    tamper(config.book, "DELETE FROM blobs WHERE number = 1 AND part = 1")
    assert found(config) == {("blob", "600/1")}
    tamper(config.book, "DELETE FROM blobs WHERE number = 1")
    assert found(config) == {("blob", "600/1")}
    tamper(config.book, "INSERT INTO blobs VALUES (3, 0, 0, ?), (4, 0, 0, ?)", b"0", b"0")
    assert found(config) == {("blob", "600/1"), ("blob", "3/0"), ("blob", "4/0")}


@pytest.mark.parametrize(("level", "number"), [(0, 0), (0, 1), (1, 0)])
def test_a_flipped_bit_in_a_tile_is_named(config, level, number):
    """A full tile, or one above it, is named by level and number."""
    flip(config.book, "tiles", "hashes", f"level = {level} AND number = {number}")
    assert found(config) == {("tile", f"{level}/{number}")}


def test_a_flipped_bit_in_the_last_tile_is_seen(config):
    """The last, partial tile has no hash above it: the entries that differ from it are named, the checkpoint holds."""
    flip(config.book, "tiles", "hashes", "level = 0 AND number = 2", at=33)
    assert found(config) == {("entry", "513")}
    assert verify_book(config).checkpoint_size == 701


@pytest.mark.parametrize("name", ["level = 0 AND number = 0", "level = 0 AND number = 2", "level = 1"])
def test_missing_and_surplus_tiles_are_named(config, name):
    """A tile that is gone, cut short, or that no entry accounts for."""
    tamper(config.book, f"UPDATE tiles SET hashes = substr(hashes, 1, length(hashes) - 32) WHERE {name}")
    assert {part for part, _ in found(config)} == {"tile"}
    assert tamper(config.book, f"DELETE FROM tiles WHERE {name}") == 1
    assert {part for part, _ in found(config)} == {"tile"}
    tamper(config.book, "INSERT INTO tiles VALUES (2, 7, ?)", b"0")
    assert ("tile", "2/7") in found(config)


def test_a_changed_checkpoint_is_named(config):
    """A bit in the note's text or signature, or in the label's key, breaks it."""
    ((note,),) = look(config.book, "SELECT note FROM checkpoints")
    for at in (3, note.index("\n") + 1, len(note) - 20):
        changed = note[:at] + ("A" if note[at] != "A" else "B") + note[at + 1 :]
        tamper(config.book, "UPDATE checkpoints SET note = ?", changed)
        assert found(config) == {("checkpoint", "")}
        assert verify_book(config).checkpoint_size == 701, "the signer still vouches for the book"
    tamper(config.book, "UPDATE checkpoints SET note = ?", note)
    tamper(config.book, "UPDATE meta SET value = 'x' || value WHERE name = 'vkey'")
    assert found(config) == {("checkpoint", ""), ("signer", "")}
    assert ("entry", "0") in found(config, opened=True)


def test_a_deleted_row_is_named(config):
    """The number that is missing is told, in the middle of the book, at its start, and where the tile has gone too."""
    for seq in (300, 0, 699):
        tamper(config.book, "DELETE FROM entries WHERE seq = ?", seq)
        assert ("entry", str(seq)) in found(config)
    assert found(config) == {("entry", "300"), ("entry", "0"), ("entry", "699")}


def test_swapped_rows_are_named(config):
    """Two entries that changed places are both told."""
    for before, after in ((10, -1), (400, 10), (-1, 400)):
        tamper(config.book, "UPDATE entries SET seq = ? WHERE seq = ?", after, before)
    assert {told for told in found(config) if told[0] == "entry"} == {("entry", "10"), ("entry", "400")}


def test_a_cut_tail_is_named(config):
    """Entries that are gone from the end are missed by tile, checkpoint and signer."""
    tamper(config.book, "DELETE FROM entries WHERE seq >= 690")
    assert found(config) == {("tile", "0/2"), ("checkpoint", "701"), ("signer", "701")}


def rewrite_tail(config):
    """Cuts the book as somebody would who knows how: entries, tiles and checkpoint, all as of entry 300."""
    path = config.book
    with open_book(config) as book:
        leaves = list(book.leaves(0, 300))
    tiles = Frontier(0, ()).extend([leaf_hash(leaf) for leaf in leaves])
    tamper(path, "DELETE FROM entries WHERE seq >= 300")
    tamper(path, "DELETE FROM blobs WHERE seq >= 300")
    tamper(path, "DELETE FROM tiles")
    tamper(path, "DELETE FROM checkpoints")
    for (level, number), hashes in tiles.items():
        tamper(path, "INSERT INTO tiles VALUES (?, ?, ?)", level, number, hashes)


def test_a_tail_cut_with_skill_is_named_by_the_signer(config):
    """Where nothing in the book tells of the cut, the signer's memory does, and it signs no more."""
    rewrite_tail(config)
    assert found(config) == {("signer", "701")}


def test_a_tail_cut_with_skill_is_named_by_a_checkpoint_held_elsewhere(config):
    """Without the signer, a checkpoint that somebody kept tells of the cut."""
    with open_book(config) as book:
        held = book.checkpoint()
    assert verify_book(config, held=held).good
    for path in config.signers.iterdir():
        path.unlink()
    rewrite_tail(config)
    assert verify_book(config).good, "nothing within the book tells of it"
    assert found(config, held=held) == {("held checkpoint", "701")}


def test_an_older_checkpoint_held_elsewhere_still_holds(config):
    """A book that only grew agrees with every checkpoint it ever had; a broken one is named."""
    with open_book(config) as book:
        held = book.checkpoint()
        fill(book, 500)
        book.sign_checkpoint()
    assert verify_book(config, held=held).good
    assert found(config, held=held.replace("701", "702")) == {("held checkpoint", "")}
    assert found(config, held="nothing") == {("held checkpoint", "")}


def test_rewritten_history_is_named(config):
    """An entry replaced with all its hashes put right contradicts checkpoint and signer."""
    with open_book(config) as book:
        leaves = list(book.leaves())
        (other,) = book._tables.stored_entries(7, 8)
    leaves[5] = other.leaf
    tamper(config.book, "UPDATE entries SET (commitment, stored_sha256, stored) = (?, ?, ?) WHERE seq = 5", *other[2:5])
    for (level, number), hashes in Frontier(0, ()).extend([leaf_hash(leaf) for leaf in leaves]).items():
        tamper(config.book, "UPDATE tiles SET hashes = ? WHERE level = ? AND number = ?", hashes, level, number)
    assert found(config) == {("checkpoint", "701"), ("signer", "701")}
    assert found(config, opened=True) == {("checkpoint", "701"), ("signer", "701")}


def test_another_signer_is_named(config):
    """A book whose label names another key than its signer's is told apart."""
    with open_book(config) as book:
        name = book.book
    for path in config.signers.iterdir():
        path.unlink()
    create_signer(config.signers, name, "musterbook.example/other")
    assert ("signer", "") in found(config)


def test_a_signer_without_memory_is_named(config):
    """The key alone, without what it signed last, is not enough."""
    next(config.signers.glob("*.signed")).write_text("")
    assert found(config) == {("signer", "")}


def test_fields_that_were_not_committed_to_are_named(config):
    """Whoever has the keys can seal other fields, but not under the old commitment: opening tells."""
    with open_book(config) as book:
        (sealed,) = book._tables.stored_entries(3, 4)
        key = book._key_of(sealed)
        seed, payload = open_entry(sealed.stored, key)
        payload["actor"] = "Eve"
        assert commit(payload, seed) != sealed.commitment
        stored = seal_entry(encode_payload(payload), seed, b"n" * 12, key, ())
    tamper(
        config.book, "UPDATE entries SET stored = ?, stored_sha256 = ? WHERE seq = 3", stored, sha256(stored).digest()
    )
    assert ("entry", "3") in found(config)
    assert "not those that were committed to" in str(verify_book(config, opened=True).problems)


def test_lost_keys_are_named(config):
    """Each entry whose key is gone is told when the book is opened."""
    tamper(config.keys, "DELETE FROM keys WHERE scope IS NULL")
    assert found(config, opened=True) == {("key", "0")} | {("key", str(seq)) for seq in range(601, 701)}


def test_an_emptied_entry_needs_an_entry_that_says_so(config):
    """Erased entries are counted; one that no `entry.erased` names is a hole."""
    tamper(config.book, "UPDATE entries SET stored = ? WHERE seq IN (600, 20)", b"")
    tamper(config.book, "DELETE FROM blobs WHERE seq = 600")
    plain = verify_book(config)
    assert plain.good
    assert plain.erased == 2
    assert found(config, opened=True) == {("entry", "600"), ("entry", "20")}
    fields = dict.fromkeys(("entries", "report", "source", "reason", "final_from", "copies"))
    with open_book(config) as book:
        book.append([draft("entry.erased", {**fields, "entries": [600]}, actor="Ann")], now=NOW)
    assert found(config, opened=True) == {("entry", "20")}
    assert verify_book(config, opened=True).opened == 700


def test_a_book_is_checked_while_it_is_written(config):
    """A check sees one moment of the book: what is appended meanwhile does not disturb it."""
    with open_book(config) as book:
        assert verify_book(config, progress=lambda *_: fill(book, 300)).good
        assert book.verify().good


def test_a_far_entry_does_not_hold_up_the_check(config):
    """An entry moved far beyond the end is a gap, told at once."""
    tamper(config.book, "UPDATE entries SET seq = ? WHERE seq = 700", 2**60)
    assert ("entry", "768 to 1023") in found(config)


def test_an_absent_book_is_not_checked(tmp_path):
    """There is nothing to check where no book is."""
    with pytest.raises(NotFound):
        verify_book(config_at(tmp_path))
