"""Records as a table for people, or as JSON Lines, JSON or CSV for programs.

A table folds long cells to the terminal's width; the other formats hold each record whole.
"""

import csv
import shutil
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

import msgspec

FORMATS = ("table", "jsonl", "json", "csv")
NARROWEST, WIDTH_IN_FILES = 8, 120
CONTROL = dict.fromkeys((*range(32), *range(127, 160)), " ")

_encoder = msgspec.json.Encoder(decimal_format="number")


def write_records(
    out: TextIO, records: Iterable[Any], form: str, columns: Sequence[str], row: Callable[[Any], Sequence[str]]
) -> None:
    """Writes records in one of FORMATS; `row` gives a record's cells for the table."""
    if form == "jsonl":
        out.writelines(_encoder.encode(record).decode() + "\n" for record in records)
    elif form == "json":
        out.write(_encoder.encode(list(records)).decode() + "\n")
    elif form == "csv":
        write_csv(out, records)
    else:
        write_table(out, columns, [row(record) for record in records])


def write_csv(out: TextIO, records: Iterable[Any]) -> None:
    """One line a record: its fields as columns, nested ones as JSON text."""
    told = [msgspec.to_builtins(record) for record in records]
    names = list(dict.fromkeys(name for one in told for name in one))
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(one.get(name)) for name in names] for one in told)


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else value if isinstance(value, str) else _encoder.encode(value).decode()
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("-+").replace(".", "", 1).isdigit()


def write_table(out: TextIO, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table as wide as the terminal; the widest columns fold first."""
    if not rows:
        out.write("nothing\n")
        return
    cells = [[str(cell).translate(CONTROL).strip() for cell in row] for row in rows]
    limit = shutil.get_terminal_size((WIDTH_IN_FILES, 24)).columns if out.isatty() else WIDTH_IN_FILES
    widths = fit_widths([max(len(row[i]) for row in [list(columns), *cells]) for i in range(len(columns))], limit)
    out.write("  ".join(name.upper().ljust(width) for name, width in zip(columns, widths, strict=True)).rstrip() + "\n")
    for row in cells:
        folded = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for line in range(max(map(len, folded))):
            parts = [part[line] if line < len(part) else "" for part in folded]
            out.write("  ".join(p.ljust(w) for p, w in zip(parts, widths, strict=True)).rstrip() + "\n")


def fit_widths(wanted: Sequence[int], limit: int) -> list[int]:
    """Column widths that fit the limit with two spaces between: the widest give way first."""
    widths = list(wanted)
    spare = limit - 2 * (len(widths) - 1)
    while sum(widths) > spare:
        widest = max(range(len(widths)), key=lambda i: widths[i])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths
