"""A person reviews at a real terminal: what is typed wrongly is asked again, what was decided stays."""

import json
import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from musterbook.cli.converse import parse_change
from musterbook.errors import Incorrect
from tests.cli.conftest import Terminal

PROMPTS = (b"Your name: ", b"for help: ", b"goes back): ", b"(empty ends): ")
PATIENCE = 30.0


def typed(book: Path, *lines: str) -> tuple[int, str]:
    """Runs `review` in a terminal of its own and answers each question with the next line; exit code and screen."""
    child, screen = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "musterbook.cli.main", "--book", str(book), "review"])
    shown, answers, until = b"", list(lines), time.monotonic() + PATIENCE
    answered = 0
    while time.monotonic() < until:
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            shown += os.read(screen, 65536)
        except OSError:
            break
        if answers and shown[answered:].endswith(PROMPTS):
            answered = len(shown)
            os.write(screen, answers.pop(0).encode())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(screen)
    return code, shown.decode()


@pytest.fixture
def book(terminal: Terminal, story: Path, places: Path) -> Path:
    """A book with one report whose claims await review."""
    terminal("record", story, "--published", "2021-03-03", "--book", places / "a.book")
    return places / "a.book"


def statuses(terminal: Terminal, book: Path) -> list[str]:
    """The review of each claim, in the order of the decisions, what awaits one last."""
    lines = terminal("show", "claims", "--format", "jsonl", "--book", book).out.splitlines()
    reviews = [json.loads(line)["review"] for line in lines]
    return [review["status"] for review in sorted(reviews, key=lambda r: (r["seq"] is None, r["seq"] or 0))]


def test_wrong_answers_are_asked_again(terminal: Terminal, book: Path) -> None:
    """Law: no name, no such key, no reason, no such field and no value end nothing; each is asked again."""
    code, shown = typed(
        book,
        *("\n", "musterbook\n", "R. Quist\n", "\n", "x\n", "a\n"),
        *("r\n", "\n", "reject\n", "twice told\n"),
        *("m\n", "nonsense\n", "slots.nothing=1\n", "stance=guesses\n", "\n", "because\n"),
        *("amend\n", "stance=believes\n", "\n", "hedged\n", "q\n"),
    )
    assert (code, "Traceback" in shown) == (0, False)
    assert statuses(terminal, book)[:4] == ["accepted", "rejected", "amended", "unreviewed"]
    assert "await review" in shown.splitlines()[-1]


@pytest.mark.parametrize(("last", "code"), [("q\n", 0), ("\x04", 0), ("\x03", 130)])
def test_however_it_ends_what_was_decided_stays(terminal: Terminal, book: Path, last: str, code: int) -> None:
    """Law: quit, Ctrl-D and Ctrl-C end without a traceback; earlier decisions stand and are signed."""
    ended, shown = typed(book, "R. Quist\n", "a\n", "s\n", last)
    assert (ended, "Traceback" in shown, "went wrong" in shown) == (code, False, False)
    assert statuses(terminal, book)[:2] == ["accepted", "unreviewed"]
    size = int(terminal("verify", "--book", book).out.split()[0])
    assert f"signed up to entry {size - 1}" in terminal("verify", "--book", book).out


def test_what_was_missed_is_added_on_the_way(terminal: Terminal, book: Path) -> None:
    """Law: a missed claim is asked for by words, kind and slots; what cannot be anchored is told."""
    code, shown = typed(
        book,
        *("R. Quist\n", "n\n", "\n", "n\n", "no such words\n", "incident\n", "slots.type=shooting\n", "\n"),
        *("new\n", "near Rutshuru\n", "incident\n", "slots.type=shooting\n", "\n", "a\n", "q\n"),
    )
    assert (code, "Traceback" in shown) == (0, False)
    assert "does not stand in the report" in shown
    assert "added and accepted" in shown
    assert statuses(terminal, book)[:3] == ["accepted", "accepted", "unreviewed"]


def test_a_bare_word_is_a_value() -> None:
    """Law: a value is JSON, or words as they stand; broken JSON is refused."""
    assert parse_change("slots.outcome = injured") == ("slots.outcome", "injured")
    assert parse_change('slots.count={"min": 2}') == ("slots.count", {"min": 2})
    assert parse_change("slots.age=31") == ("slots.age", 31)
    for wrong in ("stance", "stance=", "=x", 'slots.count={"min"', 'stance="believes'):
        with pytest.raises(Incorrect):
            parse_change(wrong)
