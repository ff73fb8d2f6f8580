"""`musterbook show`: asks a register what the book says, true as of a time, as known at an entry or a time."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from musterbook.briefing.cells import short
from musterbook.briefing.sheets import SHEETS, records_of, tables_of
from musterbook.cli.output import FORMAT_HELP, FORMATS, write_records
from musterbook.cli.places import house_of
from musterbook.cli.read import summarise_slots
from musterbook.cli.record import summarise_review
from musterbook.cli.tables import write_table
from musterbook.errors import Incorrect, NotFound
from musterbook.house import ALL_MISSIONS, House, Question
from musterbook.learning.order import AWAITING
from musterbook.registers.rows import Account, Filing
from musterbook.terms.plain_text import plain

LISTED = ("reports", "claims")
REGISTERS = (*SHEETS, *LISTED)
SUPPORT = re.compile(r"\b(\d+) independent (origins?)\b")
T = TypeVar("T")
CLAIM_COLUMNS = ("claim", "kind", "says", "stance", "who", "quote", "review", "report")
REPORT_COLUMNS = ("report", "published", "recorded", "publisher", "title", "kind", "handling", "claims", "entry")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("register", choices=REGISTERS, metavar="REGISTER", help=", ".join(REGISTERS))
    parser.add_argument("ids", nargs="*", metavar="ID", help="of claims or reports: only these, and claims of these")
    add_question_options(parser)
    parser.add_argument("--format", choices=FORMATS, default="table", help=FORMAT_HELP)


def add_question_options(parser: argparse.ArgumentParser) -> None:
    """What a question may ask beside its register."""
    parser.add_argument("--as-of", metavar="T", help="true at this day or time (RFC 3339)")
    parser.add_argument("--known-at", metavar="K", help="known at this day or time, or when this entry was the last")
    parser.add_argument("--mission", metavar="KEY", help="another mission's key, or all (default: the book's own)")
    parser.add_argument("--include", choices=("unreviewed",), help="let claims that nobody has reviewed add, so marked")


def ask(house: House, options: argparse.Namespace) -> Question:
    """The question that the options ask."""
    return house.ask(
        as_of=options.as_of,
        known_at=options.known_at,
        mission=options.mission,
        include_unreviewed=options.include == "unreviewed",
    )


def run(options: argparse.Namespace) -> int:
    """Prints the register."""
    if options.ids and options.register not in LISTED:
        raise Incorrect(
            "argument.incorrect", f"ids go with claims and reports: `musterbook show claims {options.ids[0]}`"
        )
    with house_of(options) as house:
        question = ask(house, options)
        _tell_absent(house, options.mission)
        if options.register in LISTED:
            _show_listed(house, question, options)
        else:
            _show_sheet(house, question, options)
        if options.format == "table":
            sys.stdout.write("\n" + _footer(house, question))
    return 0


def _show_listed(house: House, question: Question, options: argparse.Namespace) -> None:
    if options.register == "claims":
        accounts = _named(house, _accounts(house, question), options.ids, lambda a: (a.claim.id, a.report.id))
        if options.format == "table":
            accounts = _review_first(house, accounts)
        write_records(sys.stdout, accounts, options.format, CLAIM_COLUMNS, _claim_row)
    else:
        filings = _named(house, _filings(house, question), options.ids, lambda filing: (filing.meta.id,))
        write_records(sys.stdout, filings, options.format, REPORT_COLUMNS, _report_row)


def _named(house: House, found: list[T], ids: Sequence[str], names: Callable[[T], tuple[str, ...]]) -> list[T]:
    """Those whose names begin with one of the ids; all where no id is given.

    Raises NotFound (claim.unknown, entry.erased).
    """
    for one in ids:
        if not any(name.startswith(one) for record in found for name in names(record)):
            house.refuse_erased(one)
            raise NotFound("claim.unknown", f"nothing here has an id that begins with “{one}”")
    return [r for r in found if not ids or any(name.startswith(one) for name in names(r) for one in ids)]


def _show_sheet(house: House, question: Question, options: argparse.Namespace) -> None:
    situation = house.situation(question)
    if options.format != "table":
        write_records(sys.stdout, records_of(options.register, situation), options.format, (), lambda _: ())
        return
    for number, table in enumerate(tables_of(options.register, situation)):
        sys.stdout.write("\n" * bool(number) + f"{table.caption}\n\n")
        names = [column.name for column in table.columns] + (["claims"] if table.has_cites else [])
        rows = [(*map(_shorten, row.cells), *([_few(row.cites)] if table.has_cites else [])) for row in table.rows]
        write_table(sys.stdout, names, rows)


def _footer(house: House, question: Question) -> str:
    known = question.known_at if question.known_at is not None else house.ledger.size() - 1
    marking = f" · {house.marking}" if house.marking else ""
    gone = house.count_erased(question.known_at)
    erased = f" · lacks {gone} erased {'entry' if gone == 1 else 'entries'}" if gone else ""
    return f"as of entry {known}{erased}{marking} · {summarise_review(house)}"


def _tell_absent(house: House, mission: str | None) -> None:
    """Says on standard error that a mission is named of which no report tells."""
    told = sorted({house.mission, *(filing.meta.mission for filing in house.filings().values())})
    if mission and mission != ALL_MISSIONS and mission not in told:
        sys.stderr.write(plain(f"no report tells of the mission “{mission}”; there are: {', '.join(told)}, all") + "\n")


def _shorten(cell: str) -> str:
    """Figures of support without the word that every column of them repeats."""
    return SUPPORT.sub(r"\1 \2", cell)


def _few(cites: tuple[str, ...]) -> str:
    return " ".join(cites[:3]) + (f" and {len(cites) - 3} more" if len(cites) > 3 else "")


def _accounts(house: House, question: Question) -> list[Account]:
    found = [row.body for row in house.rows(question) if isinstance(row.body, Account)]
    return sorted(found, key=lambda a: (a.seq, a.claim.quote.start))


def _review_first(house: House, accounts: list[Account]) -> list[Account]:
    """What awaits review in the order in which to review it, then the rest in the order of the book."""
    waiting = [one.account for one in house.teacher.rank(accounts)]
    return waiting + [account for account in accounts if account.review.status not in AWAITING]


def _filings(house: House, question: Question) -> list[Filing]:
    found = [row.body for row in house.rows(question) if isinstance(row.body, Filing)]
    return sorted(found, key=lambda filing: filing.seq)


def _claim_row(account: Account) -> tuple[str, ...]:
    claim, review = account.claim, account.review
    source = claim.utterer
    who = "the report itself" if source is None else source.name + (" (unnamed)" if source.anonymous else "")
    decided = review.status + (f" by {review.by}" if review.by else "")
    report = account.report.title or account.report.name or short(account.report.id)
    says = summarise_slots(claim)
    return short(claim.id), claim.kind, says, claim.stance, who, claim.quote.exact, decided, report


def _report_row(filing: Filing) -> tuple[str, ...]:
    meta = filing.meta
    return (
        short(meta.id),
        meta.published or "–",
        meta.recorded,
        meta.publisher or "–",
        meta.title or meta.name or "–",
        meta.kind,
        meta.handling,
        str(filing.claims) if filing.read else "unread",
        str(filing.seq),
    )
