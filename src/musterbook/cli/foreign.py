"""`musterbook foreign`: reads another house's published book, checked against a policy. Nothing of it counts here."""

import argparse
import sys
from pathlib import Path

from musterbook.briefing.cells import short
from musterbook.cli.checker import logs_of, read_policy
from musterbook.cli.output import FORMAT_HELP, FORMATS, write_records
from musterbook.cli.outside import open_by_any, tell_witnessed
from musterbook.cli.places import house_of
from musterbook.cli.read import summarise_slots
from musterbook.errors import Conflict, Incorrect
from musterbook.ledger.published import read_published_note, verify_published
from musterbook.ledger.sharing import read_shared
from musterbook.registers.foreign import ForeignBook, read_foreign
from musterbook.registers.rows import Account

COLUMNS = ("claim", "kind", "says", "stance", "who", "quote", "decided there", "report")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("folder", metavar="DIR", help="a copy of the folder that the other house publishes")
    parser.add_argument("--policy", metavar="FILE", help="that house's key, and who must have witnessed it")
    parser.add_argument("--vkey", metavar="KEY", help="that house's verifier key, got elsewhere, instead of a policy")
    parser.add_argument("--take", metavar="REPORT", help="record what it shares of this report here, to be reviewed")
    parser.add_argument("--by", metavar="NAME", help="who takes it")
    parser.add_argument("--format", choices=FORMATS, default="table", help=FORMAT_HELP)


def run(options: argparse.Namespace) -> int:
    """Prints the claims that the other house shares, or takes one report's into this book."""
    book, witnessed = open_foreign(options)
    if options.take:
        return _take(options, book)
    write_records(sys.stdout, book.accounts, options.format, COLUMNS, _row)
    if options.format == "table":
        out = sys.stdout.write
        out(f"\n{len(book.accounts)} claims of {book.origin}, mission {book.mission or 'not told'}\n{witnessed}")
        out("nothing of this counts here, whoever accepted it there; --take REPORT records claims to be reviewed\n")
    return 0


def open_foreign(options: argparse.Namespace) -> tuple[ForeignBook, str]:
    """The book in a folder, every file checked, and how it stands before the policy.

    Raises Incorrect (proof.broken, foreign.closed), Conflict (book.damaged, policy.unmet).
    """
    policy = read_policy(options.policy)
    logs = logs_of(policy, options.vkey)
    folder = Path(options.folder)
    note = read_published_note(folder)
    state, witnessed = open_by_any(note, logs), tell_witnessed(policy, note)
    found = verify_published(folder)
    if not found.good:
        raise Conflict("book.damaged", f"{folder} does not hold: {found.problems[0]}; fetch it anew")
    return read_foreign(state.origin, read_shared(folder, state.size)), witnessed


def _take(options: argparse.Namespace, book: ForeignBook) -> int:
    named = [filing for filing in book.filings if filing.meta.id.startswith(options.take)]
    if len(named) != 1:
        raise Incorrect("foreign.closed", f"{book.origin} shares no single report “{options.take}”")
    accounts = [account for account in book.accounts if account.report.id == named[0].meta.id]
    with house_of(options) as house:
        taken = house.take_foreign(book.origin, named[0], accounts, by=options.by)
        told = "is here already" if taken.double else f"{len(taken.claims)} claims, to be reviewed: `musterbook review`"
        sys.stdout.write(f"{short(named[0].meta.id)} @ {book.origin}: report {short(taken.report)}, {told}\n")
    return 0


def _row(account: Account) -> tuple[str, ...]:
    claim, review = account.claim, account.review
    source = claim.utterer
    who = "the report itself" if source is None else source.name + (" (unnamed)" if source.anonymous else "")
    decided = review.status + (f" by {review.by}" if review.by else "")
    report = account.report.title or account.report.publisher or ""
    return (
        short(claim.id),
        claim.kind,
        summarise_slots(claim),
        claim.stance,
        who,
        claim.quote.exact,
        decided,
        f"{short(account.report.id)} {report}".strip(),
    )
