"""Makes the plan of a run: every chunk of every input, in the order in which rows will stand."""

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from musterbook.archives import lines, rows, web
from musterbook.archives.chunks import Chunk, Stretch, pack_path, show_path, unreadable
from musterbook.archives.folders import group_files, walk
from musterbook.errors import Incorrect

Planner = Callable[[str], Iterator[Stretch]]
PLANNERS: tuple[tuple[tuple[str, ...], Planner], ...] = (
    (lines.ENDINGS, lines.plan_lines),
    (rows.ENDINGS, rows.plan_rows),
    (web.ENDINGS, web.plan_web),
)
Unnumbered = tuple[str, str, tuple[str, ...], Stretch]


def check_inputs(paths: Sequence[str]) -> None:
    """That everything that was named is there and can be read.

    Raises Incorrect (report.unreadable).
    """
    for path in paths:
        if not os.access(path, os.R_OK):
            reason = "no right to read it" if Path(path).exists() else "No such file or folder"
            raise Incorrect("report.unreadable", f"{show_path(path)} cannot be opened ({reason}): check its name.")


def plan_chunks(paths: Sequence[str], without: frozenset[str]) -> Iterator[Chunk]:
    """The chunks of all inputs; files of `without` (real paths) are left out of folders."""
    parts = itertools.chain.from_iterable(_plan_input(path, without) for path in paths)
    for number, (path, shown, names, where) in enumerate(parts):
        packed = tuple(map(pack_path, names))
        yield Chunk(number=number, path=pack_path(path), shown=shown, names=packed, where=where)


def _plan_input(path: str, without: frozenset[str]) -> Iterator[Unnumbered]:
    absolute, shown = str(Path(path).absolute()), show_path(path)
    if not Path(path).is_dir():
        yield from _plan_file(absolute, shown) or [
            (absolute, shown, names, where) for names, where in group_files(iter([("", Path(path).stat().st_size)]))
        ]
        return
    for is_archive, files in itertools.groupby(walk(path, without), lambda file: planner_of(file[0]) is not None):
        if not is_archive:
            yield from ((absolute, shown, names, where) for names, where in group_files(files))
            continue
        for name, _ in files:
            yield from _plan_file(str(Path(absolute, name)), f"{shown.rstrip('/')}/{show_path(name)}") or ()


def planner_of(path: str) -> Planner | None:
    """What cuts a file of this name; None for a report of its own."""
    return next((planner for endings, planner in PLANNERS if path.lower().endswith(endings)), None)


def _plan_file(path: str, shown: str) -> Iterator[Unnumbered] | None:
    planner = planner_of(path)
    return None if planner is None else ((path, shown, (), where) for where in _careful(planner, path))


def _careful(planner: Planner, path: str) -> Iterator[Stretch]:
    """A file's stretches; one that cannot be opened is set aside whole."""
    if not Path(path).is_file():
        yield unreadable(0)
        return
    try:
        yield from planner(path)
    except OSError:
        yield unreadable(0)
