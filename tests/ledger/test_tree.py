"""The tree of RFC 6962, against published vectors and a second, naive implementation."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.ledger.tiles import Frontier, TiledTree
from musterbook.ledger.tree import (
    EMPTY_ROOT,
    fold_hashes,
    leaf_hash,
    prove_consistency,
    prove_inclusion,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

# The leaves and roots that implementations of RFC 6962 test with, published with the Certificate Transparency code.
LEAVES = [
    bytes.fromhex(told)
    for told in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def naive_root(leaves):
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\1" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def naive_path(m, leaves):
    """RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m < k:
        return [*naive_path(m, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(m - k, leaves[k:]), naive_root(leaves[:k])]


def naive_subproof(m, leaves, whole):
    """RFC 6962, section 2.1.2."""
    if m == len(leaves):
        return [] if whole else [naive_root(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return [*naive_subproof(m, leaves[:k], whole), naive_root(leaves[k:])]
    return [*naive_subproof(m - k, leaves[k:], False), naive_root(leaves[:k])]


def grown(size):
    """A tiled tree over leaves 0 to size - 1."""
    tiles, frontier = {}, Frontier(0, ())
    tiles |= frontier.extend([leaf_hash(b"%d" % at) for at in range(size)])
    return TiledTree(lambda level, number: tiles.get((level, number)))


@pytest.fixture(scope="module")
def large():
    """A tree of 1,000 leaves: any smaller tree can be read out of it."""
    return grown(1000)


@pytest.fixture(scope="module")
def roots(large):
    """The root at every size from 0 to 1,000."""
    return [tree_root(size, large) for size in range(1001)]


def test_the_published_vectors_hold():
    """The roots over the eight published leaves are the published ones."""
    for size, root in enumerate(ROOTS, start=1):
        assert fold_hashes([leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == root
        assert naive_root(LEAVES[:size]).hex() == root
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_roots_are_those_of_the_naive_tree(roots):
    """At every size up to 1,000 the tiled root is the root of the definition."""
    leaves = [b"%d" % at for at in range(1000)]
    for size in [*range(70), 127, 128, 129, 255, 256, 257, 511, 512, 513, 767, 768, 769, 999, 1000]:
        assert roots[size] == naive_root(leaves[:size])
    hashes = [leaf_hash(leaf) for leaf in leaves]
    assert all(roots[size] == fold_hashes(hashes[:size]) for size in range(1001))


@settings(max_examples=300)
@given(st.integers(1, 1000), st.data())
def test_inclusion_is_proved_and_only_there(large, roots, size, data):
    """A leaf proves to stand at its place in its tree, and nowhere else, in no other tree, with no other proof."""
    index = data.draw(st.integers(0, size - 1))
    proof, leaf = prove_inclusion(index, size, large), leaf_hash(b"%d" % index)
    assert verify_inclusion(index, size, leaf, proof, roots[size])
    assert not verify_inclusion(index, size, leaf_hash(b"x"), proof, roots[size])
    assert not verify_inclusion(index, size, leaf, (*proof, bytes(32)), roots[size])
    assert not verify_inclusion(index, size, leaf, proof, bytes(32))
    assert not verify_inclusion(size, size, leaf, proof, roots[size])
    assert not verify_inclusion(-1, size, leaf, proof, roots[size])
    if proof:
        assert not verify_inclusion(index, size, leaf, proof[:-1], roots[size])
        assert not verify_inclusion(index ^ 1, size, leaf, proof, roots[size])


@settings(max_examples=300)
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_growth_is_proved_and_only_growth(large, roots, old, size):
    """A tree proves to begin with each smaller one, and no rewritten tree does."""
    proof = prove_consistency(old, size, large)
    assert verify_consistency(old, size, roots[old], roots[size], proof) == (old <= size)
    if old < size:
        assert not verify_consistency(old, size, roots[old], roots[size], (*proof, bytes(32)))
        assert not verify_consistency(old, size, bytes(32), roots[size], proof)
    if 0 < old < size:
        assert not verify_consistency(old, size, roots[old], bytes(32), proof)
        assert not verify_consistency(old, size, roots[old], roots[size], proof[:-1])


@settings(max_examples=60)
@given(st.integers(1, 130), st.data())
def test_proofs_are_those_of_the_definition(large, size, data):
    """Proofs are hash for hash those of RFC 6962, sections 2.1.1 and 2.1.2."""
    leaves = [b"%d" % at for at in range(size)]
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    assert list(prove_inclusion(index, size, large)) == naive_path(index, leaves)
    assert list(prove_consistency(old, size, large)) == naive_subproof(old, leaves, True)
