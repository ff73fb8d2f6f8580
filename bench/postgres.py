"""How fast the ledger appends and verifies on PostgreSQL, beside raw executemany and raw COPY of the same bytes.

The cluster is a private one with every commit synced, the limits a bare table in the same database, in the same run.
"""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from bench.ledger import BATCH, NOW, Rows, append, hash_all, verify
from musterbook.config import Config
from musterbook.store.books import create_book
from tests.store.cluster import SYNCED, Cluster, find_server, started_cluster

BULK = 5_000
COLUMNS = ("int8", "int4", "bytea", "bytea", "bytea")


@contextlib.contextmanager
def synced_cluster() -> Iterator[Cluster]:
    """A cluster whose commits are on disk."""
    programs = find_server()
    if programs is None:
        raise SystemExit("no PostgreSQL server is installed")
    with started_cluster(programs, fsync=SYNCED) as cluster:
        yield cluster


def write_rows(address: str, rows: Rows, batch: int) -> float:
    """Rows a second by executemany into a bare table, a commit a batch."""
    return _write(address, rows, batch, copied=False)


def copy_rows(address: str, rows: Rows, batch: int) -> float:
    """Rows a second by binary COPY into a bare table, a commit a batch."""
    return _write(address, rows, batch, copied=True)


def _write(address: str, rows: Rows, batch: int, *, copied: bool) -> float:
    with psycopg.connect(address) as connection:
        connection.execute("DROP TABLE IF EXISTS raw")
        connection.execute("CREATE TABLE raw (seq bigint PRIMARY KEY, v integer, c bytea, d bytea, s bytea)")
        connection.execute("ALTER TABLE raw ALTER COLUMN s SET STORAGE EXTERNAL")
        connection.commit()
        begun = time.perf_counter()
        for start in range(0, len(rows), batch):
            part = rows[start : start + batch]
            with connection.cursor() as cursor:
                if copied:
                    with cursor.copy("COPY raw FROM STDIN (FORMAT BINARY)") as copy:
                        copy.set_types(COLUMNS)
                        for row in part:
                            copy.write_row(row)
                else:
                    cursor.executemany("INSERT INTO raw VALUES (%b, %b, %b, %b, %b)", part)
            connection.commit()
        return len(rows) / (time.perf_counter() - begun)


def measure(cluster: Cluster, folder: Path, count: int) -> Iterator[tuple[str, float, float]]:
    """One round: each measure with its limit."""
    places = {name: folder / f"{name}.book" for name in ("batched", "bulk")}
    config = {
        name: Config(book=book, signers=folder / "s", mission="mission", hosts=(), server=cluster.address_of(book))
        for name, book in places.items()
    }
    with create_book(config["batched"], actor="bench", now=NOW) as ledger:
        batched = append(ledger, count, BATCH)
        ledger.sign_checkpoint()
        sealed, opened = verify(ledger, False), verify(ledger, True)
        found = "SELECT seq, version, commitment, stored_sha256, stored FROM entries ORDER BY seq"
        rows = cluster.reach(places["batched"], found)[1]
        single = append(ledger, count // 20, 1)
    with create_book(config["bulk"], actor="bench", now=NOW) as ledger:
        bulk = append(ledger, count, min(BULK, count))
    address = config["bulk"].address
    yield "append, batches of 100", batched, write_rows(address, rows, BATCH)
    yield "  beside raw COPY", batched, copy_rows(address, rows, BATCH)
    yield "append, one a commit", single, write_rows(address, rows[: count // 20], 1)
    yield "append, bulk by COPY", bulk, copy_rows(address, rows, BULK)
    yield "verify", sealed, hash_all(rows)
    yield "verify --open", opened, hash_all(rows)
    cluster.drop(set(cluster.databases))
