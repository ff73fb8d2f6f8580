"""The book that a command line names, opened or made."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from musterbook.actions.actors import MACHINE
from musterbook.config import Config, find_config
from musterbook.errors import Conflict, Incorrect
from musterbook.house import House, create_house, open_house
from musterbook.store.books import book_exists


def config_of(options: argparse.Namespace) -> Config:
    """The configuration that --book and the environment ask for."""
    return find_config(options.book)


@contextmanager
def house_of(options: argparse.Namespace, *, create: bool = False) -> Iterator[House]:
    """The house of the book that is named; with `create`, made where there is none, and said.

    Raises Incorrect (argument.incorrect) and what open_house and create_house raise.
    """
    config = config_of(options)
    if config.server is None and config.book.is_dir():
        raise Incorrect(
            "argument.incorrect",
            f"{config.book} is a folder: name a file in it, as in --book {config.book}/mission.book",
        )
    house = _made(config) if create and not book_exists(config) else open_house(config)
    with house:
        yield house


def _made(config: Config) -> House:
    """A new book, or the one that another process has made meanwhile."""
    try:
        house = create_house(config, actor=MACHINE)
    except Conflict as problem:
        if problem.code != "book.exists":
            raise
        return open_house(config)
    sys.stdout.write(f"new book at {config.place}; back it up, and its keys at {config.keys} to another place\n")
    return house
