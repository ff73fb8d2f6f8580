"""What bounds a quantity or adds to it before its number: "at least", "more than", "up to", "another", "all"."""

from musterbook.reading.numbers import PLAIN, TENS, UNITS
from musterbook.reading.quantity_row import QuantityRow
from musterbook.reading.quantity_words import ABOUT, QUALIFIERS, VAGUE


class QuantityBounds(QuantityRow):
    """A row that reads the words before a number."""

    def _bounded_by_no(self) -> bool:
        """ "no fewer than" and "not more than" bound the number that follows."""
        if self.look(2) != "than" or self.look(1) not in ("fewer", "less", "more"):
            return False
        self.at_most = self.look(1) == "more"
        self.at_least = not self.at_most
        return self._take(3)

    def _qualify(self) -> None:
        for _ in range(4):
            if self.look() not in QUALIFIERS:
                return
            if (
                self.take("at", "least")
                or self.take("a", "minimum", "of")
                or (self.take("as", "many", "as") and not self._as_many())
            ):
                self.at_least = True
            elif (
                self.take("as", "many", "as")
                or self.take("at", "most")
                or self.take("up", "to")
                or self.take("a", "maximum", "of")
            ):
                self.at_most = True
            elif (
                self.take("more", "than")
                or self.take("over")
                or self.take("upwards", "of")
                or self.take("upward", "of")
            ):
                self.over = True
            elif self.take("less", "than") or self.take("fewer", "than") or self.take("under"):
                self.under = True
            elif self.look() == "between" and self._number_next(1):
                self.i += 1
            elif self.take("close", "to") or self.take("an", "estimated"):
                self.approx = True
            elif self.take("a", "total", "of") or self.take("the", "other") or self.take("a", "further"):
                self.more = self.words[self.i - 1].low in ("other", "further")
            elif self.look() in ABOUT and self._number_next(1):
                self.i += 1
                self.approx = True
            elif self.look() in ("another", "additional", "further") and (
                self._number_next(1) or self.look(1) in VAGUE or self.look(1) == "dozen"
            ):
                self.i += 1
                self.more = True
            elif self.look() in ("just", "well", "only", "exactly", "already") and (
                self._number_next(1) or self.look(1) in ("over", "under", "more", "about")
            ):
                self.i += 1
            elif (
                self.look() in ("the", "all", "these", "those")
                and self._number_next(1)
                and self.words[self.i].tag in ("DT", "PDT")
            ):
                self.definite = True
                self.i += 1
            else:
                break

    def _as_many(self) -> bool:
        self.i -= 3
        return True

    def _number_next(self, k: int) -> bool:
        low = self.look(k)
        return (
            bool(PLAIN.match(low))
            or low.split("-")[0] in UNITS
            or low.split("-")[0] in TENS
            or (
                k > 0
                and low in ("at", "close", "more", "fewer", "a")
                and self.look(k + 1) in ("least", "to", "than", "dozen")
            )
            or low in ABOUT
        )
