"""Tiles of the tree, height 8, after C2SP tlog-tiles: the stored hashes from which every proof is built.

Tile (level L, number N) holds up to 256 hashes of 32 bytes; at level 0 of leaves, above of full tiles of the level
below. A tree of size s has floor(s / 256^L) hashes at level L; the last tile of a level may be partial.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from musterbook.errors import Conflict
from musterbook.ledger.tree import EMPTY_ROOT, fold_hashes

HEIGHT = 8
WIDTH = 1 << HEIGHT
HASH_BYTES = 32

FetchTile = Callable[[int, int], bytes | None]


def split_hashes(tile: bytes) -> list[bytes]:
    """The hashes of a tile."""
    return [tile[at : at + HASH_BYTES] for at in range(0, len(tile), HASH_BYTES)]


class TiledTree:
    """Hands out subtree hashes from stored tiles, for proofs; `fetch(level, number)` reads a tile."""

    def __init__(self, fetch: FetchTile) -> None:
        self._hashes = lru_cache(maxsize=64)(lambda level, number: split_hashes(fetch(level, number) or b""))

    def subtree(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree.

        Raises Conflict (book.damaged) where its tile is missing or short.
        """
        tile_level, height = divmod(level, HEIGHT)
        first = index << height
        number, at = divmod(first, WIDTH)
        found = self._hashes(tile_level, number)[at : at + (1 << height)]
        if len(found) != 1 << height:
            raise Conflict("book.damaged", f"tile {tile_level}/{number} is missing or short: run `musterbook verify`")
        return fold_hashes(found)


class Frontier:
    """The right edge of the tree: its size, and the hashes of the partial tile of each level."""

    def __init__(self, size: int, partial: Sequence[Sequence[bytes]]) -> None:
        self.size = size
        self._partial = [list(hashes) for hashes in partial]

    def copy(self) -> "Frontier":
        """The same edge, to be grown apart."""
        return Frontier(self.size, self._partial)

    def extend(self, leaf_hashes: Sequence[bytes]) -> dict[tuple[int, int], bytes]:
        """Takes in leaf hashes; the tiles that changed, by level and number."""
        changed: dict[tuple[int, int], bytes] = {}
        self._extend_level(0, self.size, leaf_hashes, changed)
        self.size += len(leaf_hashes)
        return changed

    def root(self) -> bytes:
        """The root of the tree."""
        found: list[bytes] = []
        for hashes in self._partial:
            if hashes:
                found = [fold_hashes(hashes + found)]
        return found[0] if found else EMPTY_ROOT

    def partial_tiles(self) -> dict[tuple[int, int], bytes]:
        """The tiles of the right edge that are not full, by level and number."""
        return {
            (level, self.size >> (HEIGHT * (level + 1))): b"".join(hashes)
            for level, hashes in enumerate(self._partial)
            if hashes
        }

    def _extend_level(
        self, level: int, size: int, hashes: Sequence[bytes], changed: dict[tuple[int, int], bytes]
    ) -> None:
        if level == len(self._partial):
            self._partial.append([])
        row = self._partial[level] + list(hashes)
        number = size // WIDTH
        full = len(row) // WIDTH
        tiles = [row[at * WIDTH : (at + 1) * WIDTH] for at in range(full)]
        self._partial[level] = row[full * WIDTH :]
        for at, tile in enumerate(tiles):
            changed[level, number + at] = b"".join(tile)
        if self._partial[level]:
            changed[level, number + full] = b"".join(self._partial[level])
        if tiles:
            self._extend_level(level + 1, number, [fold_hashes(tile) for tile in tiles], changed)


def load_frontier(size: int, fetch: FetchTile) -> Frontier:
    """The right edge of a tree of `size` leaves, from its stored tiles.

    Raises Conflict (book.damaged) where a tile is missing or not as wide as the size asks for.
    """
    partial: list[list[bytes]] = []
    while width := size >> (HEIGHT * len(partial)):
        level = len(partial)
        number, rest = divmod(width, WIDTH)
        hashes = split_hashes(fetch(level, number) or b"") if rest else []
        if len(hashes) != rest:
            raise Conflict("book.damaged", f"tile {level}/{number} is missing or damaged: run `musterbook verify`")
        partial.append(hashes)
    return Frontier(size, partial)
