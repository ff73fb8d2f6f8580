"""One frozen Config: where the book, its keys, its followers and its signer lie, and what the house may do.

The book's place is `--book PATH`, else MUSTERBOOK_BOOK, else `musterbook/mission.book` in the user's data folder.
Keys lie beside it as BOOK.keys, followers as BOOK.view; the signer lies elsewhere: no copy of the book holds it.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

HOME_MISSION = "mission"


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Places on local disk, the home mission's key, and the hosts that the desk answers for."""

    book: Path
    signers: Path
    mission: str
    hosts: tuple[str, ...]

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
    named = book or environ.get("MUSTERBOOK_BOOK")
    return Config(
        book=Path(named).expanduser() if named else data / "mission.book",
        signers=Path(environ.get("MUSTERBOOK_SIGNERS") or state / "signers"),
        mission=environ.get("MUSTERBOOK_MISSION") or HOME_MISSION,
        hosts=("127.0.0.1", "localhost", "[::1]"),
    )
