"""Recognises a table, which is no report: its rows are brought in as a dataset, a report a row."""

import csv
import re

import msgspec

DELIMITERS = {",": "CSV", "\t": "tab-separated", ";": "CSV", "|": "CSV"}
ENDINGS = ("csv", "tsv", "tab")
LOOK_AT = 200  # lines
HEADER_CELL = re.compile(r"[\w #%()./-]{1,40}\Z")


def find_table(text: str, name: str | None) -> str | None:
    """What kind of table a text is ("CSV", "tab-separated", "JSON", "JSON lines"); None if it is none."""
    if text.lstrip()[:1] in ("{", "["):
        return _find_json(text.strip())
    named = (name or "").lower().rpartition(".")[2] in ENDINGS
    lines = [line for line in text.split("\n", LOOK_AT)[:LOOK_AT] if line.strip()]
    return next((kind for mark, kind in DELIMITERS.items() if _is_rows(lines, mark, named)), None)


def _find_json(text: str) -> str | None:
    first_line = text.partition("\n")[0]
    if _is_json(first_line):
        return "JSON" if first_line == text else "JSON lines"
    return "JSON" if text[-1:] in ("}", "]") and _is_json(text) else None


def _is_json(text: str) -> bool:
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _is_rows(lines: list[str], mark: str, named: bool) -> bool:
    """Whether lines are rows of as many cells; without a table's name, more rows and a plausible header are asked."""
    if not lines or mark not in lines[0]:
        return False
    try:
        rows = list(csv.reader((line + "\n" for line in lines), delimiter=mark))
    except csv.Error:
        return False
    complete = rows[:-1] if len(lines) >= LOOK_AT - 1 else rows
    width = len(rows[0])
    if any(len(row) != width for row in complete) or len(complete) < 2:
        return False
    header = [cell.strip() for cell in rows[0]]
    plausible = all(map(HEADER_CELL.match, header)) and len(set(header)) == width
    return named or (width >= 3 and len(complete) >= 4 and plausible)
