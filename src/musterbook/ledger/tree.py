"""The Merkle tree of RFC 6962: hashes, roots, proofs that an entry is in it, proofs that it only grew.

Proofs are built from the hashes of complete subtrees, which a `Subtrees` hands out: `subtree(level, index)` is the hash
over leaves [index · 2^level, (index + 1) · 2^level). They are checked after RFC 9162, sections 2.1.3.2 and 2.1.4.2.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

EMPTY_ROOT = sha256(b"").digest()


class Subtrees(Protocol):
    """Hands out the hashes of complete subtrees."""

    def subtree(self, level: int, index: int) -> bytes:
        """The hash over the leaves [index · 2^level, (index + 1) · 2^level)."""
        ...


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children."""
    return sha256(b"\1" + left + right).digest()


def fold_hashes(hashes: Sequence[bytes]) -> bytes:
    """The root over a row of hashes, of which only the last may stand for fewer leaves than the others."""
    row = list(hashes)
    while len(row) > 1:
        odd = row.pop() if len(row) % 2 else None
        row = [sha256(b"\1" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=True)]
        if odd is not None:
            row.append(odd)
    return row[0] if row else EMPTY_ROOT


def tree_root(size: int, subtrees: Subtrees) -> bytes:
    """The root of the tree over the first `size` leaves."""
    return _range_hash(0, size, subtrees) if size else EMPTY_ROOT


def prove_inclusion(index: int, size: int, subtrees: Subtrees) -> tuple[bytes, ...]:
    """The hashes that lead from leaf `index` to the root of the tree of `size` leaves, lowest first."""
    start, stop, path = 0, size, []
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            path.append(_range_hash(middle, stop, subtrees))
            stop = middle
        else:
            path.append(_range_hash(start, middle, subtrees))
            start = middle
    return tuple(reversed(path))


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf with this hash stands at `index` in the tree of `size` leaves with this root."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if at % 2 or at == last:
            found = node_hash(sibling, found)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def prove_consistency(old: int, size: int, subtrees: Subtrees) -> tuple[bytes, ...]:
    """The hashes that show that the tree of `size` leaves begins with the tree of `old` leaves."""
    if not 0 < old < size:
        return ()
    start, stop, whole, path = 0, size, True, []
    while old < stop:
        middle = start + _split(stop - start)
        if old <= middle:
            path.append(_range_hash(middle, stop, subtrees))
            stop = middle
        else:
            path.append(_range_hash(start, middle, subtrees))
            start, whole = middle, False
    if not whole:
        path.append(_range_hash(start, stop, subtrees))
    return tuple(reversed(path))


def verify_consistency(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of `size` leaves with `root` begins with the tree of `old` leaves with `old_root`."""
    if not 0 < old < size:
        return not proof and ((old == size and old_root == root) or (old == 0 < size and old_root == EMPTY_ROOT))
    hashes = list(proof) if old & (old - 1) else [old_root, *proof]
    at, last = old - 1, size - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    if not hashes:
        return False
    first = second = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if at % 2 or at == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and first == old_root and second == root


def _split(width: int) -> int:
    """The largest power of two below `width` (RFC 6962, section 2.1)."""
    return 1 << ((width - 1).bit_length() - 1)


def _range_hash(start: int, stop: int, subtrees: Subtrees) -> bytes:
    width = stop - start
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return subtrees.subtree(level, start >> level)
    middle = start + _split(width)
    return node_hash(_range_hash(start, middle, subtrees), _range_hash(middle, stop, subtrees))
