"""Laws of trends."""

import pytest
from scipy.stats import binom

from musterbook.assessment.trends import judge_trend


@pytest.mark.parametrize(("later", "earlier"), [(11, 6), (12, 1), (1, 12), (0, 0), (5, 5)])
def test_trend_is_judged_by_the_exact_test(later, earlier):
    """The p-value is the doubled tail of a fair binomial, up to ties; only a small one speaks."""
    verdict, p = judge_trend(later, earlier, "up")
    if later + earlier == 0:
        assert (verdict, p) == ("cannot tell", None)
        return
    tail = binom.cdf(min(later, earlier), later + earlier, 0.5)
    assert float(p) == pytest.approx(min(1, 2 * tail), rel=0.05)
    expected = "cannot tell" if float(p) >= 0.05 else "supports" if later > earlier else "contradicts"
    assert verdict == expected
