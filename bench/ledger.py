"""How fast the ledger appends and verifies, beside the limits that the same machine shows in the same run.

    python -m bench.ledger [ENTRIES] [--postgres]

Limits: the very bytes of the entries written by executemany into a bare table with the same durability, in batches of
100 and one a commit; SHA-256 over the stored bytes; a commitment by the shortest loop that gives it.
An append must do both its rows and its commitments, so that their sum is the limit that can be come close to.
Ledger and limit take turns, and the best of the rounds counts for both.
"""

import contextlib
import datetime as dt
import functools
import hashlib
import importlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import orjson

from musterbook.config import Config
from musterbook.ledger.commitments import commit
from musterbook.ledger.protocol import Ledger
from musterbook.store.books import create_book
from musterbook.terms.entries import Draft, draft, schema_of

ROUNDS = 5
BATCH = 100
NOW = dt.datetime(2025, 4, 2, 8, tzinfo=dt.UTC)
TARGETS = {"append, batches of 100": 0.4, "append, one a commit": 0.4, "append, bulk by COPY": 0.4, "verify": 0.18}
SCHEMA = schema_of("claim.read", "assurance")
Rows = Sequence[tuple[int, int, bytes, bytes, bytes]]


def _claim(number: int) -> Draft:
    """A claim as a reader makes it, one report for every 20."""
    told = dict.fromkeys(SCHEMA[3:]) | {
        "claim": f"{number:032x}",
        "report": f"{number // 20:032x}",
        "claim_kind": "assurance",
        "language": "en",
        "quote.exact": f"the ministry said that the vehicles meet the standard in all {number} of the tests",
        "quote.start": number,
        "quote.end": number + 80,
        "quote.prefix": "In a statement on Tuesday night ",
        "quote.suffix": ", and that more would be sent in",
        "attribution": ({"name": "the ministry", "anonymous": False, "number": None, "role": "body", "reason": None},),
        "stance": "asserts",
        "refers": (),
        "reader": "rules/1",
        "rule": "assurance.meets",
        "score": "0.93",
        "slots.topic": "armour",
        "slots.standard": "the standard",
    }
    return draft("claim.read", told, actor="musterbook", scope=told["report"])


def stored_rows(path: Path) -> Rows:
    """The rows of a book's entries, to be written again by other means."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT seq, version, commitment, stored_sha256, stored FROM entries").fetchall()
    connection.close()
    return rows


def write_raw(path: Path, rows: Rows, batch: int) -> float:
    """Rows a second by executemany into a bare table, write-ahead log, every commit synced."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE raw (seq INTEGER PRIMARY KEY, v INTEGER, c BLOB, d BLOB, s BLOB) STRICT")
    begun = time.perf_counter()
    for start in range(0, len(rows), batch):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?)", rows[start : start + batch])
        connection.execute("COMMIT")
    took = time.perf_counter() - begun
    connection.close()
    return len(rows) / took


def append(ledger: Ledger, count: int, batch: int) -> float:
    """Entries a second through the ledger; each batch of drafts is made, untimed, just before it is recorded."""
    took = 0.0
    for start in range(0, count, batch):
        drafts = [_claim(number) for number in range(start, start + batch)]
        begun = time.perf_counter()
        ledger.append(drafts, now=NOW)
        took += time.perf_counter() - begun
    return count / took


def hash_all(rows: Rows) -> float:
    """SHA-256 over each row's stored bytes, a second."""
    begun = time.perf_counter()
    for row in rows:
        hashlib.sha256(row[4]).digest()
    return len(rows) / (time.perf_counter() - begun)


def verify(ledger: Ledger, opened: bool) -> float:
    """Entries verified a second; with `opened` to the last field."""
    begun = time.perf_counter()
    found = ledger.verify(opened=opened)
    if not found.good:
        raise SystemExit(f"the book is damaged: {found.problems}")
    return found.entries / (time.perf_counter() - begun)


def commit_many(payload: dict[str, object], count: int) -> float:
    """Commitments a second, as the ledger makes them."""
    return _rate(lambda: commit(payload, b"s" * 32), count)


def commit_bare(payload: dict[str, object], count: int) -> float:
    """The same by the shortest loop."""
    heads = [b"musterbook/field/1\0" + path.encode() + b"\0" for path in payload]
    sha256, dumps, values = hashlib.sha256, orjson.dumps, list(payload.values())

    def once() -> bytes:
        salts = hashlib.shake_256(b"s" * 32).digest(16 * len(heads))
        told = zip(heads, values, range(0, len(salts), 16), strict=True)
        digests = [sha256(head + salts[at : at + 16] + dumps(value)).digest() for head, value, at in told]
        return sha256(b"musterbook/entry/1\0" + b"".join(digests)).digest()

    return _rate(once, count)


def _rate(once: Callable[[], object], count: int) -> float:
    begun = time.perf_counter()
    for _ in range(count):
        once()
    return count / (time.perf_counter() - begun)


def measure(folder: Path, count: int) -> Iterator[tuple[str, float, float]]:
    """One round: each measure with its limit."""
    config = Config(book=folder / "mission.book", signers=folder / "signers", mission="mission", hosts=())
    with create_book(config, actor="bench", now=NOW) as ledger:
        batched = append(ledger, count, BATCH)
        ledger.sign_checkpoint()
        sealed, opened = verify(ledger, False), verify(ledger, True)
        rows = stored_rows(config.book)
        single = append(ledger, count // 20, 1)
    payload = {path: _claim(0).fields.get(path) for path in SCHEMA}
    raw, bare = write_raw(folder / "raw", rows, BATCH), commit_bare(payload, count)
    yield "append, batches of 100", batched, raw
    yield "  beside rows + commitments", batched, 1 / (1 / raw + 1 / bare)
    yield "append, one a commit", single, write_raw(folder / "single", rows[: count // 20], 1)
    yield "verify", sealed, hash_all(rows)
    yield "verify --open", opened, hash_all(rows)
    yield f"commitment of {len(SCHEMA)} fields", commit_many(payload, count), bare


def main(count: int, *, postgres: bool = False) -> None:
    """Prints the table."""
    best: dict[str, tuple[float, float]] = {}
    with contextlib.ExitStack() as stack:
        take = measure
        if postgres:
            server = importlib.import_module("bench.postgres")
            take = functools.partial(server.measure, stack.enter_context(server.synced_cluster()))
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                for name, ours, limit in take(Path(folder), count):
                    before = best.get(name, (0.0, 0.0))
                    best[name] = (max(before[0], ours), max(before[1], limit))
    print("PostgreSQL" if postgres else "SQLite", end=": ")
    print(f"{count} claims of {len(SCHEMA)} fields, best of {ROUNDS} rounds, {os.cpu_count()} cores, one used")
    print(f"{'':28}{'ours/s':>10}{'limit/s':>12}{'ratio':>8}{'target':>8}")
    for name, (ours, limit) in best.items():
        print(f"{name:28}{ours:10,.0f}{limit:12,.0f}{ours / limit:8.2f}{TARGETS.get(name, ''):>8}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else 10_000, postgres="--postgres" in sys.argv)
