"""Laws of the brief on people harmed."""

from tests.briefing.mission import brief_of, make_book, sections_by_key


def section():
    return sections_by_key(brief_of(make_book()))["casualties"]


def test_each_row_has_range_and_grade():
    """Low, best and high are in order; each row has a grade."""
    for row in section().table.rows:
        low, best, high = (int(cell) for cell in row.cells[2:5])
        assert low <= best <= high
        assert row.cells[5]


def test_a_fate_is_told_step_by_step():
    """Who says what became of the missing stands in the order in which it was said."""
    (fate,) = [line.text for line in section().lines if line.lead == "Fate open"]
    steps = ["26 Mar 2025 missing", "28 Mar 2025 killed (a witness)", "1 Apr 2025 believed killed"]
    places = [fate.index(step) for step in steps]
    assert places == sorted(places)


def test_a_settled_fate_is_no_open_one():
    """The dead of February, of whom all say the same, are in the table only."""
    assert not [line for line in section().lines if "23 Feb" in line.text]
