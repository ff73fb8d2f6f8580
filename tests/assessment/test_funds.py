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


def test_one_donor_under_several_names():
    """Washington, America and its State Department are one donor."""
    book = Book()
    for name, donor in (("a", "Washington"), ("b", "American"), ("c", "The U.S. State Department")):
        report = book.report(name, "2025-02-05", name)
        told = {"donor": donor, "currency": "USD", "state": "frozen", "amount": Decimal(13300000)}
        book.claim(report, "contribution", f"13.3 million frozen, says {name}", named(name.title()), **told)
    (line,) = situation_of(book).contributions
    assert line.donor == "United States"
    assert line.words.startswith("the United States: USD 13.3 million, frozen")


def test_one_sum_told_of_different_givers():
    """110 million given by all, or by all but one, cannot be the same sum: a dispute on what it is."""
    book = Book()
    for name, donor, amount in (("a", None, 110_000_000), ("b", "other countries", 110_300_000)):
        report = book.report(name, "2025-02-05", name)
        told = {"donor": donor, "currency": "USD", "what": "trust fund", "amount": Decimal(amount)}
        book.claim(report, "contribution", f"the fund holds {amount}", named(name.title()), **told)
    (dispute,) = situation_of(book).disputes
    assert dispute.about == "what the USD 110 million is"
    assert [side.words for side in dispute.sides] == ["given by all donors", "given by other countries"]
