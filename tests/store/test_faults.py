"""Faults of the machine: killed processes, full disks, places that cannot be written."""

import contextlib
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import tempfile
import time
import traceback
from pathlib import Path

import msgspec
import pytest

from musterbook.errors import Unavailable
from musterbook.registers.fold import Fold
from musterbook.store import books as made_books
from musterbook.store.books import book_exists, create_book, open_book
from musterbook.store.checking import verify_book
from musterbook.store.followers import open_view
from musterbook.store.sqlite_files import speak
from tests.store.books import NOW, config_at, decision, fill, make_book

KILLS = int(os.environ.get("MUSTERBOOK_KILLS", "15"))


def append_until_killed(config, acknowledge):
    """Appends, signs and follows for ever, and tells each size once it is acknowledged."""
    with open_book(config) as book:
        view = open_view(config.view, lambda rows: Fold.restore("mission", rows))
        chance = random.Random(os.getpid())
        while True:
            book.append(
                [
                    decision(at, scope=chance.choice([None, f"report {chance.random()}"]), blobs=(b"b" * 3000,))
                    for at in range(chance.randrange(1, 40))
                ],
                now=NOW,
            )
            os.write(acknowledge, book.size().to_bytes(8, "big"))
            book.sign_checkpoint()
            view.catch_up(book)


def start_child(work, *told):
    """Runs a function in a process of its own; its id."""
    child = os.fork()
    if child == 0:
        try:
            work(*told)
        except BaseException:  # noqa: BLE001 - the parent sees the exit code
            traceback.print_exc()
        finally:
            os._exit(7)
    return child


@pytest.mark.usefixtures("either_store")
def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path):
    """After each of many kills at any moment the book opens, verifies to the last field, and is at least as long."""
    make_book(tmp_path).close()
    config, chance = config_at(tmp_path), random.Random(1)
    for _ in range(KILLS):
        reading, writing = os.pipe()
        child = start_child(append_until_killed, config, writing)
        os.close(writing)
        told = os.read(reading, 8)
        assert told, "the writer has begun"
        time.sleep(chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while part := os.read(reading, 1 << 16):
            told += part
        os.close(reading)
        acknowledged = int.from_bytes(told[-8:], "big")
        with open_book(config) as book:
            assert book.size() >= acknowledged
            found = book.verify(opened=True)
            assert found.good, found.problems
            assert not any(entry.erased for entry in book.entries())
            fill(book, 1)
            book.sign_checkpoint()
            view = open_view(config.view, lambda rows: Fold.restore("mission", rows))
            assert view.catch_up(book) == book.size()
            view.close()


def fill_for_ever(book):
    """Appends until something gives way."""
    while True:
        fill(book, 20, blobs=(b"b" * 5000,))


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path):
    """Where the book may grow no more, an append is refused whole; what was there stays, and grows again with room."""
    with make_book(tmp_path) as book:
        fill(book, 50)
        ((pages,),) = book._tables._rows("PRAGMA page_count")
        book._tables._rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(Unavailable) as told:
            fill_for_ever(book)
        assert told.value.code == "disk.full"
        size = book.size()
        assert book.verify(opened=True).good
        book._tables._rows("PRAGMA max_page_count = 1000000")
        assert fill(book, 300)[0].seq == size
        assert book.verify(opened=True).good


def test_full_keys_are_told_before_anything_is_recorded(tmp_path):
    """Where a key cannot be kept, no entry is sealed with it."""
    with make_book(tmp_path) as book:
        ((pages,),) = book._keys._connection.execute("PRAGMA page_count").fetchall()
        book._keys._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Unavailable) as told:
            fill(book, 500, scope=None)
        assert told.value.code == "disk.full"
        assert book.size() == 1
        assert book.verify(opened=True).good


def write_within(config, limit):
    """Appends until files may grow no more; exits 0 if that is told as a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    book = open_book(config)
    try:
        fill_for_ever(book)
    except Unavailable as problem:
        os._exit(0 if problem.code == "disk.full" else 1)


@pytest.mark.parametrize("limit", [70_000, 300_000, 1_000_000])
def test_writes_that_the_system_refuses_are_told(tmp_path, limit):
    """Where the system takes no more bytes, the append fails whole, and the book opens and verifies after."""
    make_book(tmp_path).close()
    child = start_child(write_within, config_at(tmp_path), limit)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with open_book(config_at(tmp_path)) as book:
        assert book.verify(opened=True).good
        size = book.size()
        assert fill(book, 30)[0].seq == size


def read_without_writing(config):
    """As somebody who may only read: everything reads, every write says why it fails; exits 0."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    other = msgspec.structs.replace(config, book=config.book.with_name("new.book"), signers=config.book.with_name("s"))
    with open_book(config) as book:
        assert len(list(book.entries())) == book.size() == 4
        assert verify_book(config, opened=True).good
        for write in (
            lambda: fill(book, 1),
            lambda: fill(book, 1, scope=None),
            book.sign_checkpoint,
            lambda: open_view(config.view, lambda rows: Fold.restore("mission", rows)),
            lambda: create_book(other, actor="Ann", now=NOW),
        ):
            with pytest.raises(Unavailable) as told:
                write()
            assert told.value.code == "book.read_only"
    with open_book(config) as book, pytest.raises(Unavailable, match=re.escape(f"{config.book} cannot be written")):
        fill(book, 1)
    os._exit(0)


def test_a_folder_that_cannot_be_written_is_read_all_the_same():
    """On a medium that cannot be written a book is read and checked; recording and signing say why they cannot."""
    folder = Path(tempfile.mkdtemp())
    try:
        with make_book(folder) as book:
            fill(book, 3)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        child = start_child(read_without_writing, config_at(folder))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.usefixtures("either_store")
def test_a_book_that_was_half_made_is_not_found(tmp_path, monkeypatch, at):
    """Where making a book breaks off at any step, there is a whole book or none, and none can be made again."""
    calls = 0

    class Broken(Exception):
        pass

    def count(function):
        def counted(*args, **kwargs):
            nonlocal calls
            calls += 1
            if calls == at:
                raise Broken
            return function(*args, **kwargs)

        return counted

    with monkeypatch.context() as patch:
        for name in ("create_signer", "create_tables", "create_keys", "StoredLedger", "_place", "sync_folder"):
            patch.setattr(made_books, name, count(getattr(made_books, name)))
        with contextlib.suppress(Broken):
            create_book(config_at(tmp_path), actor="Ann", now=NOW).close()
    if book_exists(config_at(tmp_path)):
        with open_book(config_at(tmp_path)) as book:
            assert book.size() == 1
            assert book.verify(opened=True).good
    else:
        make_book(tmp_path).close()


def test_unknown_errors_are_not_dressed_up():
    """An error of SQLite that is our own mistake stays what it is."""
    with pytest.raises(sqlite3.OperationalError):
        speak(sqlite3.OperationalError("no such table"), Path("x"))
