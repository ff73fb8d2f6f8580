"""Asking a witness: what a bad witness, a wrong address or a proxy may answer, and that nothing of it is kept."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from musterbook.errors import Conflict, Forbidden, Incorrect, MusterbookError, Unavailable
from musterbook.ledger.asking import obtain_cosignature
from musterbook.ledger.cosignatures import cosign, parse_cosigner
from musterbook.ledger.notes import split_note
from musterbook.ledger.policies import Witness
from musterbook.ledger.witness_protocol import SIZE_TYPE, format_request, parse_request
from tests.ledger.trees import Log, witness_key

LOG = Log(30)
NOTE = LOG.note()
KEY = witness_key(1)
GOOD = cosign(split_note(NOTE)[0], KEY, 7)


@pytest.fixture
def answering():
    """Starts a server that gives these answers in turn, and keeps what it was asked."""
    servers = []

    def start(*answers):
        asked, left = [], list(answers)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                asked.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
                status, kind, body = left.pop(0) if len(left) > 1 else left[0]
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *told):
                pass

        servers.append(HTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, args=(0.02,), daemon=True).start()
        address = f"http://127.0.0.1:{servers[-1].server_port}/witness/"
        return Witness("w", parse_cosigner(KEY.vkey), address), asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def ask(witness, old=0):
    return obtain_cosignature(witness, NOTE, old, LOG.proof)


def test_the_size_that_it_names_is_proved_from(answering):
    """Told another size the client proves from there; the path is the prefix and add-checkpoint."""
    witness, asked = answering((409, SIZE_TYPE, b"20\n"), (200, "text/plain", GOOD.encode()))
    assert ask(witness, 5).told
    assert [path for path, _ in asked] == ["/witness/add-checkpoint"] * 2
    assert asked[1][1] == format_request(20, LOG.proof(20), NOTE)
    assert parse_request(asked[1][1]) == (20, LOG.proof(20), NOTE)


def test_a_signature_of_others_among_the_answer_is_left_aside(answering):
    """Only the line of the witness that was asked is taken."""
    other = cosign(split_note(NOTE)[0], witness_key(2), 7)
    witness, _ = answering((200, "text/plain", (other + GOOD).encode()))
    assert ask(witness).name == KEY.name


ANSWERS = [
    ((409, SIZE_TYPE, b"31\n"), Conflict, "witness.disagrees"),
    ((409, SIZE_TYPE, b"30\n"), Conflict, "witness.disagrees"),
    ((409, SIZE_TYPE, b"many\n"), Incorrect, "proof.broken"),
    ((409, "text/html", b"20\n"), Forbidden, "witness.refused"),
    ((403, "text/plain", b""), Forbidden, "witness.refused"),
    ((404, "text/plain", b""), Forbidden, "witness.refused"),
    ((422, "text/plain", b""), Forbidden, "witness.refused"),
    ((302, "text/plain", b""), Forbidden, "witness.refused"),
    ((503, "text/plain", b""), Unavailable, "witness.unreachable"),
    ((200, "text/plain", b""), Incorrect, "proof.broken"),
    ((200, "text/html", b"<p>hello</p>\n"), Incorrect, "proof.broken"),
    ((200, "text/plain", GOOD.encode()[:-1]), Incorrect, "proof.broken"),
    ((200, "text/plain", cosign(split_note(NOTE)[0], witness_key(2), 7).encode()), Incorrect, "proof.broken"),
    ((200, "text/plain", cosign(split_note(LOG.note(29))[0], KEY, 7).encode()), Incorrect, "proof.broken"),
    ((200, "text/plain", b"\xff" * 300_000), Incorrect, "proof.broken"),
]


@pytest.mark.parametrize(("answer", "family", "code"), ANSWERS)
def test_whatever_else_is_answered_is_told_in_a_line(answering, answer, family, code):
    """No answer but a signature that holds is taken; each other has its error, and redirects are not followed."""
    witness, asked = answering(answer)
    with pytest.raises(family) as told:
        ask(witness)
    assert told.value.code == code
    assert len(asked) <= 4


@pytest.mark.parametrize(
    "url", ["", "ftp://x/", "file:///etc/passwd", "witness.example", "http://", "http://[::1", "http://x:y/"]
)
def test_an_address_that_is_none_is_told(url):
    """A policy without an address that can be asked is wrong; nothing else is opened."""
    with pytest.raises(MusterbookError) as told:
        ask(Witness("w", parse_cosigner(KEY.vkey), url))
    assert told.value.code == "policy.incorrect"


def test_nobody_there_is_told():
    """A port at which nobody listens is told as such."""
    with pytest.raises(Unavailable) as told:
        ask(Witness("w", parse_cosigner(KEY.vkey), "http://127.0.0.1:1"))
    assert told.value.code == "witness.unreachable"
