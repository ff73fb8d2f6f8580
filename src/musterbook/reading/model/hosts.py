"""Which server may be asked: one on this machine, or one on the list; decided by the address that is connected to.

A name proves nothing: it is resolved once, the address is judged, and that very address is connected to. So a name that
leads to this machine now and elsewhere a moment later gains nothing. Outside this machine only listed hosts, over TLS.
"""

import ipaddress
import re
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from musterbook.config import ModelConfig
from musterbook.errors import Forbidden, Incorrect, Unavailable

PORTS = {"http": 80, "https": 443}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,119}\Z")
PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?\Z")


class Server(NamedTuple):
    """The server that is set: scheme, host and port as they were given, and the path before "/chat/completions"."""

    scheme: str
    host: str
    port: int
    path: str
    listed: bool

    @property
    def place(self) -> str:
        """Host and port in words."""
        return f"{'[' + self.host + ']' if ':' in self.host else self.host}:{self.port}"


class Address(NamedTuple):
    """An address that was judged, ready to be connected to; `within` where it is this machine's own."""

    family: int
    sockaddr: tuple[str, int]
    within: bool


def find_server(config: ModelConfig) -> Server:
    """The server of a configuration, its address and name looked at.

    Raises Incorrect (model.incorrect).
    """
    if not NAME.match(config.name):
        raise Incorrect("model.incorrect", "MUSTERBOOK_MODEL_NAME names the model, in plain characters")
    try:
        url = urlsplit(config.url)
        host, port = (url.hostname or "").lower(), url.port or PORTS.get(url.scheme, 0)
    except ValueError:
        host, port = "", 0
    if not host or not port or url.query or url.fragment or url.username is not None or not PATH.match(url.path):
        raise Incorrect(
            "model.incorrect",
            "MUSTERBOOK_MODEL_URL is an address such as http://127.0.0.1:8080/v1, without a key or a query in it",
        )
    listed = bool({host, f"{host}:{port}"} & set(config.hosts))
    return Server(url.scheme, host, port, url.path.rstrip("/"), listed)


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine's own; a name is none."""
    try:
        told = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = told.ipv4_mapped if isinstance(told, ipaddress.IPv6Address) else None
    return (mapped or told).is_loopback


def find_address(server: Server) -> Address:
    """The address to connect to: the first of the host's that may be asked.

    Raises Unavailable (model.unreachable), Forbidden (model.host).
    """
    try:
        found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise Unavailable("model.unreachable", f"the model's host {server.host} has no address") from problem
    return judge_addresses(server, [(family, (str(to[0]), int(to[1]))) for family, _, _, _, to in found])


def judge_addresses(server: Server, found: list[tuple[int, tuple[str, int]]]) -> Address:
    """The first address that may be asked: any of a listed host over TLS, else only this machine's own.

    Raises Forbidden (model.host).
    """
    for family, sockaddr in found:
        within = is_loopback(sockaddr[0])
        if within or (server.listed and server.scheme == "https"):
            return Address(family, sockaddr, within)
    why = "only https:// goes there" if server.listed else "not in MUSTERBOOK_MODEL_HOSTS"
    raise Forbidden("model.host", f"{server.place} is outside this machine, and {why}: nothing was sent")
