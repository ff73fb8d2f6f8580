"""Checks a published tree from its files alone: entries, tiles, and all of it against the checkpoint.

Needs neither the book nor its keys: whoever has copied the folder can do it, here or with software of their own.
"""

from collections.abc import Iterator
from pathlib import Path

from musterbook.errors import Incorrect, MusterbookError
from musterbook.ledger.checkpoints import Checkpoint, parse_checkpoint
from musterbook.ledger.findings import Problem, Verification
from musterbook.ledger.leaves import unpack_leaf
from musterbook.ledger.notes import split_note
from musterbook.ledger.tile_paths import CHECKPOINT, ENTRIES, tile_path, tiles_of, unpack_bundle
from musterbook.ledger.tiles import HASH_BYTES, WIDTH, Frontier
from musterbook.ledger.tree import leaf_hash


def read_published_note(folder: Path) -> str:
    """The checkpoint of a published folder, unchecked.

    Raises Incorrect (proof.broken).
    """
    try:
        return (folder / CHECKPOINT).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Incorrect("proof.broken", f"{folder} is no published book: it has no checkpoint") from problem


def read_leaves(folder: Path, number: int, width: int) -> list[bytes]:
    """The leaves of one entry bundle.

    Raises Incorrect (proof.broken) where it is missing or has others than it must.
    """
    where = tile_path(ENTRIES, number, width)
    leaves = unpack_bundle(_read(folder, where))
    if len(leaves) != width:
        raise Incorrect("proof.broken", f"{where} has {len(leaves)} entries, not {width}")
    for leaf in leaves:
        unpack_leaf(leaf)
    return leaves


def verify_published(folder: Path) -> Verification:
    """Checks every file of a published tree against its checkpoint, whose signatures are not looked at here.

    Damage is named in the result. Raises Incorrect (proof.broken) where there is no checkpoint.
    """
    state = parse_checkpoint(split_note(read_published_note(folder))[0])
    frontier, problems = Frontier(0, ()), list[Problem]()
    for level, number, width in tiles_of(state.size):
        if level == 0:
            problems.extend(_check_bundle(folder, number, width, frontier))
    if not problems:
        problems.extend(_check_above(folder, state, frontier))
    return Verification(
        entries=state.size,
        erased=0,
        opened=0,
        root=state.root.hex(),
        checkpoint_size=None if problems else state.size,
        problems=tuple(problems),
    )


def _check_bundle(folder: Path, number: int, width: int, frontier: Frontier) -> Iterator[Problem]:
    """Checks a bundle against its tile, and every tile that it fills."""
    try:
        hashes = [leaf_hash(leaf) for leaf in read_leaves(folder, number, width)]
    except MusterbookError as problem:
        yield Problem(part="entry", where=f"{number * WIDTH} to {number * WIDTH + width - 1}", what=problem.message)
        return
    for (level, at), tile in frontier.extend(hashes).items():
        if level == 0 or len(tile) == WIDTH * HASH_BYTES:
            yield from _check_tile(folder, level, at, tile)


def _check_above(folder: Path, state: Checkpoint, frontier: Frontier) -> Iterator[Problem]:
    for (level, number), tile in frontier.partial_tiles().items():
        if level:
            yield from _check_tile(folder, level, number, tile)
    if frontier.root() != state.root:
        yield Problem(part="checkpoint", where=str(state.size), what="its root is not that of the published entries")


def _check_tile(folder: Path, level: int, number: int, right: bytes) -> Iterator[Problem]:
    where = f"{level}/{number}"
    try:
        found = _read(folder, tile_path(level, number, len(right) // HASH_BYTES))
    except MusterbookError as problem:
        yield Problem(part="tile", where=where, what=problem.message)
        return
    if found != right:
        yield Problem(part="tile", where=where, what="its hashes are not those of what lies below")


def _read(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as problem:
        raise Incorrect("proof.broken", f"{path} is missing") from problem
