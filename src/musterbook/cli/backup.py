"""`musterbook backup`: writes the book's ciphertext to one file, and with --keys its keys under a passphrase."""

import argparse
import contextlib
import datetime as dt
import sys
from pathlib import Path

from musterbook.cli.passphrases import HELP, ask_passphrase
from musterbook.cli.places import config_of
from musterbook.errors import Incorrect, MusterbookError
from musterbook.store.backing_up import back_up
from musterbook.store.books import open_book

SERVE_DAYS = 35


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("file", metavar="FILE", help="the file to write; it must not exist")
    parser.add_argument("--keys", action="store_true", help="put the keys in too, under a passphrase")
    parser.add_argument("--passphrase-file", metavar="FILE", help=HELP)
    parser.add_argument(
        "--keys-until", metavar="DAY", help=f"the last day on which these keys restore (default: in {SERVE_DAYS} days)"
    )


def run(options: argparse.Namespace) -> int:
    """Signs what is not signed yet, if that can be done, writes the file, and says what it holds and what it lacks."""
    config, now = config_of(options), dt.datetime.now(dt.UTC)
    until = _until(options.keys_until, now)
    if (options.passphrase_file or options.keys_until) and not options.keys:
        raise Incorrect("argument.incorrect", "a passphrase and a day are for the keys: add --keys")
    passphrase = ask_passphrase(options.passphrase_file, twice=True) if options.keys else None
    with contextlib.suppress(MusterbookError), open_book(config) as book:
        book.sign_checkpoint()
    made = back_up(config, Path(options.file), passphrase=passphrase, keys_until=until, now=now)
    out = sys.stdout.write
    out(f"backup at {options.file}: {made.entries} entries, signed up to entry {made.signed - 1}, root {made.root}\n")
    if made.keys_until:
        out(f"its keys restore until {made.keys_until}: make another before; the passphrase lies nowhere else\n")
    else:
        out(f"it holds no keys: without {config.keys} nobody reads it, so keep those elsewhere\n")
    out("that it is the newest, only a checkpoint kept elsewhere tells: `musterbook prove --checkpoint`\n")
    return 0


def _until(told: str | None, now: dt.datetime) -> str:
    if told is None:
        return (now + dt.timedelta(days=SERVE_DAYS)).date().isoformat()
    try:
        day = dt.date.fromisoformat(told)
    except ValueError as problem:
        raise Incorrect("time.incorrect", f"“{told}” is no day: write it 2025-05-07") from problem
    if day < now.date():
        raise Incorrect("time.incorrect", f"{told} has passed: name a day to come")
    return day.isoformat()
