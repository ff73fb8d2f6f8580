"""The HTTP that a witness speaks: one address that takes a POST of at most 128 kB, nothing else; it logs nothing."""

import datetime as dt
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from musterbook.errors import Unavailable
from musterbook.ledger.witness import Witness
from musterbook.ledger.witness_protocol import MOST_BYTES, PATH, TEXT_TYPE, Answer

PATIENCE = 15  # seconds that a silent client is waited for


class Server(ThreadingHTTPServer):
    """A server that holds its witness."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        super().__init__(address, Handler)
        self.witness = witness


class Handler(BaseHTTPRequestHandler):
    """Answers one connection, request by request."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "musterbook-witness", ""
    timeout = PATIENCE

    def do_POST(self) -> None:
        """A request to cosign."""
        told = self.headers.get("Content-Length", "")
        if not (told.isascii() and told.isdigit()) or "Transfer-Encoding" in self.headers:
            self._refuse(411, "say how long the request is")
        elif len(told) > 9 or int(told) > MOST_BYTES:
            self._refuse(413, "the request is too long")
        elif self.path != PATH:
            self._refuse(404, f"a witness answers at {PATH}")
        else:
            body = self.rfile.read(int(told))
            self._send(cast("Server", self.server).witness.answer(body, dt.datetime.now(dt.UTC)))

    def do_GET(self) -> None:
        """There is nothing to be read here."""
        self._refuse(405 if self.path == PATH else 404, f"a witness answers to POST at {PATH}")

    def log_message(self, format: str, *told: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing: who asks is nobody's business."""

    def _refuse(self, status: int, why: str) -> None:
        self.close_connection = True
        self._send(Answer(status, TEXT_TYPE, why + "\n"))

    def _send(self, answer: Answer) -> None:
        body = answer.body.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def bind(witness: Witness, address: str, port: int) -> Server:
    """A server that listens.

    Raises Unavailable (port.busy).
    """
    try:
        return Server((address, port), witness)
    except OSError as problem:
        message = f"{address} port {port} cannot be listened on ({problem.strerror}): give another with --port"
        raise Unavailable("port.busy", message) from problem


def serve(server: Server) -> None:
    """Answers until interrupted."""
    try:
        server.serve_forever()
    finally:
        server.server_close()
