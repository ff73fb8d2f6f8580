"""What is recorded has been: actions refuse a day that lies ahead, whichever door it comes by."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from musterbook.actions.moments import check_past
from musterbook.actions.take_muster import RollCall
from musterbook.errors import Incorrect
from musterbook.house import House, create_house
from tests.test_house import arrival, config_in

NOW = dt.datetime(2025, 4, 2, 8, tzinfo=dt.UTC)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose book is empty."""
    with create_house(config_in(tmp_path), actor="test") as made:
        yield made


def test_a_day_of_grace_and_no_more() -> None:
    """Law: tomorrow may be today elsewhere; what lies beyond is refused, and so is what is no day."""
    for told in (None, "2025-04-02", "2025-04-03", "2025-04-03T08:00:00Z"):
        assert check_past(told, now=NOW) == told
    for told in ("2025-04-04", "2025-04-03T08:00:01Z", "2999-01-01", "soon"):
        with pytest.raises(Incorrect) as caught:
            check_past(told, now=NOW)
        assert caught.value.code == "time.incorrect"


def test_a_roll_call_to_come_is_not_recorded(house: House) -> None:
    """Law: a roll call that lies ahead is refused, and the book is as before."""
    call = RollCall(
        mission="home",
        unit="2 Company",
        taken_at="2025-04-05",
        present=3,
        detached=0,
        evacuated=0,
        unaccounted=0,
        notes=None,
    )
    with pytest.raises(Incorrect, match="lies ahead"):
        house.take_muster(call, by="S. Oduya", now=NOW)
    assert house.ledger.size() == 1


def test_a_report_to_come_is_not_recorded(house: House) -> None:
    """Law: a report dated ahead is refused, whoever dated it, and the book is as before."""
    ahead = msgspec.structs.replace(arrival("Two soldiers were wounded on Monday."), published="2025-05-01")
    with pytest.raises(Incorrect, match="lies ahead"):
        house.record(ahead, now=NOW)
    assert house.ledger.size() == 1
