"""Publishes a ledger's tree as a folder of plain files that any web server can hand out (C2SP tlog-tiles).

Public are the checkpoint, the tiles and the leaves: no time, kind, actor or content. Each file is put in its place
whole, and the checkpoint last, once the rest is on disk, so that what a reader finds is always a tree with its
checkpoint. Only what is new is written. A folder that holds another history is left as it is and refused.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from musterbook.errors import Conflict, MusterbookError, Unavailable
from musterbook.ledger.checkpoints import Checkpoint
from musterbook.ledger.durable import write_durably
from musterbook.ledger.growth import own_state, root_at
from musterbook.ledger.protocol import Ledger
from musterbook.ledger.tile_paths import CHECKPOINT, ENTRIES, pack_bundle, tile_path, tiles_of
from musterbook.ledger.tiles import HASH_BYTES, WIDTH

BESIDE = ("tile", "shared")  # what a publication that was cut off may have left
READABLE, OPEN_FOLDER = 0o644, 0o755


class Published(NamedTuple):
    """What was published: entries in all, how many were there before, and the files written."""

    size: int
    before: int
    files: int


def publish(ledger: Ledger, note: str, folder: Path) -> Published:
    """Brings a folder up to the checkpoint in `note`, one of the ledger's own.

    Raises Conflict (published.other) where the folder holds what this ledger does not extend, Unavailable
    (book.read_only).
    """
    state = own_state(ledger, note)
    before = _published_size(ledger, state, folder)
    files = 0
    try:
        for path, data in _files(ledger, state.size, before):
            files += _put(folder / path, data)
        os.sync()
        write_durably(folder / CHECKPOINT, note.encode(), mode=READABLE)
        for level, number, width in tiles_of(state.size, before):
            if width == WIDTH:
                _drop_partials(folder, level, number)
    except OSError as problem:
        raise Unavailable("book.read_only", f"{folder} cannot be written: {problem.strerror}") from problem
    return Published(state.size, before, files)


def _published_size(ledger: Ledger, state: Checkpoint, folder: Path) -> int:
    """How many entries the folder holds already, all of them this ledger's."""
    try:
        note = (folder / CHECKPOINT).read_text("utf-8")
    except FileNotFoundError:
        if folder.exists() and any(path.name not in BESIDE for path in folder.iterdir()):
            message = f"{folder} holds other files and no checkpoint: name an empty folder"
            raise Conflict("published.other", message) from None
        return 0
    except (OSError, UnicodeDecodeError) as problem:
        raise Conflict("published.other", f"the checkpoint in {folder} cannot be read") from problem
    try:
        known = own_state(ledger, note)
    except MusterbookError as problem:
        raise Conflict("published.other", f"{folder} is not this book's: {problem.message}") from problem
    if known.size > state.size or root_at(ledger, known.size) != known.root:
        raise Conflict(
            "published.other",
            f"{folder} holds {known.size} entries that this book does not extend: keep it as evidence, and hold the"
            f" book against it with `musterbook verify --checkpoint {folder / CHECKPOINT}`",
        )
    return known.size


def _files(ledger: Ledger, size: int, since: int) -> Iterator[tuple[str, bytes]]:
    for level, number, width in tiles_of(size, since):
        tile = (ledger.tile(level, number) or b"")[: width * HASH_BYTES]
        if len(tile) != width * HASH_BYTES:
            raise Conflict("book.damaged", f"tile {level}/{number} is missing or short: run `musterbook verify`")
        yield tile_path(level, number, width), tile
        if level == 0:
            start = number * WIDTH
            yield tile_path(ENTRIES, number, width), pack_bundle(ledger.leaves(start, start + width))


def _put(path: Path, data: bytes) -> int:
    """Writes a file where it is not there yet as it must be; whether it did."""
    if path.is_file() and path.read_bytes() == data:
        return 0
    path.parent.mkdir(mode=OPEN_FOLDER, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    fresh.chmod(READABLE)
    fresh.replace(path)
    return 1


def _drop_partials(folder: Path, level: int, number: int) -> None:
    """Takes away the partial tiles of one that is full."""
    for kind in (level, ENTRIES) if level == 0 else (level,):
        partial = folder / f"{tile_path(kind, number)}.p"
        if partial.is_dir():
            shutil.rmtree(partial)
