"""Sums of money in a sentence: "$13.3 million", "110 million euros", "3bn shillings"; currency by ISO 4217 code."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from musterbook.reading.frames import load_frames

_TOLD: dict[str, Any] = load_frames("money")
_SIGNS: dict[str, str] = _TOLD["signs"]
_NAMES: dict[str, str] = _TOLD["names"]
_TIMES = {name: Decimal(factor) for name, factor in _TOLD["multipliers"].items()}


def _any(words: dict[str, Any]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_NUMBER = r"(?P<number{0}>\d[\d,]*(?:\.\d+)?)\s?-?(?P<times{0}>(?:" + _any(_TIMES) + r")\b)?"
MONEY = re.compile(
    rf"(?P<sign>(?<![a-z])(?:{_any(_SIGNS)}))\s?{_NUMBER.format('_a')}"
    rf"|\b{_NUMBER.format('_b')}\s?-?(?P<name>(?:{_any(_NAMES)})\b)"
)


class Sum(NamedTuple):
    """A sum of money: its stretch in the text, the amount in units of the currency, the currency's code."""

    start: int
    end: int
    amount: Decimal
    currency: str


def find_sums(low: str, start: int, end: int) -> list[Sum]:
    """The sums in low[start:end], a folded text in small letters."""
    return [_sum(m) for m in MONEY.finditer(low, start, end)]


def _sum(m: re.Match[str]) -> Sum:
    number = (m["number_a"] or m["number_b"]).replace(",", "")
    times = m["times_a"] or m["times_b"]
    currency = _SIGNS[m["sign"]] if m["sign"] else _NAMES[m["name"]]
    return Sum(m.start(), m.end(), Decimal(number) * (_TIMES[times] if times else 1), currency)
