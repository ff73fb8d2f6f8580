"""Which server may be asked is decided by address."""

import socket
from typing import Any

import pytest

from musterbook.config import ModelConfig, find_config
from musterbook.errors import Forbidden, Incorrect
from musterbook.reading.model import hosts
from musterbook.reading.model.hosts import Server, find_address, find_server, is_loopback, judge_addresses


def config(url: str, *listed: str, name: str = "m") -> ModelConfig:
    """A configuration with this address."""
    return ModelConfig(url=url, name=name, hosts=listed, key_file=None, calls=1, characters=1, seconds=1)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("::ffff:10.0.0.1", False),
        ("localhost", False),
        ("127.0.0.1.example.org", False),
    ],
)
def test_loopback_is_a_matter_of_addresses(address: str, own: bool) -> None:
    """Law: an address of this machine is told by number; no name is one."""
    assert is_loopback(address) is own


def addresses(*told: str) -> list[tuple[int, tuple[str, int]]]:
    """Addresses as a resolver gives them."""
    return [(socket.AF_INET, (one, 80)) for one in told]


def test_a_name_that_leads_elsewhere_is_refused() -> None:
    """Law: what counts is the address that a name has, whatever the name; mixed answers give their loopback one."""
    server = find_server(config("http://model.localhost:8080/v1"))
    with pytest.raises(Forbidden) as caught:
        judge_addresses(server, addresses("192.0.2.1"))
    assert caught.value.code == "model.host"
    assert judge_addresses(server, addresses("192.0.2.1", "127.0.0.1")).sockaddr[0] == "127.0.0.1"


def test_a_listed_host_is_asked_over_tls_only() -> None:
    """Law: outside this machine the host is on the list, by name or name and port, and the line is encrypted."""
    for listed in ("models.example.org", "models.example.org:443"):
        server = find_server(config("https://Models.Example.org/v1", listed))
        assert not judge_addresses(server, addresses("192.0.2.1")).within
    for url, listed in (
        ("http://models.example.org/v1", "models.example.org"),
        ("https://models.example.org:8443/v1", "models.example.org:443"),
        ("https://models.example.org.evil.example/v1", "models.example.org"),
        ("https://192.0.2.1/v1", "models.example.org"),
    ):
        with pytest.raises(Forbidden):
            judge_addresses(find_server(config(url, listed)), addresses("192.0.2.1"))


def test_the_name_is_resolved_once_and_that_address_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: a name that changes its address after it was judged gains nothing: the address is an answer, not a name."""
    answers = iter(["127.0.0.1", "192.0.2.1"])

    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 8080))]

    monkeypatch.setattr(hosts.socket, "getaddrinfo", resolve)
    server = Server("http", "rebinding.example", 8080, "/v1", False)
    assert find_address(server).sockaddr == ("127.0.0.1", 8080)
    with pytest.raises(Forbidden):
        find_address(server)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://user:key@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=abc",
        "http://127.0.0.1/v1#a",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nX: y",
        "http://[::1/v1",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    """Law: an address holds scheme, host, port and path, and no secret."""
    with pytest.raises(Incorrect) as caught:
        find_server(config(url))
    assert caught.value.code == "model.incorrect"


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "x" * 121, "é"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """Law: the model's name stands in every claim: plain characters, and not many."""
    with pytest.raises(Incorrect):
        find_server(config("http://127.0.0.1/v1", name=name))


def test_the_environment_sets_a_model() -> None:
    """Law: without an address there is none; hosts are listed with commas; a budget is a whole number."""
    assert find_config(environ={"HOME": "/nowhere"}).model is None
    told = {
        "HOME": "/nowhere",
        "MUSTERBOOK_MODEL_URL": "http://127.0.0.1:8080/v1",
        "MUSTERBOOK_MODEL_NAME": "m",
        "MUSTERBOOK_MODEL_HOSTS": "A.example, b.example:8443,",
        "MUSTERBOOK_MODEL_CALLS": "7",
    }
    model = find_config(environ=told).model
    assert model is not None
    assert (model.hosts, model.calls, model.key_file) == (("a.example", "b.example:8443"), 7, None)
    for wrong in ("0", "-1", "many", "9" * 20):
        with pytest.raises(Incorrect):
            find_config(environ={**told, "MUSTERBOOK_MODEL_CALLS": wrong})
