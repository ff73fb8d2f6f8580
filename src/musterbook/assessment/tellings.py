"""Tellings: all that one report says of one harmed person or group, its parts and repetitions put together.

Within a report `same`, `part` and `about` never add: they join one telling. A part with another outcome than its whole
is a telling of its own, and the whole is then a sum. A sum, or a total over several incidents, is never added to its
parts.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from musterbook.assessment.ground import Ground
from musterbook.assessment.mentions import Mention, is_total, slots_of_casualty
from musterbook.assessment.moments import day_of, said_of, window_of
from musterbook.assessment.threads import Threads
from musterbook.assessment.told import told_count, told_text
from musterbook.assessment.words import content_words
from musterbook.registers.rows import Account
from musterbook.terms.counts import Count
from musterbook.terms.record import Record
from musterbook.terms.times import EPOCH

DAY = 24 * 60
FIRM = frozenset({"asserts", "confirms"})
HOPED = frozenset({"believes", "expects"})


class Telling(Record, frozen=True):
    """One report's word on one person or group; `wholes` are its accounts that are no part of another.

    `is_part` where it only tells of some out of people told of elsewhere. `window` is when it happened, in minutes,
    None where not told; `said` the minute of saying; `place` its rank in the order of being said. `bag` are its words
    and places, `headed` its words and its report's title; `body` the parts of the body that its wholes name, `details`
    those that its parts name; `moved_to` where the report says that as many were taken. `outcomes` are those that its
    wholes speak of, firmly or not.
    """

    id: str
    report: str
    accounts: tuple[Account, ...]
    wholes: tuple[Account, ...]
    population: str | None
    nationality: str | None
    window: tuple[int, int] | None
    said: int
    place: int
    count: Count | None
    low: int
    single: bool
    outcomes: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    bag: frozenset[str]
    headed: frozenset[str]
    origins: frozenset[str]
    body: frozenset[str]
    details: frozenset[str]
    moved_to: frozenset[str]
    says_another: bool
    speaks_of_missing: bool
    is_part: bool
    is_sum: bool
    is_nobody: bool


def part_tellings(ground: Ground) -> tuple[Telling, ...]:
    """The tellings of all reports, in the order of being said."""
    by_report: dict[str, list[Account]] = {}
    for account in ground.of_kind("casualty"):
        by_report.setdefault(account.report.id, []).append(account)
    moves: dict[str, list[Account]] = {}
    for account in ground.of_kind("evacuation"):
        moves.setdefault(account.report.id, []).append(account)
    found = [t for name, told in by_report.items() for t in _part_report(ground, told, moves.get(name, ()))]
    return tuple(sorted(found, key=lambda t: t.place))


def _part_report(ground: Ground, accounts: Sequence[Account], moves: Sequence[Account]) -> Iterable[Telling]:
    threads = Threads(sorted(accounts, key=lambda a: (a.claim.quote.start, ground.rank(a))))
    threads.weave()
    for members in threads.groups():
        yield _telling(ground, members, threads, moves)


def _telling(ground: Ground, members: Sequence[Account], threads: Threads, moves: Sequence[Account]) -> Telling:
    ordered = sorted(members, key=lambda a: (a.claim.quote.start, ground.rank(a)))
    wholes = [a for a in ordered if a.claim.id not in threads.parts] or ordered
    slots = [slots_of_casualty(a) for a in (*wholes, *ordered)]
    words, title = content_words(" ".join(_texts(ordered))), content_words(ordered[0].report.title or "")
    mentions, whole = [Mention(a) for a in ordered], [Mention(a) for a in wholes]
    places = frozenset(w for m in mentions for w in m.places)
    return Telling(
        id=ordered[0].claim.id,
        report=ordered[0].report.id,
        accounts=tuple(ordered),
        wholes=tuple(wholes),
        population=next((s.population for s in slots if s.population), None),
        nationality=next((s.nationality for s in slots if s.nationality), None),
        window=_window_of(wholes, ordered),
        said=min(said_of(a) for a in ordered),
        place=min(ground.rank(a) for a in ordered),
        count=next((m.count for m in whole if m.count), None),
        low=max(m.low for m in whole),
        single=all(m.single for m in whole),
        outcomes=frozenset(m.told_outcome for m in whole if m.told_outcome),
        places=places,
        words=words,
        bag=words | places,
        headed=words | title,
        origins=frozenset(ground.origins.origin_of(a.claim.id) for a in wholes),
        body=frozenset(part for m in whole for part in m.body),
        details=frozenset(part for m in mentions for part in m.body),
        moved_to=_moved_to(max(m.low for m in whole), moves),
        says_another=any(m.says_another for m in whole),
        speaks_of_missing=any(m.told_outcome == "missing" for m in whole) or any(m.speaks_of_missing for m in mentions),
        is_part=all(a.claim.id in threads.parts for a in ordered),
        is_nobody=all((c := slots_of_casualty(a).count) is not None and c.max == 0 for a in wholes),
        is_sum=any(a.claim.id in threads.sums for a in ordered) or all(is_total(a) for a in wholes),
    )


def _moved_to(number: int, moves: Iterable[Account]) -> frozenset[str]:
    """The words for where so many casualties of the report were taken."""
    alike = [told_text(a, "destination") for a in moves if (c := told_count(a)) and c.min == number]
    return frozenset(word for destination in alike if destination for word in content_words(destination))


def _texts(accounts: Iterable[Account]) -> Iterable[str]:
    """What they tell of people, cause and activity, in words."""
    for account in accounts:
        slots = slots_of_casualty(account)
        yield from (account.claim.quote.exact, slots.who or "", slots.cause or "", slots.activity or "")


def _window_of(wholes: Sequence[Account], ordered: Sequence[Account]) -> tuple[int, int] | None:
    """When it happened: the narrowest time told firmly; of somebody missing the earliest, later ones say how long."""
    firm = [a for a in wholes if a.claim.stance in FIRM]
    windows = next((told for accounts in (firm, wholes, ordered) if (told := _windows(accounts))), [])
    if not windows:
        return None
    if any(slots_of_casualty(a).outcome == "missing" for a in wholes):
        return min(windows, key=lambda w: (w[0] // DAY, w[1] - w[0]))
    return min(windows, key=lambda w: (w[1] - w[0], w))


def _windows(accounts: Iterable[Account]) -> list[tuple[int, int]]:
    return [window for a in accounts if (window := window_of(a))]


def since_of(tellings: Iterable[Telling]) -> str | None:
    """The first day of the narrowest time told, the earliest among equals; else the first day of saying."""
    several = tuple(tellings)
    windows = [window for t in several if (window := t.window)]
    if windows:
        first, _ = min(windows, key=lambda w: (w[1] - w[0], w))
        return (EPOCH + dt.timedelta(minutes=first)).date().isoformat()
    return min((d for t in several for a in t.accounts if (d := day_of(a))), default=None)
