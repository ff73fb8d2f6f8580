"""A day or time that somebody tells of what has been: it exists, and does not lie ahead."""

import datetime as dt

from musterbook.errors import Incorrect
from musterbook.terms.times import parse_time

AHEAD = dt.timedelta(days=1)


def check_past(words: str | None, *, now: dt.datetime) -> str | None:
    """The words as they were given; a day's grace covers places where it is tomorrow already.

    Raises Incorrect (time.incorrect).
    """
    if words is not None and parse_time(words) > now + AHEAD:
        raise Incorrect("time.incorrect", f"{words} lies ahead: give the day on which it happened")
    return words
