"""Writes a small file so that it is there whole or not at all: aside, synced, moved to its place, folder synced."""

import contextlib
import os
from pathlib import Path

from musterbook.errors import Unavailable


def write_durably(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Puts the bytes in the file's place; on disk when this returns.

    Raises Unavailable (book.read_only).
    """
    fresh = path.with_name(path.name + ".new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as problem:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise Unavailable("book.read_only", f"{path} cannot be written: {problem.strerror}") from problem


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
