"""Records as tables and as lines for programs."""

import csv
import io
import json

import msgspec
import pytest

from musterbook.cli.output import fit_widths, write_records, write_table


class Thing(msgspec.Struct):
    """A record to be printed."""

    name: str
    number: int | None


def written(form: str, *things: Thing) -> str:
    """What write_records writes."""
    out = io.StringIO()
    write_records(out, things, form, ("name", "number"), lambda t: (t.name, str(t.number)))
    return out.getvalue()


def test_a_line_of_json_holds_a_whole_record_however_long() -> None:
    """Law: as jsonl one whole line a record, never truncated."""
    long = "word " * 5000
    lines = written("jsonl", Thing(long, 1), Thing("b\nc", None)).splitlines()
    assert [json.loads(line) for line in lines] == [{"name": long, "number": 1}, {"name": "b\nc", "number": None}]


def test_json_is_one_list() -> None:
    """Law: as json, one list of all records."""
    assert json.loads(written("json", Thing("a", 1), Thing("b", 2))) == [
        {"name": "a", "number": 1},
        {"name": "b", "number": 2},
    ]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@sum", "\tx"])
def test_a_cell_of_csv_is_never_a_formula(text: str) -> None:
    """Law: text that a spreadsheet would run is made plain text."""
    rows = list(csv.reader(io.StringIO(written("csv", Thing(text, -3)))))
    assert rows[1] == ["'" + text, "-3"]


def test_a_table_shows_no_control_characters() -> None:
    """Law: a report cannot steer the terminal."""
    out = io.StringIO()
    write_table(out, ("text",), [("red \x1b[31m alert\x07\x9b",)])
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in out.getvalue())


def test_a_table_fits_and_loses_no_word() -> None:
    """Law: the widest column folds, and every word stays."""
    out = io.StringIO()
    words = [f"word{i}" for i in range(60)]
    write_table(out, ("a", "b"), [("short", " ".join(words))])
    assert max(map(len, out.getvalue().splitlines())) <= 120
    assert set(words) <= set(out.getvalue().split())


def test_widths_keep_a_readable_minimum() -> None:
    """Law: no column is folded below eight characters."""
    assert min(fit_widths([100] * 40, 80)) == 8


def test_an_empty_table_says_so() -> None:
    """Law: nothing is said to be nothing."""
    assert written("table") == "nothing\n"
