"""Small books on disk for the tests of the store."""

import datetime as dt
import sqlite3
from contextlib import closing

from musterbook.config import Config
from musterbook.store.sqlite_book import create_book
from musterbook.terms.entries import draft

NOW = dt.datetime(2025, 4, 2, 8, 0, tzinfo=dt.UTC)
REPORT = "ab" * 16


def config_at(folder, name="mission.book"):
    return Config(book=folder / "books" / name, signers=folder / "signers", mission="mission", hosts=())


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
    """Runs a statement on a book's file behind its back; the number of rows that it changed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(statement, told).rowcount
