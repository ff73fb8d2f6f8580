"""A row of words read from left to right for one quantity, and what the reading amounts to."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from musterbook.reading.quantity_words import MORE
from musterbook.reading.words import Word
from musterbook.terms.counts import Count


class Quantity(msgspec.Struct, frozen=True):
    """A stretch of words [first, last) that says how many, or which share of what follows "of"."""

    first: int
    last: int
    count: Count | None
    share: tuple[Decimal, Decimal] | None
    more: bool
    definite: bool
    money: bool


class QuantityRow:
    """The words of a sentence from one of them on, with what has been told of the quantity so far."""

    def __init__(self, words: Sequence[Word], lows: tuple[str, ...], text: str, i: int) -> None:
        self.words, self.lows, self.text, self.first, self.i = words, lows, text, i, i
        self.n = len(lows)
        self.at_least = self.at_most = self.over = self.under = self.approx = self.more = self.definite = False

    def look(self, k: int = 0) -> str:
        """The small form of the word k places on; empty behind the last."""
        j = self.i + k
        return self.lows[j] if j < self.n else ""

    def take(self, *told: str) -> bool:
        """Pass over these words if they are next."""
        last = self.i + len(told)
        if self.lows[self.i : last] == told:
            self.i = last
            return True
        return False

    def _take(self, n: int) -> bool:
        self.i += n
        return True

    def _more_behind(self) -> None:
        if self.look() in MORE and not (self.look() == "more" and self.look(1) == "than"):
            self.more = self.more or self.look() in ("more", "additional", "further", "extra", "other", "others")
            self._take(1)

    def _bounded(self, value: int, money: bool = False) -> Quantity:
        if self.over:
            return self._done(value + 1, None, money=money)
        if self.at_least:
            return self._done(value, None, money=money)
        if self.under:
            return self._done(0, max(0, value - 1), money=money)
        if self.at_most:
            return self._done(0, value, money=money)
        return self._done(value, value, money=money)

    def _done(self, low: int, high: int | None, money: bool = False) -> Quantity:
        if high is not None and high < low:
            low, high = high, low
        if (self.at_least or self.over) and high == low and not money:
            low, high = (low + 1 if self.over else low), None
        start, end = self.words[self.first].start, self.words[self.i - 1].end
        count = Count(min=low, max=high, approx=self.approx, words=self.text[start:end])
        return Quantity(self.first, self.i, count, None, self.more, self.definite, money)

    def _share(self, low: Decimal, high: Decimal) -> Quantity:
        return Quantity(self.first, self.i, None, (low, high), False, self.definite, False)
