"""`musterbook restore`: makes a book of a backup; it goes on under a new origin and says what is known to be lost."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from musterbook.actions.actors import named_actor
from musterbook.cli.checker import read_checkpoints
from musterbook.cli.passphrases import HELP, ask_passphrase
from musterbook.cli.places import config_of
from musterbook.store.restoring import restore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("file", metavar="FILE", help="what `musterbook backup` wrote")
    parser.add_argument("--by", metavar="NAME", help="who restores; the book says so")
    parser.add_argument("--passphrase-file", metavar="FILE", help=HELP)
    parser.add_argument("--checkpoint", metavar="FILE", help="a checkpoint kept elsewhere: it tells what is lost")


def run(options: argparse.Namespace) -> int:
    """Restores, and prints what came back, what is lost, and the new key to give to those who check."""
    actor = named_actor(options.by, "restoring")
    config, now = config_of(options), dt.datetime.now(dt.UTC)
    held = read_checkpoints(options.checkpoint) if options.checkpoint else ()
    passphrase = None
    if not config.keys.exists() and (options.passphrase_file or sys.stdin.isatty()):
        passphrase = ask_passphrase(options.passphrase_file, twice=False)
    told = restore(config, Path(options.file), passphrase=passphrase, held=held, actor=actor, now=now)
    out = sys.stdout.write
    out(f"book restored at {config.place}: {told.entries} entries\n")
    if told.lost:
        out(f"lost: entries {told.entries} to {told.entries + told.lost - 1}, which were signed after this backup\n")
    elif told.outside:
        out("nothing that was signed is known to be lost\n")
    else:
        out(
            "whether this was the newest nobody can tell from the backup: a checkpoint kept elsewhere can,"
            " `musterbook verify --checkpoint FILE`\n"
        )
    out(f"it goes on as {told.origin}, never under the old name; new verifier key: {told.vkey}\n")
    out("what was erased after this backup was made has come back with it: erase it again\n")
    return 0
