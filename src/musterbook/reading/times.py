"""When: time expressions out of words, resolved against the day of publication.

Dates stay dates. Without a day of publication an expression that needs one keeps its words alone. A bare weekday or
month is the last one that has begun; behind a future verb ("will", "by", "until", "next") it is the coming one.
"""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from musterbook.reading.dates import resolve
from musterbook.reading.time_patterns import DAY, HINT, MONTH, TIME
from musterbook.reading.words import Word
from musterbook.terms.times import Interval


class TimeSpan(msgspec.Struct, frozen=True):
    """A time expression: its stretch with its preposition, its words [first, last), and the interval it stands for."""

    start: int
    end: int
    first: int
    last: int
    interval: Interval


def find_times(
    text: str, low: str, start: int, end: int, words: Sequence[Word], today: dt.date | None
) -> tuple[TimeSpan, ...]:
    """All time expressions of a sentence that stands at [start, end)."""
    if not HINT.search(low, start, end):
        return ()
    found = []
    for m in TIME.finditer(low, start, end):
        span = _span(text, m, words, today)
        if span is not None:
            found.append(span)
    return tuple(found)


def _span(text: str, m: "re.Match[str]", words: Sequence[Word], today: dt.date | None) -> TimeSpan | None:
    inside = [w for w in words if w.start >= m.start() and w.end <= m.end()]
    if not inside or not _is_time(m, inside, words):
        return None
    told = Interval(earliest=None, latest=None, words=text[m.start() : m.end()])
    bounds = resolve(m, today)
    if bounds is not None:
        earliest, latest = (d.isoformat() if d else None for d in bounds)
        told = Interval(earliest=earliest, latest=latest, words=told.words)
    return TimeSpan(m.start(), m.end(), inside[0].i, inside[-1].i + 1, told)


def _is_time(m: "re.Match[str]", inside: list[Word], words: Sequence[Word]) -> bool:
    """Whether the words mean a time here: "may", "march", "sun", "second", "sat" have other trades."""
    core = m.group()[len(m["lead"] or "") :]
    named = [w for w in inside if re.fullmatch(MONTH, w.low) or re.fullmatch(DAY, w.low)]
    if any(w.tag not in ("NP", "NN", "CD") or (w.text.islower()) for w in named):
        return False
    if any(w.low in ("may", "march", "sat", "sun", "mar", "wed") and not w.text[0].isupper() for w in named):
        return False
    if m["clock"] and re.fullmatch(r"\d{3,4}", core):
        return (
            bool(m["lead"])
            and m["lead"].strip().split()[-1] in ("at", "about", "around")
            and len(core) == 4
            and int(core[:2]) < 24
            and int(core[2:]) < 60
        )
    if m["y4"] and not m["lead"]:
        after = inside[-1].i + 1
        return after >= len(words) or words[after].tag not in ("NNS", "NN", "JJ")
    if m["dur"] and not m["lead"]:
        return False
    return not (m["m4"] or m["m5"]) or bool(m["lead"]) or len(named[0].low) > 3
