"""Backing up and restoring, on either store: nothing half, nothing twice, nothing unseen."""

import datetime as dt
import functools
import os
import random
import resource
import signal
import time

import msgspec
import pytest

from musterbook.errors import Conflict, Incorrect, MusterbookError, Unavailable
from musterbook.ledger.backups import MAGIC
from musterbook.ledger.checkpoints import open_checkpoint
from musterbook.ledger.notes import parse_key
from musterbook.store.backing_up import back_up
from musterbook.store.books import book_exists, open_book
from musterbook.store.checking import verify_book
from musterbook.store.key_copies import copy_keys
from musterbook.store.keys import open_keys
from musterbook.store.restoring import restore
from tests.store.books import NOW, config_at, decision, fill, make_book, tamper
from tests.store.test_faults import start_child

pytestmark = pytest.mark.usefixtures("either_store")
PASSPHRASE = "six words that nobody would guess"
UNTIL = "2025-05-07"
KILLS = int(os.environ.get("MUSTERBOOK_KILLS", "5"))


def keep(config, path, passphrase=PASSPHRASE):
    return back_up(config, path, passphrase=passphrase, keys_until=UNTIL if passphrase else None, now=NOW)


def bring_back(config, path, passphrase=PASSPHRASE, held=(), now=NOW):
    return restore(config, path, passphrase=passphrase, held=held, actor="Ann", now=now)


@pytest.fixture
def book(tmp_path):
    """A book of 401 entries with blobs, signed."""
    with make_book(tmp_path) as made:
        fill(made, 299)
        made.append([decision(1, blobs=(b"bytes", b"text" * 400_000))], now=NOW)
        fill(made, 100, scope=None)
        made.sign_checkpoint()
        yield made


@pytest.fixture
def other(tmp_path):
    """Another machine: another place for book, keys and signer."""
    return config_at(tmp_path / "other")


def test_a_backup_brings_back_every_byte(book, tmp_path, other):
    """Entries, blobs and leaves are those that were, the book verifies to the last field, under a new origin."""
    made = keep(config_at(tmp_path), tmp_path / "b")
    assert (made.entries, made.signed, made.keys_until) == (401, 401, UNTIL)
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600
    told = bring_back(other, tmp_path / "b")
    assert (told.entries, told.lost, told.outside) == (401, 0, False)
    with open_book(other) as again:
        assert list(again.entries(0, 401)) == list(book.entries())
        assert list(again.leaves(0, 401)) == list(book.leaves())
        assert again.blob(300, 1) == book.blob(300, 1)
        (entry,) = again.entries(401)
        assert entry.kind == "book.continued"
        assert entry.payload["old_origin"] == book.origin != again.origin == entry.payload["origin"]
        assert entry.payload["old_checkpoint"] == book.checkpoint()
        assert (entry.payload["lost_first"], entry.payload["lost_last"]) == (None, None)
        assert again.vkey == entry.payload["signer"] != book.vkey
        assert again.tag_of(b"x") == book.tag_of(b"x")
        assert again.verify(opened=True).good
        assert again.verify(held=book.checkpoint()).good


def test_restored_books_are_restored_again(book, tmp_path, other):
    """A chain of restorations keeps every earlier origin: checkpoints of each still hold."""
    held = [book.checkpoint()]
    config = config_at(tmp_path)
    for number in range(3):
        keep(config, tmp_path / f"b{number}")
        config = config_at(tmp_path / f"other{number}")
        bring_back(config, tmp_path / f"b{number}")
        with open_book(config) as again:
            fill(again, 3)
            held.append(again.sign_checkpoint())
    assert verify_book(config, opened=True).good
    for note in held:
        assert verify_book(config, held=note).good


def test_restore_then_append_makes_no_second_history(book, tmp_path, other):
    """Original and restored book both go on, each under its own origin; neither signs for the other."""
    keep(config_at(tmp_path), tmp_path / "b")
    beside = msgspec.structs.replace(other, signers=config_at(tmp_path).signers)
    fill(book, 5)
    book.sign_checkpoint()
    told = bring_back(beside, tmp_path / "b")
    assert (told.lost, told.outside) == (5, True), "the old signer is here and remembers"
    with open_book(beside) as again:
        assert (again.entry(401).payload["lost_first"], again.entry(401).payload["lost_last"]) == (401, 405)
        fill(again, 7)
        fill(book, 2)
        notes = book.sign_checkpoint(), again.sign_checkpoint()
        assert open_checkpoint(notes[0], parse_key(book.vkey)).origin == book.origin
        assert open_checkpoint(notes[1], parse_key(again.vkey)).origin == again.origin
        with pytest.raises(Incorrect):
            open_checkpoint(notes[1], parse_key(book.vkey))
        assert book.verify(opened=True).good
        assert again.verify(opened=True).good


