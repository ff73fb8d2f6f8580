"""Laws of the picture of casualties."""

from musterbook.assessment.situation import assess
from musterbook.briefing.casualties_chart import chart_casualties
from musterbook.terms.times import last_minute
from tests.briefing.mission import make_book, rows_of
from tests.registers.booking import HOME


def chart(population="mission"):
    situation = assess(rows_of(make_book()), as_of=last_minute("2025-04-05"), mission=HOME)
    return chart_casualties(situation, population)


def test_totals_run_by_status():
    """What is believed adds to the high alone; each row is a running total of its status."""
    rows = {row.cells[:2]: row.cells[2:] for row in chart().table.rows}
    assert rows["23 Feb 2025", "dead"] == ("1", "1", "1")
    assert rows["25 Mar 2025", "dead"] == ("1", "1", "2")
    assert rows["25 Mar 2025", "missing"][1:] == ("1", "1")


def test_another_population_has_its_own_picture():
    """Where nobody of a population was harmed nothing is drawn."""
    assert chart("civilian") is None


def test_what_the_eye_sees_is_told():
    """The description names every status with its range."""
    assert "dead 1 (1–2)" in chart().description
    assert "<desc" in chart().svg
