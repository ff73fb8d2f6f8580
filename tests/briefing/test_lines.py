"""Laws of a line's words."""

import pytest

from musterbook.assessment.records import Figure
from musterbook.briefing.lines import sentence, tell_figure


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [(2, 2, 2, "2"), (0, 1, 2, "1 (0–2)"), (12, 12, None, "at least 12"), (601, 742, None, "742 (at least 601)")],
)
def test_figures_begin_with_the_best(low, best, high, told):
    """The best number comes first, its range in brackets."""
    assert tell_figure(Figure(low=low, best=best, high=high, rule="r", words="w")) == told


def test_an_absent_figure_is_not_nought():
    """What is not told is said to be not told."""
    assert tell_figure(None) == "not told"


def test_days_are_written_out_but_not_in_quotes():
    """A quote stays exact; days outside it are written out."""
    assert sentence("said on 2025-04-01: “lost 2025-03-30”") == "Said on 1 Apr 2025: “lost 2025-03-30”."


@pytest.mark.parametrize("told", ["Done.", "Why?", ""])
def test_sentences_end_once(told):
    """No full stop is doubled, and nothing stays nothing."""
    assert sentence(told) == told
