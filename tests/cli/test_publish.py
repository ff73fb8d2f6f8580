"""Publishing from the terminal, and checking what was published without the book."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import STORY, Terminal


@pytest.fixture
def vkey(terminal: Terminal, story: Path) -> str:
    """The key of a book with one report."""
    terminal("record", story)
    return terminal("prove", "--checkpoint").err.rpartition(": ")[2].strip()


def test_published_is_checked_without_the_book(terminal: Terminal, places: Path, vkey: str) -> None:
    """Law: with the folder and the key alone the tree verifies; a byte changed, or another key, and it does not."""
    public = places / "public"
    assert terminal("publish", public).code == 0
    assert "0 of them new" in terminal("publish", public).out
    checked = terminal("verify", public, "--vkey", vkey)
    assert (checked.code, "witnessed by nobody you named" in checked.out) == (0, True)
    assert terminal("verify", public).code == 2
    tile = next(path for path in (public / "tile" / "0").rglob("*") if path.is_file())
    data = bytearray(tile.read_bytes())
    data[3] ^= 1
    tile.write_bytes(data)
    broken = terminal("verify", public, "--vkey", vkey)
    assert (broken.code, "PROBLEM tile 0/0" in broken.out) == (5, True)


def test_no_word_of_the_book_is_published(terminal: Terminal, places: Path, vkey: str) -> None:
    """Law: no file of the folder holds a word of a report, a kind of entry, a time or an actor."""
    terminal("publish", places / "public")
    data = b"".join(path.read_bytes() for path in (places / "public").rglob("*") if path.is_file())
    for word in (b"peacekeepers", b"Goma", b"GOMA", b"claim", b"report.received", b"2021", b"recorded_at"):
        assert word not in data


def test_a_book_that_does_not_extend_what_was_published_is_refused(
    terminal: Terminal, places: Path, vkey: str, story: Path
) -> None:
    """Law: another book's folder is left as it is, with exit code 5."""
    terminal("publish", places / "public")
    before = (places / "public" / "checkpoint").read_text()
    terminal("record", story, "--book", places / "b.book")
    refused = terminal("publish", places / "public", "--book", places / "b.book")
    assert (refused.code, "not this book's" in refused.err) == (5, True)
    assert (places / "public" / "checkpoint").read_text() == before
    assert terminal("publish", places / "public", "--every", "0").code == 2


def test_a_schedule_goes_on_until_interrupted(terminal: Terminal, places: Path, vkey: str) -> None:
    """Law: with --every what was recorded meanwhile is published at the next tick; Ctrl-C ends it quietly."""
    command = [sys.executable, "-m", "musterbook.cli.main", "publish", str(places / "public"), "--every", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = int(process.stdout.readline().split()[0])
        (places / "second.txt").write_text(STORY.replace("Two", "Three"), encoding="utf-8")
        terminal("record", places / "second.txt")
        until = time.monotonic() + 20
        while (size := int(process.stdout.readline().split()[0])) == first and time.monotonic() < until:
            pass
        assert size > first
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert "Traceback" not in err
    assert process.returncode == 130
    assert terminal("verify", places / "public", "--vkey", vkey).code == 0
