"""`musterbook review`: accepts, amends and rejects claims, one by one, by command or by a review file.

A review file has a JSON object a line: {"claim": ID, "decision": "accept" | "amend" | "reject", "by": NAME,
"reason": TEXT, "changes": {"slots.count": …}}. In place of "claim" it may name {"report": id, title or file name,
"kind": …, "quote": exact words}. Either all its decisions are recorded or none.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from musterbook.actions.review_claims import Decision, Review
from musterbook.cli.converse import converse, parse_change
from musterbook.cli.places import house_of
from musterbook.cli.record import summarise_review
from musterbook.errors import Incorrect, NotFound
from musterbook.house import House
from musterbook.registers.rows import Account

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
    parser.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        dest="changes",
        help="slots.outcome=injured; or JSON",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why; needed to amend or reject")
    parser.add_argument("--report", metavar="REPORT", help="go through one report only")


def run(options: argparse.Namespace) -> int:
    """Records the decisions that the options, the file or the person at the terminal make."""
    if bool(options.changes) != bool(options.amend):
        raise Incorrect("review.incorrect", "--amend CLAIM goes with --set FIELD=VALUE, and --set with --amend")
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


def _go_through(house: House, options: argparse.Namespace) -> int:
    waiting = _waiting(house, options.report)
    if not waiting:
        sys.stdout.write("nothing awaits review\n")
    elif sys.stdin.isatty():
        converse(house, waiting, options.by)
    else:
        sys.stdout.write(f"{len(waiting)} claims await review: {WAYS}")
    return 0


def _asked(options: argparse.Namespace, house: House) -> Iterator[Review]:
    named: list[tuple[Decision, list[str]]] = [("accept", options.accept), ("reject", options.reject)]
    for decision, claims in named:
        for claim in claims:
            yield _review(house, claim, decision, options.by, options.reason, {})
    if options.amend:
        yield _review(
            house, options.amend, "amend", options.by, options.reason, dict(map(parse_change, options.changes))
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


def read_review_file(house: House, lines: Iterable[str], by: str | None) -> list[Review]:
    """The decisions of a review file; `by` stands in where a line names nobody.

    Raises Incorrect (review.incorrect) and NotFound (review.unknown_claim), naming the line.
    """
    reviews = []
    index = _Index(house)
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        try:
            told = msgspec.json.decode(line, type=dict[str, Any])
            claim = told.get("claim") or index.find(told)
            made = {"claim": claim, "by": told.get("by") or by or "", "changes": told.get("changes") or {}}
            reviews.append(
                msgspec.convert({**made, "decision": told.get("decision"), "reason": told.get("reason")}, Review)
            )
        except msgspec.MsgspecError as problem:
            raise Incorrect("review.incorrect", f"line {number} of the review: {problem}") from problem
        except NotFound as problem:
            raise NotFound("review.unknown_claim", f"line {number} of the review: {problem.message}") from problem
    return reviews


class _Index:
    """The book's claims by report, kind and quote."""

    def __init__(self, house: House) -> None:
        self.claims: dict[tuple[str, str, str], list[str]] = {}
        for account in house.accounts():
            report = account.report
            for name in {report.id, report.title, report.name}:
                key = (str(name), account.claim.kind, account.claim.quote.exact)
                self.claims.setdefault(key, []).append(account.claim.id)

    def find(self, told: dict[str, Any]) -> str:
        key = (str(told.get("report")), str(told.get("kind")), str(told.get("quote")))
        found = self.claims.get(key, [])
        which = told.get("which", 1)
        if not isinstance(which, int) or not 0 < which <= len(found):
            raise NotFound("review.unknown_claim", f"no claim {key[1]} in “{key[0]}” with the quote “{key[2]}”")
        return found[which - 1]


def _waiting(house: House, report: str | None) -> list[Account]:
    waiting = [a for a in house.accounts() if a.review.status in ("unreviewed", "accepted unread")]
    if report:
        wanted = house.filing(report).meta.id
        waiting = [a for a in waiting if a.report.id == wanted]
    return sorted(waiting, key=lambda a: (a.seq, a.claim.quote.start))
