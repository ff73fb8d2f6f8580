"""Laws of slots in words."""

from decimal import Decimal

import pytest

from musterbook.desk.slots import write_value
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.times import Interval


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Count(min=2, max=2, approx=False, words="Two"), "Two (2)"),
        (Count(min=2, max=2, approx=False, words="2"), "2"),
        (Count(min=1000, max=1000, approx=True, words="nearly 1,000"), "nearly 1,000 (about 1,000)"),
        (Count(min=12, max=None, approx=False, words="at least 12"), "at least 12 (12 or more)"),
        (Count(min=12, max=15, approx=False, words="12 to 15"), "12 to 15 (12–15)"),
        (Interval(earliest="2025-03-25", latest="2025-03-25", words="Tuesday"), "Tuesday (25 Mar 2025)"),
        (Interval(earliest="2025-03-25", latest=None, words=None), "25 Mar 2025 to open"),
        (Interval(earliest=None, latest="2025-03-25", words=None), "any time to 25 Mar 2025"),
        (Interval(earliest=None, latest=None, words="of late"), "of late"),
        (Interval(earliest=None, latest=None, words=None), "not told"),
        (Where(words="the capital", place="HT01"), "the capital (HT01)"),
        (Where(words="Ferry Bridge", place=None), "Ferry Bridge"),
        (Decimal("63000000"), "63,000,000"),
        (Decimal("0.75"), "0.75"),
        (True, "yes"),
        ((), "the report itself"),
    ],
)
def test_values_are_told_with_their_numbers(value, words) -> None:
    """Law: a slot shows the report's own words with what they are taken to mean, neither twice."""
    assert write_value(value) == words
