"""Tables at the widths of real terminals."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.cli.tables import fold, lay_out, measure, write_table
from musterbook.terms.plain_text import plain

WORDS = st.text(alphabet="abcdefghij ·–", max_size=60)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=5)
NAMES = ("incident", "rests on", "low / best / high", "claims")


@pytest.mark.parametrize(
    "text", ["red \x1b[31m alert\x07\x9b", "\u202egnp.exe\u202c", "a\u2066b\u2069", "x\u2028y\r\n"]
)
def test_a_report_cannot_steer_the_terminal(text: str) -> None:
    """Law: no control character and none that turns the direction of writing reaches a table."""
    out = io.StringIO()
    write_table(out, ("text",), [(text,)])
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in out.getvalue())
    assert not set(out.getvalue()) & set("\u202a\u202e\u202c\u2066\u2069\u2028")
    assert plain(text) == plain(plain(text))


@given(ROWS, st.sampled_from([60, 80, 120, 200]))
def test_a_table_fits_and_loses_no_word(rows: list[tuple[str, ...]], limit: int) -> None:
    """Law: at every width no line is too long, and every word stays whole, as a table or as cards."""
    told = [[" ".join(cell.split()) for cell in row] for row in rows]
    lines = lay_out(NAMES, told, limit)
    longest = max(len(word) for row in told for cell in row for word in [*cell.split(), ""])
    if longest <= 40:
        assert max(map(len, lines), default=0) <= limit
        assert {w for row in told for cell in row for w in cell.split()} - {"–"} <= set(" ".join(lines).split())


def test_many_columns_in_a_narrow_terminal_become_cards() -> None:
    """Law: where columns would have to cut words, each record is a card of named lines."""
    columns = [f"column{i}" for i in range(9)]
    rows = [["acknowledged" for _ in columns] for _ in range(2)]
    assert lay_out(columns, rows, 80)[0].split() == ["column0", "acknowledged"]
    assert len(lay_out(columns, rows, 200)) == 3


def test_what_nobody_told_takes_no_room() -> None:
    """Law: a column in which no record tells anything is left out."""
    assert lay_out(("a", "b"), [("x", "–"), ("y", "")], 80) == ["A", "x", "y"]


def test_wide_characters_are_measured_as_they_show() -> None:
    """Law: an East Asian character takes two columns, a combining mark none."""
    assert (measure("警察"), measure("e\u0301"), measure("abc")) == (4, 1, 3)
    assert all(measure(line) <= 10 for line in fold("警察官が二人負傷した " * 3, 10))


def test_columns_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: COLUMNS sets the width where no terminal tells it."""
    monkeypatch.setenv("COLUMNS", "60")
    out = io.StringIO()
    write_table(out, ("a", "b"), [("word " * 40, "word " * 40)])
    assert max(map(len, out.getvalue().splitlines())) <= 60
