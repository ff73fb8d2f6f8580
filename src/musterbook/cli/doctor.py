"""`musterbook doctor`: says what is in place and what is missing. Changes nothing."""

import argparse
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from musterbook import __version__
from musterbook.cli.places import config_of
from musterbook.config import Config
from musterbook.errors import MusterbookError, Unavailable
from musterbook.house import open_house
from musterbook.ledger.labels import signer_name
from musterbook.ledger.signer import open_signer
from musterbook.reading.model.health import look_at_model
from musterbook.store.books import book_exists
from musterbook.store.checking import verify_book
from musterbook.store.tables import open_tables

PARTS = ("django", "granian", "msgspec", "cryptography", "pypdfium2", "trafilatura", "typst", "vl-convert-python")
PRIVATE = 0o077
ENOUGH = 200 * 1024 * 1024


class Finding(NamedTuple):
    """One thing that was looked at."""

    good: bool
    words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb has no options."""


def run(options: argparse.Namespace) -> int:
    """Prints a line for each thing looked at; exit code 6 where something needed is missing."""
    findings = list(_look(config_of(options)))
    for good, words in findings:
        sys.stdout.write(f"{'ok  ' if good else 'LOOK'}  {words}\n")
    wrong = sum(not finding.good for finding in findings)
    sys.stdout.write(f"{wrong} of these to be looked at\n" if wrong else "all is in place\n")
    return 6 if wrong else 0


def _look(config: Config) -> Iterator[Finding]:
    yield Finding(True, f"Musterbook {__version__}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    yield from map(_part, PARTS)
    yield _r_tree()
    yield _model(config)
    if config.server is None and config.book.is_dir():
        yield Finding(False, f"{config.book} is a folder: name a book in it")
        return
    try:
        if not book_exists(config):
            yield Finding(True, f"no book at {config.place} yet: `musterbook record FILE` makes one")
            return
    except MusterbookError as problem:
        yield Finding(False, problem.message)
        return
    yield _private(config)
    yield _room(config)
    yield _signer(config)
    yield _book(config)


def _part(name: str) -> Finding:
    try:
        return Finding(True, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding(False, f"{name} is not installed: run `make run` again")


def _r_tree() -> Finding:
    with sqlite3.connect(":memory:") as store:
        options = {row[0] for row in store.execute("pragma compile_options")}
    store.close()
    good = "ENABLE_RTREE" in options
    return Finding(good, "SQLite has its R*Tree" if good else "this SQLite lacks its R*Tree: use another Python build")


def _model(config: Config) -> Finding:
    if config.model is None:
        return Finding(True, "no model is set: reports are read by the rules, on this machine, and no text leaves it")
    return Finding(*look_at_model(config.model))


def _private(config: Config) -> Finding:
    if not config.keys.exists():
        return Finding(False, f"the book's keys are not at {config.keys}: bring them back from their backup")
    open_to_others = config.keys.stat().st_mode & PRIVATE
    return Finding(
        not open_to_others, f"keys at {config.keys}" + (": chmod 600 them" if open_to_others else ", yours alone")
    )


def _room(config: Config) -> Finding:
    free = shutil.disk_usage(config.book.parent).free
    writable = os.access(config.keys if config.server else config.book, os.W_OK)
    beside = "its keys" if config.server else "the book"
    words = f"{free // 2**20} MB free beside {beside}" + ("" if writable else f"; {beside} cannot be written")
    return Finding(free > ENOUGH and writable, words)


def _signer(config: Config) -> Finding:
    try:
        with closing(open_tables(config)) as tables:
            open_signer(config.signers, signer_name(tables.meta))
    except Unavailable as problem:
        return Finding(False, f"{problem.message}; until then nothing new is signed")
    except MusterbookError as problem:
        return Finding(False, problem.message)
    return Finding(True, f"the book's signer is at {config.signers}")


def _book(config: Config) -> Finding:
    try:
        result = verify_book(config)
        with open_house(config) as house:
            words = f"book at {config.place}: {result.entries} entries, registers as of entry {house.view.position - 1}"
            left_out = len(house.view.refused())
        words += f"; {left_out} entries could not be folded into the registers" if left_out else ""
        words += "" if result.good else "; it does not hold: run `musterbook verify`"
        return Finding(result.good and not left_out, words)
    except MusterbookError as problem:
        return Finding(False, f"book at {config.place}: {problem.message}")
