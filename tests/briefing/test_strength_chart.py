"""Laws of the picture of strength."""

from musterbook.assessment.situation import assess
from musterbook.briefing.strength_chart import chart_strength
from musterbook.registers.rows import Account
from musterbook.terms.times import last_minute
from tests.briefing.mission import make_book, rows_of
from tests.registers.booking import HOME


def test_each_telling_is_a_point():
    """Every source's number stands on its day, open and approximate ones said to be so; none is averaged."""
    rows = rows_of(make_book())
    accounts = [row.body for row in rows if isinstance(row.body, Account)]
    chart = chart_strength(assess(rows, as_of=last_minute("2025-04-05"), mission=HOME), accounts)
    told = {row.cells[:3] for row in chart.table.rows}
    assert ("6 Oct 2024", "whole force", "about 400") in told
    assert ("23 Feb 2025", "Tavania", "at least 601") in told
    assert ("6 Oct 2024", "authorised", "2,500") in told


def test_one_point_is_no_picture():
    """Less than two tellings are not drawn."""
    rows = rows_of(make_book())
    assert chart_strength(assess(rows, mission=HOME), ()) is None
