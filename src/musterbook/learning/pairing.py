"""Pairs the claims that a reader finds today with those that the book holds of the same report, one to one."""

from collections.abc import Iterator, Mapping, Sequence

from musterbook.learning.agreement import compare_slots
from musterbook.terms.claims import Claim

LEAST_SHARED = 0.5  # of the shorter quote


def pair_claims(found: Sequence[Claim], held: Sequence[Claim]) -> Mapping[str, Claim]:
    """The held claim's id → the claim found at its words: of one kind, with quotes that share half of the shorter.

    The same id comes first, then the same statement, then the larger overlap; no claim is paired twice.
    """
    pairs = sorted(_candidates(found, held), key=lambda one: one[0], reverse=True)
    paired: dict[str, Claim] = {}
    taken: set[int] = set()
    for _, number, name in pairs:
        if name not in paired and number not in taken:
            paired[name] = found[number]
            taken.add(number)
    return paired


def _candidates(
    found: Sequence[Claim], held: Sequence[Claim]
) -> Iterator[tuple[tuple[bool, float, float, int], int, str]]:
    for number, ours in enumerate(found):
        for place, theirs in enumerate(held):
            shared = min(ours.quote.end, theirs.quote.end) - max(ours.quote.start, theirs.quote.start)
            if ours.kind != theirs.kind or shared < LEAST_SHARED * min(_length(ours), _length(theirs)):
                continue
            whole = _length(ours) + _length(theirs) - shared
            order = -(number * len(held) + place)
            yield (ours.id == theirs.id, _agreement(ours, theirs), shared / whole, order), number, theirs.id


def _length(claim: Claim) -> int:
    return claim.quote.end - claim.quote.start


def _agreement(ours: Claim, theirs: Claim) -> float:
    same = [alike for _, alike in compare_slots(ours, theirs, theirs)]
    return sum(same) / len(same) if same else 1.0
