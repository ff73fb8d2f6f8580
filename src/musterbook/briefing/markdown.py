"""The brief as Markdown: plain text that reads well as it is, every mark in quoted text disarmed.

Charts stand as their data's tables. Links lead from a line's ids to the sources.
"""

import re
from collections.abc import Iterable

from musterbook.briefing.records import Brief, Citation, Line, Section, signs_of
from musterbook.briefing.tables import Table, TableRow
from musterbook.briefing.wording import CHECKPOINT, CHECKPOINT_USE, GLANCE_CITES, tell_facts, tell_report, tell_sayings

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|~$&@^=:-])")
HARMLESS = re.compile(r"(?<=[\w,;.) ])\\([-():+=])(?=[\w( ])")
ORDINAL = re.compile(r"^(\d+)([.)])")


def render_markdown(brief: Brief) -> str:
    """The whole brief (CommonMark with pipe tables); the same brief gives the same bytes."""
    marking = f"**{escape_text(brief.marking)}**\n" if brief.marking else ""
    head = f"# {escape_text(brief.title)}\n\n{' · '.join(map(escape_text, tell_facts(brief)))}\n"
    sections = [_section(section) for section in brief.sections]
    reading = "## How to read this\n\n" + "".join(f"- {escape_text(text)}\n" for text in brief.reading)
    blocks = [marking, head, *sections, reading, _sources(brief), _checkpoint(brief), marking]
    return "\n".join(block for block in blocks if block)


def _checkpoint(brief: Brief) -> str:
    """The book's signed note, as it stands."""
    return f"## {CHECKPOINT}\n\n{CHECKPOINT_USE}\n\n```\n{brief.checkpoint}```\n" if brief.checkpoint else ""


def escape_text(text: str) -> str:
    """Text that Markdown takes as it stands: on one line, nothing in it a mark or a tag."""
    told = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return ORDINAL.sub(r"\1\\\2", HARMLESS.sub(r"\1", told))


def _section(section: Section) -> str:
    blocks = [table_markdown(section.table)] if section.table else []
    blocks += [table_markdown(section.chart.table)] if section.chart and not section.table else []
    blocks += [_lines(section)] if section.lines else []
    blocks += [f"*{escape_text(section.empty)}*\n"] if section.is_empty else []
    blocks += [f"*{escape_text(section.more)}*\n"] if section.more else []
    if section.chart and section.table:
        blocks.insert(1, table_markdown(section.chart.table))
    return f"## {escape_text(section.title)}\n\n" + "\n".join(blocks)


def _lines(section: Section) -> str:
    most = GLANCE_CITES if section.key == "glance" else None
    return "".join(f"- {_line(line, most)}\n" for line in section.lines)


def _line(line: Line, most: int | None) -> str:
    lead = f"**{escape_text(line.lead)}.** " if line.lead else ""
    basis = " – ".join(part for part in (line.grade or "", line.basis) if part)
    parts = [f"{lead}{escape_text(line.text)}{escape_text(signs_of(line.marks))}"]
    parts += [f"({escape_text(basis)})"] if basis else []
    parts += [_cites(line.cites[:most])] if line.cites else []
    parts += [f"+{len(line.cites) - most}"] if most is not None and len(line.cites) > most else []
    return " ".join(parts)


def _cites(cites: Iterable[str]) -> str:
    return " ".join(f"[{cite}](#c-{cite})" for cite in cites)


def table_markdown(table: Table) -> str:
    """A pipe table; its caption stands before it."""
    names = [column.name for column in table.columns] + (["Sources"] if table.has_cites else [])
    sides = ["--:" if column.align == "right" else "---" for column in table.columns]
    sides += ["---"] if table.has_cites else []
    rows = [_cells(table, row) for row in table.rows]
    body = [f"| {' | '.join(cells)} |" for cells in ([escape_text(name) for name in names], sides, *rows)]
    return f"{escape_text(table.caption)}\n\n" + "\n".join(body) + "\n"


def _cells(table: Table, row: TableRow) -> list[str]:
    return [escape_text(cell) for cell in row.cells] + ([_cites(row.cites)] if table.has_cites else [])


def _sources(brief: Brief) -> str:
    """Every cited report with its quotes."""
    quotes: dict[str, list[Citation]] = {}
    for citation in brief.citations:
        quotes.setdefault(citation.sayings[0].report, []).append(citation)
    items = "".join(
        f"\n**{report.key}** {escape_text(tell_report(report))}\n\n"
        + "".join(_source(citation) for citation in quotes.get(report.key, ()))
        for report in brief.reports
    )
    return f"## Sources of each line\n{items}" if items else ""


def _source(citation: Citation) -> str:
    others = f" (also {' '.join(citation.others)})" if citation.others else ""
    told = f"“{escape_text(citation.quote)}” – {escape_text(tell_sayings(citation))}"
    return f'- <a id="c-{citation.id}"></a>`{citation.id}`{escape_text(others)} {told}\n'
