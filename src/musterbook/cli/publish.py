"""`musterbook publish`: writes the book's tree as plain files for any web server, once or on a schedule."""

import argparse
import sys
import time
from pathlib import Path

from musterbook.cli.checker import read_policy
from musterbook.cli.cosign import ask_all
from musterbook.cli.places import house_of
from musterbook.errors import Incorrect, MusterbookError
from musterbook.house import House
from musterbook.ledger.checkpoints import parse_checkpoint
from musterbook.ledger.growth import present_note
from musterbook.ledger.notes import split_note
from musterbook.ledger.policies import Policy
from musterbook.ledger.published import read_published_note
from musterbook.ledger.publishing import publish
from musterbook.ledger.sharing import drop_shared, write_shared
from musterbook.registers.selection import Audience
from musterbook.terms.plain_text import plain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("folder", metavar="DIR", help="the folder, which the web server hands out as it is")
    parser.add_argument(
        "--every", type=int, metavar="SECONDS", help="go on, at this interval whether or not there is news"
    )
    parser.add_argument(
        "--share", choices=("partner", "public"), help="share what this audience may read of the claims"
    )
    parser.add_argument("--name-reviewers", action="store_true", help="with --share: show who accepted and rejected")
    parser.add_argument(
        "--policy", metavar="FILE", help="have the checkpoint witnessed first, as `musterbook cosign` does"
    )


def run(options: argparse.Namespace) -> int:
    """Prints what was published; with --every it goes on until interrupted."""
    if options.every is not None and options.every < 1:
        raise Incorrect("argument.incorrect", "--every needs a number of seconds, as in --every 3600")
    if options.name_reviewers and not options.share:
        raise Incorrect("argument.incorrect", "--name-reviewers goes with --share")
    policy = read_policy(options.policy)
    while True:
        started = time.monotonic()
        try:
            with house_of(options) as house:
                _publish_once(house, Path(options.folder), policy)
                _share(house, Path(options.folder), options.share, named=options.name_reviewers)
        except MusterbookError as problem:
            if options.every is None:
                raise
            sys.stderr.write(plain(f"not published this time: {problem.message}") + "\n")
        if options.every is None:
            return 0
        time.sleep(max(0.0, options.every - (time.monotonic() - started)))


def _publish_once(house: House, folder: Path, policy: Policy | None) -> None:
    note = ask_all(house.ledger, policy)[0] if policy else present_note(house.ledger)
    told = publish(house.ledger, note, folder)
    sys.stdout.write(f"{told.size} entries published in {folder}, {told.size - told.before} of them new\n")
    sys.stdout.flush()


def _share(house: House, folder: Path, audience: Audience | None, *, named: bool) -> None:
    """Shares what the audience may read; without one what was shared before goes."""
    if audience is None:
        drop_shared(folder)
        return
    size = parse_checkpoint(split_note(read_published_note(folder))[0]).size
    count = write_shared(folder, house.share(audience, size=size, named=named))
    sys.stdout.write(f"{count} entries shared with the {audience} audience; what was fetched cannot be called back\n")
    sys.stdout.flush()
