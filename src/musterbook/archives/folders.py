"""Walks what was named: files and folders, in the order of their names; each is an archive or a report of its own."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from musterbook.archives.chunks import BYTES, Article, Chunk, SetAside, Stretch, refused, show_path, unpack_path
from musterbook.errors import Incorrect, MusterbookError
from musterbook.intake.files import read_bytes
from musterbook.intake.take import Extract, take_in

FILES = 64  # of a chunk


def walk(path: str, without: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The files below a folder, as names below it with their sizes, sorted; hidden ones and `without` are left out."""
    real = os.path.realpath(path)
    own = {os.path.relpath(one, real) for one in without}
    return _walk(path, "", own)


def _walk(path: str, below: str, without: set[str]) -> Iterator[tuple[str, int]]:
    try:
        names = sorted(os.listdir(Path(path, below)))  # noqa: PTH208 — a million names take less memory than paths
    except OSError:
        yield below, 0
        return
    for name in names:
        inner = f"{below}/{name}" if below else name
        if name.startswith(".") or inner in without:
            continue
        status = _look_at(Path(path, inner))
        if status and stat.S_ISDIR(status.st_mode):
            yield from _walk(path, inner, without)
        else:
            yield inner, status.st_size if status else 0


def _look_at(file: Path) -> os.stat_result | None:
    try:
        return file.lstat()
    except OSError:
        return None


def group_files(files: Iterator[tuple[str, int]]) -> Iterator[tuple[tuple[str, ...], Stretch]]:
    """Files in groups that are read at once, with their stretch."""
    names: list[str] = []
    size = 0
    for name, bytes_ in files:
        names.append(name)
        size += bytes_
        if len(names) >= FILES or size >= BYTES:
            yield tuple(names), _stretch(len(names), size)
            names, size = [], 0
    if names:
        yield tuple(names), _stretch(len(names), size)


def _stretch(files: int, size: int) -> Stretch:
    return Stretch(form="files", group=0, start=0, end=0, first=1, records=files, size=size)


def read_files(chunk: Chunk, extract: Extract) -> Iterator[Article | SetAside]:
    """The article of each file; every file's one record is number 1."""
    for packed in chunk.names:
        name = unpack_path(packed)
        file = Path(unpack_path(chunk.path), name) if name else Path(unpack_path(chunk.path))
        shown = f"{chunk.shown.rstrip('/')}/{show_path(name)}" if name else chunk.shown
        try:
            if file.exists() and not file.is_file():
                raise Incorrect("report.unreadable", "It is no file that holds bytes: leave it out.")
            text = take_in(read_bytes(str(file)), show_path(name or file.name), extract)
            yield Article(path=shown, record=1, url=None, text=text)
        except MusterbookError as problem:
            yield refused(shown, 1, problem)
