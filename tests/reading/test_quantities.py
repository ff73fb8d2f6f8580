"""Counts by the vocabulary's table."""

from decimal import Decimal

import pytest

from musterbook.reading.quantities import count_of
from tests.reading.sample import view_of_one

COUNTS = [
    ("two drivers", 2, 2, False),
    ("at least 12 drivers", 12, None, False),
    ("more than 80 drivers", 81, None, False),
    ("fewer than 10 drivers", 0, 9, False),
    ("up to 40 drivers", 0, 40, False),
    ("12 to 15 drivers", 12, 15, False),
    ("between 12 and 15 drivers", 12, 15, False),
    ("about 1,000 drivers", 1000, 1000, True),
    ("nearly 1,000 drivers", 1000, 1000, True),
    ("a couple of drivers", 2, 2, False),
    ("a few drivers", 2, None, False),
    ("several drivers", 2, None, False),
    ("half a dozen drivers", 6, 6, False),
    ("a dozen drivers", 12, 12, False),
    ("dozens of drivers", 24, None, False),
    ("scores of drivers", 40, None, False),
    ("hundreds of drivers", 200, None, False),
    ("thousands of drivers", 2000, None, False),
    ("no drivers", 0, 0, False),
    ("two hundred and six drivers", 206, 206, False),
    ("both drivers", 2, 2, False),
    ("drivers", 2, None, False),
    ("an unknown number of drivers", 2, None, False),
]


@pytest.mark.parametrize(("words", "low", "high", "approx"), COUNTS)
def test_counts_follow_the_table(words: str, low: int, high: int | None, approx: bool) -> None:
    """Each wording gives the bounds that the vocabulary fixes."""
    group = view_of_one(f"The army lost {words} there.").clauses[0].object
    assert group is not None
    count = count_of(group)
    assert count is not None
    assert (count.min, count.max, count.approx) == (low, high, approx)


@pytest.mark.parametrize(
    "words", ["another driver", "two more drivers", "another six drivers", "three additional drivers"]
)
def test_increments_are_marked(words: str) -> None:
    """What adds to an earlier count says so."""
    group = view_of_one(f"The army lost {words} there.").clauses[0].object
    assert group is not None
    assert group.more


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("two-thirds of the drivers", "0.6667"),
        ("one in four of the drivers", "0.25"),
        ("40 percent of the drivers", "0.4"),
    ],
)
def test_shares_are_fractions_of_the_whole(words: str, share: str) -> None:
    """Fractions, ratios and percentages are shares between 0 and 1, not counts."""
    group = view_of_one(f"The strike idled {words} there.").clauses[0].object
    assert group is not None
    assert group.count is None
    assert group.share is not None
    assert Decimal(group.share[0]) == Decimal(share)


def test_measures_count_nobody() -> None:
    """Distances, clock times and years are no counts of people or things."""
    view = view_of_one("The convoy halted 15 miles away at 4:30 p.m. in 2019.")
    assert all(g.count is None for g in view.groups)
