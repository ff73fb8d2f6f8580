"""Keeps the evidence of a fork that a check has found, as a file that proves itself to whoever has the verifier key."""

from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from musterbook.config import Config
from musterbook.errors import MusterbookError, Unavailable
from musterbook.ledger.durable import write_durably
from musterbook.ledger.forks import Fork, encode_fork
from musterbook.ledger.growth import find_forks
from musterbook.store.tables import open_tables


def keep_forks(config: Config, held: Sequence[str], folder: str | None) -> list[Path]:
    """The files of the forks that held checkpoints make with the book; only what can be proved makes one.

    Raises Unavailable (book.read_only) where it cannot be kept: the folder can be named.
    """
    return [_keep(config, fork, folder) for fork in _find(config, held)]


def _find(config: Config, held: Sequence[str]) -> list[Fork]:
    try:
        with closing(open_tables(config)) as tables:
            tables.freeze()
            return find_forks(tables.notes(), tables.meta["vkey"], tables.stored_tile, held)
    except MusterbookError:
        return []  # what is damaged or signed by others is named by the check and proves no fork


def _keep(config: Config, fork: Fork, folder: str | None) -> Path:
    place = Path(folder) if folder else config.book.with_name(config.book.name + ".evidence")
    data = encode_fork(fork)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        message = f"a fork was found and cannot be kept in {place}: name another place with --evidence DIR"
        raise Unavailable("book.read_only", message) from problem
    path = place / f"fork-{sha256(data).hexdigest()[:16]}.json"
    if not path.exists():
        write_durably(path, data)
    return path
