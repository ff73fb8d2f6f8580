"""Quantities without a figure: "several", "a couple of", "dozens", "half a dozen", "most of", "a third of"."""

from decimal import Decimal

from musterbook.reading.numbers import SCALES, UNITS
from musterbook.reading.quantity_bounds import QuantityBounds
from musterbook.reading.quantity_row import Quantity
from musterbook.reading.quantity_words import FRACTIONS, VAGUE, VAGUE_STARTS


class VagueQuantity(QuantityBounds):
    """A row that reads quantities told by words alone."""

    def _vague(self) -> Quantity | None:
        low, after = self.look(), self.look(1)
        if low not in VAGUE_STARTS and low not in VAGUE:
            return None
        if low in ("a", "the") and after in ("couple", "pair") and self._take(2):
            self.take("of")
            return self._done(2, 2)
        if (
            low in ("a", "the")
            and after in ("few", "handful", "number", "group", "series")
            and (after == "few" or self.look(2) == "of")
        ):
            if after == "group" and self.look(2) == "of":
                return None
            self._take(2)
            self.take("of")
            return self._done(2, None)
        if low in ("a", "an", "the") and self.look(2) == "number" and self.look(3) == "of":
            self._take(4)
            return self._done(2, None)
        if low in ("a", "the") and after == "majority" and self.look(2) == "of":
            self._take(2)
            return self._share(Decimal("0.5"), Decimal(1))
        if low in ("several", "few", "numerous", "many", "countless"):
            self._take(1)
            self._more_behind()
            return self._done(2, None)
        if (
            low == "some"
            and self.words[self.i].tag == "DT"
            and self.i + 1 < self.n
            and (self.words[self.i + 1].tag in ("NNS", "JJ") or self.look(1) == "of")
        ):
            self._take(1)
            return self._done(2, None)
        if low == "most" and (after in ("of", "") or self.words[min(self.i + 1, self.n - 1)].tag in ("NNS", "JJ")):
            self._take(1)
            return self._share(Decimal("0.5"), Decimal(1))
        if low == "both":
            self._take(1)
            self.definite = True
            return self._done(2, 2)
        if low in ("neither",):
            self._take(1)
            return self._done(0, 0)
        if low == "half" and after == "a" and self.look(2) == "dozen":
            self._take(3)
            return self._done(6, 6)
        if low == "half" and after in ("of", "the", "its", "their"):
            self._take(1)
            return self._share(Decimal("0.5"), Decimal("0.5"))
        if low in ("a", "two", "three", "four") and after == "dozen":
            self._take(2)
            return self._done(12 * UNITS.get(low, 1), 12 * UNITS.get(low, 1))
        if low == "dozen" and (self.at_least or self.over or self.approx):
            self._take(1)
            return self._done(12, 12)
        if low in ("a", "one") and after in ("hundred", "thousand", "million", "billion"):
            return self._scaled()
        if low in ("a", "one") and after in FRACTIONS and after not in ("second",):
            self._take(2)
            return self._share(Decimal(1) / FRACTIONS[after], Decimal(1) / FRACTIONS[after])
        if low in VAGUE:
            self._take(1)
            scale = 1
            while self.look() == "of" and self.look(1) in VAGUE:
                scale *= VAGUE[self.look(1)] // 2
                self._take(2)
            count = VAGUE[low] * scale
            self.more = self.take("more") or self.more
            return self._done(count, None)
        return None

    def _scaled(self) -> Quantity:
        number = SCALES[self.look(1)]
        self._take(2)
        return self._bounded(number)
