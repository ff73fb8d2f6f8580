"""Laws of trends."""

import pytest
from scipy.stats import binom

from musterbook.assessment.trends import judge_trend
from tests.assessment.asking import situation_of
from tests.registers.booking import Book, named, unnamed


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


def test_only_incidents_speak_to_a_trend():
    """Attacks that grow are held against the incidents; morale that falls is not, and one speaker is told once."""
    book = Book()
    for name in ("a", "b"):
        report = book.report(name, "2025-04-01", name)
        told = {"direction": "up", "what": "gang attacks"}
        book.claim(report, "trend", "gangs attack more often than they used to", unnamed("three officers", 3), **told)
    morale = book.report("c", "2025-04-01", "c")
    book.claim(morale, "trend", "morale has slipped", named("Per Moe"), what="morale", direction="down")
    attacks, other = sorted(situation_of(book).trends, key=lambda line: line.claimed)
    assert "exposure not known" in attacks.numbers
    assert len(attacks.voices) == 2
    assert (other.verdict, other.numbers) == ("cannot tell", "the registers count nothing of this")
