"""`musterbook prove`: writes a proof that one entry stands in the book (C2SP tlog-proof)."""

import argparse
import sys

from musterbook.cli.places import house_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("entry", type=int, metavar="ENTRY", help="the entry's number")


def run(options: argparse.Namespace) -> int:
    """Prints the proof; the verifier key goes to standard error, since it must reach the checker by another way."""
    with house_of(options) as house:
        sys.stdout.write(house.ledger.prove(options.entry))
        sys.stderr.write(f"verifier key: {house.ledger.vkey}\n")
    return 0
