"""The brief as one page that stands alone: no script, no request, readable in light, dark, on a phone and on paper."""

from collections.abc import Iterable
from html import escape

from musterbook.briefing.charts import CHART_STYLE, Chart
from musterbook.briefing.records import Brief, Citation, CitedReport, Line, Section, signs_of
from musterbook.briefing.svg import DATA
from musterbook.briefing.tables import Table, TableRow

STYLE = (DATA / "brief.css").read_text("utf-8") + CHART_STYLE
STANCES = {"asserts": "", "confirms": "confirms", "believes": "believes", "expects": "expects", "denies": "denies",
           "retracts": "takes back"}  # fmt: skip


def render_html(brief: Brief) -> str:
    """The whole page; the same brief gives the same bytes."""
    title = escape(brief.title)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{render_fragment(brief)}</body>\n</html>\n"
    )


def render_fragment(brief: Brief) -> str:
    """The article alone, for a page that brings its own head and STYLE."""
    marking = f'<p class="marking">{escape(brief.marking)}</p>\n' if brief.marking else ""
    sections = "".join(_section(section) for section in brief.sections)
    reading = "".join(f"<p>{escape(text)}</p>\n" for text in brief.reading)
    return (
        f'<article class="brief">\n{marking}{_header(brief)}{sections}'
        f'<div class="reading">\n<h2>How to read this</h2>\n{reading}</div>\n'
        f"{_sources(brief.citations)}{marking}</article>\n"
    )


def _header(brief: Brief) -> str:
    facts = (
        f"Mission: {brief.mission}",
        f"As of {brief.as_of}",
        f"Known at {brief.known_at}",
        f"For: {brief.audience}",
    )
    told = "".join(f"<span>{escape(fact)}</span>" for fact in (*facts, brief.review))
    return f'<header>\n<h1>{escape(brief.title)}</h1>\n<p class="facts">{told}</p>\n</header>\n'


def tell_facts(brief: Brief) -> tuple[str, ...]:
    """What stands under the title: the mission, the two clocks, the audience, the review."""
    clocks = (f"as of {brief.as_of}", f"known at {brief.known_at}")
    return (f"Mission: {brief.mission}", *clocks, f"for: {brief.audience}", brief.review)


def _section(section: Section) -> str:
    parts = [_lines(section.lines), _figure(section.chart), table_html(section.table) if section.table else ""]
    if section.table:
        parts = [parts[1], parts[2], parts[0]]
    if section.is_empty:
        parts.append(f'<p class="empty">{escape(section.empty)}</p>\n')
    if section.more:
        parts.append(f'<p class="more">{escape(section.more)}</p>\n')
    name = escape(section.key)
    return f'<section class="{name}" id="{name}">\n<h2>{escape(section.title)}</h2>\n{"".join(parts)}</section>\n'


def _lines(lines: Iterable[Line]) -> str:
    told = list(lines)
    if not told:
        return ""
    if any(line.lead for line in told):
        items, before = [], ""
        for line in told:
            lead = "" if line.lead == before else escape(line.lead)
            items.append(f"<dt>{lead}</dt>\n<dd>{_line(line)}</dd>\n")
            before = line.lead
        return f'<dl class="lines">\n{"".join(items)}</dl>\n'
    return '<dl class="lines plain">\n' + "".join(f"<dd>{_line(line)}</dd>\n" for line in told) + "</dl>\n"


def _line(line: Line) -> str:
    parts = [escape(line.text) + _signs(signs_of(line.marks))]
    if line.grade:
        parts.append(f'<span class="grade {escape(line.grade.replace(" ", "-"))}">{escape(line.grade)}</span>')
    if line.basis:
        parts.append(f'<span class="basis">{escape(line.basis)}</span>')
    if line.cites:
        parts.append(_cites(line.cites))
    return " ".join(parts)


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
    heads = "".join(f'<th scope="col"{_align(column.align)}>{escape(column.name)}</th>' for column in table.columns) + (
        '<th scope="col">Sources</th>' if table.has_cites else ""
    )
    rows = "".join(_row(table, row) for row in table.rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table.caption)}">\n<table>\n'
        f"<caption>{escape(table.caption)}</caption>\n"
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _row(table: Table, row: TableRow) -> str:
    cells = "".join(
        f"<td{_align(column.align)}>{escape(cell)}</td>" for column, cell in zip(table.columns, row.cells, strict=True)
    )
    return f"<tr>{cells}{f'<td>{_cites(row.cites)}</td>' if table.has_cites else ''}</tr>\n"


def _align(align: str) -> str:
    return ' class="number"' if align == "right" else ""


def _sources(citations: Iterable[Citation]) -> str:
    items = "".join(_source(citation) for citation in citations)
    if not items:
        return ""
    return f'<section class="sources" id="sources">\n<h2>Sources of each line</h2>\n<ol>\n{items}</ol>\n</section>\n'


def _source(citation: Citation) -> str:
    said = escape(tell_speaker(citation))
    reports = "; ".join(escape(tell_report(report)) for report in citation.reports)
    others = f' <span class="basis">also {escape(" ".join(citation.others))}</span>' if citation.others else ""
    return (
        f'<li id="c-{escape(citation.id)}"><code>{escape(citation.id)}</code>{others} <q>{escape(citation.quote)}</q>'
        f'<span class="said">{said}. {reports}.</span></li>\n'
    )


def tell_speaker(citation: Citation) -> str:
    """Who said it, how firmly, through whom, and what a reviewer made of it."""
    stance = STANCES[citation.stance]
    told = citation.who + (f" ({stance})" if stance else "")
    carried = f", carried by {', '.join(citation.carriers)}" if citation.carriers else ""
    return f"{told}{carried}; {citation.status}"


def tell_report(report: CitedReport) -> str:
    """A report's title, publisher and date."""
    told = (f"“{report.title}”" if report.title else "", report.publisher, report.date)
    return ", ".join(part for part in told if part) or "report without a title"