def test_what_is_lost_is_told_by_a_checkpoint_kept_elsewhere(book, tmp_path, other):
    """An old backup restores, and a later checkpoint says what is missing; one of another history refuses it."""
    keep(config_at(tmp_path), tmp_path / "b")
    fill(book, 9)
    later = book.sign_checkpoint()
    told = bring_back(other, tmp_path / "b", held=(later,))
    assert (told.lost, told.outside) == (9, True)
    with make_book(tmp_path / "else") as foreign:
        fill(foreign, 4)
        note = foreign.sign_checkpoint()
    with pytest.raises(Incorrect):
        bring_back(config_at(tmp_path / "third"), tmp_path / "b", held=(note,))
    assert not book_exists(config_at(tmp_path / "third"))


def test_a_changed_backup_is_refused(tmp_path, other):
    """Cut at any length, padded, any of many bytes flipped, frames swapped or doubled: refused, and nothing is left."""
    with make_book(tmp_path) as book:
        fill(book, 12, blobs=(b"blob",))
        book.sign_checkpoint()
    keep(config_at(tmp_path), tmp_path / "b", passphrase=None)

    other.keys.parent.mkdir(parents=True)
    copy_keys(config_at(tmp_path).keys, other.keys)
    good, chance = (tmp_path / "b").read_bytes(), random.Random(1)
    bad = [good[: chance.randrange(len(good))] for _ in range(12)]
    bad += [good + b"\0", good + good, b"\0" + good, b"", good[: len(good) - 1]]
    for _ in range(25):
        changed = bytearray(good)
        changed[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
        bad.append(bytes(changed))
    middle = len(MAGIC) + 4 + int.from_bytes(good[len(MAGIC) : len(MAGIC) + 4], "big")
    length = 9 + int.from_bytes(good[middle + 1 : middle + 9], "big")
    first, rest = good[middle : middle + length], good[middle + length :]
    second = rest[: 9 + int.from_bytes(rest[1:9], "big")]
    bad.append(good[:middle] + second + first + rest[len(second) :])
    bad.append(good[:middle] + first + first + rest)
    bad.append(good[:middle] + rest)
    for told in bad:
        (tmp_path / "changed").write_bytes(told)
        with pytest.raises(Incorrect) as problem:
            bring_back(other, tmp_path / "changed", passphrase=None)
        assert problem.value.code == "backup.broken"
        assert not book_exists(other)
    assert [path.name for path in other.book.parent.iterdir()] == ["mission.book.keys"]
    assert not list(other.signers.iterdir())
    assert bring_back(other, tmp_path / "b", passphrase=None).entries == 13


def test_a_damaged_book_is_not_backed_up(book, tmp_path):
    """A backup of what does not hold would hide it: it is refused, and no file is left."""
    tamper(config_at(tmp_path).book, "UPDATE entries SET stored_sha256 = ? WHERE seq = 7", b"x" * 32)
    with pytest.raises(Incorrect) as told:
        keep(config_at(tmp_path), tmp_path / "b")
    assert told.value.code == "backup.broken"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_keys_leave_only_under_a_passphrase(book, tmp_path, other):
    """No key stands in a backup in the clear; a short, wrong or missing passphrase gives none; nothing is left."""
    config = config_at(tmp_path)
    ((secret,),) = book._keys._connection.execute("SELECT key FROM book_key").fetchall()
    with pytest.raises(Incorrect) as told:
        keep(config, tmp_path / "b", passphrase="short")
    assert told.value.code == "passphrase.incorrect"
    keep(config, tmp_path / "b")
    written = (tmp_path / "b").read_bytes()
    assert secret not in written
    assert secret.hex().encode() not in written
    for wrong in ("some other words altogether", None):
        with pytest.raises(Incorrect) as told:
            bring_back(other, tmp_path / "b", passphrase=wrong)
        assert told.value.code == "passphrase.incorrect"
        assert not book_exists(other)
    keep(config, tmp_path / "bare", passphrase=None)
    with pytest.raises(Unavailable) as problem:
        bring_back(other, tmp_path / "bare", passphrase=None)
    assert problem.value.code == "book.keys_absent"


def test_keys_serve_until_their_day(book, tmp_path, other):
    """Keys that left the house are noted with their last day, and are not taken after it; the ciphertext still is."""
    keep(config_at(tmp_path), tmp_path / "b")
    assert book._keys.served_until() == UNTIL
    late = dt.datetime(2025, 5, 8, tzinfo=dt.UTC)
    with pytest.raises(Unavailable) as told:
        bring_back(other, tmp_path / "b", now=late)
    assert told.value.code == "book.keys_absent"
    other.keys.parent.mkdir(parents=True, exist_ok=True)
    copy_keys(config_at(tmp_path).keys, other.keys)
    assert bring_back(other, tmp_path / "b", now=late).entries == 401


def test_keys_older_than_the_backup_are_named(book, tmp_path, other):
    """Keys that do not open all of a backup are refused whole, and stay where they are."""
    other.keys.parent.mkdir(parents=True)
    copy_keys(config_at(tmp_path).keys, other.keys)
    fill(book, 3, scope=None)
    keep(config_at(tmp_path), tmp_path / "b", passphrase=None)
    with pytest.raises(Unavailable, match="older") as told:
        bring_back(other, tmp_path / "b", passphrase=None)
    assert told.value.code == "book.keys_absent"
    open_keys(other.keys, book.book).close()


def test_nothing_is_written_over(book, tmp_path):
    """Neither a file by a backup nor a book by a restoration."""
    keep(config_at(tmp_path), tmp_path / "b")
    for act in (
        lambda: keep(config_at(tmp_path), tmp_path / "b"),
        lambda: bring_back(config_at(tmp_path), tmp_path / "b"),
    ):
        with pytest.raises(Conflict) as told:
            act()
        assert told.value.code in ("file.exists", "book.exists")


def test_a_signer_whose_memory_was_rolled_back_is_named(book, tmp_path):
    """The book's own checkpoint tells; a tail that was cut is not signed again, an intact book is, and all is well."""
    memory = config_at(tmp_path).signers / f"{book.book}.signed"
    before = memory.read_text()
    fill(book, 5)
    book.sign_checkpoint()
    memory.write_text(before)
    assert {(problem.part, problem.where) for problem in book.verify().problems} == {("signer", "401")}
    fill(book, 2)
    book.sign_checkpoint()
    assert book.verify(opened=True).good
    memory.write_text(before)
    tamper(config_at(tmp_path).book, "DELETE FROM entries WHERE seq >= 401")
    tamper(config_at(tmp_path).book, "UPDATE tiles SET hashes = substr(hashes, 1, 4640) WHERE level = 0 AND number = 1")
    book.close()
    with open_book(config_at(tmp_path)) as cut, pytest.raises(Conflict) as told:
        cut.sign_checkpoint()
    assert told.value.code == "signer.refused"


def limited(act, limit):
    """Does something while files may not grow beyond a limit; exits 0 if that is told as a full disk, 3 if it fits."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        act()
    except MusterbookError as problem:
        os._exit(0 if problem.code in ("disk.full", "book.read_only") else 1)
    os._exit(3)


@pytest.mark.parametrize("limit", [0, 100, 3_000, 50_000, 400_000, 1_200_000])
def test_a_full_disk_leaves_no_half_backup(book, tmp_path, limit):
    """Wherever the disk is full, that is told, and no file is left that could pass for a backup."""
    child = start_child(limited, lambda: keep(config_at(tmp_path), tmp_path / "b", passphrase=None), limit)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert not (tmp_path / "b").exists()
    keep(config_at(tmp_path), tmp_path / "b")


@pytest.mark.parametrize("limit", [0, 3_000, 20_000, 50_000, 200_000, 1_000_000])
def test_a_full_disk_leaves_no_half_restored_book(book, tmp_path, other, limit):
    """Wherever the disk is full, there is no book, and with room there is."""
    keep(config_at(tmp_path), tmp_path / "b")
    child = start_child(limited, lambda: bring_back(other, tmp_path / "b"), limit)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if other.server is None or limit == 0:
        assert code == 0
    if code == 0:
        assert not book_exists(other)
        bring_back(other, tmp_path / "b")
    assert verify_book(other, opened=True).good


def test_a_folder_that_cannot_be_written_is_told(book, tmp_path, other):
    """A backup into a folder that is not there, a restoration into one that is a file."""
    with pytest.raises(Unavailable) as told:
        keep(config_at(tmp_path), tmp_path / "nowhere" / "b")
    assert told.value.code == "file.unwritable"
    keep(config_at(tmp_path), tmp_path / "b")
    (tmp_path / "file").write_text("")
    blocked = msgspec.structs.replace(other, book=tmp_path / "file" / "mission.book")
    with pytest.raises(Unavailable) as told:
        bring_back(blocked, tmp_path / "b")
    assert told.value.code == "book.read_only"


def test_killed_while_backing_up_or_restoring(book, tmp_path, other):
    """After a kill at any moment there is a whole backup or none, a whole book or none, and it can be done again."""
    chance, ours = random.Random(3), config_at(tmp_path)

    def kill_within(act):
        child = start_child(act)
        time.sleep(chance.random() * 0.12)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    for number in range(KILLS):
        path, config = tmp_path / f"b{number}", config_at(tmp_path / f"other{number}")
        backing_up = functools.partial(keep, ours, path, passphrase=None)
        restoring = functools.partial(bring_back, config, path, passphrase=None)
        kill_within(backing_up)
        if not path.exists():
            backing_up()
        config.keys.parent.mkdir(parents=True)
        copy_keys(ours.keys, config.keys)
        kill_within(restoring)
        if not book_exists(config):
            restoring()
        assert verify_book(config, opened=True).good
