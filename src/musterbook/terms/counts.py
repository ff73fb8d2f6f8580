"""How many, as a report tells it: a range with its words (the table of the vocabulary)."""

from musterbook.terms.record import Record

APPROXIMATELY = 10  # per cent within which approximate counts are equal


class Count(Record, frozen=True):
    """At least `min`, at most `max` (null: open); `approx` allows 10 per cent; `words` as the report has them."""

    min: int
    max: int | None
    approx: bool
    words: str


def exactly(number: int, words: str) -> Count:
    """A count that is told to the one."""
    return Count(min=number, max=number, approx=False, words=words)


def at_least(number: int, words: str) -> Count:
    """A count that is open above."""
    return Count(min=number, max=None, approx=False, words=words)


def can_both_hold(a: Count, b: Count) -> bool:
    """Whether one number could satisfy both counts; approximate bounds are widened by a tenth."""
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    return (high_b is None or low_a <= high_b) and (high_a is None or low_b <= high_a)


def _bounds(count: Count) -> tuple[float, float | None]:
    slack = APPROXIMATELY / 100 if count.approx else 0
    return count.min * (1 - slack), None if count.max is None else count.max * (1 + slack)
