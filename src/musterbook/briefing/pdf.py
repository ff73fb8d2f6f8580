"""The brief in print: set by Typst from a fixed template, the brief handed over as JSON data and never as source.

The typesetter gets bytes and no file: its root is an empty folder of its own, it knows only the fonts that it brings
along, and the date is that of the brief. PDF/A-2b to be kept, PDF/UA-1 to be heard. The same brief gives the same
bytes.
"""

import datetime as dt
import tempfile
from typing import Any

import msgspec
import orjson
import typst

from musterbook.briefing.html import tell_report, tell_speaker
from musterbook.briefing.records import Brief, Citation, Line, Section, signs_of
from musterbook.briefing.svg import DATA
from musterbook.briefing.tables import Table
from musterbook.errors import Fault

TEMPLATE = (DATA / "brief.typ").read_bytes()


def render_pdf(brief: Brief) -> bytes:
    """The pages as PDF.

    Raises Fault (print.failed).
    """
    moment = dt.datetime.combine(dt.date.fromisoformat(brief.day), dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory() as root:
        try:
            typesetter = typst.Compiler(
                root=root,
                font_paths=[],
                ignore_system_fonts=True,
                sys_inputs={"brief": orjson.dumps(tell_brief(brief)).decode()},
                package_path=root,
                package_cache_path=root,
            )
            pages, _ = typesetter.compile_with_warnings(
                TEMPLATE, format="pdf", pdf_standards=["a-2b", "ua-1"], timestamp=moment
            )
        except typst.TypstError as problem:
            raise Fault("print.failed", f"the brief could not be set: {problem.message}") from problem
    assert isinstance(pages, bytes)
    return pages


def tell_brief(brief: Brief) -> dict[str, Any]:
    """The brief as the template takes it."""
    told: dict[str, Any] = msgspec.to_builtins(brief)
    told["sections"] = [_tell_section(section) for section in brief.sections]
    told["citations"] = [_tell_citation(citation) for citation in brief.citations]
    return told


def _tell_section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "lines": _tell_lines(section),
        "table": _tell_table(section.table),
        "chart": None
        if section.chart is None
        else {
            "title": section.chart.title,
            "caption": section.chart.caption,
            "alt": section.chart.description,
            "svg": section.chart.svg,
            "table": _tell_table(section.chart.table),
        },
        "more": section.more,
        "empty": section.empty if section.is_empty else "",
    }


def _tell_lines(section: Section) -> list[dict[str, Any]]:
    leads = ["", *(line.lead for line in section.lines)]
    return [
        _tell_line(line, "" if line.lead == before else line.lead)
        for line, before in zip(section.lines, leads, strict=False)
    ]


def _tell_line(line: Line, lead: str) -> dict[str, Any]:
    return {
        "lead": lead,
        "text": line.text,
        "signs": signs_of(line.marks),
        "grade": line.grade or "",
        "basis": line.basis,
        "cites": list(line.cites),
    }


def _tell_table(table: Table | None) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "caption": table.caption,
        "columns": [{"name": column.name, "right": column.align == "right"} for column in table.columns],
        "rows": [{"cells": list(row.cells), "cites": list(row.cites)} for row in table.rows],
        "cited": table.has_cites,
    }


def _tell_citation(citation: Citation) -> dict[str, Any]:
    return {
        "id": citation.id,
        "others": list(citation.others),
        "quote": citation.quote,
        "said": tell_speaker(citation),
        "reports": [tell_report(report) for report in citation.reports],
    }
