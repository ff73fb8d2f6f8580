"""One exchange: the socket goes where it was told, and nothing of the environment or the server bends it."""

import socket
import ssl
import threading
from pathlib import Path

import pytest

from musterbook.errors import Unavailable
from musterbook.reading.model.exchange import exchange, reach
from musterbook.reading.model.hosts import Address, Server
from musterbook.reading.model.open_text import OpenText
from musterbook.reading.model.reader import ModelReader
from tests.reading.model.server import send, serve, telling, write_certificate, write_key
from tests.reading.model.test_reader import GOOD, TEXT, by_model, read


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: the text takes no way round through a proxy that the environment names."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert len(by_model(read(telling(GOOD))[0])) == 1


def test_the_judged_address_is_connected_to_whatever_the_name() -> None:
    """Law: the name is only told to the server; the connection goes to the address."""
    with serve(telling()) as server:
        named = Server("http", "nowhere.invalid", server.port, "/v1", True)
        address = Address(socket.AF_INET, ("127.0.0.1", server.port), True)
        assert exchange(named, address, "GET", "/models", None, None, 5).status == 200


def test_a_packed_answer_is_refused() -> None:
    """Law: an answer that could unfold to more than was read is not taken."""
    reading, _ = read(lambda handler, _: send(handler, 200, b"{}", Content_Encoding="gzip"))
    assert [call.outcome for call in reading.calls] == ["answer"]


def test_a_server_that_speaks_no_http_is_told() -> None:
    """Law: whatever stands on the port, the outcome is one error in a line."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def speak() -> None:
            line, _ = listener.accept()
            with line:
                line.sendall(b"SSH-2.0-nothing\r\n")

        thread = threading.Thread(target=speak)
        thread.start()
        address = Address(socket.AF_INET, ("127.0.0.1", port), True)
        with pytest.raises(Unavailable):
            exchange(Server("http", "127.0.0.1", port, "", False), address, "GET", "/models", None, None, 5)
        thread.join()


def test_a_server_without_a_certificate_that_proves_its_name_is_refused() -> None:
    """Law: TLS is verified; a line to a server that cannot prove its name is never written to."""
    with serve(telling()) as server:
        address = Address(socket.AF_INET, ("127.0.0.1", server.port), True)
        with pytest.raises(Unavailable):
            reach(Server("https", "localhost", server.port, "/v1", False), address, 5)
        assert server.requests == []
    assert ssl.create_default_context().verify_mode == ssl.CERT_REQUIRED


@pytest.mark.parametrize(("name", "asked"), [("localhost", True), ("other.example", False)])
def test_a_certificate_must_bear_the_name_that_was_set(
    name: str, asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: over TLS the text goes to a server that proves its name, and to no other; the key no more than the text."""
    certificate = write_certificate(tmp_path / "server.pem", name)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serve(telling(GOOD), certificate) as server:
        config = server.config(
            url=f"https://localhost:{server.port}/v1", hosts=("localhost",), key_file=write_key(tmp_path, "secret")
        )
        reader = ModelReader(config, pause=lambda _: None)
        text = OpenText(text=TEXT, kind="wire", handling="open")
        if asked:
            reading = reader.read(reader.plan(text), published="2021-03-03", publisher=None, report_digest=bytes(32))
            assert (len(by_model(reading)), server.keys) == (1, ["Bearer secret"])
        else:
            with pytest.raises(Unavailable, match="no certificate that proves its name"):
                reader.plan(text)
            assert (server.requests, server.keys) == ([], [])
