"""Times of an account: when it was said, from when its state is certain, in which window it may have happened."""

from functools import lru_cache

from musterbook.registers.rows import Account
from musterbook.terms.times import first_minute, last_minute


def day_of(account: Account) -> str | None:
    """The day on which it was said."""
    said = account.claim.said_at
    told = (said.latest or said.earliest) if said else account.report.dated
    return told[:10] if told else None


def first_day_of(account: Account) -> str | None:
    """The first day on which it may have been said: the one that orders accounts."""
    said = account.claim.said_at
    told = (said.earliest or said.latest) if said else account.report.dated
    return told[:10] if told else None


def said_of(account: Account) -> int:
    """The minute from which it may have been said: what orders accounts."""
    said = account.claim.said_at
    return _minute((said.earliest or said.latest) if said else account.report.dated)


@lru_cache(maxsize=65536)
def _minute(bound: str | None) -> int:
    return first_minute(bound)


def is_certain(account: Account, as_of: int | None) -> bool:
    """Whether its state is certain at the minute asked about."""
    return as_of is None or account.certain_from <= as_of


def window_of(account: Account) -> tuple[int, int] | None:
    """The first and last minute in which it may have happened; None where it was not told."""
    occurred = getattr(account.claim.slots, "occurred", None)
    if occurred is None or (occurred.earliest is None and occurred.latest is None):
        return None
    last = min(last_minute(occurred.latest), last_minute(day_of(account)))
    return first_minute(occurred.earliest), max(first_minute(occurred.earliest), last)
