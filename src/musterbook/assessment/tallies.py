"""Tallies: running totals, ordinals and firsts, each checked against the register at its date (rule tallies/2).

The register holds what was reported to it, so it can show a tally too low, never that it is too high: more in the
register than was claimed does not bear it out; as many bears it out; fewer is "cannot tell". Of deaths it counts the
people whose state, by what had been said that day, was dead.
"""

import re
from collections.abc import Sequence

from musterbook.assessment.clustering import alike_words, cluster
from musterbook.assessment.failures import FAILED
from musterbook.assessment.ground import Ground
from musterbook.assessment.items import class_of
from musterbook.assessment.lines import FailureLine, TallyLine, Verdict
from musterbook.assessment.mentions import is_total
from musterbook.assessment.moments import day_of, said_of
from musterbook.assessment.persons import Casualties, Person
from musterbook.assessment.statuses import DEAD, find_standing
from musterbook.assessment.tellings import DAY, FIRM
from musterbook.assessment.told import count_words_of, told, told_count, told_text
from musterbook.registers.rows import Account

RULE = "tallies/2"
NEAR, ALIKE = 14 * DAY, 0.5
DEATHS = re.compile(r"\b(?:death|dead|died|killed|fatalit|loss|lost|lose)", re.I)
OURS = re.compile(r"\b(?:mission|force|member|officer|contingent|police|soldier|guard)", re.I)
THROUGH = re.compile(r"\b(?:bullet|round|shot|pierc|penetrat|perforat|through)", re.I)
PIERCED = frozenset({"perforated", "partial"})
FAILURES = re.compile(r"\b(?:stop|bullet|round|pierc|penetrat|perforat|fail|broke)", re.I)


def list_tallies(ground: Ground, casualties: Casualties, failures: Sequence[FailureLine]) -> tuple[TallyLine, ...]:
    """Every tally, every claimed first, and every total over several incidents; told alike by several, once."""
    told_ = [*ground.of_kind("tally"), *(a for a in ground.of_kind("milestone") if told(a, "type") == "first")]
    totals = [a for telling in casualties.sums for a in telling.wholes if is_total(a)]
    told_ += [a for a in totals if not _overlaps(a, told_)]
    groups = cluster(sorted(told_, key=ground.rank), _same_tally)
    return tuple(_check(ground, group, casualties.persons, failures) for group in groups)


def _overlaps(account: Account, others: Sequence[Account]) -> bool:
    """Whether the same words are told as a tally already."""
    one = account.claim.quote
    return any(
        b.report.id == account.report.id and b.claim.quote.start < one.end and one.start < b.claim.quote.end
        for b in others
    )


def _same_tally(a: Account, b: Account) -> bool:
    if a.report.id == b.report.id or abs(said_of(a) - said_of(b)) > NEAR:
        return False
    one, two = _claimed_number(a), _claimed_number(b)
    alike = max(
        alike_words(told_text(a, "what"), told_text(b, "what")),
        alike_words(a.claim.quote.exact, b.claim.quote.exact),
    )
    return one == two and alike >= ALIKE


def _check(
    ground: Ground, group: Sequence[Account], persons: Sequence[Person], failures: Sequence[FailureLine]
) -> TallyLine:
    account = group[0]
    claimed = told_text(account, "what") or account.claim.quote.exact
    least, most = _claimed_number(account)
    found = _count_register(ground, account, persons, failures)
    verdict: Verdict = "cannot tell"
    if found is not None and least is not None:
        verdict = _judge(least, most, found)
    number = "a first" if told(account, "type") == "first" else count_words_of(account) or "no number"
    register = "no register counts this" if found is None else f"the register holds {found:,} by then"
    return TallyLine(
        claimed=f"{number}: {claimed}",
        said=day_of(account),
        register=register,
        verdict=verdict,
        words=f"“{account.claim.quote.exact}”: {register}; {verdict}",
        voices=ground.voices(group),
        support=ground.support(group),
    )


def _claimed_number(account: Account) -> tuple[int | None, int | None]:
    if told(account, "type") == "first":
        return 1, 1
    count = told_count(account)
    return (count.min, count.max) if count else (None, None)


def _judge(least: int, most: int | None, found: int) -> Verdict:
    if most is not None and found > most:
        return "does not bear out"
    return "bears out" if found >= least else "cannot tell"


def _count_register(
    ground: Ground, account: Account, persons: Sequence[Person], failures: Sequence[FailureLine]
) -> int | None:
    """What the register holds of the matter up to the day on which it was said; None where it keeps no such count."""
    told_ = f"{told_text(account, 'what') or ''} {account.claim.quote.exact}"
    population = told_text(account, "population")
    if account.claim.kind == "casualty" or DEATHS.search(told_):
        if population not in (None, "mission"):
            return None
        if account.claim.kind == "tally" and population is None and not OURS.search(told_):
            return None
        return _deaths(ground, account, persons)
    if FAILURES.search(told_):
        item = class_of(told_text(account, "what"), account.claim.quote.exact)
        return _failures(ground, account, failures, item)
    return None


def _deaths(ground: Ground, account: Account, persons: Sequence[Person]) -> int:
    """People of the mission who, by what had been said by then, were dead."""
    total = 0
    for person in persons:
        if person.line.population not in ("mission", "not told"):
            continue
        wholes = [a for t in person.group.tellings if not person.group.is_detail(t) for a in t.wholes]
        known = [a for a in wholes if said_of(a) <= said_of(account) and a.claim.id != account.claim.id]
        if not any(told(a, "outcome") in DEAD and a.claim.stance in FIRM for a in known):
            continue
        if find_standing(ground, known).outcome in DEAD:
            total += person.line.figure.best
    return total


def _failures(ground: Ground, account: Account, failures: Sequence[FailureLine], item: str | None) -> int:
    let_through = THROUGH.search(f"{told_text(account, 'what') or ''} {account.claim.quote.exact}")
    effects = PIERCED if let_through else FAILED - {"broke_down", "absent"}
    found = 0
    for line in failures:
        said = min(said_of(ground.by_id[v.claim]) for v in line.voices)
        alike = line.item == item or {line.item, item} <= {"vehicles", "armoured vehicles"}
        found += alike and line.effect in effects and said <= said_of(account)
    return found
