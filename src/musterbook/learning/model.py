"""The model as it is kept: plain JSON with its weights, what it learnt from, and how it did. Never code.

It holds ids, entries' numbers and weights by rule, kind and shape: no word of a report.
"""

import msgspec

from musterbook.learning.fitting import Weights
from musterbook.terms.record import Record

FORMAT = 1


class Lesson(Record, frozen=True):
    """One claim that was learnt from: the entry that read it and the entry that decided on it."""

    claim: str
    read: int
    decided: int


class Trial(Record, frozen=True):
    """How good chances are: Brier score (mean squared error) and log loss (mean, natural logarithm); less is better."""

    brier: float
    log_loss: float


class Figures(Record, frozen=True):
    """Cross-validated on the book's own decisions: the reader's score as a chance, the plain share, the model."""

    folds: int
    score: Trial
    share: Trial
    model: Trial

    @property
    def helps(self) -> bool:
        """Whether the model does better than both the reader's own score and the plain share."""
        best_brier = min(self.score.brier, self.share.brier)
        return self.model.brier < best_brier and self.model.log_loss < min(self.score.log_loss, self.share.log_loss)


class Model(Record, frozen=True):
    """A trained model of one book; `head` is the number of entries that the book had."""

    format: int
    features: int
    book: str
    head: int
    reader: str
    lessons: tuple[Lesson, ...]
    as_read: int
    weights: Weights
    figures: Figures


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Model)


def encode_model(model: Model) -> bytes:
    """The model as JSON: equal models give equal bytes."""
    return msgspec.json.format(_encoder.encode(model), indent=1)


def decode_model(data: bytes) -> Model | None:
    """The model that was kept; None where the bytes are no model of this format."""
    try:
        model = _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return model if model.format == FORMAT else None
