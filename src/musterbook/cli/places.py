"""The book that a command line names, opened or made."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from musterbook.actions.actors import MACHINE
from musterbook.config import Config, find_config
from musterbook.house import House, create_house, open_house


def config_of(options: argparse.Namespace) -> Config:
    """The configuration that --book and the environment ask for."""
    return find_config(options.book)


@contextmanager
def house_of(options: argparse.Namespace, *, create: bool = False) -> Iterator[House]:
    """The house of the book that is named; with `create`, made where there is none."""
    config = config_of(options)
    house = create_house(config, actor=MACHINE) if create and not config.book.exists() else open_house(config)
    with house:
        yield house
