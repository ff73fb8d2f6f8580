"""A day or time given on the command line, checked before anything is read: it exists and does not lie ahead."""

import datetime as dt

from musterbook.actions import moments


def check_past(words: str | None) -> str | None:
    """The words as they were given.

    Raises Incorrect (time.incorrect).
    """
    return moments.check_past(words, now=dt.datetime.now(dt.UTC))
