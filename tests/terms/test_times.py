"""Bounds of time and the minutes that they cover."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.terms.times import FIRST_MINUTE, LAST_MINUTE, first_minute, format_time, last_minute, parse_time


@given(st.dates(dt.date(1000, 1, 1), dt.date(5999, 12, 31)))
def test_a_date_covers_its_day(day: dt.date) -> None:
    """Law: a date's minutes are the 1,440 of its day in UTC."""
    text = day.isoformat()
    assert last_minute(text) - first_minute(text) == 24 * 60 - 1


@given(st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(5999, 12, 31), timezones=st.just(dt.UTC)))
def test_a_time_survives_being_written(moment: dt.datetime) -> None:
    """Law: what is formatted parses to the same second."""
    assert parse_time(format_time(moment)) == moment.replace(microsecond=0)


def test_an_absent_bound_is_open() -> None:
    """Law: no bound reaches to the end of what an int32 of minutes can say."""
    assert (first_minute(None), last_minute(None)) == (FIRST_MINUTE, LAST_MINUTE) == (-(2**31), 2**31 - 1)


def test_times_are_taken_to_utc() -> None:
    """Law: an offset is resolved, never dropped."""
    assert first_minute("2025-03-25T16:30:00-05:00") == first_minute("2025-03-25T21:30:00Z")


@pytest.mark.parametrize(
    "text",
    ["2025-02-30", "yesterday", "2025-03-25T16:30:00", "", "25/03/2025", "2025-13-01", "0999-01-01", "6000-01-01"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    """Law: neither a date that does not exist nor a time without its offset is taken."""
    with pytest.raises(Incorrect) as refused:
        parse_time(text)
    assert refused.value.code == "time.incorrect"
