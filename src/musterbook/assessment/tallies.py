"""Tallies: running totals, ordinals and firsts, each checked against the register at its date (rule tallies/1).

The register holds what was reported to it, so it can show a tally too low, never that it is too high: more in the
register than was claimed does not bear it out; as many bears it out; fewer is "cannot tell".
"""

import re
from collections.abc import Sequence

from musterbook.assessment.equipment import FAILED
from musterbook.assessment.ground import Ground, day_of, said_of
from musterbook.assessment.items import class_of
from musterbook.assessment.lines import FailureLine, TallyLine, Verdict
from musterbook.assessment.persons import Casualties, Person
from musterbook.assessment.statuses import DEAD
from musterbook.assessment.tellings import FIRM
from musterbook.assessment.told import count_words_of, told, told_count, told_text
from musterbook.registers.rows import Account

RULE = "tallies/1"
DEATHS = re.compile(r"\b(?:death|dead|died|killed|fatalit|loss|lost|lose)", re.I)
OURS = re.compile(r"\b(?:mission|force|member|officer|contingent|police|soldier|guard)", re.I)
FAILURES = re.compile(r"\b(?:stop|bullet|round|pierc|penetrat|perforat|fail|broke)", re.I)


def list_tallies(ground: Ground, casualties: Casualties, failures: Sequence[FailureLine]) -> tuple[TallyLine, ...]:
    """Every tally, every claimed first, and every total over several incidents."""
    told_ = [*ground.of_kind("tally"), *(a for a in ground.of_kind("milestone") if told(a, "type") == "first")]
    told_ += [a for telling in casualties.sums if not telling.is_nobody for a in telling.wholes]
    lines = [
        _check(ground, account, casualties.persons, failures)
        for account in sorted(told_, key=ground.rank)
    ]
    return tuple(lines)


def _check(ground: Ground, account: Account, persons: Sequence[Person], failures: Sequence[FailureLine]) -> TallyLine:
    claimed = told_text(account, "what") or account.claim.quote.exact
    least, most = _claimed_number(account)
    found = _count_register(ground, account, persons, failures)
    verdict: Verdict = "cannot tell"
    if found is not None and least is not None:
        verdict = _judge(least, most, found)
    number = "a first" if told(account, "type") == "first" else count_words_of(account) or "no number"
    register = "nothing in the register counts this" if found is None else f"the register holds {found} by then"
    return TallyLine(
        claimed=f"{number}: {claimed}",
        said=day_of(account),
        register=register,
        verdict=verdict,
        words=f"“{account.claim.quote.exact}”: {register}; {verdict}",
        voices=ground.voices([account]),
        support=ground.support([account]),
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
        return _deaths(account, persons)
    if FAILURES.search(told_):
        item = class_of(told_text(account, "what"), account.claim.quote.exact)
        return _failures(ground, account, failures, item)
    return None


def _deaths(account: Account, persons: Sequence[Person]) -> int:
    """People of the mission of whom somebody firmly said by then that they are dead."""
    total = 0
    for person in persons:
        if person.line.population not in ("mission", "not told"):
            continue
        firm = [a for a in person.accounts if a.claim.stance in FIRM and said_of(a) <= said_of(account)]
        if any(told(a, "outcome") in DEAD and a.claim.id != account.claim.id for a in firm):
            total += person.line.figure.best
    return total


def _failures(ground: Ground, account: Account, failures: Sequence[FailureLine], item: str | None) -> int:
    found = 0
    for line in failures:
        said = min(said_of(ground.by_id[v.claim]) for v in line.voices)
        alike = line.item == item or {line.item, item} <= {"vehicles", "armoured vehicles"}
        found += alike and line.effect in FAILED - {"broke_down", "absent"} and said <= said_of(account)
    return found
