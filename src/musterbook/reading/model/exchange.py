"""One exchange with the model's server: one request, one bounded answer, no redirect, no proxy, a deadline over it all.

The socket is opened to the address that was judged (`hosts`), so that http.client resolves nothing itself. When the
deadline strikes the socket is shut, whatever it is doing: a server that drips its answer byte by byte gains no time.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from musterbook.errors import Unavailable
from musterbook.reading.model.hosts import Address, Server

LARGEST_ANSWER = 4 * 1024 * 1024  # bytes
CONNECT_WITHIN = 10.0  # seconds


class Answer(NamedTuple):
    """What came back: the status, the body, and how long the server asks to be left alone, in seconds."""

    status: int
    body: bytes
    retry_after: int | None


class Line:
    """A connection that is shut once its time is over."""

    def __init__(self, seconds: float) -> None:
        self.socket: socket.socket | None = None
        self.over = False
        self._timer = threading.Timer(max(0.0, seconds), self._shut)
        self._timer.daemon = True

    def __enter__(self) -> "Line":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self.socket is not None:
            self.socket.close()

    def _shut(self) -> None:
        self.over = True
        line = self.socket
        if line is not None:
            try:
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                return

    def open(self, server: Server, address: Address, seconds: float) -> socket.socket:
        """Connects to the judged address; over TLS the server's certificate must bear its name."""
        line = self.socket = socket.socket(address.family, socket.SOCK_STREAM)
        line.settimeout(min(seconds, CONNECT_WITHIN))
        line.connect(address.sockaddr)
        line.settimeout(seconds)
        if server.scheme == "https":
            context = ssl.create_default_context()
            wrapped = context.wrap_socket(line, server_hostname=server.host, do_handshake_on_connect=False)
            line = self.socket = wrapped
            wrapped.do_handshake()
        return line


@contextmanager
def _told(server: Server, line: Line) -> Iterator[None]:
    """What may go wrong on the way, as one error."""
    try:
        yield
    except ssl.SSLCertVerificationError as problem:
        raise Unavailable(
            "model.unreachable", f"{server.place} shows no certificate that proves its name: nothing was sent"
        ) from problem
    except (OSError, http.client.HTTPException, ValueError) as problem:
        late = line.over or isinstance(problem, TimeoutError)
        words = "gives no answer in time" if late else f"cannot be reached ({type(problem).__name__})"
        raise Unavailable("model.unreachable", f"the model's server at {server.place} {words}") from problem


def exchange(
    server: Server, address: Address, method: str, path: str, body: bytes | None, key: str | None, seconds: float
) -> Answer:
    """Sends one request and takes its whole answer within so many seconds.

    Raises Unavailable (model.unreachable, model.answer).
    """
    headers = {"Host": server.place, "Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close"}
    headers |= {"Content-Type": "application/json"} if body is not None else {}
    headers |= {"Authorization": f"Bearer {key}"} if key else {}
    end = time.monotonic() + seconds
    with Line(seconds) as line, _told(server, line):
        connection = http.client.HTTPConnection(server.host, server.port)
        connection.sock = line.open(server, address, max(0.01, end - time.monotonic()))
        connection.request(method, server.path + path, body=body, headers=headers)
        with connection.getresponse() as response:
            told = response.read(LARGEST_ANSWER + 1)
            if line.over:
                raise TimeoutError
            return _answer(server, response, told)


def _answer(server: Server, response: http.client.HTTPResponse, body: bytes) -> Answer:
    if len(body) > LARGEST_ANSWER:
        raise Unavailable("model.answer", f"the model's server at {server.place} answers with more than 4 MB")
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise Unavailable("model.answer", f"the model's server at {server.place} packs its answer, unasked")
    wait = response.getheader("Retry-After", "")
    return Answer(response.status, body, int(wait) if wait.isascii() and wait.isdigit() and len(wait) < 6 else None)


def reach(server: Server, address: Address, seconds: float) -> None:
    """Opens a connection and closes it: nothing of any report is sent.

    Raises Unavailable (model.unreachable).
    """
    with Line(seconds) as line, _told(server, line):
        line.open(server, address, seconds)
