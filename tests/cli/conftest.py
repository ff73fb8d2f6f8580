"""A terminal of its own for each test: the command, its book, and what it printed."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from musterbook.cli.main import main
from musterbook.cli.witness_http import Server, bind
from musterbook.ledger.witness import add_log, create_witness


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


@pytest.fixture
def witness_at() -> Iterator[Callable[[Path, str], Server]]:
    """Starts a witness of its own in a folder, for the book with a key."""
    servers: list[Server] = []

    def start(folder: Path, vkey: str) -> Server:
        place = folder / f"witness{len(servers)}"
        create_witness(place, f"witness.example/{len(servers)}")
        servers.append(bind(add_log(place, vkey), "127.0.0.1", 0))
        threading.Thread(target=servers[-1].serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return servers[-1]

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
