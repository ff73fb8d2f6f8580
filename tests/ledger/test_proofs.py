"""Proofs of single entries."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.checkpoints import Checkpoint, sign_checkpoint
from musterbook.ledger.leaves import pack_leaf
from musterbook.ledger.notes import SigningKey
from musterbook.ledger.proofs import format_proof, verify_proof
from musterbook.ledger.tiles import Frontier, TiledTree
from musterbook.ledger.tree import leaf_hash, prove_inclusion

KEY = SigningKey("musterbook.example/ab", Ed25519PrivateKey.from_private_bytes(b"k" * 32))
LEAVES = [pack_leaf(1, b"%032d" % at, b"s" * 32) for at in range(300)]


def prove(index, size):
    frontier = Frontier(0, ())
    tiles = frontier.extend([leaf_hash(leaf) for leaf in LEAVES[:size]])
    tree = TiledTree(lambda level, number: tiles.get((level, number)))
    note = sign_checkpoint(Checkpoint(origin=KEY.name, size=size, root=frontier.root()), KEY)
    return format_proof(LEAVES[index], index, prove_inclusion(index, size, tree), note)


@settings(max_examples=40)
@given(st.integers(1, 300), st.data())
def test_a_proof_verifies_offline(size, data):
    """From the text and the key alone: origin, place, size and leaf with its commitment."""
    index = data.draw(st.integers(0, size - 1))
    proven = verify_proof(prove(index, size), KEY.vkey)
    assert (proven.origin, proven.index, proven.size) == (KEY.name, index, size)
    assert proven.leaf == LEAVES[index]
    assert proven.commitment == b"%032d" % index


def test_every_line_of_a_proof_counts():
    """A proof with any line changed or left out is refused, without a crash."""
    lines = prove(7, 20).split("\n")
    for at in range(len(lines) - 1):
        for changed in ([], ["x"], [lines[at][:-1]]):
            text = "\n".join([*lines[:at], *changed, *lines[at + 1 :]])
            if text == "\n".join(lines):
                continue
            with pytest.raises(Incorrect) as told:
                verify_proof(text, KEY.vkey)
            assert told.value.code == "proof.broken"


def test_a_proof_needs_the_right_key():
    """Another key of the same name does not verify it."""
    other = SigningKey(KEY.name, Ed25519PrivateKey.from_private_bytes(b"o" * 32))
    with pytest.raises(Incorrect):
        verify_proof(prove(1, 2), other.vkey)
