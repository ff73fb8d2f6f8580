"""Walks what was named: files and folders, in the order of their names; each is an archive or a report of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

from musterbook.archives.chunks import BYTES, Article, Chunk, SetAside, Stretch, refused, show_path, unpack_path
from musterbook.errors import Incorrect, MusterbookError
from musterbook.intake.files import read_bytes
from musterbook.intake.take import Extract, take_in

FILES = 64  # of a chunk


def walk(path: str, without: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The files below a folder, as names below it with their sizes, sorted; hidden ones and `without` are left out."""
    folders = [""]
    while folders:
        folder = folders.pop()
        if folder.startswith("\0"):
            name = folder[1:]
            yield name, _size(Path(path, name))
            continue
        entries = sorted(os.scandir(Path(path, folder)), key=lambda entry: os.fsencode(entry.name), reverse=True)
        for entry in entries:
            name = str(Path(folder, entry.name))
            if not entry.name.startswith(".") and os.path.realpath(entry.path) not in without:
                folders.append(name if entry.is_dir(follow_symlinks=False) else "\0" + name)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


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
