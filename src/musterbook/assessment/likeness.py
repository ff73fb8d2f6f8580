"""Likeness: how likely two tellings of two reports are of one person or group, by weights kept as data, with reasons.

Ruled out: populations or nationalities that differ, times that miss each other by more than three days (a person
missing may be spoken of much later), outcomes that cannot follow one another. Being told within two weeks of each other
with one outcome and number is not enough: times, places, rare words, a wound or one act of saying must speak for it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musterbook.assessment.sameness import may_be_one_population
from musterbook.assessment.tellings import DAY, Telling
from musterbook.assessment.words import DATA, Weights
from musterbook.terms.counts import can_both_hold

WEIGHT: Mapping[str, float] = {
    name: float(value)
    for name, value in tomllib.loads((DATA / "linking.toml").read_text("utf-8")).items()
    if name != "source"
}
NEXT: Mapping[str, frozenset[str]] = {
    "missing": frozenset({"captured", "killed", "died", "injured"}),
    "captured": frozenset({"killed", "died"}),
    "harmed": frozenset({"killed", "died", "injured", "missing", "captured"}),
    "killed": frozenset({"died"}),
    "injured": frozenset({"killed", "died"}),
}
TELLING_COUNT = 5  # from here on, equal counts are no chance
LOST = frozenset({"missing", "captured", "killed", "died", "harmed"})


class Score(NamedTuple):
    """How likely two tellings are of one person, and why."""

    points: float
    reasons: tuple[str, ...]


NOT_ENOUGH = Score(0, ())


def is_apart(a: Telling, b: Telling) -> bool:
    """Whether told times rule it out: one such member keeps a telling from its group."""
    return a.window is not None and b.window is not None and _time(a, b) is None


def score_pair(a: Telling, b: Telling, weights: Weights) -> Score | None:
    """How likely two tellings are of one person; None where that is ruled out."""
    if not may_be_one_population(a.population, b.population):
        return None
    if a.nationality and b.nationality and a.nationality.casefold() != b.nationality.casefold():
        return None
    outcome, time = _outcome(a, b), _time(a, b)
    if outcome is None or time is None:
        return None
    telling = [*_likeness(a, b, weights), _origin(a, b), *_detail(a, b), *_care(a, b, weights)]
    if not (time[0] > WEIGHT["said_soon"] or any(points > 0 and reason for points, reason in telling)):
        return NOT_ENOUGH
    named = [f for f in (outcome, time, *_counts(a, b), *telling) if f[0]]
    return Score(round(sum(points for points, _ in named), 6), tuple(reason for _, reason in named if reason))


def is_some_of(a: Telling, b: Telling) -> bool:
    """Whether one telling may be of one of the several people that the other tells of, by a wound told in both."""
    if a.low > b.low:
        a, b = b, a
    return a.single and b.low > 1 and not a.body.isdisjoint(b.details)


Feature = tuple[float, str]


def _outcome(a: Telling, b: Telling) -> Feature | None:
    if not a.outcomes or not b.outcomes:
        return 0, ""
    shared = sorted(a.outcomes & b.outcomes)
    if shared:
        return WEIGHT["same_missing" if "missing" in shared else "same_outcome"], f"both tell of people {shared[0]}"
    follows = a.low == b.low and any(may_follow(x, y) for x in a.outcomes for y in b.outcomes)
    return (WEIGHT["next_outcome"], "one state can follow the other") if follows else None


def may_follow(one: str, two: str) -> bool:
    """Whether two outcomes are one, or one may follow the other."""
    return one == two or two in NEXT.get(one, ()) or one in NEXT.get(two, ())


def _gap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(a[0] - b[1], b[0] - a[1], 0) / DAY


def _time(a: Telling, b: Telling) -> Feature | None:
    """How well their times go together; None where that is ruled out. A person missing may be spoken of much later."""
    earlier, later = sorted((a, b), key=lambda t: t.place)
    again = "missing" in earlier.outcomes and bool(later.outcomes & LOST) and later.speaks_of_missing
    both_missing = "missing" in a.outcomes & b.outcomes
    if a.window and b.window and (both_missing or not again):
        return _told_times(a.window, b.window)
    days = _days_between(a, b)
    if again and days <= WEIGHT["longest_open_days"]:
        return WEIGHT["still_missing"], "a person missing, spoken of again"
    if days <= 14:
        return WEIGHT["said_soon"], "told within two weeks"
    return (WEIGHT["said_late"], "") if days <= 30 else (WEIGHT["said_long_after"], "")


def _days_between(a: Telling, b: Telling) -> float:
    """From the time that one tells, or was said, to the saying of the one that tells none."""
    untold, other = (a, b) if a.window is None else (b, a)
    return abs(untold.said - (other.window[1] if other.window else other.said)) / DAY


def _told_times(a: tuple[int, int], b: tuple[int, int]) -> Feature | None:
    gap, width = _gap(a, b), max(a[1] - a[0], b[1] - b[0]) / DAY
    if gap == 0:
        for days, name in ((3, "same_days"), (10, "same_week"), (45, "same_month")):
            if width <= days:
                return WEIGHT[name], "the times told meet"
        return WEIGHT["same_wide"], "the times told meet"
    if gap <= 1.5:
        return WEIGHT["day_apart"], "the times told are a day apart"
    return (WEIGHT["days_apart"], "the times told are a few days apart") if gap <= 3 else None


def _counts(a: Telling, b: Telling) -> Iterable[Feature]:
    one, two = a.count, b.count
    if one and two:
        if (one.min, one.max) == (two.min, two.max):
            more = "" if one.max is not None else " or more"
            yield WEIGHT["same_large_count" if one.min > 2 else "same_count"], f"both count {one.min:,}{more}"
        elif not can_both_hold(one, two) and not is_some_of(a, b):
            yield WEIGHT["other_count"], ""
    if a.population and b.population:
        yield WEIGHT["same_population" if a.population == b.population else "other_population"], ""
    if a.nationality and b.nationality:
        yield WEIGHT["same_nationality"], f"both {a.nationality}"


def _detail(a: Telling, b: Telling) -> Iterable[Feature]:
    if is_some_of(a, b):
        wound = min(a.body & b.details or b.body & a.details)
        yield WEIGHT["same_detail"], f"one of the several, by the wound ({wound})"
    elif a.low == b.low > 1 and a.details & b.details:
        yield WEIGHT["same_wound"], f"both tell of a wound ({min(a.details & b.details)})"
    elif a.low == b.low >= TELLING_COUNT:
        yield WEIGHT["same_telling_count"], f"{a.low:,} in both"


def _care(a: Telling, b: Telling, weights: Weights) -> Iterable[Feature]:
    """As many, taken to the same place for care."""
    shared = a.moved_to & b.moved_to
    if shared and a.low == b.low and a.report != b.report:
        yield WEIGHT["same_care"], f"as many were taken to one place ({weights.rarest(shared)})"


def _likeness(a: Telling, b: Telling, weights: Weights) -> Iterable[Feature]:
    if shared := a.places & b.places:
        yield WEIGHT["same_place"], f"both name {weights.rarest(shared)}"
    elif named := (a.places & b.words) | (b.places & a.words):
        yield WEIGHT["named_place"], f"both name {weights.rarest(named)}"
    elif a.places and b.places:
        yield WEIGHT["other_place"], ""
    alike = weights.share(a.bag, b.bag)
    yield WEIGHT["words"] * alike, "rare words in common" if alike > 0.2 else ""
    yield WEIGHT["title"] * weights.share(a.headed, b.headed), ""


def _origin(a: Telling, b: Telling) -> Feature:
    same = a.report != b.report and not a.origins.isdisjoint(b.origins) and not a.outcomes.isdisjoint(b.outcomes)
    return (WEIGHT["same_origin"], "one act of saying") if same else (0, "")
