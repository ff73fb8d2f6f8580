"""Sums told in talk of a fund or a gift: what each stands for is read from the words around it."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames, start_of
from musterbook.reading.kinds.contribution_words import gift_claim
from musterbook.reading.money import Sum, find_sums
from musterbook.terms.claims import ContributionState

_TOLD = load_frames("contribution")["sums"]
FUND = frozenset(_TOLD["fund"])
NEVER = frozenset(_TOLD["never"])
STATES: dict[ContributionState, frozenset[str]] = {
    "frozen": frozenset(_TOLD["frozen"]),
    "pledged": frozenset(_TOLD["pledged"]),
    "paid": frozenset(_TOLD["paid"]),
}
BARE = re.compile(
    r"\b(?P<number>\d[\d,]*(?:\.\d+)?)\s(?P<times>million|billion)\b(?!\s+(?:people|men|women|children|euros?|dollars?))"
)
TIMES = {"million": Decimal(1_000_000), "billion": Decimal(1_000_000_000)}
BEHIND = 40  # characters of the clause behind its sum
BEFORE = 2  # sentences before that may speak of the fund


def find_fund_sums(view: View) -> Iterator[Candidate]:
    """ "put it at 10.8 million dollars", "8.7 million from Canada", "85 million had been received"."""
    low = view.document.low[view.sentence.start : view.sentence.end]
    if NEVER & {w.low for w in view.words} or not _speaks_of_fund(view):
        return
    told = [*find_sums(view.document.low, view.sentence.start, view.sentence.end)]
    if "million" in low or "billion" in low:
        told += [s for s in _bare(view) if not any(s.start < t.end and t.start < s.end for t in told)]
    for money in sorted(told, key=lambda s: s.start):
        if view.is_unreal(money.start) or _is_known(view, money):
            continue
        yield _sum_claim(view, money, told)


def _speaks_of_fund(view: View) -> bool:
    """Whether the sentence, or one of the last with a sum, speaks of money given."""
    if FUND & {w.low for w in view.words}:
        return True
    first = max(0, view.sentence.number - BEFORE)
    near = view.document.sentences[first : view.sentence.number]
    return any(FUND & set(re.findall(r"[a-z]+", view.document.low[s.start : s.end])) for s in near)


def _bare(view: View) -> Iterator[Sum]:
    """ "18 million", where the report has named a currency before."""
    earlier = find_sums(view.document.low, 0, view.sentence.end) or find_sums(
        view.document.low, view.sentence.end, len(view.document.low)
    )
    if not earlier:
        return
    for m in BARE.finditer(view.document.low, view.sentence.start, view.sentence.end):
        amount = Decimal(m["number"].replace(",", "")) * TIMES[m["times"]]
        yield Sum(m.start(), m.end(), amount, earlier[-1].currency)


def _sum_claim(view: View, money: Sum, told: list[Sum]) -> Candidate:
    """The clause that states the sum; where it states several, the sum's own part of it."""
    clause = next((c for c in reversed(view.clauses) if c.start <= money.start < c.end), None)
    donor = _from(view, money.end)
    begin, end = money.start, money.end if donor is None else donor.end
    if clause is not None:
        first = start_of(view, clause)
        if not any(first <= t.start < money.start for t in told) and not _reaches(view, first, money):
            begin = min(first, begin)
        after = [t for t in told if money.end <= t.start < clause.end]
        if not after and clause.end - money.end < BEHIND:
            end = max(end, clause.end)
    near = {w.low for w in view.words if begin <= w.start < end}
    state = next((state for state, words in STATES.items() if words & near), None)
    found = gift_claim(view, "sum", 0.6, begin, end, donor=donor, what=None, state=state, clause=clause)
    slots = msgspec.structs.replace(found.slots, amount=money.amount, currency=money.currency)
    return msgspec.structs.replace(found, slots=slots)


def _is_known(view: View, money: Sum) -> bool:
    """ "the 110 million", "is not 110 million": a sum spoken of, not told."""
    before = next((w for w in reversed(view.words) if w.end <= money.start), None)
    clause = next((c for c in view.clauses if c.start <= money.start < c.end), None)
    return (before is not None and before.low == "the") or (clause is not None and clause.verb.negated)


def _reaches(view: View, start: int, money: Sum) -> bool:
    """Whether so much stands before the sum that the sum is told better alone."""
    return money.start - start > 120 or start < view.sentence.start


def _from(view: View, at: int) -> NounGroup | None:
    """ "8.7 million from Canada": the giver right behind."""
    for group in view.groups:
        if 0 <= group.start - at <= 12 and group.first > 0 and view.words[group.first - 1].low in {"from", "by"}:
            return group
    return None
