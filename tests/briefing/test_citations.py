"""Laws of short ids and citations."""

from hypothesis import given
from hypothesis import strategies as st

from musterbook.briefing.citations import SHORTEST, shorten
from tests.briefing.mission import brief_of, make_book
from tests.registers.booking import Book, exactly

IDS = st.text("0123456789abcdef", min_size=32, max_size=32)


@given(st.sets(IDS, max_size=40))
def test_short_ids_are_unique_beginnings(ids):
    """Each id keeps a short one of its own, which it begins with; all are of one length."""
    shorts = shorten(ids)
    assert len(set(shorts.values())) == len(ids)
    assert all(name.startswith(short) and len(short) >= SHORTEST for name, short in shorts.items())
    assert len({len(short) for short in shorts.values()}) <= 1


def test_copies_stand_under_one_citation():
    """The same words carried by two reports are one citation with two sayings, the earliest first."""
    brief = brief_of(make_book())
    (citation,) = [c for c in brief.citations if c.quote == "one officer is missing"]
    titles = {report.key: report.title for report in brief.reports}
    assert [titles[saying.report] for saying in citation.sayings] == [
        "Officer missing after ambush",
        "Ambush: one missing",
    ]
    assert citation.sayings[1].carriers == ("Windhover Agency",)
    assert len(citation.others) == 1


def test_reports_are_keyed_by_day():
    """R1 is the earliest report."""
    brief = brief_of(make_book())
    assert [report.key for report in brief.reports] == [f"R{n}" for n in range(1, len(brief.reports) + 1)]
    assert brief.reports[0].date == "6 Oct 2024"


def test_an_undated_report_is_cited_as_undated():
    """Nobody's word for a day of publication: the brief says so, and when the report was recorded."""
    book = Book(start="2025-04-02T08:00:00Z")
    report = book.report("Ambush", None, "Heron Wire")
    book.claim(report, "casualty", "one officer is missing", count=exactly(1, "one"), outcome="missing")
    book.accept_all()
    (cited,) = brief_of(book).reports
    assert cited.date == "undated, recorded 2 Apr 2025"
