"""The brief as one page that stands alone: no script, no request, readable in light, dark, on a phone and on paper."""

from collections.abc import Iterable
from html import escape

from musterbook.briefing.charts import CHART_STYLE, Chart
from musterbook.briefing.records import Brief, Citation, CitedReport, Line, Section, signs_of
from musterbook.briefing.svg import DATA
from musterbook.briefing.tables import Table, TableRow
from musterbook.briefing.wording import CHECKPOINT, CHECKPOINT_USE, GLANCE_CITES, PLACES, tell_report, tell_sayings

STYLE = (DATA / "brief.css").read_text("utf-8") + CHART_STYLE


MOST_NARROW = 5  # columns that a phone shows side by side


def render_html(brief: Brief) -> str:
    """The whole page; the same brief gives the same bytes."""
    title = escape(brief.title)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{STYLE}{mark_pages(brief.marking)}</style>\n</head>\n<body>\n{render_fragment(brief)}</body>\n</html>\n"
    )


def mark_pages(marking: str) -> str:
    """CSS that prints the marking at the head of every page; all but letters and digits of it is escaped."""
    told = "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in marking.upper())
    return f'@page {{ @top-center {{ content: "{told}"; font: 600 7.5pt sans-serif; }} }}\n' if told else ""


def render_fragment(brief: Brief) -> str:
    """The article alone, for a page that brings its own head and STYLE."""
    marking = f'<p class="marking">{escape(brief.marking)}</p>\n' if brief.marking else ""
    sections = "".join(_section(section) for section in brief.sections)
    reading = "".join(f"<p>{escape(text)}</p>\n" for text in brief.reading)
    return (
        f'<article class="brief">\n{marking}{_header(brief)}{sections}'
        f'<div class="reading">\n<h2>How to read this</h2>\n{reading}</div>\n'
        f"{_sources(brief)}{_checkpoint(brief)}{marking}</article>\n"
    )


def _checkpoint(brief: Brief) -> str:
    """The book's signed note, as it stands."""
    if not brief.checkpoint:
        return ""
    note = escape(brief.checkpoint)
    return f'<div class="checkpoint">\n<h2>{CHECKPOINT}</h2>\n<p>{CHECKPOINT_USE}</p>\n<pre>{note}</pre>\n</div>\n'


def _header(brief: Brief) -> str:
    facts = (
        f"Mission: {brief.mission}",
        f"As of {brief.as_of}",
        f"Known at {brief.known_at}",
        f"For: {brief.audience}",
    )
    told = " ".join(f"<span>{escape(fact)}</span>" for fact in (*facts, brief.review))
    return f'<header>\n<h1>{escape(brief.title)}</h1>\n<p class="facts">{told}</p>\n</header>\n'


def _section(section: Section) -> str:
    lines = _lines(section.lines, section.key == "glance")
    parts = [_figure(section.chart), table_html(section.table) if section.table else "", lines]
    if section.is_empty:
        parts.append(f'<p class="empty">{escape(section.empty)}</p>\n')
    if section.more:
        parts.append(f'<p class="more">{escape(section.more)}</p>\n')
    name = escape(section.key)
    return f'<section class="{name}" id="{name}">\n<h2>{escape(section.title)}</h2>\n{"".join(parts)}</section>\n'


def _lines(lines: Iterable[Line], is_glance: bool) -> str:
    told = list(lines)
    if not told:
        return ""
    if any(line.lead for line in told):
        items, before = [], ""
        for line in told:
            lead = "" if line.lead == before else escape(line.lead)
            items.append(f"<dt>{lead}</dt>\n<dd>{_line(line, is_glance)}</dd>\n")
            before = line.lead
        return f'<dl class="lines">\n{"".join(items)}</dl>\n'
    return '<dl class="lines plain">\n' + "".join(f"<dd>{_line(line, is_glance)}</dd>\n" for line in told) + "</dl>\n"


