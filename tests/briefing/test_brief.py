"""Laws of the brief."""

import itertools

import pytest

from musterbook.assessment.situation import assess
from musterbook.briefing.brief import build_brief
from tests.briefing.mission import brief_of, make_book, rows_of, sections_by_key
from tests.registers.booking import HOME, Book, exactly


@pytest.fixture(scope="module")
def brief():
    return brief_of(make_book())


def test_the_sections_stand_in_order(brief):
    """A brief goes from the glance to what is unanswered."""
    told = [section.key for section in brief.sections]
    assert told == [
        "glance", "casualties", "equipment", "force", "contributions", "disputes", "changes", "unanswered",
    ]  # fmt: skip


def test_every_id_leads_to_a_quote(brief):
    """Each id of a line or row is one citation's; each citation is used; each saying's report is listed."""
    lines = [line.cites for section in brief.sections for line in section.lines]
    rows = [row.cites for section in brief.sections if section.table for row in section.table.rows]
    used = set(itertools.chain.from_iterable(lines + rows))
    assert used == {citation.id for citation in brief.citations}
    assert all(citation.quote for citation in brief.citations)
    keys = {report.key for report in brief.reports}
    assert keys == {saying.report for citation in brief.citations for saying in citation.sayings}


def test_every_line_that_says_something_carries_claims(brief):
    """Lines rest on claims, but for the state of review and roll calls."""
    bare = [line for section in brief.sections for line in section.lines if not line.cites]
    assert {line.lead for line in bare} <= {"Review", "Roll call"}
    tables = [section.table for section in brief.sections if section.table]
    assert all(row.cites for table in tables for row in table.rows)


def test_populations_do_not_mix():
    """A casualty of another population adds to no figure of the mission."""
    book = make_book()
    report = book.report("Three civilians killed", "2025-04-02", "Heron Wire")
    civilians = book.claim(report, "casualty", "three civilians were killed", outcome="killed", population="civilian",
                           count=exactly(3, "three"))  # fmt: skip
    book.accept(civilians)
    before, after = (sections_by_key(brief_of(b))["casualties"].table for b in (make_book(), book))
    assert set(before.rows) <= set(after.rows)
    assert {row.cells[0] for row in after.rows} == {"Mission", "Civilian"}


def test_what_is_told_in_the_demonstration(brief):
    """Fates told differently, groundings, an assurance against failures and a silence are all on it."""
    sections = sections_by_key(brief)
    texts = {key: " ".join(line.text for line in section.lines) for key, section in sections.items()}
    assert "believed killed (three officers)" in texts["casualties"]
    assert "killed (a witness)" in texts["casualties"]
    assert "armoured vehicles" in sections["equipment"].table.rows[0].cells[0]
    assert "international standards" in texts["disputes"]
    assert "has not answered" in texts["unanswered"]
    assert "1 claim awaits review" in texts["unanswered"]


def test_two_or_three_charts_with_their_data(brief):
    """Casualties, fleet and strength are drawn, each with its data as a table."""
    charts = [section.chart for section in brief.sections if section.chart]
    assert [chart.key for chart in charts] == ["casualties", "fleet", "strength"]
    assert all(chart.table.rows and chart.description for chart in charts)


def test_a_book_without_claims_says_so():
    """Where there is nothing a section says it in words."""
    rows = rows_of(Book())
    brief = build_brief(
        assess(rows, mission=HOME),
        accounts=(),
        title="t",
        mission=HOME,
        as_of="2025-04-05",
        known_at="",
        audience="house",
    )
    assert all(section.empty for section in brief.sections)
    assert sections_by_key(brief)["casualties"].is_empty
    assert brief.citations == ()


def test_the_same_book_gives_the_same_brief(brief):
    """Nothing but the book goes into a brief."""
    assert brief_of(make_book()) == brief
