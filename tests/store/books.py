"""Small books for the tests of the store, on local disk, or in a cluster where one is set."""

import datetime as dt
import sqlite3
from contextlib import closing

from musterbook.config import Config
from musterbook.store.books import create_book
from musterbook.terms.entries import draft

NOW = dt.datetime(2025, 4, 2, 8, 0, tzinfo=dt.UTC)
REPORT = "ab" * 16

cluster = None


def config_at(folder, name="mission.book"):
    book = folder / "books" / name
    server = cluster.address_of(book) if cluster else None
    return Config(book=book, signers=folder / "signers", mission="mission", hosts=(), server=server)


def make_book(folder):
    return create_book(config_at(folder), actor="Ann", now=NOW)


def decision(number, *, scope=REPORT, blobs=(), reason=None):
    """A draft that accepts a claim."""
    fields = {"claim": f"{number:032x}", "report": REPORT, "reason": reason}
    return draft("claim.accepted", fields, actor="Ben", scope=scope, blobs=blobs)


def fill(book, count, **told):
    """Appends so many decisions in one batch."""
    return book.append([decision(number, **told) for number in range(count)], now=NOW)


def tamper(path, statement, *told):
    """Runs a statement on a book, or its keys, behind its back; the number of rows that it changed."""
    if cluster and path.suffix == ".book":
        return cluster.reach(path, statement, *told)[0]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(statement, told).rowcount


def remove_book(config):
    """Takes a book away, and leaves its keys."""
    if cluster:
        cluster.reach(config.book, "DROP SCHEMA musterbook CASCADE")
    else:
        config.book.unlink()


def look(path, query, *told):
    """The rows that a query finds in a book, behind its back."""
    if cluster:
        return cluster.reach(path, query, *told)[1]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(query, told).fetchall()
