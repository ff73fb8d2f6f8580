"""`musterbook show`: asks a register what the book says, true as of a time, as known at an entry or a time."""

import argparse
import sys

from musterbook.briefing.cells import short
from musterbook.briefing.sheets import SHEETS, records_of, tables_of
from musterbook.cli.output import FORMATS, write_records, write_table
from musterbook.cli.places import house_of
from musterbook.cli.read import summarise_slots
from musterbook.cli.record import summarise_review
from musterbook.house import House, Question
from musterbook.registers.rows import Account, Filing

REGISTERS = (*SHEETS, "reports", "claims")
CLAIM_COLUMNS = ("claim", "kind", "says", "stance", "who", "quote", "review", "report")
REPORT_COLUMNS = ("report", "published", "publisher", "title", "kind", "handling", "claims", "entry")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("register", choices=REGISTERS, metavar="REGISTER", help=", ".join(REGISTERS))
    add_question_options(parser)
    parser.add_argument("--format", choices=FORMATS, default="table")


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
    with house_of(options) as house:
        question = ask(house, options)
        if options.register == "claims":
            accounts = _accounts(house, question)
            write_records(sys.stdout, accounts, options.format, CLAIM_COLUMNS, _claim_row)
        elif options.register == "reports":
            filings = _filings(house, question)
            write_records(sys.stdout, filings, options.format, REPORT_COLUMNS, _report_row)
        else:
            _show_sheet(house, question, options)
    return 0


def _show_sheet(house: House, question: Question, options: argparse.Namespace) -> None:
    situation = house.situation(question)
    if options.format != "table":
        write_records(sys.stdout, records_of(options.register, situation), options.format, (), lambda _: ())
        return
    for table in tables_of(options.register, situation):
        sys.stdout.write(f"{table.caption}\n\n")
        names = [column.name for column in table.columns] + (["claims"] if table.has_cites else [])
        rows = [(*row.cells, *([_few(row.cites)] if table.has_cites else [])) for row in table.rows]
        write_table(sys.stdout, names, rows)
        sys.stdout.write("\n")
    known = question.known_at if question.known_at is not None else house.ledger.size() - 1
    marking = f" · {house.marking}" if house.marking else ""
    sys.stdout.write(f"as of entry {known}{marking} · {summarise_review(house)}")


def _few(cites: tuple[str, ...]) -> str:
    return " ".join(cites[:3]) + (f" and {len(cites) - 3} more" if len(cites) > 3 else "")


def _accounts(house: House, question: Question) -> list[Account]:
    found = [row.body for row in house.rows(question) if isinstance(row.body, Account)]
    return sorted(found, key=lambda a: (a.seq, a.claim.quote.start))


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
        meta.publisher or "–",
        meta.title or meta.name or "–",
        meta.kind,
        meta.handling,
        str(filing.claims) if filing.read else "unread",
        str(filing.seq),
    )
