"""Precision, recall and slot accuracy over outcomes: in all, by kind, by rule."""

from collections.abc import Callable, Iterable
from typing import Literal

from musterbook.learning.outcomes import Outcome
from musterbook.terms.record import Record

Grouping = Literal["all", "kind", "rule"]
PLACES = 4
NAME_OF: dict[Grouping, Callable[[Outcome], str]] = {
    "all": lambda _: "all",
    "kind": lambda outcome: outcome.kind,
    "rule": lambda outcome: outcome.rule,
}


class Measure(Record, frozen=True):
    """Counts of claims and of their slots, and the shares they make (null where there is nothing to share).

    precision = right / (right + wrong), found_again = right / (right + missed); the accuracies are over what is right.
    recall is the latter over the reports in which people added what was missed: elsewhere nobody may have looked.
    """

    by: Grouping
    name: str
    right: int
    wrong: int
    missed: int
    undecided: int
    by_hand: int
    precision: float | None
    found_again: float | None
    recall: float | None
    slots: int
    slot_accuracy: float | None
    stance_accuracy: float | None
    source_accuracy: float | None


def measure(outcomes: Iterable[Outcome], by: Grouping) -> tuple[Measure, ...]:
    """The measures of each group: those with most claims that people hold first, then by name."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(NAME_OF[by](outcome), []).append(outcome)
    made = [_measure(by, name, group) for name, group in groups.items()]
    return tuple(sorted(made, key=lambda one: (-one.right - one.wrong - one.missed, one.name)))


def _measure(by: Grouping, name: str, outcomes: list[Outcome]) -> Measure:
    verdicts = [outcome.verdict for outcome in outcomes]
    right, wrong, missed = (verdicts.count(verdict) for verdict in ("right", "wrong", "missed"))
    slots_right = sum(len(outcome.slots_right) for outcome in outcomes)
    slots = slots_right + sum(len(outcome.slots_wrong) for outcome in outcomes)
    return Measure(
        by=by,
        name=name,
        right=right,
        wrong=wrong,
        missed=missed,
        undecided=verdicts.count("undecided"),
        by_hand=sum(outcome.by_hand for outcome in outcomes),
        precision=_share(right, right + wrong),
        found_again=_share(right, right + missed),
        recall=_share(*_searched(outcomes)),
        slots=slots,
        slot_accuracy=_share(slots_right, slots),
        stance_accuracy=_share(sum(bool(outcome.stance) for outcome in outcomes), right),
        source_accuracy=_share(sum(bool(outcome.source) for outcome in outcomes), right),
    )


def _searched(outcomes: list[Outcome]) -> tuple[int, int]:
    verdicts = [outcome.verdict for outcome in outcomes if outcome.searched]
    return verdicts.count("right"), verdicts.count("right") + verdicts.count("missed")


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, PLACES) if whole else None
