"""When: intervals of valid time with the words that told them, and minutes since 1970 for asking.

A bound is an RFC 3339 time in UTC ("2025-03-25T21:30:00Z") or a date alone ("2025-03-25"), which stays a date.
"""

import datetime as dt
import re
from functools import lru_cache

from musterbook.errors import Incorrect
from musterbook.terms.record import Record

DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
MINUTE = dt.timedelta(minutes=1)
DAY = 24 * 60  # minutes
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
KEPT = 65536  # bounds whose moment is remembered: the same days are asked for over and over
FIRST_MINUTE, LAST_MINUTE = -(2**31), 2**31 - 1
FIRST_YEAR, LAST_YEAR = 1000, 5999


class Interval(Record, frozen=True):
    """Something held from `earliest` possibly, from `latest` certainly; `words` as the report has them, if any."""

    earliest: str | None
    latest: str | None
    words: str | None


@lru_cache(maxsize=KEPT)
def parse_time(text: str) -> dt.datetime:
    """The first moment of an RFC 3339 time or a date, in UTC, of the years 1000 to 5999 (so that minutes fit int32).

    Raises Incorrect (time.incorrect).
    """
    try:
        if DATE.match(text):
            moment = dt.datetime.combine(dt.date.fromisoformat(text), dt.time(), dt.UTC)
        else:
            moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Incorrect("time.incorrect", f"“{text}” is no date or time: write 2025-04-01 or 2025-04-01T16:30:00Z")
    return moment.astimezone(dt.UTC)


def first_minute(bound: str | None) -> int:
    """The first minute since 1970 that a bound covers (int32); an absent bound is the beginning of time."""
    return FIRST_MINUTE if bound is None else (parse_time(bound) - EPOCH) // MINUTE


def last_minute(bound: str | None) -> int:
    """The last minute since 1970 that a bound covers (int32); a date covers its day, an absent bound all to come."""
    if bound is None:
        return LAST_MINUTE
    return first_minute(bound) + (DAY - 1 if DATE.match(bound) else 0)


def format_time(moment: dt.datetime) -> str:
    """RFC 3339 in UTC, to the second."""
    return moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
