"""Laws of figures."""

from musterbook.assessment.records import add_figures, figure_of


def test_figures_add_and_say_themselves():
    """Sums keep bounds; an open bound stays open."""
    a, b = figure_of(1, 2, 3, "x"), figure_of(2, 2, None, "x")
    assert add_figures([a, a], "x").words == "2 to 6, best 4"
    assert add_figures([a, b], "x").words == "at least 3, best 4"
    assert figure_of(2, 2, 2, "x").words == "2"
