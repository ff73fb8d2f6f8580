"""Moving a book between stores: the same tree there, nothing more here."""

import itertools
import os
import random
import signal
import time

import msgspec
import pytest

from musterbook.errors import Conflict, MusterbookError, Unavailable
from musterbook.ledger.labels import MOVED
from musterbook.store import moving
from musterbook.store.books import book_exists, open_book
from musterbook.store.checking import verify_book
from musterbook.store.moving import move_book
from tests.store.books import NOW, config_at, decision, fill, make_book, tamper
from tests.store.test_faults import start_child
from tests.store.test_restoring import KILLS, limited

pytestmark = pytest.mark.usefixtures("either_store")


@pytest.fixture
def source(tmp_path):
    """A book of 401 entries with blobs, closed."""
    with make_book(tmp_path) as made:
        made.append([decision(1, blobs=(b"bytes", b"text" * 400_000))], now=NOW)
        fill(made, 299)
        fill(made, 100, scope=None)
        made.sign_checkpoint()
    return config_at(tmp_path)


def beside(source, tmp_path, name="new", *, file=False):
    """Another place under the same signers' folder; with `file` a file, whatever store is under test."""
    told = msgspec.structs.replace(config_at(tmp_path / name), signers=source.signers)
    return msgspec.structs.replace(told, server=None) if file else told


def move(source, target):
    return move_book(source, target, actor="Ann", now=NOW)


def test_the_root_goes_with_the_book(source, tmp_path):
    """From either store to a file and back: the same root, origin and signer; every earlier checkpoint holds."""
    with open_book(source) as book:
        held, before = book.checkpoint(), list(book.entries())
    places = [source, beside(source, tmp_path, "file", file=True), beside(source, tmp_path, "back")]
    for number, (left, gone_to) in enumerate(itertools.pairwise(places)):
        told = move(left, gone_to)
        assert told.entries == 402 + 2 * number
        assert told.root == verify_book(left, opened=True).root == verify_book(gone_to, opened=True).root
        with open_book(gone_to) as there, open_book(left) as here:
            assert (there.book, there.origin, there.vkey) == (here.book, here.origin, here.vkey)
            assert list(there.entries(0, 401)) == before
            assert list(there.entries())[-1].kind == "book.moved"
            assert list(there.entries())[-1].payload["destination"] == gone_to.place
            assert there.blob(1, 1) == here.blob(1, 1)
            fill(there, 1)
            there.sign_checkpoint()
    assert verify_book(places[-1], opened=True, held=held).good


def test_copy_then_append_on_both(source, tmp_path):
    """The source takes nothing more and signs nothing more, also for those who had it open; the copy goes on."""
    target = beside(source, tmp_path)
    with open_book(source) as before:
        move(source, target)
        with open_book(target) as there, open_book(source) as after:
            fill(there, 3)
            for left in (before, after):
                for write in (lambda left=left: fill(left, 1), left.sign_checkpoint):
                    with pytest.raises(Conflict, match=target.place.replace("?", ".")) as told:
                        write()
                    assert told.value.code == "book.moved"
                assert len(list(left.entries())) == left.size() == 402
            there.sign_checkpoint()
    assert verify_book(target, opened=True).good
    assert {problem.part for problem in verify_book(source).problems} == {"signer"}, "the signer knows of later entries"


def test_a_source_whose_mark_was_taken_off_gets_no_signature(source, tmp_path):
    """Who takes the mark off and records makes a fork, which the one signer refuses to sign."""
    target = beside(source, tmp_path)
    move(source, target)
    tamper(source.book, "DELETE FROM meta WHERE name = ?", MOVED)
    with open_book(source) as left, open_book(target) as there:
        fill(left, 2)
        fill(there, 2)
        there.sign_checkpoint()
        with pytest.raises(Conflict) as told:
            left.sign_checkpoint()
        assert told.value.code == "signer.refused"


