"""Laws of printed days."""

import pytest

from musterbook.briefing.dates import write_day, write_day_short


@pytest.mark.parametrize(
    ("told", "long", "short"),
    [
        ("2025-04-05", "5 April 2025", "5 Apr 2025"),
        ("2025-04-05T09:30:00Z", "5 April 2025, 09:30 UTC", "5 Apr 2025"),
        ("entry 812", "entry 812", "entry 812"),
        ("", "", ""),
    ],
)
def test_days_are_written_out(told, long, short):
    """Dates and times are written out; other words stay."""
    assert write_day(told) == long
    assert write_day_short(told) == short
