"""Faults done to real books on SQLite, each counted: kills, flipped bytes, moved rows, full disks, many writers.

Every function does a number of faults and gives a Counter of what came of each; it fails where a law does not hold.
"""

import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing

from musterbook.errors import Conflict, MusterbookError, Unavailable
from musterbook.house import open_house
from musterbook.store.books import open_book
from musterbook.store.checking import verify_book
from tests.store.books import NOW, config_at, decision, fill, make_book
from tests.store.erasing import KEPT, STORY, arrival, asked, config_in, make_house, words_left
from tests.store.test_faults import start_child

AFRESH = 60  # kills after which a new book is begun
SHARE = 0.12  # seconds within which a kill comes


def record_for_ever(config, first, acknowledge):
    """Records reports, each acknowledged by a byte once it is recorded."""
    with open_house(config) as house:
        os.write(acknowledge, b".")
        for number in range(first, first + 100_000):
            house.record(arrival(f"{STORY}\nNumber {number}.", title=f"t{number}"))
            os.write(acknowledge, b"!")
            house.sign()


def kill_recordings(folder, times, seed=1):
    """Kills a recording process at random moments; what it acknowledged is there whole, and the book verifies."""
    counts, chance, config, known = Counter(), random.Random(seed), None, 0
    for number in range(times):
        if number % AFRESH == 0:
            config, known = config_in(folder / str(number)), 2
            config.book.parent.mkdir(parents=True)
            make_house(config)[0].close()
        reading, writing = os.pipe()
        child = start_child(record_for_ever, config, number * 1000, writing)
        os.close(writing)
        assert os.read(reading, 1) == b"."
        time.sleep(chance.random() * SHARE)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = 0
        while part := os.read(reading, 1 << 16):
            told += part.count(b"!")
        os.close(reading)
        with open_house(config) as house:
            filings, claims = house.filings(), Counter(account.report.id for account in house.accounts())
            fresh = len(filings) - known
            assert fresh in (told, told + 1), "what was acknowledged is there, and at most one more that was not yet"
            assert all(filing.read and claims[name] == filing.claims for name, filing in filings.items())
            assert house.view.position == house.ledger.size()
        found = verify_book(config, opened=True)
        assert found.good, found.problems
        known = len(filings)
        counts += Counter(kills=1, acknowledged=told, recorded_unacknowledged=fresh - told)
    return counts


def kill_erasures(folder, times, seed=2):
    """Kills an erasure at random moments; it is not begun, or done to its end once the book is opened again."""
    counts, chance = Counter(), random.Random(seed)
    template = config_in(folder / "template")
    template.book.parent.mkdir(parents=True)
    house, gone, _ = make_house(template)
    house.close()
    for number in range(times):
        config = config_in(folder / f"e{number}")
        shutil.copytree(template.book.parent, config.book.parent)
        reading, writing = os.pipe()
        child = start_child(_erase, config, gone, writing)
        os.close(writing)
        assert os.read(reading, 1) == b"."
        time.sleep(chance.random() * SHARE)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        with open_house(config) as house:
            begun = gone not in house.filings()
            assert not house.ledger.erasing
        assert verify_book(config, opened=True).good
        assert bool(words_left(config)) != begun
        counts["erased" if begun else "not begun"] += 1
        shutil.rmtree(config.book.parent)
    return counts


def _erase(config, gone, ready):
    with open_house(config) as house:
        os.write(ready, b".")
        house.erase(asked(report=gone))
        time.sleep(60)


STORED = {
    "entry": ("entries", "seq", ("commitment", "stored_sha256", "stored")),
    "blob": ("blobs", "seq, number, part", ("bytes",)),
    "tile": ("tiles", "level, number", ("hashes",)),
    "checkpoint": ("checkpoints", "size", ("note",)),
    "key": ("keys", "id", ("wrapped", "id")),
    "book key": ("book_key", "book", ("key",)),
}


def flip_stored_bytes(folder, sample=None, seed=3):
    """Flips stored bytes of each class, one at a time: each is detected, and named unless the keys are refused."""
    config, chance = config_at(folder), random.Random(seed)
    with make_book(folder) as book:
        fill(book, 4, blobs=(b"bytes of a report", b"its text"))
        fill(book, 2, scope=None)
        book.sign_checkpoint()
    counts = Counter()
    for part, (table, order, columns) in STORED.items():
        path = config.keys if "key" in part else config.book
        for column in columns:
            for rowid, value in enumerate(_column(path, table, column, order)):
                data = value.encode() if isinstance(value, str) else value
                places = range(len(data)) if sample is None else chance.sample(range(len(data)), min(sample, len(data)))
                for at in places:
                    changed = data[:at] + bytes((data[at] ^ (1 << chance.randrange(7)),)) + data[at + 1 :]
                    told = changed.decode("utf-8", "replace") if isinstance(value, str) else changed
                    _put(path, table, column, value, told, order, rowid)
                    counts[f"{part}: {_detected(config, part, opened='key' in part)}"] += 1
                    _put(path, table, column, told, value, order, rowid)
    assert verify_book(config, opened=True).good
    return counts


def _column(path, table, column, order):
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {column} FROM {table} ORDER BY {order}").fetchall()]


def _put(path, table, column, before, after, order, place):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        keys = connection.execute(f"SELECT {order} FROM {table} ORDER BY {order}").fetchall()
        where = " AND ".join(f"{name.strip()} = ?" for name in order.split(","))
        named = keys[place] if column != order else (before,)
        done = connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (after, *named))
        assert done.rowcount == 1


