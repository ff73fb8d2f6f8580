"""How many: low, best and high, by person record and outcome (rule counts/1), after UCDP's low, best and high.

Within a telling parts and repetitions never add; over linked tellings they never add either. Low is the least that
every account grants: nothing where somebody firmly says otherwise, denies it, or it was not yet certain. High is the
most that any account grants, beliefs included, and takes tellings that are linked only by a proposal for apart. Best is
the number of the party that must answer, else that of most independent origins, else the newest; counted under the
state by its rule. Totals and tallies are never added; populations never mix.
"""

from collections.abc import Iterable, Sequence

from musterbook.assessment.grades import answers_for_it
from musterbook.assessment.ground import Ground
from musterbook.assessment.linking import Group
from musterbook.assessment.mentions import slots_of_casualty
from musterbook.assessment.moments import said_of
from musterbook.assessment.records import Figure, figure_of
from musterbook.assessment.statuses import DEAD, Standing, find_standing, is_sure, outcome_of
from musterbook.assessment.tellings import Telling
from musterbook.registers.rows import Account
from musterbook.terms.counts import Count, exactly

RULE = "counts/1"


def count_of(account: Account) -> Count:
    """The count told; one where none is."""
    return slots_of_casualty(account).count or exactly(1, "")


def count_people(ground: Ground, standing: Standing) -> Figure:
    """How many people a record is of, whatever became of them."""
    told = standing.firm or standing.believed or standing.denied
    counts = [count_of(a) for a in told]
    lows, highs = [c.min for c in counts], [c.max for c in counts]
    high = None if all(h is None for h in highs) else max(h for h in highs if h is not None)
    best = count_of(_best_account(ground, told)).min
    known = max(high, best) if high is not None else None
    return figure_of(min(lows), best, known, RULE)


def _best_account(ground: Ground, accounts: Sequence[Account]) -> Account:
    answerable = [a for a in accounts if answers_for_it(a, ground.origins.utterance_of(a.claim.id))]
    if answerable:
        return max(answerable, key=lambda a: (said_of(a), count_of(a).min, ground.rank(a)))
    held: dict[tuple[int, int | None], list[str]] = {}
    for account in accounts:
        held.setdefault((count_of(account).min, count_of(account).max), []).append(account.claim.id)
    return max(
        accounts,
        key=lambda a: (
            ground.origins.count(held[count_of(a).min, count_of(a).max])[0],
            said_of(a),
            count_of(a).min,
            ground.rank(a),
        ),
    )


def outcomes_of(standing: Standing) -> tuple[str, ...]:
    """Every outcome that some account grants, the two ways of being dead as the state has it."""
    told = [standing.outcome, *(outcome_of(a) for a in (*standing.firm, *standing.believed))]
    return tuple(dict.fromkeys(_as_state(outcome, standing) for outcome in told))


def _as_state(outcome: str, standing: Standing) -> str:
    return standing.outcome if {outcome, standing.outcome} <= DEAD else outcome


def count_outcome(ground: Ground, group: Group, standing: Standing, outcome: str) -> Figure:
    """How many of this record's people met one outcome."""
    people = count_people(ground, standing)
    is_state = outcome == standing.outcome and bool(standing.firm)
    low = people.low if is_state and is_sure(standing, ground.as_of) else 0
    return figure_of(low, people.best if is_state else 0, _high(group.strands(), standing, outcome), RULE)


def _high(strands: Iterable[Sequence[Telling]], standing: Standing, outcome: str) -> int | None:
    """The most that any account grants, strands joined only by a proposal taken for apart."""
    kept = {a.claim.id for a in (*standing.firm, *standing.believed)}
    total = 0
    for strand in strands:
        told = [a for t in strand for a in t.wholes if a.claim.id in kept]
        granted = [count_of(a) for a in told if _as_state(outcome_of(a), standing) == outcome]
        bounded = [c.max for c in granted if c.max is not None]
        if granted and not bounded:
            return None
        total += max([*bounded, *(c.min for c in granted)], default=0)
    return total


def stand_group(ground: Ground, group: Group) -> Standing:
    """The standing of a group by every whole account in it; by parts only where nothing else is told."""
    whole = [t for t in group.tellings if not group.is_detail(t)] or group.tellings
    return find_standing(ground, [a for t in whole for a in t.wholes])
