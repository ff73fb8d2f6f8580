"""Quantities with a number: figures, ranges, shares, ratios and sums of money."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from musterbook.reading.numbers import SCALES, UNITS, read_number
from musterbook.reading.quantity_row import Quantity
from musterbook.reading.quantity_vague import VagueQuantity
from musterbook.reading.quantity_words import CURRENCIES, FRACTIONS, MEASURES, PERCENT

FRACTION = re.compile(r"(\w+)-(half|thirds?|quarters?|fifths?|tenths?)\Z")
DECIMAL = re.compile(r"\d+\.\d+\Z")
YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
WHOLES = frozenset({"every", *UNITS})


class QuantityReader(VagueQuantity):
    """A row that reads any quantity."""

    def read(self) -> Quantity | None:
        """The quantity that begins the row, or null."""
        low = self.look()
        if low in ("nobody", "none"):
            self.i += 1
            return self._done(0, 0)
        if low in ("no", "not") and not self._bounded_by_no():
            return self._none() if low == "no" and self.words[self.i].tag == "DT" else None
        self._qualify()
        return self._vague() or self._numeric()

    def _none(self) -> Quantity | None:
        self.i += 1
        if self.take("one"):
            return self._done(0, 0)
        return (
            self._done(0, 0)
            if self.i < self.n and self.words[self.i].tag in ("NN", "NNS", "NP", "JJ", "CD", "RB")
            else None
        )

    def _numeric(self) -> Quantity | None:
        low = self.look()
        fraction = FRACTION.match(low)
        if fraction and fraction[1] in UNITS:
            self._take(1)
            share = (Decimal(UNITS[fraction[1]]) / FRACTIONS[fraction[2]]).quantize(Decimal("0.0001")).normalize()
            return self._share(share, share)
        if (
            low in UNITS
            and self.look(1) in FRACTIONS
            and self.look(1) not in ("half", "second")
            and UNITS[low] < FRACTIONS[self.look(1)]
        ):
            share = (Decimal(UNITS[low]) / FRACTIONS[self.look(1)]).quantize(Decimal("0.0001")).normalize()
            self._take(2)
            return self._share(share, share)
        money = self._currency()
        number = read_number(self.words, self.i)
        if number is None:
            percent = self._percent()
            return percent if percent else self._decimal_money(money)
        value, self.i = number
        if self.look() in PERCENT or (self.look() == "per" and self.look(1) == "cent"):
            return self._percent_of(Decimal(value))
        if self._is_measure():
            return None
        ratio = self._ratio(value)
        if ratio:
            return ratio
        if self.look() == "dozen":
            self._take(1)
            value *= 12
        upper = self._upper()
        if self.take("or", "more"):
            self.at_least = True
        elif self.take("or", "so"):
            self.approx = True
        elif self.take("or", "fewer") or self.take("or", "less"):
            self.at_most = True
        self._more_behind()
        if upper is not None:
            return self._done(value, upper, money=money)
        return self._bounded(value, money)

    def _currency(self) -> bool:
        if self.look() in CURRENCIES:
            self._take(1)
            return True
        return False

    def _decimal_money(self, money: bool) -> Quantity | None:
        if money and DECIMAL.match(self.look()):
            self._take(1)
            self._take(1 if self.look() in SCALES else 0)
            return Quantity(self.first, self.i, None, None, False, False, True)
        return None

    def _percent(self) -> Quantity | None:
        m = DECIMAL.match(self.look())
        if m and (self.look(1) in PERCENT or (self.look(1) == "per" and self.look(2) == "cent")):
            value = Decimal(self.look())
            self._take(1)
            return self._percent_of(value)
        return None

    def _percent_of(self, value: Decimal) -> Quantity:
        self._take(2 if self.look() == "per" else 1)
        share = (value / 100).normalize()
        return self._share(share, share)

    def _is_measure(self) -> bool:
        """Numbers that count no people or things: clock times, years, ages, distances, scores."""
        after = self.look()
        first = self.words[self.i - 1]
        if after in MEASURES or (after == "-" and self.look(1) in MEASURES):
            return True
        if YEAR.match(first.low) and (self.i >= self.n or self.words[self.i].tag not in ("NNS", "JJ")):
            return True
        return first.low.endswith("-")

    def _ratio(self, value: int) -> Quantity | None:
        start = self.i
        if self.take("out", "of") or (self.take("in") and self.look() in WHOLES) or self.take("of", "every"):
            self.take("every")
            whole = read_number(self.words, self.i)
            if (whole and whole[0] > value > 0 and whole[1] >= self.n) or (
                whole and whole[0] > value and self.words[min(whole[1], self.n - 1)].low in ("of", ".", ",")
            ):
                self.i = whole[1]
                share = (Decimal(value) / whole[0]).quantize(Decimal("0.0001"), ROUND_HALF_EVEN).normalize()
                return self._share(share, share)
        self.i = start
        return None

    def _upper(self) -> int | None:
        start = self.i
        if self.look() in ("to", "or", "-", "\u2014") or (
            self.look() == "and" and self.first < self.n and self.words[self.first].low == "between"
        ):
            self._take(1)
            upper = read_number(self.words, self.i)
            if upper:
                self.i = upper[1]
                return upper[0]
        self.i = start
        return None
