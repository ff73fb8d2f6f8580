"""Retelling: which utterances of two reports a rule takes for one act of saying, each edge with its reason.

Only claims of one kind that share one of their rarest words are compared, so that the work grows with the reports and
not with their square.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from musterbook.assessment.copies import Copy, Evidence
from musterbook.assessment.moments import said_of
from musterbook.assessment.sameness import ALIKE_WITH_SLOTS, same_content, slots_conflict
from musterbook.assessment.speakers import Utterance, may_be_one
from musterbook.assessment.words import content_words, overlap
from musterbook.registers.rows import Account
from musterbook.terms.times import FIRST_MINUTE, first_minute

NEAR_DUPLICATE, LEAST_WORDS, LEAST_EQUAL = 0.75, 5, 3
CREDIT_MINUTES = 7 * 24 * 60
FARTHEST = 2 * CREDIT_MINUTES  # a time of saying may be a span
BLOCKING_WORDS, LARGEST_BLOCK = 4, 24


class Edge(NamedTuple):
    """Two utterances joined; `strength` orders edges, strongest first."""

    strength: int
    first: str
    second: str
    reason: str


def gather_credits(accounts: Iterable[Account], evidence: Evidence) -> dict[str, frozenset[str]]:
    """The agencies that each report credits, in its attributions or its text, and its publisher."""
    found: dict[str, set[str]] = {}
    for account in accounts:
        told = found.setdefault(account.report.id, set(evidence.credits.get(account.report.id, ())))
        told.add((account.report.publisher or "").casefold())
        told.update(s.name.casefold() for s in account.claim.attribution[1:] if not s.anonymous)
    return {report: frozenset(names - {""}) for report, names in found.items()}


def find_edges(
    accounts: Sequence[Account],
    by_claim: Mapping[str, Utterance],
    credited: Mapping[str, frozenset[str]],
    copies: Sequence[Copy],
) -> list[Edge]:
    shared = {frozenset((c.first, c.second)): c for c in copies}
    copied = {report for pair in shared for report in pair}
    found = set()
    for a, b in _pair_up(accounts, lambda a: a.report.id in copied or _is_named(by_claim[a.claim.id])):
        u, v = by_claim[a.claim.id], by_claim[b.claim.id]
        near = _minutes_between(_said_span(a), _said_span(b)) <= CREDIT_MINUTES
        copy = shared.get(frozenset((a.report.id, b.report.id))) if shared else None
        if not (near or copy or _is_named(u)) or not may_be_one(u, v):
            continue
        told = _reason(a, b, u, credited, copy, near=near)
        if told is not None:
            first, second = sorted((u.id, v.id))
            found.add(Edge(told[0], first, second, told[1]))
    return sorted(found)


def _is_named(utterance: Utterance) -> bool:
    return utterance.key.startswith("named ")


def _pair_up(accounts: Sequence[Account], looks_far: Callable[[Account], bool]) -> Iterable[tuple[Account, Account]]:
    """Pairs worth comparing: of two reports, of one kind, one of the rarest words of each in common.

    Of many that share a word, each is compared with those said last before it, within a week unless it looks far;
    `accounts` come in the order of being said.
    """
    words = {a.claim.id: content_words(a.claim.quote.exact) for a in accounts}
    held = Counter((a.claim.kind, w) for a in accounts for w in words[a.claim.id])
    blocks: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        kind, report = account.claim.kind, account.report.id
        oldest = FIRST_MINUTE if looks_far(account) else said_of(account) - FARTHEST
        near: dict[str, Account] = {}
        rare = sorted(words[account.claim.id], key=lambda w: (held[kind, w] == 1, held[kind, w], w))
        for word in rare[:BLOCKING_WORDS]:
            block = blocks.setdefault((kind, word), [])
            for other in reversed(block[-LARGEST_BLOCK:]):
                if said_of(other) < oldest:
                    break
                if other.report.id != report:
                    near[other.claim.id] = other
            block.append(account)
        yield from ((other, account) for other in near.values())


def _reason(
    a: Account, b: Account, u: Utterance, credited: Mapping[str, frozenset[str]], copy: Copy | None, *, near: bool
) -> tuple[int, str] | None:
    alike = overlap(content_words(a.claim.quote.exact), content_words(b.claim.quote.exact))
    if alike < ALIKE_WITH_SLOTS or slots_conflict(a.claim, b.claim):
        return None
    if near and _nearly_the_same_words(a, b, alike):
        return 1, "near-duplicate passages"
    if not same_content(a.claim, b.claim):
        return None
    if copy is not None and _in_copy(a, b, copy):
        return 1, "near-duplicate passages"
    agencies = credited[a.report.id] & credited[b.report.id]
    if near and agencies:
        return 2, f"both from {min(agencies).title()}, within 7 days, with the same content"
    if _is_named(u):
        return 3, f"{u.who} says the same in both"
    return None


def _minutes_between(one: tuple[int, int], two: tuple[int, int]) -> int:
    """The minutes between two times of saying; 0 where they meet."""
    return max(one[0] - two[1], two[0] - one[1], 0)


def _said_span(account: Account) -> tuple[int, int]:
    said = account.claim.said_at
    if said is None:
        return first_minute(account.report.dated), first_minute(account.report.dated)
    return first_minute(said.earliest or said.latest), first_minute(said.latest or said.earliest)


def _nearly_the_same_words(a: Account, b: Account, alike: float) -> bool:
    """Whether two quotes nearly repeat each other; short ones must repeat every word."""
    one, two = content_words(a.claim.quote.exact), content_words(b.claim.quote.exact)
    if min(len(one), len(two)) >= LEAST_WORDS:
        return alike >= NEAR_DUPLICATE
    return one == two and len(one) >= LEAST_EQUAL


def _in_copy(a: Account, b: Account, copy: Copy) -> bool:
    first, second = (a, b) if a.report.id == copy.first else (b, a)
    return any(
        _meets(first, one) and _meets(second, two) for one, two in zip(copy.in_first, copy.in_second, strict=True)
    )


def _meets(account: Account, span: tuple[int, int]) -> bool:
    quote = account.claim.quote
    return quote.start < span[1] and span[0] < quote.end
