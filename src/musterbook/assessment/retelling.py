"""Retelling: which utterances of two reports a rule takes for one act of saying, each edge with its reason.

Only claims of one kind that share one of their rarest words are compared, so that the work grows with the reports and
not with their square.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from musterbook.assessment.copies import Copy, Evidence
from musterbook.assessment.sameness import same_content, slots_conflict
from musterbook.assessment.speakers import Utterance, may_be_one
from musterbook.assessment.words import content_words, overlap
from musterbook.registers.rows import Account
from musterbook.terms.times import first_minute

NEAR_DUPLICATE, LEAST_WORDS, LEAST_EQUAL = 0.75, 5, 3
CREDIT_MINUTES = 7 * 24 * 60
BLOCKING_WORDS, LARGEST_BLOCK = 4, 80


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
    found = set()
    for a, b in _pair_up(accounts):
        u, v = by_claim[a.claim.id], by_claim[b.claim.id]
        if a.report.id == b.report.id or not may_be_one(u, v):
            continue
        told = _reason(a, b, u, credited, shared.get(frozenset((a.report.id, b.report.id))))
        if told is not None:
            first, second = sorted((u.id, v.id))
            found.add(Edge(told[0], first, second, told[1]))
    return sorted(found)


def _pair_up(accounts: Sequence[Account]) -> Iterable[tuple[Account, Account]]:
    """Pairs worth comparing: one kind, and one of the rarest words of each in common."""
    words = {a.claim.id: content_words(a.claim.quote.exact) for a in accounts}
    held = Counter((a.claim.kind, w) for a in accounts for w in words[a.claim.id])
    blocks: dict[tuple[str, str], list[Account]] = {}
    for account in sorted(accounts, key=lambda a: a.claim.id):
        kind = account.claim.kind
        rare = sorted(words[account.claim.id], key=lambda w: (held[kind, w] == 1, held[kind, w], w))
        for word in rare[:BLOCKING_WORDS]:
            blocks.setdefault((kind, word), []).append(account)
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        for a, b in combinations(block[:LARGEST_BLOCK], 2):
            pair = (a.claim.id, b.claim.id)
            if pair not in seen:
                seen.add(pair)
                yield a, b


def _reason(
    a: Account, b: Account, u: Utterance, credited: Mapping[str, frozenset[str]], copy: Copy | None
) -> tuple[int, str] | None:
    near = _said_apart(a, b) <= CREDIT_MINUTES
    if near and _nearly_the_same_words(a, b) and not slots_conflict(a.claim, b.claim):
        return 1, "near-duplicate passages"
    if copy is not None and same_content(a.claim, b.claim) and _in_copy(a, b, copy):
        return 1, "near-duplicate passages"
    if not same_content(a.claim, b.claim):
        return None
    agencies = credited[a.report.id] & credited[b.report.id]
    if near and agencies:
        return 2, f"both from {min(agencies).title()}, within 7 days, with the same content"
    if u.key.startswith("named "):
        return 3, f"{u.who} says the same in both"
    return None


def _said_apart(a: Account, b: Account) -> int:
    """The minutes between the times of saying; 0 where they meet."""
    one, two = _said_span(a), _said_span(b)
    return max(one[0] - two[1], two[0] - one[1], 0)


def _said_span(account: Account) -> tuple[int, int]:
    said = account.claim.said_at
    if said is None:
        return first_minute(account.report.published), first_minute(account.report.published)
    return first_minute(said.earliest or said.latest), first_minute(said.latest or said.earliest)


def _nearly_the_same_words(a: Account, b: Account) -> bool:
    """Whether two quotes nearly repeat each other; short ones must repeat every word."""
    one, two = content_words(a.claim.quote.exact), content_words(b.claim.quote.exact)
    if min(len(one), len(two)) >= LEAST_WORDS:
        return overlap(one, two) >= NEAR_DUPLICATE
    return one == two and len(one) >= LEAST_EQUAL


def _in_copy(a: Account, b: Account, copy: Copy) -> bool:
    first, second = (a, b) if a.report.id == copy.first else (b, a)
    return any(
        _meets(first, one) and _meets(second, two) for one, two in zip(copy.in_first, copy.in_second, strict=True)
    )


def _meets(account: Account, span: tuple[int, int]) -> bool:
    quote = account.claim.quote
    return quote.start < span[1] and span[0] < quote.end
