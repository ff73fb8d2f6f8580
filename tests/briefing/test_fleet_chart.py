"""Laws of the picture of the fleet."""

from musterbook.assessment.situation import assess
from musterbook.briefing.fleet_chart import chart_fleet
from musterbook.terms.times import last_minute
from tests.briefing.mission import make_book, rows_of
from tests.registers.booking import HOME, Book


def test_parts_make_up_what_is_held():
    """Serviceable, grounded and not told add up to what is held; classes of which nothing is told are left out."""
    chart = chart_fleet(assess(rows_of(make_book()), as_of=last_minute("2025-04-05"), mission=HOME))
    assert "34 held, 9 serviceable, 20 grounded, 5 other or not told" in chart.description
    assert [row.cells[0] for row in chart.table.rows] == ["armoured vehicles"]


def test_without_a_number_held_nothing_is_drawn():
    """A share needs a whole."""
    assert chart_fleet(assess(rows_of(Book()), mission=HOME)) is None
