"""The reader's score and training at the terminal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musterbook.house import House
from tests.cli.conftest import STORY, Terminal
from tests.learning.teaching import make_house, teach

REPORTS = 30


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[House]:
    """A book from which there is something to learn."""
    with make_house(tmp_path) as house:
        teach(house, REPORTS)
        yield house


def test_a_score_is_told_by_kind_and_rule(terminal: Terminal, story: Path) -> None:
    """Law: the table tells kinds and rules, what recall rests on, and that nothing undecided counts."""
    terminal("record", story, "--published", "2021-03-03")
    nothing = terminal("reader", "score")
    assert (nothing.code, "nobody has decided" in nothing.out) == (0, True)
    claims = [json.loads(line)["claim"] for line in terminal("show", "claims", "--format", "jsonl").out.splitlines()]
    terminal("review", "--accept", claims[0]["id"], "--by", "R. Quist")
    terminal("review", "--reject", claims[1]["id"], "--by", "R. Quist", "--reason", "told of others")
    printed = terminal("reader", "score")
    assert printed.code == 0
    for words in (claims[0]["kind"], claims[0]["rule"], "Recall cannot be told", "decided on 2 claims", "No model has"):
        assert words in printed.out
    assert f"Nobody has decided on {len(claims) - 2} of the claims found" in printed.out
    terminal("review", "--add", "near Rutshuru", "--report", claims[0]["report"], "--kind", "incident",
             "--set", "slots.type=shooting", "--by", "R. Quist")  # fmt: skip
    assert "Recall is over the 1 reports" in terminal("reader", "score").out


def test_a_score_is_told_to_programs(terminal: Terminal, story: Path) -> None:
    """Law: each line is a measure with its numbers, or with --each a claim with its verdict."""
    terminal("record", story, "--published", "2021-03-03", "--accept", "all", "--by", "R. Quist")
    assert terminal("reader", "score", "--format", "jsonl").out == ""
    claim = json.loads(terminal("show", "claims", "--format", "jsonl").out.splitlines()[0])["claim"]
    terminal("review", "--accept", claim["id"], "--by", "R. Quist")
    lines = [json.loads(line) for line in terminal("reader", "score", "--format", "jsonl").out.splitlines()]
    assert {(line["by"], line["name"]) for line in lines} >= {("all", "all"), ("kind", claim["kind"])}
    assert lines[0]["right"] == 1
    each = [json.loads(line) for line in terminal("reader", "score", "--each", "--format", "jsonl").out.splitlines()]
    assert next(one["verdict"] for one in each if one["claim"] == claim["id"]) == "right"
    assert terminal("reader", "score", "--format", "csv").out.startswith("by,name,right")


def test_too_little_is_said_in_one_line(terminal: Terminal, story: Path) -> None:
    """Law: with fewer than fifty reviewed claims training ends with one line and the code of a conflict."""
    terminal("record", story, "--published", "2021-03-03")
    refused = terminal("reader", "train")
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (5, "", 1)
    assert "at least 50" in refused.err


def test_training_tells_how_good_it_is(terminal: Terminal, taught: House) -> None:
    """Law: training prints both figures before and after, what it learnt from, and that other books may differ."""
    printed = terminal("reader", "train", "--book", taught.config.book)
    assert printed.code == 0
    for words in ("BRIER SCORE", "LOG LOSS", "the reader's own score", "Cross-validated in this book", "60 reviewed"):
        assert words in printed.out
    model = json.loads(terminal("reader", "train", "--book", taught.config.book, "--format", "json").out)[0]
    assert len(model["lessons"]) == 60


def test_review_and_show_begin_with_what_matters_most(
    terminal: Terminal, taught: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: harm comes before opinion at every door of the terminal; records for programs keep the book's order."""
    monkeypatch.setenv("COLUMNS", "600")
    wire = taught.config.book.with_name("wire.txt")
    wire.write_text(STORY, encoding="utf-8")
    terminal("record", wire, "--published", "2021-03-03", "--book", taught.config.book)
    shown = terminal("show", "claims", "--book", taught.config.book).out
    assert 0 <= shown.find("wounded on Tuesday") < shown.find("the talks would be hard")
    lines = terminal("show", "claims", "--format", "jsonl", "--book", taught.config.book).out.splitlines()
    seqs = [json.loads(line)["seq"] for line in lines]
    assert seqs == sorted(seqs)
    told = terminal("review", "--book", taught.config.book).out
    assert told.startswith("what is least certain and matters most comes first; no model has been trained")
