"""What became of a person, by all accounts: the state by a stated rule (status/1), and who says otherwise.

Each origin's newest firm account counts, for it supersedes its own earlier ones. The state is what the party that must
answer last said; where it has said nothing, what most independent origins say; among equals, what was said last.
`believes` and `expects` never move it: "missing; believed killed (three officers)".
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musterbook.assessment.grades import answers_for_it
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import StatusStep
from musterbook.assessment.mentions import slots_of_casualty
from musterbook.assessment.moments import first_day_of, is_certain, said_of
from musterbook.assessment.records import name_some
from musterbook.assessment.tellings import FIRM, HOPED
from musterbook.registers.rows import Account

RULE = "status/1"
DEAD = frozenset({"killed", "died"})
ADVANCE = ("harmed", "injured", "missing", "captured", "died", "killed")
FOLLOWS = {
    "missing": frozenset({"captured", "killed", "died", "injured"}),
    "captured": DEAD,
    "injured": DEAD,
    "harmed": frozenset(ADVANCE) - {"harmed"},
}
STATE_WORDS = {"died": "dead", "harmed": "harmed"}


class Standing(NamedTuple):
    """The state by the rule; firm accounts that hold it, that say otherwise, beliefs, and denials."""

    outcome: str
    holding: tuple[Account, ...]
    otherwise: tuple[Account, ...]
    believed: tuple[Account, ...]
    denied: tuple[Account, ...]

    @property
    def firm(self) -> tuple[Account, ...]:
        """Every firm account that nothing of its origin supersedes."""
        return self.holding + self.otherwise


def outcome_of(account: Account) -> str:
    """What an account says became of them."""
    return slots_of_casualty(account).outcome or "harmed"


def newest_of_each(ground: Ground, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Each speaker's newest accounts of these; one speaker's earlier ones are superseded."""
    newest: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: _by_time(ground, a)):
        speaker = _speaker(ground, account)
        kept = newest.get(speaker, [])
        same = [a for a in kept if said_of(a) == said_of(account) and outcome_of(a) == outcome_of(account)]
        newest[speaker] = [*same, account]
    return tuple(a for accounts in newest.values() for a in accounts)


def _speaker(ground: Ground, account: Account) -> str:
    utterance = ground.origins.utterance_of(account.claim.id)
    named = utterance.key.startswith("named ")
    return utterance.key if named else ground.origins.origin_of(account.claim.id)


def find_standing(ground: Ground, accounts: Sequence[Account]) -> Standing:
    """The standing of one person or group by these accounts, sums and parts left out."""
    firm = newest_of_each(ground, [a for a in accounts if a.claim.stance in FIRM])
    believed = newest_of_each(ground, [a for a in accounts if a.claim.stance in HOPED])
    denied = newest_of_each(ground, [a for a in accounts if a.claim.stance == "denies"])
    firm, denied = _without_revised(ground, firm, denied), _without_revised(ground, denied, firm)
    if not firm:
        likely = believed[-1:] or accounts[-1:]
        return Standing(outcome_of(likely[0]), (), (), believed, denied)
    outcome = _choose(ground, firm)
    group = DEAD if outcome in DEAD else frozenset({outcome})
    holding = tuple(a for a in firm if outcome_of(a) in group)
    if outcome == "died" and any(outcome_of(a) == "killed" for a in holding):
        outcome = "killed"
    latest = max(said_of(a) for a in holding)
    otherwise = tuple(a for a in firm if outcome_of(a) not in group and not _is_past(a, outcome, latest))
    since = _settled_since(ground, holding)
    first = _first_said(ground, accounts)
    standing = tuple(
        a for a in denied if since is None or outcome_of(a) not in group or first[_speaker(ground, a)] >= since
    )
    doubted = tuple(a for a in believed if not _is_past(a, outcome, latest))
    return Standing(outcome, holding, otherwise, doubted, standing)


