"""Bad input of every kind: one line that says what to do, the right exit code, the rest done, nothing half recorded."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import STORY, Terminal

COMMAND = [sys.executable, "-m", "musterbook.cli.main"]

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t ",
    "noise.bin": bytes(range(256)) * 64,
    "zip.docx": b"PK\x03\x04" + b"\x00" * 64,
    "broken.pdf": b"%PDF-1.7\nnothing follows",
    "page.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
}


def one_line(err: str) -> str:
    """The single line that standard error holds."""
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_in_one_line_and_leaves_nothing(terminal: Terminal, places: Path, name: str) -> None:
    """Law: exit code 2, one line that names the file, and no report recorded."""
    file = places / name
    file.write_bytes(BAD[name])
    printed = terminal("record", file)
    assert printed.code == 2
    assert name in one_line(printed.err)
    assert terminal("show", "reports", "--format", "jsonl").out == ""


def test_the_rest_of_a_batch_is_done(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: a bad file and a missing one amid a batch are told, and the good ones are recorded."""
    (places / "empty.txt").write_bytes(b"")
    second = places / "second.txt"
    second.write_text(STORY.replace("Two", "Three"), encoding="utf-8")
    printed = terminal("record", story, places / "empty.txt", places / "missing.txt", second)
    assert printed.code == 2
    assert len(printed.err.splitlines()) == 2
    assert len(terminal("show", "reports", "--format", "jsonl").out.splitlines()) == 2


def test_more_than_fifty_megabytes_is_refused(terminal: Terminal, places: Path) -> None:
    """Law: a file above the limit is refused before it is read whole."""
    file = places / "large.txt"
    with file.open("wb") as out:
        out.truncate(51 * 1024 * 1024)
    assert terminal("read", file).code == 2


def test_a_wrong_extension_does_not_matter(terminal: Terminal, places: Path) -> None:
    """Law: a file is read by what it holds, not by what it is called."""
    file = places / "story.pdf"
    file.write_text(STORY, encoding="utf-8")
    assert terminal("read", file, "--format", "jsonl").out


def test_a_day_that_does_not_exist_is_refused(terminal: Terminal, story: Path) -> None:
    """Law: a date is checked before anything is read."""
    printed = terminal("record", story, "--published", "2025-02-30")
    assert (printed.code, "2025-02-30" in one_line(printed.err)) == (2, True)


@pytest.mark.parametrize("words", [["shwo"], ["show", "nothing"], ["record"], ["--book"], []])
def test_an_unknown_word_is_explained(terminal: Terminal, words: list[str]) -> None:
    """Law: a wrong command line exits with 2 and never with a traceback."""
    printed = terminal(*words)
    assert printed.code == 2
    assert "Traceback" not in printed.err


def test_no_book_yet_says_how_to_make_one(terminal: Terminal) -> None:
    """Law: asking without a book exits with 4 and names the verb that makes one."""
    printed = terminal("show", "reports")
    assert (printed.code, "record" in one_line(printed.err)) == (4, True)


def test_a_newer_book_is_refused(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: a book of a later format is not touched; exit code 5."""
    terminal("record", story, "--book", places / "a.book")
    with sqlite3.connect(places / "a.book") as book:
        book.execute("pragma user_version = 99")
    book.close()
    printed = terminal("show", "reports", "--book", places / "a.book")
    assert (printed.code, "newer" in one_line(printed.err)) == (5, True)


def test_a_book_without_its_keys_says_where_they_should_be(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: exit code 6, the place named, and nothing made in their stead."""
    terminal("record", story, "--book", places / "a.book")
    (places / "a.book.keys").unlink()
    printed = terminal("record", story, "--book", places / "a.book")
    assert (printed.code, "a.book.keys" in one_line(printed.err)) == (6, True)
    assert not (places / "a.book.keys").exists()


def test_a_locked_book_is_told(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: while another process writes, recording waits a little, then exits with 5 and records nothing."""
    terminal("record", story, "--book", places / "a.book")
    other = sqlite3.connect(places / "a.book", isolation_level=None)
    other.execute("begin immediate")
    try:
        second = places / "second.txt"
        second.write_text(STORY.replace("Two", "Three"), encoding="utf-8")
        printed = terminal("record", second, "--book", places / "a.book")
    finally:
        other.close()
    assert (printed.code, "book" in one_line(printed.err)) == (5, True)
    assert len(terminal("show", "reports", "--book", places / "a.book", "--format", "jsonl").out.splitlines()) == 1


def run_apart(words: list[str], environ: dict[str, str], limit: int | None = None) -> "subprocess.Popen[str]":
    """The command in a process of its own, with a limit on the size of files."""

    def confine() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [*COMMAND, *words], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=confine
    )


def test_a_full_disk_is_told_and_nothing_is_half_recorded(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: where no byte can be added, exit code 6 in one line; the book still verifies with what it had."""
    book = str(places / "a.book")
    terminal("record", story, "--book", book)
    large = places / "large.txt"
    large.write_text(STORY + "More words follow here, and more. " * 14000, encoding="utf-8")
    process = run_apart(["--book", book, "record", str(large)], dict(os.environ), 400_000)
    out, err = process.communicate(timeout=240)
    assert process.returncode == 6, out + err
    assert "disk" in one_line(err)
    assert len(terminal("show", "reports", "--book", book, "--format", "jsonl").out.splitlines()) == 1
    assert terminal("verify", "--open", "--book", book).code == 0


def test_an_interrupt_amid_a_batch_keeps_what_was_done(terminal: Terminal, places: Path) -> None:
    """Law: Ctrl-C ends with one line; every report is there whole or not at all, and the book verifies."""
    files = []
    for number in range(400):
        file = places / f"{number:03}.txt"
        file.write_text(STORY.replace("14,000", f"{14_000 + number:,}"), encoding="utf-8")
        files.append(str(file))
    book = str(places / "a.book")
    process = run_apart(["--book", book, "record", *files], dict(os.environ))
    assert process.stdout is not None
    for _ in range(6):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in one_line(err)
    reports = [
        json.loads(line) for line in terminal("show", "reports", "--book", book, "--format", "jsonl").out.splitlines()
    ]
    claims = terminal("show", "claims", "--book", book, "--format", "jsonl").out.splitlines()
    assert 5 <= len(reports) < 400
    assert all(report["read"] for report in reports)
    assert len(claims) == sum(report["claims"] for report in reports)
    assert terminal("verify", "--open", "--book", book).code == 0


@pytest.mark.parametrize("verb", [["read", "FILE"], ["schema"]])
def test_reading_loads_no_django(story: Path, verb: list[str]) -> None:
    """Law: `read` and `schema` never load Django."""
    words = [str(story) if word == "FILE" else word for word in verb]
    code = (
        "import sys; from musterbook.cli.main import main; main(sys.argv[1:]); "
        "sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - started < 120
