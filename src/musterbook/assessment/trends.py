"""Claimed trends against the register's own incidents: an exact conditional Poisson test (rule trends/2).

Only a trend of attacks or casualties is one that incidents can speak to. Two windows of 28 days: up to the day of the
claim, and before. Under no change, of all incidents in both the later window holds a binomial half (Przyborowski and
Wilenski 1940). Below 5 in 100 the numbers speak; else it cannot be told. Incidents are those of harm with a told day;
how many patrols or people were exposed is not known, and that is said.
"""

from collections.abc import Sequence

from scipy.stats import binomtest

from musterbook.assessment.clustering import cluster
from musterbook.assessment.ground import Ground
from musterbook.assessment.happenings import is_harmful
from musterbook.assessment.lines import IncidentLine, TrendLine, TrendVerdict
from musterbook.assessment.moments import day_of
from musterbook.assessment.records import count_words
from musterbook.assessment.sameness import DAY, same_content
from musterbook.assessment.told import told_text
from musterbook.assessment.topics import topic_of
from musterbook.registers.rows import Account
from musterbook.terms.times import first_minute, last_minute

RULE = "trends/2"
WINDOW_DAYS, LEVEL = 28, 0.05
COUNTED = frozenset({"attacks and violence", "casualties"})


def list_trends(ground: Ground, incidents: Sequence[IncidentLine]) -> tuple[TrendLine, ...]:
    """Every claimed trend with its verdict, what several reports tell alike once."""
    harmful = [i for i in incidents if i.harm or any(is_harmful(ground.by_id[v.claim]) for v in i.accounts)]
    groups = cluster(
        ground.of_kind("trend"), lambda a, b: same_content(a.claim, b.claim) or _of_one_origin(ground, a, b)
    )
    return tuple(_check(ground, group, harmful) for group in groups)


def _of_one_origin(ground: Ground, a: Account, b: Account) -> bool:
    """Whether one speaker claims the same of the same matter."""
    same = ground.origins.origin_of(a.claim.id) == ground.origins.origin_of(b.claim.id)
    return same and topic_of(a) == topic_of(b) and told_text(a, "direction") == told_text(b, "direction")


def _check(ground: Ground, group: Sequence[Account], incidents: Sequence[IncidentLine]) -> TrendLine:
    account = group[0]
    said = day_of(account)
    verdict: TrendVerdict = "cannot tell"
    p, numbers = None, "the registers count nothing of this"
    if topic_of(account) in COUNTED and said:
        later, earlier = count_windows(incidents, said)
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
        voices=ground.voices(group),
        support=ground.support(group),
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
