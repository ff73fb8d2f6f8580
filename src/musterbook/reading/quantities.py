"""How many: a count or a share out of words, after the vocabulary's table, and how it is told.

Reads "at least three", "more than 2,500", "12 to 15", "a couple", "half a dozen", "dozens", "no", "two out of every
four", "75 percent", "another two", "nine more", "all seven", "the first", "some 30". A quantity is an increment where
it adds to what was told ("another", "more", "additional"), and an ordinal where it numbers a member ("the second").
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from musterbook.reading.chunks import NounGroup
from musterbook.reading.numbers import PLAIN, SCALES, TENS, UNITS, read_number
from musterbook.reading.quantity_words import (
    ABOUT,
    CURRENCIES,
    FRACTIONS,
    MEASURES,
    MORE,
    PAIRS,
    PERCENT,
    QUALIFIERS,
    SINGLE_PRONOUNS,
    STARTERS,
    VAGUE,
    VAGUE_STARTS,
)
from musterbook.reading.words import Word
from musterbook.terms.counts import Count, at_least, exactly


class Quantity(msgspec.Struct, frozen=True):
    """A stretch of words [first, last) that says how many, or which share of what follows "of"."""

    first: int
    last: int
    count: Count | None
    share: tuple[Decimal, Decimal] | None
    more: bool
    definite: bool
    money: bool


def find_quantities(words: Sequence[Word], text: str) -> tuple[Quantity, ...]:
    """All quantities of a sentence, left to right, without overlaps."""
    found: list[Quantity] = []
    i = 0
    while i < len(words):
        quantity = read_quantity(words, i, text) if _may_start(words[i]) else None
        if quantity is None:
            i += 1
            continue
        found.append(quantity)
        i = quantity.last
    return tuple(found)


def _may_start(word: Word) -> bool:
    return (
        word.tag == "CD"
        or word.low in STARTERS
        or word.low in UNITS
        or word.low in FRACTIONS
        or word.low[:1].isdigit()
        or word.low in CURRENCIES
    )


def read_quantity(words: Sequence[Word], i: int, text: str) -> Quantity | None:
    """The quantity that starts at word i, or null."""
    return _Reader(words, text, i).read()


class _Reader:
    def __init__(self, words: Sequence[Word], text: str, i: int) -> None:
        self.words, self.text, self.first, self.i = words, text, i, i
        self.n = len(words)
        self.low = ""
        self.at_least = self.at_most = self.over = self.under = self.approx = self.more = self.definite = False

    def look(self, k: int = 0) -> str:
        return self.words[self.i + k].low if self.i + k < self.n else ""

    def take(self, *told: str) -> bool:
        if all(self.look(k) == w for k, w in enumerate(told)):
            self.i += len(told)
            return True
        return False

    def read(self) -> Quantity | None:
        low = self.look()
        if low in ("nobody", "none"):
            self.i += 1
            return self._done(0, 0)
        if low in ("no", "not") and not self._bounded_by_no():
            return self._none() if low == "no" and self.words[self.i].tag == "DT" else None
        self._qualify()
        return self._vague() or self._numeric()

    def _bounded_by_no(self) -> bool:
        """ "no fewer than" and "not more than" bound the number that follows."""
        if self.look(2) != "than" or self.look(1) not in ("fewer", "less", "more"):
            return False
        self.at_most = self.look(1) == "more"
        self.at_least = not self.at_most
        return self._take(3)

    def _none(self) -> Quantity | None:
        self.i += 1
        if self.take("one"):
            return self._done(0, 0)
        return (
            self._done(0, 0)
            if self.i < self.n and self.words[self.i].tag in ("NN", "NNS", "NP", "JJ", "CD", "RB")
            else None
        )

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

    def _take(self, n: int) -> bool:
        self.i += n
        return True

    def _scaled(self) -> Quantity:
        number = SCALES[self.look(1)]
        self._take(2)
        return self._bounded(number)

    def _numeric(self) -> Quantity | None:
        low = self.look()
        fraction = re.match(r"(\w+)-(half|thirds?|quarters?|fifths?|tenths?)\Z", low)
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
        if money and re.match(r"\d+\.\d+\Z", self.look()):
            self._take(1)
            self._take(1 if self.look() in SCALES else 0)
            return Quantity(self.first, self.i, None, None, False, False, True)
        return None

    def _percent(self) -> Quantity | None:
        m = re.match(r"\d+\.\d+\Z", self.look())
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
        if re.fullmatch(r"(?:1[89]|20)\d\d", first.low) and (
            self.i >= self.n or self.words[self.i].tag not in ("NNS", "JJ")
        ):
            return True
        return first.low.endswith("-")

    def _ratio(self, value: int) -> Quantity | None:
        start = self.i
        if self.take("out", "of") or (self.take("in") and self.look() in ("every", *UNITS)) or self.take("of", "every"):
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


def count_of(group: NounGroup) -> Count | None:
    """How many a noun group speaks of: what it says, else 2-null for a bare plural, 1-1 for "an officer" or a name."""
    if group.count is not None:
        return group.count
    if group.share is not None:
        return None
    low = group.head.low
    if group.pronoun:
        return exactly(1, group.text) if low in SINGLE_PRONOUNS else None
    if low in PAIRS:
        return exactly(PAIRS[low], group.text)
    if group.plural:
        return at_least(2, group.text) if group.head.tag in ("NNS", "NP", "JJ") else None
    if group.name or group.determiner in ("a", "an", "another", "this", "that", "the", "each", "every") or group.owner:
        return exactly(1, group.text)
    return exactly(1, group.text) if group.head.tag == "NN" and group.has("person") else None
