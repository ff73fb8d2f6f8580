"""Claimed trends against the register's own incidents: an exact conditional Poisson test (rule trends/1).

Two windows of 28 days: up to the day of the claim, and before. Under no change, of all incidents in both the later
window holds a binomial half (Przyborowski and Wilenski 1940). Below 5 in 100 the numbers speak; else it cannot be told.
Incidents are those with a told day; how many patrols or people were exposed is not known, and that is said.
"""

from collections.abc import Sequence

from scipy.stats import binomtest

from musterbook.assessment.ground import Ground, day_of
from musterbook.assessment.lines import IncidentLine, TrendLine, TrendVerdict
from musterbook.assessment.records import count_words
from musterbook.assessment.sameness import DAY
from musterbook.assessment.told import told_text
from musterbook.registers.rows import Account
from musterbook.terms.times import first_minute, last_minute

RULE = "trends/1"
WINDOW_DAYS, LEVEL = 28, 0.05


def list_trends(ground: Ground, incidents: Sequence[IncidentLine]) -> tuple[TrendLine, ...]:
    """Every claimed trend with its verdict."""
    return tuple(_check(ground, account, incidents) for account in ground.of_kind("trend"))


def _check(ground: Ground, account: Account, incidents: Sequence[IncidentLine]) -> TrendLine:
    said = day_of(account)
    later, earlier = count_windows(incidents, said) if said else (0, 0)
    verdict, p = judge_trend(later, earlier, told_text(account, "direction"))
    numbers = (
        f"{count_words(later, 'incident')} with a known day in the {WINDOW_DAYS} days up to {said}, "
        f"{earlier} in the {WINDOW_DAYS} days before" + ("" if p is None else f"; p = {p}") + "; exposure not known"
    )
    return TrendLine(
        claimed=told_text(account, "what") or account.claim.quote.exact,
        direction=told_text(account, "direction"),
        verdict=verdict,
        numbers=numbers,
        p=p,
        voices=ground.voices([account]),
        support=ground.support([account]),
    )


def count_windows(incidents: Sequence[IncidentLine], said: str) -> tuple[int, int]:
    """Incidents in the window up to a day and in the one before it, by their last possible day."""
    end, width = last_minute(said), WINDOW_DAYS * DAY
    days = [
        last_minute(i.latest[:10]) for i in incidents if i.latest and i.earliest and first_minute(i.earliest) <= end
    ]
    ages = [end - min(day, end) for day in days]
    return sum(age < width for age in ages), sum(width <= age < 2 * width for age in ages)


def judge_trend(later: int, earlier: int, direction: str | None) -> tuple[TrendVerdict, str | None]:
    """The verdict on a direction and the p-value of "no change", as decimal words."""
    total = later + earlier
    if total == 0 or direction not in ("up", "down"):
        return "cannot tell", None
    p = float(binomtest(later, total, 0.5).pvalue)
    told = f"{p:.2g}"
    if p >= LEVEL:
        return "cannot tell", told
    return ("supports" if (later > earlier) == (direction == "up") else "contradicts"), told
