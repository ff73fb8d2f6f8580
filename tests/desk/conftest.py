"""A desk over a real book: for the test client, and served to a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.test import Client

os.environ["DJANGO_SETTINGS_MODULE"] = "musterbook.desk.settings"
django.setup()

from musterbook.config import Config  # noqa: E402 - Django's models must be ready before
from musterbook.desk.rooms import the_house  # noqa: E402
from musterbook.house import House  # noqa: E402
from tests.desk.mission import make_book  # noqa: E402

PATIENCE = 30


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A marked book, made once."""
    return make_book(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(config: Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client that asks the desk of the marked book."""
    yield from serve_to_client(config, monkeypatch)


def serve_to_client(config: Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The desk of a book, opened for one test."""
    monkeypatch.setenv("MUSTERBOOK_BOOK", str(config.book))
    monkeypatch.setenv("MUSTERBOOK_SIGNERS", str(config.signers))
    the_house.cache_clear()
    yield Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    if the_house.cache_info().currsize:
        the_house().close()
    the_house.cache_clear()


@pytest.fixture
def house(desk: Client) -> House:
    """The house behind the client."""
    return the_house()


@pytest.fixture(scope="session")
def address(config: Config) -> Iterator[str]:
    """The desk served as `musterbook serve` does, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "musterbook.cli.main", "--book", str(config.book), "serve", "--port", str(port)]
    environment = {**os.environ, "MUSTERBOOK_SIGNERS": str(config.signers)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(place: str) -> None:
    """Returns once the address answers."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(place, timeout=PATIENCE):
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > last:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def folder(config: Config) -> Path:
    """Where the marked book lies."""
    return config.book.parent