def test_nothing_is_written_over(source, tmp_path):
    """A place that has a book, or keys, is refused, and the source goes on; a moved book moves no more."""
    taken = beside(source, tmp_path, "taken")
    make_book(tmp_path / "taken").close()
    keyed = beside(source, tmp_path, "keyed")
    keyed.keys.parent.mkdir(parents=True)
    keyed.keys.write_bytes(b"")
    for place in (taken, keyed):
        with pytest.raises(Conflict) as told:
            move(source, place)
        assert told.value.code == "book.exists"
        with open_book(source) as book:
            assert book.moved_to is None
    move(source, beside(source, tmp_path))
    with pytest.raises(Conflict) as told:
        move(source, beside(source, tmp_path, "third"))
    assert told.value.code == "book.moved"


def test_a_damaged_book_does_not_move(source, tmp_path):
    """What does not hold is named before anything is written."""
    tamper(source.book, "UPDATE entries SET stored_sha256 = ? WHERE seq = 7", b"x" * 32)
    with pytest.raises(Conflict) as told:
        move(source, beside(source, tmp_path))
    assert told.value.code == "book.damaged"
    assert not book_exists(beside(source, tmp_path))


class Broken(Exception):
    """What a test breaks off with."""


@pytest.mark.parametrize("name", ["pour", "copy_keys", "making_place", "open_keys"])
def test_a_move_that_breaks_off_leaves_the_source_as_it_was(source, tmp_path, monkeypatch, name):
    """Before the copy is whole nothing has happened: no mark, no entry, no copy; then it can be done."""

    def break_off(*args, **kwargs):
        raise Broken

    target = beside(source, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(moving, name, break_off)
        with pytest.raises(Broken):
            move(source, target)
    assert not book_exists(target)
    with open_book(source) as book:
        assert (book.size(), book.moved_to) == (401, None)
        assert fill(book, 1)[0].seq == 401
    assert move(source, target).entries == 403


def test_a_copy_that_cannot_be_shown_is_taken_back(source, tmp_path, monkeypatch):
    """Where the last step fails, the source takes entries again."""
    target = beside(source, tmp_path)
    making = moving.making_book

    class Hidden:
        def __init__(self, *told):
            self.inner = making(*told)

        def __enter__(self):
            return self.inner.__enter__()

        def __exit__(self, *told):
            self.inner.__exit__(Broken, Broken(), None)
            raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(moving, "making_book", Hidden)
        with pytest.raises(Broken):
            move(source, target)
    assert not book_exists(target)
    with open_book(source) as book:
        assert book.moved_to is None
        assert fill(book, 1)
    move(source, target)
    assert verify_book(target, opened=True).good


def test_killed_while_moving(source, tmp_path):
    """After a kill at any moment one of the two takes entries, or the same command goes on; never both."""
    chance, held = random.Random(5), source
    for number in range(KILLS):
        target = beside(source, tmp_path, f"place{number}")
        child = start_child(move, held, target)
        time.sleep(chance.random() * 0.25)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_book(held) as book:
            moved = book.moved_to
        if book_exists(target):
            assert moved == target.place
        else:
            move(held, target)
        assert verify_book(target, opened=True).good
        held = target
    with open_book(held) as book:
        assert fill(book, 1)


@pytest.mark.parametrize("limit", [3_000, 60_000, 1_000_000])
def test_a_full_disk_leaves_the_source_as_it_was(source, tmp_path, limit):
    """Where the new place is full, the source goes on and no copy is seen."""
    target = beside(source, tmp_path, file=True)
    child = start_child(limited, lambda: move(source, target), limit)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert not book_exists(target)
    with open_book(source) as book:
        fill(book, 1)
    assert move(source, target).entries == book_size(source)


def book_size(config):
    with open_book(config) as book:
        return book.size()


def test_a_place_that_cannot_be_reached_is_told(source, tmp_path):
    """A server that is not there, and the source goes on."""
    nowhere = msgspec.structs.replace(beside(source, tmp_path), server=f"postgresql:///x?host={tmp_path}")
    with pytest.raises((Unavailable, MusterbookError)) as told:
        move(source, nowhere)
    assert told.value.code in ("book.unreachable", "extra.absent")
    with open_book(source) as book:
        assert fill(book, 1)
