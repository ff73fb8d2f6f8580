"""Laws of contributions."""

from decimal import Decimal

from tests.assessment.asking import situation_of
from tests.registers.booking import Book, named


def test_amounts_that_cannot_both_hold():
    """Two officials' sums of one donor's frozen money differ; rounding alone is no dispute."""
    book = Book()
    base = {"donor": "Easton", "currency": "USD", "state": "frozen"}
    for name, amount, who in (
        ("a", "13300000", "Per Moe"),
        ("b", "15000000", "Ada Lindqvist"),
        ("c", "13000000", "Li Wei"),
    ):
        report = book.report(name, "2025-02-05", name)
        book.claim(report, "contribution", f"{amount} frozen by Easton", named(who), amount=Decimal(amount), **base)
    situation = situation_of(book)
    (dispute,) = situation.disputes
    assert [side.words for side in dispute.sides] == ["USD 13.3 million", "USD 15 million"] or len(dispute.sides) == 2
    (line,) = situation.contributions
    assert (line.low, line.high) == (Decimal(13000000), Decimal(15000000))
