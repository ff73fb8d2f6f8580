"""The command line as a whole: where options go, closed streams, names of any bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import STORY, Terminal

COMMAND = f"{sys.executable} -m musterbook.cli.main"
NEVER_UTF8 = b"sch\xf6n.txt"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["reveiw"], "review"),
        (["--published", "2021-03-03", "read", "story.txt"], "read --published"),
        (["--book", "", "show", "reports"], "--book needs a value"),
        (["--book="], "--book needs a value"),
        (["read"], "musterbook read --help"),
        (["read", "story.txt", "--format", "xml"], "jsonl"),
        (["show", "casualtys"], "casualties"),
        (["show", "casualties", "1160b394"], "show claims 1160b394"),
        (["record", "story.txt", "story.txt", "--title", "One"], "--title"),
        (["record", "story.txt", "--published", "2999-01-01"], "lies ahead"),
        (["muster", "2 Co", "--present", "3", "--by", "X", "--at", "2999-01-01"], "lies ahead"),
        (["review", "--set", "stance=believes"], "--amend"),
        (["prove"], "--checkpoint"),
        (["schema", "extra"], "extra"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    terminal: Terminal, story: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    """Law: one line on standard error says what to do; exit code 2; no book is made."""
    monkeypatch.chdir(story.parent)
    before = sorted(story.parent.rglob("*"))
    printed = terminal(*words)
    assert (printed.code, printed.out, len(printed.err.splitlines())) == (2, "", 1)
    assert told in printed.err
    assert sorted(story.parent.rglob("*")) == before


def test_a_file_named_like_an_option_is_explained(
    terminal: Terminal, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a file named -x is read after -- or as ./-x, and the refusal says so."""
    (places / "-x").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(places)
    assert "write ./-x" in terminal("read", "-x").err
    assert terminal("read", "./-x").out == terminal("read", "--", "-x").out != ""


@pytest.mark.parametrize("name", [NEVER_UTF8, b"two\nlines.txt", b"red\x1b[31m.txt"])
def test_a_file_of_any_name_is_recorded(terminal: Terminal, places: Path, name: bytes) -> None:
    """Law: no name of a file stops a record or steers the terminal."""
    file = places / os.fsdecode(name)
    file.write_text(STORY, encoding="utf-8")
    printed = terminal("record", file, "--published", "2021-03-03")
    assert (printed.code, printed.err, "\x1b" in printed.out) == (0, "", False)
    assert len(printed.out.splitlines()) == 3
    file.write_bytes(b"")
    refused = terminal("record", file)
    assert (refused.code, len(refused.err.splitlines()), "\x1b" in refused.err) == (2, 1, False)


@pytest.mark.parametrize(
    ("shell", "code", "err"),
    [
        ("{} schema | head -1", 0, 0),
        ("{} schema >&-", 0, 0),
        ("{} schema > /dev/full", 6, 1),
        ("{} read missing.txt 2>&-", 2, 0),
        ("{} read - <&-", 2, 1),
        ("PYTHONIOENCODING=ascii {} read story.txt", 0, 0),
    ],
)
def test_streams_may_be_closed_full_or_plain(story: Path, shell: str, code: int, err: int) -> None:
    """Law: a reader that leaves, a closed stream, a full disk and a plain encoding never end in a traceback."""
    line = "set -o pipefail; " + shell.format(COMMAND)
    done = subprocess.run(["bash", "-c", line], cwd=story.parent, capture_output=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (code, err), done.stderr


def test_a_new_book_is_made_for_a_good_file_only_and_said(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: a mistyped file makes no book; a new book is named with its keys, once; a folder is no book."""
    book = places / "new.book"
    assert terminal("record", "missing.txt", "--book", book).code == 2
    assert not book.exists()
    assert "new book at" in terminal("record", story, "--book", book).out
    assert "new book at" not in terminal("record", story, "--book", book).out
    assert terminal("record", story, "--book", places).code == 2


def test_an_undated_report_is_told(terminal: Terminal, story: Path) -> None:
    """Law: where nobody says when a report was published, the command says what that means."""
    assert "; undated" in terminal("record", story).out
    assert "; undated" not in terminal("record", story, "--published", "2021-03-03").out
