"""The words of contributions: the claim, sums, shares and where what is given ends."""

from decimal import Decimal

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import stretch
from musterbook.reading.money import Sum, find_sums
from musterbook.terms.claims import ContributionState, Stance, slots_of

AHEAD: dict[bool, Stance | None] = {True: "expects", False: None}


def gift_claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    *,
    donor: NounGroup | None,
    what: NounGroup | None,
    state: ContributionState | None,
    clause: Clause | None = None,
    of: NounGroup | None = None,
    ahead: bool = False,
) -> Candidate:
    start, end = stretch(view, start, end)
    money = sum_in(view, start, end)
    slots = slots_of(
        "contribution",
        donor=None if donor is None else donor.text,
        what=None if what is None else view.document.text[what.start : what_end(view, what)],
        amount=None if money is None else money.amount,
        currency=None if money is None else money.currency,
        share=share_of(what),
        of=None if of is None else of.text,
        state=state,
        occurred=None if clause is None else view.time_of(clause),
    )
    return Candidate(
        kind="contribution",
        start=start,
        end=end,
        slots=slots,
        rule=f"contribution.{rule}",
        score=score,
        stance=AHEAD[ahead],
    )


def sum_in(view: View, start: int, end: int) -> Sum | None:
    return next(iter(find_sums(view.document.low, start, end)), None)


def share_of(what: NounGroup | None) -> Decimal | None:
    if what is None or what.share is None or what.share[0] != what.share[1]:
        return None
    return Decimal(what.share[0])


def what_end(view: View, what: NounGroup) -> int:
    of = view.after(what, "of", "in", "worth")
    return what.end if of is None else of.end
