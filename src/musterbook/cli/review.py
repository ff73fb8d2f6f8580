"""`musterbook review`: accepts, amends and rejects claims, adds missed ones, by command or by a review file.

Either all decisions of a command are recorded or none.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from musterbook.actions.add_claims import Addition
from musterbook.actions.review_claims import Decided, Decision, Review
from musterbook.cli.converse import converse, parse_change
from musterbook.cli.places import house_of
from musterbook.cli.record import summarise_review
from musterbook.cli.review_file import read_review_file
from musterbook.errors import Incorrect, NotFound
from musterbook.house import House
from musterbook.registers.rows import Account
from musterbook.terms.claims import KINDS

WAYS = """run this in a terminal to go through them,
or name them: `musterbook show claims`, then `musterbook review --accept CLAIM … --by NAME`,
or hand over a review file: `musterbook review --file FILE --by NAME`
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("--by", metavar="NAME", help="who reviews")
    parser.add_argument("--file", metavar="FILE", help="a review file; - is standard input")
    parser.add_argument("--accept", nargs="+", metavar="CLAIM", default=[], help="claims to accept, by id")
    parser.add_argument("--reject", nargs="+", metavar="CLAIM", default=[], help="claims to reject")
    parser.add_argument("--amend", metavar="CLAIM", help="one claim to amend, with --set")
    parser.add_argument("--add", metavar="QUOTE", help="a claim that was missed: its exact words in --report")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help="the kind of the claim to be added")
    parser.add_argument("--which", type=int, default=0, metavar="N", help="which of the places where QUOTE stands")
    parser.add_argument("--who", metavar="SOURCE", help="who says what is added (default: the report itself)")
    parser.add_argument("--unnamed", action="store_true", help="the text leaves that source unnamed")
    parser.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        dest="changes",
        help="slots.outcome=injured; or JSON; with --amend or --add",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why; needed to amend or reject")
    parser.add_argument("--report", metavar="REPORT", help="go through one report only; or the one to add to")


def run(options: argparse.Namespace) -> int:
    """Records the decisions that the options, the file or the person at the terminal make."""
    _check(options)
    with house_of(options) as house:
        reviews = list(_asked(options, house))
        if options.file:
            reviews += read_review_file(house, _lines(options.file), options.by)
        if not reviews and not options.file:
            return _go_through(house, options)
        entries = house.review(reviews)
        house.sign()
        sys.stdout.write(f"{len(entries)} decisions recorded; {summarise_review(house)}")
    return 0


def _check(options: argparse.Namespace) -> None:
    """Whether the options go together."""
    if bool(options.changes) != bool(options.amend or options.add) or (options.amend and options.add):
        told = "--amend CLAIM, or --add QUOTE, goes with --set FIELD=VALUE, and --set with one of them"
        raise Incorrect("review.incorrect", told)
    if options.add and not (options.report and options.kind):
        raise Incorrect("review.incorrect", "--add QUOTE needs --report REPORT and --kind KIND")
    if not options.add and (options.kind or options.which or options.who or options.unnamed):
        raise Incorrect("review.incorrect", "--kind, --which, --who and --unnamed go with --add QUOTE")


def _go_through(house: House, options: argparse.Namespace) -> int:
    waiting = _waiting(house, options.report)
    if not waiting:
        sys.stdout.write("nothing awaits review\n")
        return 0
    sys.stdout.write(f"what is least certain and matters most comes first; {house.teacher.taught().words}\n")
    if sys.stdin.isatty():
        converse(house, waiting, options.by)
    else:
        sys.stdout.write(f"{len(waiting)} claims await review: {WAYS}")
    return 0


def _asked(options: argparse.Namespace, house: House) -> Iterator[Decided]:
    named: list[tuple[Decision, list[str]]] = [("accept", options.accept), ("reject", options.reject)]
    for decision, claims in named:
        for claim in claims:
            yield _review(house, claim, decision, options.by, options.reason, {})
    if options.amend:
        yield _review(
            house, options.amend, "amend", options.by, options.reason, dict(map(parse_change, options.changes))
        )
    if options.add:
        yield _addition(house, options)


def _addition(house: House, options: argparse.Namespace) -> Addition:
    told = dict(map(parse_change, options.changes))
    if options.who:
        told["attribution"] = [
            {"name": options.who, "anonymous": options.unnamed, "number": None, "role": None, "reason": None}
        ]
    return Addition(
        report=house.filing(options.report).meta.id,
        kind=options.kind,
        quote=options.add,
        which=options.which,
        told=told,
        by=options.by or "",
        reason=options.reason,
    )


def _review(
    house: House, claim: str, decision: Decision, by: str | None, reason: str | None, changes: dict[str, Any]
) -> Review:
    return Review(claim=_whole_id(house, claim), decision=decision, by=by or "", reason=reason, changes=changes)


def _whole_id(house: House, claim: str) -> str:
    found = [a.claim.id for a in house.accounts() if a.claim.id.startswith(claim)]
    if len(found) != 1:
        raise NotFound("review.unknown_claim", f"no single claim “{claim}”: see `musterbook show claims`")
    return found[0]


def _lines(file: str) -> list[str]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "it is not in UTF-8"
        raise Incorrect(
            "report.unreadable", f"{file} cannot be read ({reason}): check its name and rights"
        ) from problem
    return text.splitlines()


def _waiting(house: House, report: str | None) -> list[Account]:
    """What awaits review: what is least certain and matters most first."""
    accounts = house.accounts()
    if report:
        wanted = house.filing(report).meta.id
        accounts = tuple(account for account in accounts if account.report.id == wanted)
    return [one.account for one in house.teacher.rank(accounts)]
