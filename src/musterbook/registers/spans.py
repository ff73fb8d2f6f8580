"""When a row holds: the two ways in which accounts fill valid time.

`lasting`: what happened stays so; the row is open-ended from the moment it is possible. `superseding`: what is so until
one utterer says otherwise; each account holds until the same utterer's newer one on the same matter starts. An
unreviewed account supersedes nothing that a person accepted, and a rejected or withdrawn one supersedes nothing.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Literal, NamedTuple

from musterbook.registers.rows import COUNTED, Account, ReportMeta, Row
from musterbook.terms.claims import Claim
from musterbook.terms.record import Record
from musterbook.terms.times import FIRST_MINUTE, LAST_MINUTE, Interval, first_minute, last_minute


class Start(NamedTuple):
    """From when a state is possible, from when certain, and whether its time was told."""

    possible: int
    certain: int
    told: Literal["occurred", "said_at"]


class Rule(Record, frozen=True):
    """How one register keeps its rows.

    `series` gives the matter on which an utterer's newer account supersedes; None where accounts last.
    `starts` is when a row begins: with what happened, or with its being said.
    """

    register: str
    kinds: tuple[str, ...]
    starts: Literal["occurred", "said_at"]
    series: Callable[[Claim], tuple[Hashable, ...]] | None


def start_of(claim: Claim, report: ReportMeta, rule: Rule) -> Start:
    """When the claim's state starts: of "by Sunday" on Sunday. What is only expected starts with its being said."""
    said = claim.said_at or Interval(earliest=report.dated, latest=report.dated, words=None)
    occurred: Interval | None = getattr(claim.slots, "occurred", None)
    bound = occurred and (occurred.earliest or occurred.latest)
    if occurred is None or bound is None or rule.starts == "said_at" or claim.stance == "expects":
        return Start(_opening(said), last_minute(said.latest) if said.latest else _opening(said), "said_at")
    possible = first_minute(occurred.earliest or occurred.latest)
    certain = min(last_minute(occurred.latest), last_minute(said.latest))
    return Start(possible, max(possible, certain), "occurred")


def _opening(said: Interval) -> int:
    return first_minute(said.earliest or said.latest)


def lay_rows(rule: Rule, subject: str, accounts: Sequence[Account]) -> tuple[Row, ...]:
    """The rows of one subject out of its accounts."""
    ordered = sorted(accounts, key=lambda a: (a.possible_from, _said(a), a.seq))
    ends = [_end(ordered, place) if rule.series else LAST_MINUTE for place in range(len(ordered))]
    return tuple(_row(rule, subject, a, end) for a, end in zip(ordered, ends, strict=True))


def _said(account: Account) -> int:
    said = account.claim.said_at
    return first_minute(said.earliest or said.latest) if said else FIRST_MINUTE


def _end(ordered: Sequence[Account], place: int) -> int:
    """The last minute before the next account that may supersede this one."""
    this = ordered[place]
    for later in ordered[place + 1 :]:
        if later.possible_from > this.possible_from and _supersedes(later, this):
            return later.possible_from - 1
    return LAST_MINUTE


def _supersedes(later: Account, this: Account) -> bool:
    if later.review.status in COUNTED:
        return True
    return later.review.status == "unreviewed" and this.review.status not in COUNTED


def _row(rule: Rule, subject: str, account: Account, end: int) -> Row:
    body: Any = account
    return Row(
        register=rule.register,
        subject=subject,
        mission=account.report.mission,
        valid_from=account.possible_from,
        valid_to=end,
        body=body,
    )
