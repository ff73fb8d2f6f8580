"""Grouping accounts that tell of one matter: each joins the newest group that holds one like it, else opens its own."""

from collections.abc import Callable, Iterable, Sequence

from musterbook.assessment.words import content_words, overlap
from musterbook.registers.rows import Account
from musterbook.terms.counts import Count

LARGEST, MOST_MEMBERS = 48, 6  # groups compared, newest first, and members of each


def cluster(accounts: Iterable[Account], alike: Callable[[Account, Account], bool]) -> list[list[Account]]:
    """The groups, in the order of their first accounts; `accounts` come in the order of being said."""
    groups: list[list[Account]] = []
    for account in accounts:
        for group in reversed(groups[-LARGEST:]):
            if any(alike(account, member) for member in group[-MOST_MEMBERS:]):
                group.append(account)
                break
        else:
            groups.append([account])
    return groups


def alike_words(a: str | None, b: str | None) -> float:
    """How much two phrases share, 0 to 1; 0 where one is not told."""
    return overlap(content_words(a or ""), content_words(b or ""))


def refer_to_each_other(a: Account, b: Account) -> bool:
    """Whether one of two claims of a report says that it is the same as, a part of or about the other."""
    one, two = a.claim, b.claim
    return any(r.claim == two.id for r in one.refers if r.as_ != "caused") or any(
        r.claim == one.id for r in two.refers if r.as_ != "caused"
    )


def bounds_of(counts: Sequence[Count]) -> tuple[int, int | None]:
    """The least and the most that any of these counts allows."""
    highs = [c.max for c in counts]
    high = None if any(h is None for h in highs) else max((h for h in highs if h is not None), default=0)
    return min((c.min for c in counts), default=0), high