def _detected(config, part, *, opened):
    try:
        problems = verify_book(config, opened=opened).problems
    except Unavailable as problem:
        assert problem.code == "book.keys_absent"
        return "refused"
    assert problems, f"a flipped byte of a {part} was not seen"
    assert opened or any(problem.part == part for problem in problems) or part == "tile", (part, problems)
    return "named"


def flip_file_bytes(folder, sample=None, seed=4):
    """Flips any byte of the book's file: it fails a check, or nothing that is read has changed."""
    config, chance, counts = config_at(folder), random.Random(seed), Counter()
    with make_book(folder) as book:
        fill(book, 3, blobs=(b"bytes of a report", b"its text"))
        book.sign_checkpoint()
        right = _content(book)
    data = config.book.read_bytes()
    for at in range(len(data)) if sample is None else chance.sample(range(len(data)), sample):
        config.book.write_bytes(data[:at] + bytes((data[at] ^ (1 << chance.randrange(8)),)) + data[at + 1 :])
        try:
            good = verify_book(config, opened=True).good
            if good:
                with open_book(config) as book:
                    assert _content(book) == right, f"byte {at} changed what is read, and no check failed"
            counts["nothing read has changed" if good else "named"] += 1
        except (MusterbookError, sqlite3.Error):
            counts["refused"] += 1
        for ending in ("-wal", "-shm", "-journal"):
            config.book.with_name(config.book.name + ending).unlink(missing_ok=True)
    config.book.write_bytes(data)
    return counts


def _content(book):
    blobs = [book.blob(seq, number) for seq, number in book._tables.blob_names()]
    return list(book.entries()), blobs, list(book.leaves()), book.notes(), book.origin, book.vkey


def move_rows(folder):
    """Deletes each row, swaps each with the next, inserts one after each: the number of each is named."""
    config, counts = config_at(folder), Counter()
    with make_book(folder) as book:
        fill(book, 9, blobs=(b"bytes",))
        book.sign_checkpoint()
    right = config.book.read_bytes()
    for seq in range(10):
        deeds = {
            "deleted": [f"DELETE FROM entries WHERE seq = {seq}"],
            "inserted": [
                f"INSERT INTO entries SELECT 10, version, commitment, stored_sha256, stored FROM entries"
                f" WHERE seq = {seq}"
            ],
        }
        if seq < 9:
            deeds["swapped"] = [
                f"UPDATE entries SET seq = -1 WHERE seq = {seq}",
                f"UPDATE entries SET seq = {seq} WHERE seq = {seq + 1}",
                f"UPDATE entries SET seq = {seq + 1} WHERE seq = -1",
            ]
        for what, statements in deeds.items():
            with closing(sqlite3.connect(config.book, isolation_level=None)) as connection:
                for statement in statements:
                    connection.execute(statement)
            named = {problem.where.partition("/")[0] for problem in verify_book(config).problems}
            wanted = {"deleted": {str(seq)}, "swapped": {str(seq), str(seq + 1)}, "inserted": {"0", "10"}}[what]
            assert named & wanted, (what, seq, named)
            counts[what] += 1
            config.book.write_bytes(right)
    return counts


def fill_the_disk(folder, limits):
    """Records and erases where files may grow to a limit only: told as a full disk, nothing half, done with room."""
    counts = Counter()
    template = config_in(folder / "template")
    template.book.parent.mkdir(parents=True)
    house, gone, _ = make_house(template)
    house.close()
    for limit in limits:
        config = config_in(folder / f"d{limit}")
        shutil.copytree(template.book.parent, config.book.parent)
        child = start_child(_work_within, config, gone, limit)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, 10), f"limit {limit}: exit {code}"
        assert verify_book(config, opened=True).good
        with open_house(config) as house:
            assert not house.ledger.erasing
            if gone in house.filings():
                house.erase(asked(report=gone))
        assert words_left(config) == set()
        assert verify_book(config, opened=True).good
        counts["refused as full" if code == 10 else "enough room"] += 1
        shutil.rmtree(config.book.parent)
    return counts


def _work_within(config, gone, limit):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with open_house(config) as house:
            house.erase(asked(report=gone))
            for number in range(3):
                house.record(arrival(f"{KEPT}\nNumber {number}. " + "And so on. " * 200, title=f"t{number}"))
            os._exit(10 if house.ledger.erasing else 0)
    except (Unavailable, Conflict) as problem:
        os._exit(10 if problem.code in ("disk.full", "book.read_only") else 1)


def write_side_by_side(folder, writers, times):
    """Several processes append to one file: one order, nothing lost."""
    config = config_at(folder)
    make_book(folder).close()
    children = [start_child(_append, config, times) for _ in range(writers)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0] * writers
    found = verify_book(config, opened=True)
    assert found.good, found.problems
    assert found.entries == 1 + 3 * writers * times
    return Counter(writers=writers, appends=writers * times)


def _append(config, times):
    with open_book(config) as book:
        for _ in range(times):
            fill(book, 3)
    os._exit(0)


def read_during_an_append(folder, count):
    """A reader beside a long append sees the book before it or after it, never a part."""
    config, counts = config_at(folder), Counter()
    make_book(folder).close()
    child = start_child(_append_long, config, count)
    with open_book(config) as book:
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            size = book.size()
            assert size in (1, count + 1)
            assert len(list(book.entries(0, min(size, 50)))) == min(size, 50)
            counts["before" if size == 1 else "after"] += 1
        assert book.size() == count + 1
    assert verify_book(config).good
    return counts


def _append_long(config, count):
    with open_book(config) as book:
        book.append([decision(number) for number in range(count)], now=NOW)
    os._exit(0)
