"""`musterbook copy`: moves the book to another place or to PostgreSQL, with the same root; the source is left moved."""

import argparse
import datetime as dt
import sys

from musterbook.actions.actors import named_actor
from musterbook.cli.places import config_of
from musterbook.config import find_config
from musterbook.store.moving import move_book


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("place", metavar="PLACE", help="where the book goes: a path, or postgresql://HOST/DATABASE")
    parser.add_argument("--by", metavar="NAME", help="who moves it; the book says so")


def run(options: argparse.Namespace) -> int:
    """Moves the book, and says where it is now, and what is left."""
    actor = named_actor(options.by, "moving a book")
    source, target = config_of(options), find_config(options.place)
    told = move_book(source, target, actor=actor, now=dt.datetime.now(dt.UTC))
    out = sys.stdout.write
    out(f"the book is at {target.place} now: {told.entries} entries, root {told.root}; its keys are at {target.keys}\n")
    out(f"name it from now on with --book or MUSTERBOOK_BOOK; {source.place} takes no more entries\n")
    out("what is erased there later is not erased here: remove this copy and its keys once you trust the other\n")
    return 0
