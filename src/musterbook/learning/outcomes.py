"""What became of each claim when a report is read anew and held against what people decided on it.

right     a person holds a claim at these words, and today's reader finds it
wrong     today's reader finds what a person rejected
missed    a person holds it, and today's reader does not find it
mended    a person rejected it, and today's reader no longer finds it
undecided nobody has decided on what today's reader finds there
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from musterbook.learning.agreement import compare_slots, same_source
from musterbook.learning.decisions import as_read, is_decided, is_held
from musterbook.learning.pairing import pair_claims
from musterbook.registers.hand import is_by_hand
from musterbook.registers.rows import Account
from musterbook.terms.claims import Claim
from musterbook.terms.record import Record

Verdict = Literal["right", "wrong", "missed", "mended", "undecided"]


class Outcome(Record, frozen=True):
    """One claim: `claim` is its id in the book, or as found where the book has none.

    `rule` is the rule that finds it today, else that by which it was read. Slots are told of what is right: those
    that either side tells; `source` and `stance` likewise, else null. `searched`: a person has added a claim to its
    report, so somebody looked there for what was missed.
    """

    verdict: Verdict
    claim: str
    report: str
    kind: str
    rule: str
    quote: str
    by_hand: bool
    searched: bool
    slots_right: tuple[str, ...]
    slots_wrong: tuple[str, ...]
    stance: bool | None
    source: bool | None


def judge_anew(found: Sequence[Claim], accounts: Sequence[Account]) -> Iterator[Outcome]:
    """The outcomes of one report: claims found today against its accounts in the book."""
    paired = pair_claims(found, [as_read(account) for account in accounts])
    searched = is_searched(accounts)
    for account in accounts:
        ours = paired.get(account.claim.id)
        if ours is not None:
            verdict: Verdict = "undecided" if not is_decided(account) else "right" if is_held(account) else "wrong"
            yield outcome_of(verdict, ours, account, searched=searched)
        elif is_decided(account):
            yield outcome_of("missed" if is_held(account) else "mended", None, account, searched=searched)
    known = {id(claim) for claim in paired.values()}
    for claim in found:
        if id(claim) not in known:
            yield new_outcome(claim, accounts[0].report.id, searched=searched)


def judge_recorded(accounts: Sequence[Account]) -> Iterator[Outcome]:
    """The outcomes of one report's claims as they were recorded: what was added by hand is what was missed."""
    searched = is_searched(accounts)
    for account in filter(is_decided, accounts):
        if is_by_hand(account.claim):
            yield outcome_of("missed" if is_held(account) else "mended", None, account, searched=searched)
        else:
            verdict: Verdict = "right" if is_held(account) else "wrong"
            yield outcome_of(verdict, as_read(account), account, searched=searched)


def is_searched(accounts: Sequence[Account]) -> bool:
    """Whether a person has added a claim to this report."""
    return any(is_by_hand(account.claim) for account in accounts)


def outcome_of(verdict: Verdict, found: Claim | None, account: Account, *, searched: bool) -> Outcome:
    """The outcome for a claim that is in the book."""
    held, before = account.claim, as_read(account)
    judged = found if verdict == "right" else None
    told = tuple(compare_slots(judged, held, before)) if judged is not None else ()
    shown = found or before
    return Outcome(
        verdict=verdict,
        claim=held.id,
        report=held.report,
        kind=held.kind,
        rule=shown.rule,
        quote=shown.quote.exact,
        by_hand=is_by_hand(held),
        searched=searched,
        slots_right=tuple(slot for slot, alike in told if alike),
        slots_wrong=tuple(slot for slot, alike in told if not alike),
        stance=None if judged is None else judged.stance == held.stance,
        source=None if judged is None else same_source(judged, held),
    )


def new_outcome(found: Claim, report: str, *, searched: bool) -> Outcome:
    """The outcome for a claim that is found today and that the book does not have."""
    return Outcome(
        verdict="undecided",
        claim=found.id,
        report=report,
        kind=found.kind,
        rule=found.rule,
        quote=found.quote.exact,
        by_hand=False,
        searched=searched,
        slots_right=(),
        slots_wrong=(),
        stance=None,
        source=None,
    )
