"""Scores today's reader on a book: its reviewed reports are read anew and held against what people decided.

A report counts once a person has decided on a claim of it. It is read as it was at first: the same text, day and
publisher. Reports that another sort of reader read (a table's preset) are left out and counted.
"""

from collections.abc import Callable, Iterator

from musterbook.learning.book import Book
from musterbook.learning.decisions import is_decided
from musterbook.learning.measures import Measure, measure
from musterbook.learning.outcomes import Outcome, judge_anew, judge_recorded
from musterbook.registers.hand import is_by_hand
from musterbook.registers.rows import Account, Filing
from musterbook.terms.claims import Claim
from musterbook.terms.record import Record


class Score(Record, frozen=True):
    """How a reader does on a book. `recorded` is how the claims did as they were recorded, `measures` as read today.

    `decided` claims of `reports` reports were decided on by people, `unread` were accepted unread and count for
    nothing; people added claims by hand in `added_in` reports; `left_out` reports were read by another sort of reader.
    """

    reader: str
    reports: int
    decided: int
    unread: int
    added_in: int
    left_out: int
    recorded: tuple[Measure, ...]
    measures: tuple[Measure, ...]
    outcomes: tuple[Outcome, ...]


def score_reader(book: Book, step: Callable[[int, int], None] | None = None) -> Score:
    """The score of the book's reader; `step` is told how many reports of how many are done."""
    reviewed, filings = reviewed_reports(book), book.filings()
    ours = [report for report in reviewed if sort_of(filings[report].reader or "") == sort_of(book.reader.name)]
    outcomes: list[Outcome] = []
    recorded: list[Outcome] = []
    for number, report in enumerate(ours, 1):
        outcomes += judge_anew(read_anew(book, filings[report]), reviewed[report])
        recorded += judge_recorded(reviewed[report])
        if step:
            step(number, len(ours))
    accounts = [account for report in ours for account in reviewed[report]]
    return Score(
        reader=book.reader.name,
        reports=len(ours),
        decided=sum(map(is_decided, accounts)),
        unread=sum(account.review.status == "accepted unread" for account in book.accounts()),
        added_in=len({account.report.id for account in accounts if is_by_hand(account.claim)}),
        left_out=len(reviewed) - len(ours),
        recorded=tuple(_measures(recorded)),
        measures=tuple(_measures(outcomes)),
        outcomes=tuple(outcomes),
    )


def _measures(outcomes: list[Outcome]) -> Iterator[Measure]:
    yield from measure(outcomes, "all")
    yield from measure(outcomes, "kind")
    yield from measure(outcomes, "rule")


def reviewed_reports(book: Book) -> dict[str, list[Account]]:
    """All accounts of the reports of which a person has decided on a claim, in the order of reports and quotes."""
    found: dict[str, list[Account]] = {}
    for account in sorted(book.accounts(), key=lambda a: (a.report.id, a.claim.quote.start, a.claim.id)):
        found.setdefault(account.report.id, []).append(account)
    return {report: accounts for report, accounts in found.items() if any(map(is_decided, accounts))}


def sort_of(reader: str) -> str:
    """A reader's name without its version."""
    return reader.partition("/")[0]


def read_anew(book: Book, filing: Filing) -> tuple[Claim, ...]:
    """What today's reader finds in a report, read as it was at first."""
    said = book.ledger.entry(filing.seq).payload.get("said_at")
    reading = book.reader.read(
        book.text(filing.meta.id),
        published=said["latest"] if said else None,
        publisher=filing.meta.publisher,
        report_digest=bytes.fromhex(filing.meta.id),
    )
    return reading.claims
