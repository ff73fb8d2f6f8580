"""Ends and ticks of a chart's axes: round numbers for counts, first days of months or weeks for times."""

import datetime as dt
from collections.abc import Sequence

from musterbook.terms.record import Record
from musterbook.terms.times import EPOCH

MOST_TICKS = 5
SHORT_SPAN = 60  # days: below, ticks are weeks
DAY = 86_400_000  # milliseconds, the unit of time in a chart
MONTHS_BETWEEN = (1, 2, 3, 6, 12, 24, 60)


class Axis(Record, frozen=True):
    """The two ends of an axis, its ticks between, and how ticks are written (d3)."""

    ends: tuple[float, float]
    ticks: tuple[float, ...]
    format: str


def scale_counts(highest: float) -> Axis:
    """From nought to a little above the highest, with at most six whole ticks at 1, 2 or 5 times a power of ten."""
    top = max(1.0, highest)
    step, factors = 1, (2, 2.5, 2)
    turn = 0
    while top / step > MOST_TICKS:
        step = int(step * factors[turn % 3])
        turn += 1
    ticks = tuple(float(tick) for tick in range(0, int(top) + step, step) if tick <= top * 1.08)
    return Axis(ends=(0.0, top * 1.08), ticks=ticks, format=",d")


def scale_times(days: Sequence[dt.date]) -> Axis:
    """From the first of these days to the last, in milliseconds since 1970, with ticks at months or at weeks."""
    first, last = min(days), max(days)
    span = max(7, (last - first).days)
    ends = (in_milliseconds(first) - span * 0.03 * DAY, in_milliseconds(last) + span * 0.01 * DAY)
    marks = _weeks(first, last) if span <= SHORT_SPAN else _months(first, last)
    shown = "%-d %b" if span <= SHORT_SPAN else "%b %Y"
    return Axis(ends=ends, ticks=tuple(in_milliseconds(day) for day in marks), format=shown)


def in_milliseconds(day: dt.date) -> float:
    """A day's first moment, in milliseconds since 1970."""
    return (dt.datetime.combine(day, dt.time(), dt.UTC) - EPOCH).total_seconds() * 1000


def _weeks(first: dt.date, last: dt.date) -> list[dt.date]:
    weeks = (last - first).days // 7 + 1
    step = 7 * (1 + weeks // MOST_TICKS)
    return [last - dt.timedelta(days=back) for back in range(0, (last - first).days + 1, step)][::-1]


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    months = [
        dt.date(month // 12, month % 12 + 1, 1)
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
    inside = [month for month in months if first <= month <= last]
    for step in MONTHS_BETWEEN:
        chosen = [month for month in inside if (month.year * 12 + month.month - 1) % step == 0]
        if len(chosen) <= MOST_TICKS:
            return chosen
    return inside[:: 1 + len(inside) // MOST_TICKS]
