"""A real server on loopback that answers as a test wants: one answer a request, and every request kept."""

import datetime as dt
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from musterbook.config import ModelConfig

NAME = "tiny-reader"
Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """One whole answer."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: str, finish: str = "stop") -> bytes:
    """The envelope of a chat completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return json.dumps({"id": "c", "object": "chat.completion", "choices": [choice], "usage": {}}).encode()


def telling(*claims: dict[str, Any]) -> Reply:
    """A server that answers every window with these claims."""
    return lambda handler, _: send(handler, 200, completion(json.dumps({"claims": list(claims)})))


def with_status(status: int, **headers: str) -> Reply:
    """A server that answers with a status and nothing else."""
    return lambda handler, _: send(handler, status, b"{}", **headers)


def in_turn(*replies: Reply) -> Reply:
    """A server that answers otherwise each time; the last stays."""
    left = list(replies)

    def reply(handler: BaseHTTPRequestHandler, request: dict[str, Any]) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler, request)

    return reply


class ModelServer:
    """What a test sees of the server: where it is, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    @property
    def shown(self) -> list[str]:
        """The stretches of reports that were shown to the model."""
        return [json.loads(request["messages"][-1]["content"])["report"] for request in self.requests]

    def config(self, **told: Any) -> ModelConfig:
        """A configuration that names this server."""
        fields: dict[str, Any] = {
            "url": f"http://127.0.0.1:{self.port}/v1",
            "name": NAME,
            "hosts": (),
            "key_file": None,
            "calls": 100,
            "characters": 1_000_000,
            "seconds": 20,
        }
        return ModelConfig(**{**fields, **told})


@contextmanager
def serve(reply: Reply, certificate: Path | None = None) -> Iterator[ModelServer]:
    """The server, for as long as a test needs it; over TLS where it has a certificate (with its key in one file)."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            send(self, 200, json.dumps({"object": "list", "data": [{"id": NAME, "object": "model"}]}).encode())

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.requests.append(request)
            told.keys.append(self.headers["Authorization"])
            try:
                reply(self, request)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        told = ModelServer(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()


def write_certificate(file: Path, name: str) -> Path:
    """A certificate that bears a name and vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, *plain))
    return file


def set_up(monkeypatch: Any, server: ModelServer, **more: str) -> None:
    """Names the server in the environment, as a user does."""
    monkeypatch.setenv("MUSTERBOOK_MODEL_URL", f"http://127.0.0.1:{server.port}/v1")
    monkeypatch.setenv("MUSTERBOOK_MODEL_NAME", NAME)
    for name, value in more.items():
        monkeypatch.setenv(f"MUSTERBOOK_MODEL_{name.upper()}", value)


def write_key(folder: Path, key: str, mode: int = 0o600) -> Path:
    """A key file."""
    file = folder / "model.key"
    file.write_text(key + "\n")
    file.chmod(mode)
    return file