def _without_revised(ground: Ground, accounts: Iterable[Account], others: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts that their own speaker did not later contradict among the others."""
    last = {(_speaker(ground, a), _kind(outcome_of(a))): said_of(a) for a in others}
    return tuple(a for a in accounts if last.get((_speaker(ground, a), _kind(outcome_of(a))), 0) <= said_of(a))


def _kind(outcome: str) -> str:
    """Killed and died as one: dead."""
    return "dead" if outcome in DEAD else outcome


def _settled_since(ground: Ground, holding: Sequence[Account]) -> int | None:
    """When the party that must answer last said so: a denial before it is history."""
    told = [said_of(a) for a in holding if answers_for_it(a, ground.origins.utterance_of(a.claim.id))]
    return max(told, default=None)


def _first_said(ground: Ground, accounts: Iterable[Account]) -> dict[str, int]:
    """When each speaker first denied: who is quoted again later denies nothing anew."""
    first: dict[str, int] = {}
    for account in accounts:
        if account.claim.stance == "denies":
            speaker = _speaker(ground, account)
            first[speaker] = min(first.get(speaker, said_of(account)), said_of(account))
    return first


def _is_past(account: Account, outcome: str, since: int) -> bool:
    """Whether an account tells of an earlier state that the present one can follow: history, not contradiction."""
    return outcome in FOLLOWS.get(outcome_of(account), ()) and said_of(account) <= since


def _choose(ground: Ground, firm: Sequence[Account]) -> str:
    answerable = [a for a in firm if answers_for_it(a, ground.origins.utterance_of(a.claim.id))]
    if answerable:
        return outcome_of(max(answerable, key=lambda a: _by_time(ground, a)))
    held: dict[str, list[str]] = {}
    for account in firm:
        held.setdefault(outcome_of(account), []).append(account.claim.id)
    return max(
        held,
        key=lambda o: (ground.origins.count(held[o])[0], max(_by_time(ground, a) for a in firm if outcome_of(a) == o)),
    )


def _by_time(ground: Ground, account: Account) -> tuple[int, int, int]:
    return said_of(account), ADVANCE.index(outcome_of(account)), ground.rank(account)


def is_sure(standing: Standing, as_of: int | None) -> bool:
    """Whether nobody says otherwise, and it was certain by the minute asked about."""
    contested = standing.otherwise or any(_kind(outcome_of(a)) == _kind(standing.outcome) for a in standing.denied)
    return not contested and any(is_certain(a, as_of) for a in standing.holding)


def tell_state(outcome: str) -> str:
    """The bare state in words: "died" is "dead"."""
    return STATE_WORDS.get(outcome, outcome)


def tell_believed(ground: Ground, standing: Standing) -> str:
    """ "believed killed (three officers)": what goes beyond the state and is not firm."""
    return "; ".join(
        f"believed {tell_state(outcome)} ({name_some(ground.tellers(accounts))})"
        for outcome, accounts in _by_outcome(ground, standing.believed)
        if standing.firm and not (outcome == standing.outcome or {outcome, standing.outcome} <= DEAD)
    )


def tell_status(ground: Ground, standing: Standing) -> str:
    """The state, who says otherwise, what is believed: one line for people."""
    parts = [tell_state(standing.outcome)]
    if not standing.firm:
        names = name_some(ground.tellers(standing.believed)) or name_some(ground.tellers(standing.denied))
        parts = [f"{'believed' if standing.believed else 'denied:'} {parts[0]} ({names})"]
    parts += [
        f"{tell_state(outcome)} according to {name_some(ground.tellers(accounts))}"
        for outcome, accounts in _by_outcome(ground, standing.otherwise)
    ]
    told = tell_believed(ground, standing)
    parts += [told] if told else []
    for outcome, accounts in _by_outcome(ground, standing.denied if standing.firm else ()):
        told_of = {_kind(standing.outcome), *(_kind(outcome_of(a)) for a in (*standing.otherwise, *standing.believed))}
        what = "" if _kind(outcome) in told_of else f" that they are {tell_state(outcome)}"
        parts.append(f"denied by {name_some(ground.tellers(accounts))}{what}")
    return "; ".join(parts)


def _by_outcome(ground: Ground, accounts: Iterable[Account]) -> list[tuple[str, list[Account]]]:
    found: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=ground.rank):
        found.setdefault(outcome_of(account), []).append(account)
    return list(found.items())


def tell_history(ground: Ground, accounts: Iterable[Account]) -> tuple[StatusStep, ...]:
    """Every change of what is said, each speaker's repetitions left out."""
    steps: list[StatusStep] = []
    last: Counter[tuple[str, str]] = Counter()
    for account in sorted(accounts, key=ground.rank):
        hedge = {"believes": "believed ", "expects": "expected ", "denies": "denied: "}.get(account.claim.stance, "")
        state = hedge + tell_state(outcome_of(account))
        who = ground.origins.utterance_of(account.claim.id).who
        if not last[(who, state)]:
            steps.append(StatusStep(said=first_day_of(account), state=state, who=who, claim=account.claim.id))
        last[(who, state)] += 1
    return tuple(steps)
