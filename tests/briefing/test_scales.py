"""Laws of axes."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from musterbook.briefing.scales import in_milliseconds, scale_counts, scale_times

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


@given(st.integers(0, 10**7))
def test_counts_fit_and_tick_in_whole_numbers(highest):
    """The highest count lies within the axis; ticks are a few whole numbers from nought, evenly spaced."""
    axis = scale_counts(highest)
    steps = {b - a for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}
    assert axis.ends[0] == 0 < axis.ends[1]
    assert axis.ends[1] >= highest
    assert axis.ticks[0] == 0
    assert 2 <= len(axis.ticks) <= 8
    assert len(steps) == 1
    assert all(step.is_integer() for step in steps)


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_times_hold_every_day(days):
    """Every day lies within the axis, and so does every tick; ticks are few."""
    axis = scale_times(days)
    assert all(axis.ends[0] <= in_milliseconds(day) <= axis.ends[1] for day in days)
    assert all(axis.ends[0] <= tick <= axis.ends[1] for tick in axis.ticks)
    assert len(axis.ticks) <= 10
