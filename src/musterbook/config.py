"""One frozen Config: where the book, its keys, its followers and its signer lie, and what the house may do.

The book's place is `--book PLACE`, else MUSTERBOOK_BOOK, else `musterbook/mission.book` in the user's data folder. A
place is a path, or the address of a PostgreSQL database: `postgresql://HOST/DATABASE`.
Keys lie beside it as BOOK.keys, followers as BOOK.view; the signer lies elsewhere: no copy of the book holds it. What
belongs to a book on a server lies in the user's data folder, named after database and host, or at MUSTERBOOK_LOCAL.

A model that may read is set in the environment alone: MUSTERBOOK_MODEL_URL, MUSTERBOOK_MODEL_NAME, the hosts beyond
this machine that may be asked (MUSTERBOOK_MODEL_HOSTS, commas between them), the file that holds its key
(MUSTERBOOK_MODEL_KEY_FILE), and how much a run may ask (MUSTERBOOK_MODEL_CALLS, MUSTERBOOK_MODEL_CHARACTERS,
MUSTERBOOK_MODEL_SECONDS a report).
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs

import msgspec

from musterbook.errors import Incorrect

HOME_MISSION = "mission"
SERVERS = ("postgresql", "postgres")
CALLS, CHARACTERS, SECONDS = 400, 4_000_000, 600


class ModelConfig(msgspec.Struct, frozen=True, kw_only=True):
    """A server that speaks OpenAI's protocol: its base address, the model's name, and the hosts that may be asked.

    `calls` and `characters` bound a run, `seconds` the reading of one report. The key itself is never held here.
    """

    url: str
    name: str
    hosts: tuple[str, ...]
    key_file: Path | None
    calls: int
    characters: int
    seconds: int


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Places on local disk, the home mission's key, and the hosts that the desk answers for.

    `server` is the address of the database that holds the book; `book` then only names the files that belong to it.
    """

    book: Path
    signers: Path
    mission: str
    hosts: tuple[str, ...]
    server: str | None = None
    model: ModelConfig | None = None

    @property
    def address(self) -> str:
        """The book's place as --book takes it; it may hold a password."""
        return self.server or str(self.book)

    @property
    def place(self) -> str:
        """The book's place as people are told it, without a password."""
        return shown_place(self.address)

    @property
    def keys(self) -> Path:
        """The book's keys, apart from the book."""
        return self.book.with_name(self.book.name + ".keys")

    @property
    def view(self) -> Path:
        """The followers: disposable, rebuilt from the book."""
        return self.book.with_name(self.book.name + ".view")


def find_config(book: str | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """The configuration that a command line and an environment ask for; XDG folders are the defaults."""
    home = Path(environ.get("HOME") or Path.home())
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "musterbook"
    state = Path(environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "musterbook"
    named = book or environ.get("MUSTERBOOK_BOOK") or str(data / "mission.book")
    server = named if _is_address(named) else None
    local = environ.get("MUSTERBOOK_LOCAL") or data / _local_name(named) if server else named
    return Config(
        book=Path(local).expanduser(),
        signers=Path(environ.get("MUSTERBOOK_SIGNERS") or state / "signers"),
        mission=environ.get("MUSTERBOOK_MISSION") or HOME_MISSION,
        hosts=("127.0.0.1", "localhost", "[::1]"),
        server=server,
        model=_find_model(environ),
    )


def shown_place(place: str) -> str:
    """A book's place without a password."""
    scheme, found, rest = place.partition("://")
    if not found:
        return place
    head, _, _ = rest.partition("?")
    user, at, host = head.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"


def _is_address(place: str) -> bool:
    """Whether a place is the address of a database rather than a path.

    Raises Incorrect (book.unsupported).
    """
    scheme, found, _ = place.partition("://")
    if not found or not scheme.isalnum():
        return False
    if scheme not in SERVERS:
        raise Incorrect(
            "book.unsupported", f"no book is kept at {scheme}://: give a path, or postgresql://HOST/DATABASE"
        )
    return True


def _local_name(address: str) -> str:
    """The name under which the files lie that belong to a book on a server."""
    host, _, database = shown_place(address).partition("://")[2].rpartition("@")[2].partition("/")
    socket = parse_qs(address.partition("?")[2]).get("host", [""])[0]
    where = "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in host or socket.strip("/"))
    return f"{database or 'musterbook'}@{where or 'here'}.book"


def _find_model(environ: Mapping[str, str]) -> ModelConfig | None:
    """The model that an environment names, if it names one; whether it may be asked is for the reader to say."""
    url = environ.get("MUSTERBOOK_MODEL_URL", "").strip()
    if not url:
        return None
    hosts = environ.get("MUSTERBOOK_MODEL_HOSTS", "").lower().split(",")
    key_file = environ.get("MUSTERBOOK_MODEL_KEY_FILE")
    return ModelConfig(
        url=url,
        name=environ.get("MUSTERBOOK_MODEL_NAME", "").strip(),
        hosts=tuple(host.strip() for host in hosts if host.strip()),
        key_file=Path(key_file).expanduser() if key_file else None,
        calls=_whole(environ, "MUSTERBOOK_MODEL_CALLS", CALLS),
        characters=_whole(environ, "MUSTERBOOK_MODEL_CHARACTERS", CHARACTERS),
        seconds=_whole(environ, "MUSTERBOOK_MODEL_SECONDS", SECONDS),
    )


def _whole(environ: Mapping[str, str], name: str, default: int) -> int:
    """A whole number above zero out of the environment.

    Raises Incorrect (model.incorrect).
    """
    told = environ.get(name, "").strip()
    if not told:
        return default
    if not (told.isascii() and told.isdigit() and 0 < len(told) < 10 and int(told)):
        raise Incorrect("model.incorrect", f"{name} is a whole number above 0, not “{told[:20]}”")
    return int(told)
