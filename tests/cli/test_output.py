"""Records as tables and as lines for programs."""

import csv
import io
import json

import msgspec
import pytest

from musterbook.cli.output import write_records


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


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@sum", "\tx", "\rx"])
def test_a_cell_of_csv_is_never_a_formula(text: str) -> None:
    """Law: text that a spreadsheet would run is made plain text."""
    rows = list(csv.reader(io.StringIO(written("csv", Thing(text, -3)))))
    assert rows[1] == ["'" + text, "-3"]


def test_a_record_within_a_record_has_columns_of_its_own() -> None:
    """Law: as csv nested fields stand under dotted names, so that a spreadsheet can sort them; lists are JSON."""
    out = io.StringIO()
    write_records(out, [{"a": {"b": 1, "c": {"d": "x"}}, "e": [1, 2], "f": {}}], "csv", (), lambda _: ())
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [["a.b", "a.c.d", "e", "f"], ["1", "x", "[1,2]", "{}"]]


def test_an_empty_table_says_so() -> None:
    """Law: nothing is said to be nothing."""
    assert written("table") == "nothing\n"
