"""Reports for the page: a line of the list, and the passages of one with their cards beside them."""

from collections import Counter
from collections.abc import Sequence

from musterbook.desk.cards import Card, card_of
from musterbook.desk.passages import Piece, mark_passages
from musterbook.desk.rooms import Visit
from musterbook.learning.order import Ranked
from musterbook.registers.rows import Account, Filing
from musterbook.terms.record import Record

DECIDED = ("accepted", "amended", "rejected", "withdrawn")


class Document(Record, frozen=True):
    """A report in the list: how many claims it has, how many of them a person decided on, took unread, or left."""

    filing: Filing
    claims: int
    decided: int
    unread: int
    waiting: int


class CardedPassage(Record, frozen=True):
    """One paragraph in pieces, and the cards that stand beside it."""

    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


def list_documents(visit: Visit) -> tuple[Document, ...]:
    """The reports known to the question and of its mission, newest first."""
    reviews: dict[str, Counter[str]] = {}
    for account in visit.accounts.values():
        reviews.setdefault(account.report.id, Counter())[account.review.status] += 1
    mission = visit.question.mission
    shown = [f for f in visit.filings.values() if mission in (None, f.meta.mission)]
    shown.sort(key=lambda filing: (filing.meta.dated, filing.seq), reverse=True)
    return tuple(_document(filing, reviews.get(filing.meta.id, Counter())) for filing in shown)


def _document(filing: Filing, reviews: Counter[str]) -> Document:
    return Document(
        filing=filing,
        claims=reviews.total(),
        decided=sum(reviews[status] for status in DECIDED),
        unread=reviews["accepted unread"],
        waiting=reviews["unreviewed"],
    )


def show_passages(text: str, accounts: Sequence[Account], ranked: Sequence[Ranked]) -> tuple[CardedPassage, ...]:
    """The text's passages with their cards; `accounts` are the report's, in the order of their quotes.

    `ranked` are those that await review.
    """
    advice = {one.account.claim.id: one.why for one in ranked}
    numbers = {account.claim.id: number for number, account in enumerate(accounts, start=1)}
    return tuple(
        CardedPassage(
            pieces=passage.pieces,
            cards=tuple(
                card_of(number, place, account, numbers, advice.get(account.claim.id, ""))
                for place, (number, account) in enumerate(passage.claims, start=1)
            ),
        )
        for passage in mark_passages(text, accounts)
    )
