"""Trains the model on a book's own reviews: the chance that a person lets a claim stand as it was read.

Cross-validated report by report, so that no report helps to judge itself; claim by claim where there is but one. Only
claims that a reader found and a person decided on are learnt from: nothing accepted unread, nothing added by hand.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musterbook.errors import Conflict
from musterbook.learning.book import Book
from musterbook.learning.decisions import as_read, is_decided, stands_as_read
from musterbook.learning.features import SURE, UNSURE, VERSION, Features, features_of
from musterbook.learning.fitting import fit_weights
from musterbook.learning.model import FORMAT, Figures, Lesson, Model, Trial
from musterbook.registers.hand import is_by_hand
from musterbook.registers.rows import Account

ENOUGH = 50  # reviewed claims
ENOUGH_OF_EACH = 5  # let stand, and changed or rejected
FOLDS = 5
PLACES = 4


class Example(NamedTuple):
    """One reviewed claim: what it looks like, whether it stood as read, and which report it is of."""

    features: Features
    stood: bool
    report: str
    score: float


def train_model(book: Book) -> Model:
    """The model that this book's reviews teach; the same book gives the same model.

    Raises Conflict (reader.too_little).
    """
    accounts = lessons_of(book.accounts())
    check_enough(accounts)
    texts = {report: book.text(report) for report in {account.report.id for account in accounts}}
    examples = [
        Example(features_of(as_read(a), texts[a.report.id]), stands_as_read(a), a.report.id, float(as_read(a).score))
        for a in accounts
    ]
    return Model(
        format=FORMAT,
        features=VERSION,
        book=book.ledger.book,
        head=book.ledger.size(),
        reader=book.reader.name,
        lessons=tuple(Lesson(claim=a.claim.id, read=a.seq, decided=a.review.seq or 0) for a in accounts),
        as_read=sum(example.stood for example in examples),
        weights=fit_weights([e.features for e in examples], [e.stood for e in examples]),
        figures=cross_validate(examples),
    )


def lessons_of(accounts: Iterable[Account]) -> list[Account]:
    """The accounts to learn from, in the order in which their claims were read."""
    taught = [a for a in accounts if is_decided(a) and not is_by_hand(a.claim)]
    return sorted(taught, key=lambda a: (a.seq, a.claim.id))


def check_enough(accounts: Sequence[Account]) -> None:
    """Whether there is enough to learn from.

    Raises Conflict (reader.too_little).
    """
    stood = sum(map(stands_as_read, accounts))
    if len(accounts) < ENOUGH:
        problem = (
            f"people have decided on {len(accounts)} claims of a reader: at least {ENOUGH} are needed to learn from"
        )
    elif min(stood, len(accounts) - stood) < ENOUGH_OF_EACH:
        problem = (
            f"of {len(accounts)} claims {stood} were let stand as read: at least {ENOUGH_OF_EACH} let stand and "
            f"{ENOUGH_OF_EACH} changed or rejected are needed to tell them apart"
        )
    else:
        return
    raise Conflict("reader.too_little", f"{problem}; go on with `musterbook review`")


def cross_validate(examples: Sequence[Example]) -> Figures:
    """How the model does on reports that it has not seen, beside the reader's score and the plain share."""
    place_of = {report: place for place, report in enumerate(dict.fromkeys(e.report for e in examples))}
    alone = len(place_of) == 1
    folds = FOLDS if alone else min(FOLDS, len(place_of))
    fold_of = [(number if alone else place_of[e.report]) % folds for number, e in enumerate(examples)]
    chances, shares = [0.0] * len(examples), [0.0] * len(examples)
    for fold in range(folds):
        seen = [e for e, place in zip(examples, fold_of, strict=True) if place != fold]
        share = (sum(e.stood for e in seen) + 1) / (len(seen) + 2)
        differ = len({e.stood for e in seen}) > 1
        weights = fit_weights([e.features for e in seen], [e.stood for e in seen]) if differ else None
        for number in (n for n, place in enumerate(fold_of) if place == fold):
            shares[number] = share
            chances[number] = weights.chance(examples[number].features) if weights else share
    stood = [e.stood for e in examples]
    return Figures(
        folds=folds,
        score=try_chances([e.score for e in examples], stood),
        share=try_chances(shares, stood),
        model=try_chances(chances, stood),
    )


def try_chances(chances: Sequence[float], stood: Sequence[bool]) -> Trial:
    """Brier score and log loss of chances against what came true."""
    kept = [min(SURE, max(UNSURE, chance)) for chance in chances]
    loss = [-math.log(chance if came else 1 - chance) for chance, came in zip(kept, stood, strict=True)]
    square = [(chance - came) ** 2 for chance, came in zip(chances, stood, strict=True)]
    return Trial(brier=round(sum(square) / len(square), PLACES), log_loss=round(sum(loss) / len(loss), PLACES))