def _line(line: Line, is_glance: bool) -> str:
    parts = [escape(line.text) + _signs(signs_of(line.marks))]
    if line.grade:
        parts.append(f'<span class="grade {escape(line.grade.replace(" ", "-"))}">{escape(line.grade)}</span>')
    if line.basis:
        parts.append(f'<span class="basis">{escape(line.basis)}</span>')
    if line.cites:
        shown = line.cites[:GLANCE_CITES] if is_glance else line.cites
        parts.append(_cites(shown) + _rest(line, len(line.cites) - len(shown)))
    return " ".join(parts)


def _rest(line: Line, rest: int) -> str:
    """Where the ids stand that a line at a glance has no room for."""
    place = PLACES.get(line.lead, "casualties")
    return f' <span class="cites"><a href="#{place}">+{rest}</a></span>' if rest else ""


def _signs(signs: str) -> str:
    return f'<span class="sign">{escape(signs)}</span>' if signs else ""


def _cites(cites: Iterable[str]) -> str:
    links = " ".join(f'<a href="#c-{escape(cite)}">{escape(cite)}</a>' for cite in cites)
    return f'<span class="cites">{links}</span>'


def _figure(chart: Chart | None) -> str:
    """A drawing, and its data as a table behind a summary."""
    if chart is None:
        return ""
    caption = f"<figcaption><b>{escape(chart.title)}.</b> {escape(chart.caption)}</figcaption>"
    data = f"<details>\n<summary>The data of this chart</summary>\n{table_html(chart.table)}</details>\n"
    return f'<figure class="chart">\n{caption}\n{chart.svg}\n</figure>\n{data}'


def table_html(table: Table) -> str:
    """A table with its caption, and its sources in a last column."""
    heads = [_head(column.name, column.align) for column in table.columns]
    heads += [_head("Sources", "left")] if table.has_cites else []
    rows = "".join(_row(table, row) for row in table.rows)
    shape = "scroll wide" if table.has_cites or len(table.columns) > MOST_NARROW else "scroll"
    caption = escape(table.caption)
    return (
        f'<div class="{shape}" tabindex="0" role="region" aria-label="{caption}">\n<table role="table">\n'
        f'<caption>{caption}</caption>\n<thead role="rowgroup">\n<tr role="row">{"".join(heads)}</tr>\n</thead>\n'
        f'<tbody role="rowgroup">\n{rows}</tbody>\n</table>\n</div>\n'
    )


def _head(name: str, align: str) -> str:
    return f'<th role="columnheader" scope="col"{_align(align)}>{escape(name)}</th>'


def _row(table: Table, row: TableRow) -> str:
    cells = "".join(
        f'<td role="cell"{_align(column.align)} data-name="{escape(column.name)}">{escape(cell)}</td>'
        for column, cell in zip(table.columns, row.cells, strict=True)
    )
    sources = f'<td role="cell" data-name="Sources">{_cites(row.cites)}</td>' if table.has_cites else ""
    return f'<tr role="row">{cells}{sources}</tr>\n'


def _align(align: str) -> str:
    return ' class="number"' if align == "right" else ""


def _sources(brief: Brief) -> str:
    """Every cited report with its quotes."""
    quotes: dict[str, list[Citation]] = {}
    for citation in brief.citations:
        quotes.setdefault(citation.sayings[0].report, []).append(citation)
    items = "".join(_report(report, quotes.get(report.key, [])) for report in brief.reports)
    if not items:
        return ""
    return f'<section class="sources" id="sources">\n<h2>Sources of each line</h2>\n{items}</section>\n'


def _report(report: CitedReport, citations: Iterable[Citation]) -> str:
    quotes = "".join(_source(citation) for citation in citations)
    head = f'<h3 id="{escape(report.key)}"><code>{escape(report.key)}</code> {escape(tell_report(report))}</h3>\n'
    return f"<div>\n{head}{f'<ol>{quotes}</ol>' if quotes else ''}</div>\n"


def _source(citation: Citation) -> str:
    others = f' <span class="basis">{escape(" ".join(citation.others))}</span>' if citation.others else ""
    return (
        f'<li id="c-{escape(citation.id)}"><code>{escape(citation.id)}</code>{others} <q>{escape(citation.quote)}</q> '
        f'<span class="said">{escape(tell_sayings(citation))}</span></li>\n'
    )
