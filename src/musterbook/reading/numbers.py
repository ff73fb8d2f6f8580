"""Whole numbers in digits and words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from musterbook.reading.words import Word

UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}

TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}

SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}

PLAIN = re.compile(r"(\d+(?:,\d{3})*)(?:\.(\d+))?-?\Z")


def read_number(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    """The whole number that starts at word i and the index behind it ("1,000", "two hundred and six")."""
    if i >= len(words):
        return None
    m = PLAIN.match(words[i].low)
    if m:
        return _digits(words, i, m)
    return _spelled(words, i)


def _digits(words: Sequence[Word], i: int, m: "re.Match[str]") -> tuple[int, int] | None:
    number = Decimal(m[1].replace(",", "") + ("." + m[2] if m[2] else ""))
    j = i + 1
    while j < len(words) and words[j].low in SCALES:
        number *= SCALES[words[j].low]
        j += 1
    return (int(number), j) if number == int(number) else None


def _spelled(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    total, current, j, told = 0, 0, i, False
    while j < len(words):
        low = words[j].low
        parts = low.split("-")
        if all(p in UNITS or p in TENS for p in parts):
            value = sum(UNITS.get(p, 0) + TENS.get(p, 0) for p in parts)
            if told and current % 100 and value >= 10:
                break
            if told and words[j - 1].low not in SCALES and words[j - 1].low != "and" and words[j - 1].low not in TENS:
                break
            current, told = current + value, True
        elif low in SCALES and told:
            scale = SCALES[low]
            current *= scale
            if scale >= 1000:
                total, current = total + current, 0
        elif (
            low == "and"
            and told
            and words[j - 1].low in SCALES
            and j + 1 < len(words)
            and words[j + 1].low.split("-")[0] in UNITS | TENS
        ):
            pass
        else:
            break
        j += 1
    return (total + current, j) if told else None
