"""Where a published log keeps its tiles and entries, as paths (C2SP tlog-tiles).

tile/LEVEL/N[.p/WIDTH] and tile/entries/N[.p/WIDTH], where N is written in groups of three digits, all but the last
after an “x”: 1234067 is x001/x234/067. An entry bundle is the entries in their order, each after its length (uint16).
"""

from collections.abc import Iterable, Iterator

from musterbook.errors import Incorrect
from musterbook.ledger.tiles import HEIGHT, WIDTH

CHECKPOINT = "checkpoint"
ENTRIES = "entries"
MOST_LEVEL = 63


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """The path of a tile, or of an entry bundle where `level` is ENTRIES."""
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def tiles_of(size: int, since: int = 0) -> Iterator[tuple[int, int, int]]:
    """Level, number and width of each tile of a tree of `size` leaves that one of `since` leaves has not, lowest first.

    The order is that in which they can be checked.
    """
    for level in range(MOST_LEVEL + 1):
        count = size >> (HEIGHT * level)
        if not count:
            return
        before = since >> (HEIGHT * level)
        if before < count:
            for number in range(before // WIDTH, (count + WIDTH - 1) // WIDTH):
                yield level, number, min(WIDTH, count - number * WIDTH)


def pack_bundle(entries: Iterable[bytes]) -> bytes:
    """An entry bundle."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unpack_bundle(bundle: bytes) -> list[bytes]:
    """The entries of a bundle.

    Raises Incorrect (proof.broken).
    """
    entries, at = [], 0
    while at < len(bundle):
        length = int.from_bytes(bundle[at : at + 2], "big")
        entry = bundle[at + 2 : at + 2 + length]
        if len(bundle) < at + 2 or len(entry) != length:
            raise Incorrect("proof.broken", "an entry bundle is cut short")
        entries.append(entry)
        at += 2 + length
    return entries
