"""Laws of selection: who may see what, and what adds."""

import msgspec

from musterbook.registers.protocol import FoldedRegisters, collect_rows
from musterbook.registers.selection import select_rows
from tests.registers.booking import HOME, Book, exactly


def seen(book, audience, include_unreviewed=False):
    rows = collect_rows(FoldedRegisters(HOME, book.entries), as_of=None, known_at=None, mission=None)
    kept = select_rows(rows, audience=audience, include_unreviewed=include_unreviewed)
    return {row.body.report.name for row in kept if row.register == "casualties"}


def test_what_is_confidential_adds_nothing_outside_the_house():
    """Partners see no confidential report and no member's own; the public sees open ones only."""
    book = Book()
    for name, kind, handling in (
        ("open wire", "wire", "open"),
        ("inner sitrep", "sitrep", "internal"),
        ("sealed sitrep", "sitrep", "confidential"),
        ("inner field", "field", "internal"),
        ("open field", "field", "open"),
    ):
        report = book.report(name, "2025-03-01", kind=kind, handling=handling)
        book.claim(report, "casualty", name, count=exactly(1), outcome="injured")
    book.accept_all()
    assert len(seen(book, "house")) == 5
    assert seen(book, "partner") == {"open wire", "inner sitrep", "open field"}
    assert seen(book, "public") == {"open wire", "open field"}


def test_only_what_a_person_accepted_adds():
    """Unreviewed claims are left out unless asked for; rejected ones are left out always."""
    book = Book()
    report = book.report("wire", "2025-03-01")
    no = book.claim(report, "casualty", "a", count=exactly(1), outcome="injured")
    book.claim(book.report("other", "2025-03-02"), "casualty", "b", count=exactly(1), outcome="injured")
    book.add("claim.rejected", claim=no, report=report, reason="no")
    assert seen(book, "house") == set()
    assert seen(book, "house", include_unreviewed=True) == {"other"}


def test_reasons_of_judgements_stay_in_the_house():
    """Outside the house nobody reads who decided on a claim or a link, nor why."""
    book = Book()
    report = book.report("wire", "2025-03-01")
    claim = book.claim(report, "casualty", "a", count=exactly(1), outcome="injured")
    book.accept(claim)
    book.add("person.linked", person="0" * 32, claims=[claim], reason="a sealed receipt names him")
    kept = select_rows(book.rows(), audience="partner", include_unreviewed=False)
    told = msgspec.json.encode(kept).decode()
    assert "sealed receipt" not in told
    assert "R. Abara" not in told
    assert "sealed receipt" in msgspec.json.encode(book.rows()).decode()
