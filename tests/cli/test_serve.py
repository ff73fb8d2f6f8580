"""The desk's address, port and end."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from musterbook.cli.serve import find_port
from musterbook.cli.served import is_served
from musterbook.errors import Incorrect, Unavailable
from tests.cli.conftest import Terminal


def test_a_busy_port_is_told(terminal: Terminal, story: Path) -> None:
    """Law: a port that was asked for and is in use is refused; no port is out of range."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        with pytest.raises(Unavailable):
            find_port(busy.getsockname()[1])
    with pytest.raises(Incorrect):
        find_port(70000)


def test_only_this_machine_is_served(terminal: Terminal, story: Path) -> None:
    """Law: without accounts no other address is served; without a book there is nothing to serve."""
    assert terminal("serve").code == 4
    terminal("record", story)
    assert terminal("serve", "--address", "0.0.0.0").code == 3


def test_the_desk_answers_and_ends_with_an_interrupt(terminal: Terminal, story: Path, places: Path) -> None:
    """Law: the address that is printed answers; Ctrl-C ends it without a word of a traceback."""
    terminal("record", story, "--book", places / "a.book")
    command = [sys.executable, "-m", "musterbook.cli.main", "--book", str(places / "a.book"), "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        told = ""
        while not (found := re.search(r"http://\S+", told)):
            told = desk.stdout.readline()
            assert told
        answer = None
        for _ in range(100):
            try:
                answer = urlopen(Request(found[0]), timeout=5)
                break
            except OSError:
                signal.sigtimedwait([], 0.1)
        assert answer is not None
        with answer:
            assert answer.status == 200
        assert is_served(places / "a.book")
        desk.send_signal(signal.SIGINT)
        _, err = desk.communicate(timeout=20)
    assert "Traceback" not in err
    assert desk.returncode in (0, 130)
    assert not is_served(places / "a.book")
