"""The teacher of one book: keeps its model, refuses one that may not be used, and puts in order what awaits review.

A model is refused where it learnt from what has since been erased, where it is another book's or another reader's, or
where it cannot be read. The order then rests on the reader's own scores.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from musterbook.learning.book import Book
from musterbook.learning.decisions import DECIDED, as_read
from musterbook.learning.features import VERSION, features_of
from musterbook.learning.model import Model, decode_model, encode_model
from musterbook.learning.order import Ranked, rank_claims
from musterbook.learning.scoring import Score, score_reader
from musterbook.learning.training import lessons_of, train_model
from musterbook.registers.rows import Account
from musterbook.terms.record import Record

AGAIN = "train it again: `musterbook reader train`"
UNTRAINED = "no model has been trained on this book: the reader's own scores are used"


class Keeping(Protocol):
    """Where a model's bytes are kept."""

    def load(self) -> bytes | None:
        """The bytes; None where none are kept."""
        ...

    def save(self, data: bytes) -> None:
        """Keeps the bytes in the place of earlier ones."""
        ...

    def drop(self) -> None:
        """Keeps none."""
        ...


class Taught(Record, frozen=True):
    """The model that may be used, if any, and in words what is or is not used and why; `newer` decisions came since."""

    model: Model | None
    refused: bool
    newer: int
    words: str


class Teacher:
    """Learns from one book's reviews."""

    def __init__(self, book: Book, kept: Keeping) -> None:
        self._book, self._kept = book, kept
        self._known: tuple[tuple[int, bytes | None], Taught] | None = None

    def score(self, step: Callable[[int, int], None] | None = None) -> Score:
        """How today's reader does on the reviewed reports."""
        return score_reader(self._book, step)

    def train(self) -> tuple[Model, bool]:
        """Trains a model and keeps it if it does better than the reader's own scores; else none is kept.

        Raises Conflict (reader.too_little), Unavailable (disk.full, book.read_only).
        """
        model = train_model(self._book)
        if model.figures.helps:
            self._kept.save(encode_model(model))
        else:
            self._kept.drop()
        return model, model.figures.helps

    def forget(self) -> None:
        """Destroys the model, as an erasure must."""
        self._kept.drop()

    def taught(self) -> Taught:
        """The model that may be used now."""
        key = (self._book.ledger.size(), self._kept.load())
        if self._known is None or self._known[0] != key:
            self._known = (key, self._examine(key[1]))
        return self._known[1]

    def rank(self, accounts: Iterable[Account]) -> list[Ranked]:
        """Those of the accounts that await review, what to review first coming first."""
        model = self.taught().model
        if model is None:
            return rank_claims(accounts, lambda account: float(as_read(account).score), learnt=False)
        weights = model.weights
        return rank_claims(
            accounts, lambda a: weights.chance(features_of(as_read(a), self._book.text(a.report.id))), learnt=True
        )

    def _examine(self, data: bytes | None) -> Taught:
        if data is None:
            return Taught(model=None, refused=False, newer=0, words=UNTRAINED)
        model = decode_model(data)
        accounts = {account.claim.id: account for account in self._book.accounts()}
        if reason := self._reason_against(model, accounts):
            return Taught(model=None, refused=True, newer=0, words=f"the model is not used, since {reason}; {AGAIN}")
        assert model is not None
        learnt = {(lesson.claim, lesson.decided) for lesson in model.lessons}
        newer = sum((a.claim.id, a.review.seq) not in learnt for a in lessons_of(accounts.values()))
        since = f"; {newer} decisions have come since" if newer else ""
        return Taught(
            model=model, refused=False, newer=newer, words=f"learnt from {len(model.lessons)} reviewed claims{since}"
        )

    def _reason_against(self, model: Model | None, accounts: dict[str, Account]) -> str | None:
        """Why a model may not be used; None where it may."""
        if model is None or model.features != VERSION:
            return "it cannot be read by this version"
        if model.book != self._book.ledger.book or model.head > self._book.ledger.size():
            return "it was trained on another book"
        if model.reader != self._book.reader.name:
            return f"it was trained on another reader, {model.reader}"
        gone = sum(self._is_erased(lesson.read, lesson.decided, accounts.get(lesson.claim)) for lesson in model.lessons)
        return f"{gone} of the claims that it learnt from have been erased" if gone else None

    def _is_erased(self, read: int, decided: int, account: Account | None) -> bool:
        """Whether what was learnt from is no longer in the book: the claim, its report or the decision on it."""
        if account is None or account.seq != read or account.review.status not in {*DECIDED, "withdrawn"}:
            return True
        return account.review.seq != decided and self._book.ledger.entry(decided).erased
