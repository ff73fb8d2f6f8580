"""Claims found today beside claims held: one to one."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from musterbook.learning.pairing import pair_claims
from musterbook.terms.claims import CLAIM_TYPES, Claim, slots_of
from musterbook.terms.quotes import Quote

Spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15), st.sampled_from(["concern", "plan"])), max_size=8)


def claims(spans: list[tuple[int, int, str]], name: str) -> list[Claim]:
    """A claim for each start, length and kind."""
    return [
        CLAIM_TYPES[kind](
            id=f"{name}{number}",
            report="",
            language="en",
            quote=Quote(exact="x" * length, start=start, end=start + length, prefix="", suffix=""),
            attribution=(),
            stance="asserts",
            said_at=None,
            refers=(),
            reader="told/1",
            rule="told",
            score=Decimal(1),
            slots=slots_of(kind),
        )
        for number, (start, length, kind) in enumerate(spans)
    ]


@given(Spans, Spans)
def test_no_claim_is_paired_twice(found: list[tuple[int, int, str]], held: list[tuple[int, int, str]]) -> None:
    """Law: pairs are one to one, of one kind, and their quotes share half of the shorter."""
    ours, theirs = claims(found, "f"), {claim.id: claim for claim in claims(held, "h")}
    pairs = pair_claims(ours, list(theirs.values()))
    assert len({claim.id for claim in pairs.values()}) == len(pairs)
    for name, claim in pairs.items():
        other = theirs[name]
        shared = min(claim.quote.end, other.quote.end) - max(claim.quote.start, other.quote.start)
        assert claim.kind == other.kind
        assert 2 * shared >= min(len(claim.quote.exact), len(other.quote.exact))


@given(Spans)
def test_a_reader_that_finds_the_same_is_paired_with_itself(spans: list[tuple[int, int, str]]) -> None:
    """Law: claims with the same ids find each other, whatever overlaps them."""
    told = claims(spans, "c")
    assert {name: claim.id for name, claim in pair_claims(told, told).items()} == {claim.id: claim.id for claim in told}
