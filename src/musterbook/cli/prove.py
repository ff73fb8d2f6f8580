"""`musterbook prove`: writes a proof that one entry stands in the book (C2SP tlog-proof), or the book's checkpoint."""

import argparse
import sys

from musterbook.cli.places import house_of
from musterbook.errors import Incorrect


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("entry", type=int, nargs="?", metavar="ENTRY", help="the entry's number")
    parser.add_argument("--checkpoint", action="store_true", help="the signed checkpoint, for somebody outside to keep")


def run(options: argparse.Namespace) -> int:
    """Prints the proof; the verifier key goes to standard error, since it must reach the checker by another way."""
    if (options.entry is None) != options.checkpoint:
        raise Incorrect("argument.incorrect", "name one entry, as in `musterbook prove 17`, or add --checkpoint")
    with house_of(options) as house:
        if options.checkpoint:
            house.sign()
            told = house.ledger.checkpoint() or house.ledger.sign_checkpoint()
        else:
            told = house.ledger.prove(options.entry)
        sys.stdout.write(told)
        sys.stderr.write(f"verifier key: {house.ledger.vkey}\n")
    return 0
