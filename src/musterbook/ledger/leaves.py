"""A leaf of the tree: all that is public of an entry, 65 bytes and nothing of its time, kind or actor.

version (1 byte) ‖ commitment (32) ‖ SHA-256 of the stored bytes (32)
"""

from typing import NamedTuple

from musterbook.errors import Incorrect

LEAF_VERSION = 1
LEAF_BYTES = 65


class Leaf(NamedTuple):
    """A leaf taken apart."""

    version: int
    commitment: bytes
    stored_sha256: bytes


def pack_leaf(version: int, commitment: bytes, stored_sha256: bytes) -> bytes:
    """The 65 bytes of a leaf."""
    return bytes((version,)) + commitment + stored_sha256


def unpack_leaf(leaf: bytes) -> Leaf:
    """A leaf's parts.

    Raises Incorrect (proof.broken).
    """
    if len(leaf) != LEAF_BYTES:
        raise Incorrect("proof.broken", f"a leaf has {LEAF_BYTES} bytes, not {len(leaf)}")
    return Leaf(leaf[0], leaf[1:33], leaf[33:])
