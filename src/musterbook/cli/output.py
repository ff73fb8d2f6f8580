"""Records as a table for people, or as JSON Lines, JSON or CSV for programs, which hold each record whole."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

import msgspec

from musterbook.cli.tables import write_table

FORMATS = ("table", "jsonl", "json", "csv")
FORMAT_HELP = "a table for people (default), or whole records for programs"
FORMULA = ("=", "+", "-", "@", "\t", "\r")

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
    """One line a record: its fields as columns, nested ones with dotted names, lists as JSON text."""
    told = [dict(_flat(msgspec.to_builtins(record))) for record in records]
    names = list(dict.fromkeys(name for one in told for name in one))
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(one.get(name)) for name in names] for one in told)


def _flat(value: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, part in value.items():
        if isinstance(part, dict) and part:
            yield from _flat(part, f"{before}{name}.")
        else:
            yield before + name, part


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else value if isinstance(value, str) else _encoder.encode(value).decode()
    return "'" + text if text[:1] in FORMULA and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("-+").replace(".", "", 1).isdigit()
