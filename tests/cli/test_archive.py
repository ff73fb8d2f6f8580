"""The terminal's door to archives: what it asks for, what it tells, and how it is interrupted."""

import importlib.util
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from musterbook.archives.run import State
from musterbook.archives.work import NOTHING
from musterbook.cli import archive
from musterbook.cli.archive import describe
from tests.cli.conftest import STORY, Terminal

COMMAND = (sys.executable, "-m", "musterbook.cli.main", "archive", "read")


def write_archive(folder: Path, articles: int) -> Path:
    """JSON Lines of so many reports and a line that is none."""
    texts = [STORY.replace("14,000", f"{number + 1},000") for number in range(articles)]
    told = [json.dumps({"text": text, "published": "2021-03-03"}) for text in texts]
    (folder / "news.jsonl").write_text("\n".join([*told, "{", ""]), encoding="utf-8")
    return folder / "news.jsonl"


def test_an_archive_becomes_a_table(terminal: Terminal, places: Path) -> None:
    """Law: what came of it is told in one line, reasons by number; no book is made; nothing but outputs is left."""
    path = write_archive(places, 3)
    out = places / "claims.parquet"
    printed = terminal("archive", "read", path, "-o", out, "--workers", "1")
    rows = pq.read_table(out).num_rows
    assert printed.code == 0, printed.err
    aside = places / "claims.set-aside.jsonl"
    told = f"{rows:,} claims of 3 articles; 1 records set aside (record.broken 1; see {aside})"
    assert (printed.out, rows > 0) == (f"{out}: {told}\n", True)
    assert json.loads(aside.read_text())["record"] == 4
    assert sorted(file.name for file in places.iterdir()) == [out.name, aside.name, path.name]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["news.jsonl"], "--output"),
        (["news.jsonl", "-o", "claims.csv"], ".parquet"),
        (["news.jsonl", "-o", "c.parquet", "--workers", "0"], "at least 1"),
        (["news.jsonl", "-o", "c.parquet", "--engine", "spark"], "--master"),
        (["news.jsonl", "-o", "c.parquet", "--master", "local[2]"], "--engine spark"),
        (["missing.jsonl", "-o", "c.parquet"], "missing.jsonl"),
    ],
)
def test_a_wrong_command_is_told_in_one_line(
    terminal: Terminal, places: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    """Law: exit code 2, one line that names what is wrong, nothing written."""
    write_archive(places, 1)
    monkeypatch.chdir(places)
    printed = terminal("archive", "read", *words)
    assert (printed.code, printed.out, len(printed.err.splitlines())) == (2, "", 1)
    assert told in printed.err
    assert [file.name for file in places.iterdir()] == ["news.jsonl"]


@pytest.mark.parametrize(("engine", "extra"), [("local", "archive"), ("spark", "spark")])
def test_an_absent_extra_is_told_with_how_to_add_it(
    terminal: Terminal, places: Path, monkeypatch: pytest.MonkeyPatch, engine: str, extra: str
) -> None:
    """Law: without its extra the command says in one line how to install it; exit code 6."""
    path = write_archive(places, 1)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    master = ["--master", "local[2]"] if engine == "spark" else []
    printed = terminal("archive", "read", path, "-o", places / "c.parquet", "--engine", engine, *master)
    assert (printed.code, len(printed.err.splitlines())) == (6, 1)
    assert f"make {extra}" in printed.err
    assert f"musterbook[{extra}]" in printed.err


def test_the_base_set_up_knows_the_verb() -> None:
    """Law: help and reference need no extra: the door loads none of it before it reads."""
    code = f"import sys; import {archive.__name__}; print({{'pyarrow', 'warcio', 'pyspark'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_an_interrupted_run_goes_on(places: Path) -> None:
    """Law: Ctrl-C ends all processes with one line and exit code 130; the same command goes on from there."""
    write_archive(places, 3000)
    command = [*COMMAND, "news.jsonl", "-o", "claims.parquet", "--workers", "2"]
    with subprocess.Popen(command, cwd=places, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
        deadline = time.monotonic() + 60
        while not list(places.glob("claims.parquet.work/parts/*/*.json")) and time.monotonic() < deadline:
            time.sleep(0.1)
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=30)[1].splitlines()
    assert run.returncode == 130
    assert len(told) == 1
    assert "the same command goes on from there" in told[0]
    assert not (places / "claims.parquet").exists()
    parts = {part: part.stat().st_mtime_ns for part in places.glob("claims.parquet.work/parts/*/*.json")}
    assert parts
    done = subprocess.run(command, cwd=places, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "3,000 articles" in done.stdout
    assert not (places / "claims.parquet.work").exists()


def test_progress_tells_articles_speed_and_time_left() -> None:
    """Law: articles, articles a second of this run alone, records set aside, and the time left at that pace."""
    before = msgspec.structs.replace(NOTHING, articles=1000, size=1000)
    done = msgspec.structs.replace(NOTHING, articles=3000, set_aside=4, size=3000)
    told = describe(State(size=9000, done=done, before=before), 10.0)
    assert told == "3,000 articles, 200/s, 4 set aside, 0:00:30 left"
    assert "left" not in describe(State(size=9000, done=before, before=before), 10.0)


def test_a_terminal_gets_one_line_that_is_written_over(places: Path) -> None:
    """Law: on a terminal progress is one line, taken away at the end."""
    write_archive(places, 600)
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, "news.jsonl", "-o", "c.parquet"], cwd=places, stderr=theirs, stdout=theirs) as run:
        os.close(theirs)
        told = b""
        try:
            while piece := os.read(ours, 4096):
                told += piece
        except OSError:
            pass
    os.close(ours)
    assert run.returncode == 0
    assert b" articles, " in told
    assert b"\r\x1b[K" in told
    assert told.count(b"\n") == 1
