"""Leaves."""

import pytest

from musterbook.errors import Incorrect
from musterbook.ledger.leaves import LEAF_BYTES, pack_leaf, unpack_leaf


def test_a_leaf_is_65_bytes_and_comes_apart_again():
    """Version, commitment and digest of the stored bytes, and nothing else."""
    leaf = pack_leaf(1, b"c" * 32, b"s" * 32)
    assert leaf == b"\1" + b"c" * 32 + b"s" * 32
    assert len(leaf) == LEAF_BYTES
    assert unpack_leaf(leaf) == (1, b"c" * 32, b"s" * 32)


def test_other_lengths_are_no_leaf():
    """A leaf of another length is refused."""
    with pytest.raises(Incorrect):
        unpack_leaf(bytes(64))
