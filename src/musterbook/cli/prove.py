"""`musterbook prove`: writes a proof that one entry stands in the book (C2SP tlog-proof), or the book's checkpoint."""

import argparse
import sys

from musterbook.cli.places import house_of
from musterbook.errors import Incorrect, Unavailable
from musterbook.ledger.growth import present_note
from musterbook.ledger.protocol import Ledger
from musterbook.ledger.shown import encode_shown

ALL = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("entry", type=int, nargs="?", metavar="ENTRY", help="the entry's number")
    parser.add_argument(
        "--show",
        nargs="+",
        metavar="FIELD",
        help="show these of its fields with the proof, or all; the rest stays hidden",
    )
    parser.add_argument("--checkpoint", action="store_true", help="the signed checkpoint, for somebody outside to keep")


def run(options: argparse.Namespace) -> int:
    """Prints the proof; the verifier key goes to standard error, since it must reach the checker by another way."""
    if (options.entry is None) != options.checkpoint or (options.checkpoint and options.show):
        raise Incorrect("argument.incorrect", "name one entry, as in `musterbook prove 17`, or add --checkpoint")
    with house_of(options) as house:
        ledger = house.ledger
        told = _checkpoint(ledger) if options.checkpoint else ledger.prove(options.entry)
        if options.show:
            paths = list(ledger.entry(options.entry).payload) if options.show == [ALL] else options.show
            told = encode_shown(told, ledger.disclose(options.entry, paths)).decode()
        sys.stdout.write(told)
        sys.stderr.write(f"verifier key: {ledger.vkey}\n")
    return 0


def _checkpoint(ledger: Ledger) -> str:
    """The present checkpoint, or the last one where the signer is elsewhere.

    Raises Unavailable (book.signer_absent), Conflict (signer.refused).
    """
    try:
        return present_note(ledger)
    except Unavailable:
        kept = ledger.checkpoint()
        if kept is None:
            raise
        return kept
