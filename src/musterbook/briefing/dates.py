"""Days as a brief prints them."""

import datetime as dt

from musterbook.errors import Incorrect
from musterbook.terms.times import EPOCH, parse_time

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def find_day(text: str | None) -> dt.date | None:
    """The day of a date or time in RFC 3339; None where there is none."""
    if not text:
        return None
    try:
        return parse_time(text).date()
    except Incorrect:
        return None


def day_of_minute(minute: int) -> dt.date:
    """The day of a minute since 1970."""
    return (EPOCH + dt.timedelta(minutes=minute)).date()


def write_day(text: str | None) -> str:
    """ "5 April 2025" for a date; a time keeps its hour; other words stay as they are."""
    day = find_day(text)
    if day is None or text is None:
        return text or ""
    told = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return told if len(text) == len("2025-04-05") else f"{told}, {parse_time(text):%H:%M} UTC"


def write_day_short(text: str | None) -> str:
    """ "5 Apr 2025" for a date or the day of a time; other words stay as they are."""
    day = find_day(text)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else text or ""
