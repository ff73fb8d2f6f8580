"""A witness over HTTP: statuses as the specification has them, one address, small requests, loopback unless told."""

import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from musterbook.cli.witness_http import Server
from musterbook.ledger.cosignatures import read_cosignatures
from musterbook.ledger.notes import COSIGNATURE, parse_key
from musterbook.ledger.witness_protocol import MOST_BYTES, format_request
from tests.cli.conftest import Terminal
from tests.ledger.trees import LOG, Log

NOTE = Log(9).note()


def test_statuses_over_http(places: Path, witness_at: Callable[[Path, str], Server]) -> None:
    """Law: 200 with a signature line, 409 with the size and its type, 400, 404, 405, 411 and 413, on one connection."""
    server = witness_at(places, LOG.vkey)
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)

    def ask(body: bytes, path: str = "/add-checkpoint", method: str = "POST") -> tuple[int, str, str]:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()

    status, kind, body = ask(format_request(0, (), NOTE))
    assert (status, kind) == (200, "text/plain; charset=utf-8")
    assert read_cosignatures(NOTE + body, [parse_key(server.witness.vkey, COSIGNATURE)])
    assert ask(format_request(0, (), NOTE)) == (409, "text/x.tlog.size", "9\n")
    assert ask(b"nothing")[0] == 400
    assert ask(format_request(0, (), NOTE), path="/other")[0] == 404
    assert ask(b"", method="GET")[0] == 405
    assert ask(b"", path="/", method="GET")[0] == 404
    assert ask(b"x" * (MOST_BYTES + 1))[0] == 413
    connection.close()
    connection.putrequest("POST", "/add-checkpoint")
    connection.endheaders()
    assert connection.getresponse().status == 411
    connection.close()


def test_the_command_serves_and_remembers(terminal: Terminal, places: Path) -> None:
    """Law: it prints its key and its address, answers there, keeps its key, and Ctrl-C ends it without a traceback."""
    made = terminal("witness", "--name", "witness.example/one", "--log", LOG.vkey, "--no-serve")
    assert (made.code, LOG.name in made.out) == (0, True)
    key = made.out.partition("witness key: ")[2].partition("\n")[0]
    command = [sys.executable, "-m", "musterbook.cli.main", "witness", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)", told)):
            line = process.stdout.readline()
            assert line
            told += line
        assert f"witness key: {key}\n" in told
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=5)
        connection.request("POST", "/add-checkpoint", format_request(0, (), NOTE))
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert "Traceback" not in err
    assert process.returncode in (0, 130)


def test_what_cannot_be_is_told_in_a_line(terminal: Terminal, places: Path) -> None:
    """Law: no witness, a name that no key can have, another name, a key that is none, a port that is none."""
    assert terminal("witness").code == 6
    assert terminal("witness", "--name", "two words", "--no-serve").code == 2
    assert terminal("witness", "--name", "one", "--no-serve").code == 0
    assert terminal("witness", "--name", "other", "--no-serve").code == 6
    assert terminal("witness", "--log", "nonsense", "--no-serve").code == 2
    assert terminal("witness", "--port", "70000").code == 2
    assert terminal("witness", "--address", "192.0.2.1", "--port", "8123").code == 6
