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
import pypdfium2
import typst

from musterbook.briefing.records import Brief, Citation, Line, Section, signs_of
from musterbook.briefing.svg import DATA
from musterbook.briefing.tables import Table
from musterbook.briefing.wording import CHECKPOINT, CHECKPOINT_USE, GLANCE_CITES, tell_report, tell_sayings
from musterbook.errors import Fault

MOST_PAGES = 3
# Settings of the template, ever closer, and how many letters of a quote the list of sources then keeps.
FITTINGS = ((0, None), (1, None), (2, None), (2, 80), (3, 64), (3, 32), (3, 16))
FEW_CITES = ("glance", "changes")  # told with all their ids elsewhere in the same print
SHORTENED = "Quotes are shortened here to fit; each id opens its whole quote in the book."
TEMPLATE = (DATA / "brief.typ").read_bytes()


def render_pdf(brief: Brief) -> bytes:
    """The pages as PDF: three at the most where a closer setting makes that possible, else as many as it needs.

    Where the setting is not enough, the quotes in the list of sources are cut at a word, and the list says so.
    Raises Fault (print.failed).
    """
    told, pages = tell_brief(brief), b""
    for density, letters in FITTINGS:
        fitted = told if letters is None else told | _shorten(told["reports"], letters)
        pages = _set_pages({"shortened": ""} | fitted | {"density": density}, dt.date.fromisoformat(brief.day))
        if count_pages(pages) <= MOST_PAGES:
            break
    return pages


def _shorten(reports: list[dict[str, Any]], letters: int) -> dict[str, Any]:
    """The sources with quotes of at most so many letters, and the sentence that says so."""
    cut = [
        report | {"quotes": [quote | {"quote": _cut(quote["quote"], letters)} for quote in report["quotes"]]}
        for report in reports
    ]
    return {"reports": cut, "shortened": SHORTENED}


def _cut(quote: str, letters: int) -> str:
    if len(quote) <= letters:
        return quote
    return quote[: letters + 1].rpartition(" ")[0].rstrip(" ,;:") + " […]"


def count_pages(pages: bytes) -> int:
    """How many pages a print has."""
    document = pypdfium2.PdfDocument(pages)
    try:
        return len(document)
    finally:
        document.close()


def _set_pages(told: dict[str, Any], day: dt.date) -> bytes:
    with tempfile.TemporaryDirectory() as root:
        try:
            typesetter = typst.Compiler(
                root=root,
                font_paths=[],
                ignore_system_fonts=True,
                sys_inputs={"brief": orjson.dumps(told).decode()},
                package_path=root,
                package_cache_path=root,
            )
            pages, _ = typesetter.compile_with_warnings(
                TEMPLATE,
                format="pdf",
                pdf_standards=["a-2b", "ua-1"],
                timestamp=dt.datetime.combine(day, dt.time(), dt.UTC),
            )
        except typst.TypstError as problem:
            raise Fault("print.failed", f"the brief could not be set: {problem.message}") from problem
    assert isinstance(pages, bytes)
    return pages


def tell_brief(brief: Brief) -> dict[str, Any]:
    """The brief as the template takes it."""
    told: dict[str, Any] = msgspec.to_builtins(brief)
    told["sections"] = [_tell_section(section) for section in brief.sections]
    quotes = {report.key: [c for c in brief.citations if c.sayings[0].report == report.key] for report in brief.reports}
    told["reports"] = [
        {"key": report.key, "told": tell_report(report), "quotes": [_tell_citation(c) for c in quotes[report.key]]}
        for report in brief.reports
    ]
    del told["citations"]
    return told | {"checkpoint_title": CHECKPOINT, "checkpoint_use": CHECKPOINT_USE}


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
    most = GLANCE_CITES if section.key in FEW_CITES else max((len(line.cites) for line in section.lines), default=0)
    leads = ["", *(line.lead for line in section.lines)]
    return [
        _tell_line(line, "" if line.lead == before else line.lead, most)
        for line, before in zip(section.lines, leads, strict=False)
    ]


def _tell_line(line: Line, lead: str, most: int) -> dict[str, Any]:
    return {
        "lead": lead,
        "text": line.text,
        "signs": signs_of(line.marks),
        "grade": line.grade or "",
        "basis": line.basis,
        "cites": list(line.cites[:most]),
        "rest": max(0, len(line.cites) - most),
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
        "said": tell_sayings(citation),
    }
