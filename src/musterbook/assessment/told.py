"""What a claim of any kind tells in slots that many kinds share; None where it has no such slot or leaves it empty."""

from collections.abc import Iterable
from typing import Any

from musterbook.registers.rows import Account
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.times import DAY, Interval, first_minute, last_minute

BARE = 2  # "vehicles" are two or more


def told(account: Account, name: str) -> Any:
    """The slot of this attribute name."""
    return getattr(account.claim.slots, name, None)


def told_text(account: Account, name: str) -> str | None:
    """A slot's words."""
    value = told(account, name)
    return None if value is None else str(value)


def told_count(account: Account) -> Count | None:
    """How many."""
    count = told(account, "count")
    return count if isinstance(count, Count) else None


def counted(accounts: Iterable[Account]) -> list[Account]:
    """Those that tell a number; bare plurals ("vehicles") only where nobody tells a better one."""
    told_ = [a for a in accounts if told_count(a)]
    return [a for a in told_ if not is_bare(told_count(a))] or told_


def is_bare(count: Count | None) -> bool:
    """Whether a count says no more than that there were several."""
    return count is not None and count.max is None and count.min <= BARE


def told_time(account: Account) -> Interval | None:
    """When, if a bound of it is told."""
    occurred = told(account, "occurred")
    bounded = isinstance(occurred, Interval) and (occurred.earliest or occurred.latest)
    return occurred if bounded else None


def told_place(account: Account) -> Where | None:
    """Where."""
    where = told(account, "where")
    return where if isinstance(where, Where) else None


def told_day(account: Account) -> str | None:
    """The first day told."""
    occurred = told_time(account)
    return str(occurred.earliest or occurred.latest)[:10] if occurred else None


def tell_time(occurred: Interval | None) -> str | None:
    """A time in words: a day, "2024-07" for a month, "2025-03-24 to 2025-03-31"; None where it is not told."""
    if occurred is None or not (occurred.earliest or occurred.latest):
        return None
    first, last = (occurred.earliest or "")[:10], (occurred.latest or "")[:10]
    if not first or not last:
        return f"from {first}" if first else f"by {last}"
    if first == last:
        return first
    month = last_minute(last) - first_minute(first) + 1 >= 28 * DAY and first[:7] == last[:7]
    return first[:7] if month else f"{first} to {last}"


def count_words_of(account: Account) -> str:
    """The count in the report's words, else in figures."""
    count = told_count(account)
    return "" if count is None else count.words or f"{count.min:,}"
