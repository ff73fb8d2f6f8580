"""A terminal of its own for each test: the command, its book, and what it printed."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from musterbook.cli.main import main


class Printed(NamedTuple):
    """What one command came to."""

    code: int
    out: str
    err: str


Terminal = Callable[..., Printed]


@pytest.fixture
def terminal(places: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Runs the command in a folder of its own."""

    def run(*words: str | Path) -> Printed:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Printed(code, out, err)

    return run


STORY = """GOMA, 3 March 2021 - Two peacekeepers of the mission were wounded on Tuesday when gunmen fired on their
patrol near Rutshuru, a spokeswoman for the mission said. They were flown to Kampala for treatment.

The force has about 14,000 soldiers. The ministry did not respond to a request for comment.
"""


@pytest.fixture
def story(places: Path) -> Path:
    """A short report written for the test."""
    file = places / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return file
