"""Tellings: all that one report says of one harmed person or group, its parts and repetitions put together.

Within a report `same`, `part` and `about` never add: they join one telling. A part with another outcome than its whole
is a telling of its own, and the whole is then a sum. A sum, or a total over several incidents, is never added to its
parts.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from musterbook.assessment.ground import Ground, day_of, said_of, window_of
from musterbook.assessment.threads import Threads, says_another, slots_of_casualty
from musterbook.assessment.words import aggregate_words, content_words
from musterbook.registers.rows import Account
from musterbook.terms.record import Record
from musterbook.terms.times import EPOCH

TOTALS = aggregate_words("wordings")
DAY = 24 * 60
LONGEST_INCIDENT = 45 * DAY
FIRM = frozenset({"asserts", "confirms"})
HOPED = frozenset({"believes", "expects"})


class Telling(Record, frozen=True):
    """One report's word on one person or group; `wholes` are its accounts that are no part of another.

    `is_part` where it only tells of some out of people told of elsewhere. `window` is when it happened, in minutes,
    None where not told; `said` the minute of saying.
    """

    id: str
    report: str
    accounts: tuple[Account, ...]
    wholes: tuple[Account, ...]
    population: str | None
    nationality: str | None
    window: tuple[int, int] | None
    said: int
    places: frozenset[str]
    words: frozenset[str]
    title: frozenset[str]
    is_part: bool
    is_sum: bool
    is_nobody: bool

    @property
    def outcomes(self) -> frozenset[str]:
        """Every outcome that its wholes speak of, firmly or not."""
        return frozenset(o for a in self.wholes if (o := slots_of_casualty(a).outcome))

    @property
    def says_another(self) -> bool:
        """Whether it sets its people apart from others of the same report ("another officer")."""
        return any(says_another(a) for a in self.wholes)


def part_tellings(ground: Ground) -> tuple[Telling, ...]:
    """The tellings of all reports, in the order of being said."""
    by_report: dict[str, list[Account]] = {}
    for account in ground.of_kind("casualty"):
        by_report.setdefault(account.report.id, []).append(account)
    found = [t for accounts in by_report.values() for t in _part_report(accounts)]
    return tuple(sorted(found, key=lambda t: (t.said, t.id)))


def _part_report(accounts: Sequence[Account]) -> Iterable[Telling]:
    ordered = sorted(accounts, key=lambda a: (a.claim.quote.start, a.claim.id))
    threads = Threads(ordered)
    for account in ordered:
        for reference in account.claim.refers:
            threads.refer(account, reference)
    for place, account in enumerate(ordered):
        for earlier in ordered[:place]:
            threads.retell(account, earlier)
    for account in ordered:
        for whole in ordered:
            threads.detail(account, whole)
    threads.settle()
    for members in threads.groups():
        yield _telling(members, threads.parts, threads.sums)


def _telling(members: Sequence[Account], parts: set[str], sums: set[str]) -> Telling:
    ordered = sorted(members, key=lambda a: (a.claim.quote.start, a.claim.id))
    wholes = [a for a in ordered if a.claim.id not in parts] or ordered
    slots = [slots_of_casualty(a) for a in (*wholes, *ordered)]
    firm = [a for a in wholes if a.claim.stance in FIRM]
    windows = next((told for accounts in (firm, wholes, ordered) if (told := _windows(accounts))), [])
    texts = [
        f"{a.claim.quote.exact} {s.who or ''} {s.cause or ''} {s.activity or ''}"
        for a, s in zip(ordered, slots[len(wholes) :], strict=True)
    ]
    return Telling(
        id=ordered[0].claim.id,
        report=ordered[0].report.id,
        accounts=tuple(ordered),
        wholes=tuple(wholes),
        population=next((s.population for s in slots if s.population), None),
        nationality=next((s.nationality for s in slots if s.nationality), None),
        window=min(windows, key=lambda w: (w[1] - w[0], w)) if windows else None,
        said=min(said_of(a) for a in ordered),
        places=frozenset(w for s in slots if s.where for w in content_words(f"{s.where.words} {s.where.place or ''}")),
        words=content_words(" ".join(texts)),
        title=content_words(ordered[0].report.title or ""),
        is_part=all(a.claim.id in parts for a in ordered),
        is_nobody=all((c := slots_of_casualty(a).count) is not None and c.max == 0 for a in wholes),
        is_sum=any(a.claim.id in sums for a in ordered) or all(is_total(a) for a in wholes),
    )


def _windows(accounts: Iterable[Account]) -> list[tuple[int, int]]:
    return [window for a in accounts if (window := window_of(a))]


def is_total(account: Account) -> bool:
    """Whether it counts over several incidents: by its wording, or over longer than one incident lasts."""
    count = slots_of_casualty(account).count
    if count is None or (count.max is not None and count.max < 2):
        return False
    told = account.claim.quote.exact.casefold()
    if any(wording in told for wording in TOTALS):
        return True
    occurred = slots_of_casualty(account).occurred
    window = window_of(account)
    if occurred is None or window is None:
        return False
    return occurred.earliest is None or window[1] - window[0] > LONGEST_INCIDENT


def since_of(tellings: Iterable[Telling]) -> str | None:
    """The first day of the narrowest time told, the earliest among equals; else the first day of saying."""
    several = tuple(tellings)
    windows = [window for t in several if (window := t.window)]
    if windows:
        first, _ = min(windows, key=lambda w: (w[1] - w[0], w))
        return (EPOCH + dt.timedelta(minutes=first)).date().isoformat()
    return min((d for t in several for a in t.accounts if (d := day_of(a))), default=None)
