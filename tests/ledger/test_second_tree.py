"""Ours and a second implementation, written from the specifications alone, agree; published vectors hold for both.

The short form tries every root up to 1,000 entries and samples of proofs; MUSTERBOOK_SOAK=1 tries every proof of every
size up to 1,000, in both directions, and more sizes up to 100,000.
"""

import os
import random

import pytest

from musterbook.ledger.tile_paths import tile_path, tiles_of
from musterbook.ledger.tiles import Frontier, TiledTree
from musterbook.ledger.tree import (
    leaf_hash,
    prove_consistency,
    prove_inclusion,
    tree_root,
    verify_consistency,
    verify_inclusion,
)
from tests.ledger.second_tree import SecondTree, holds_consistency, holds_inclusion, tile_names
from tests.ledger.test_tree import LEAVES, ROOTS

SOAK = bool(os.environ.get("MUSTERBOOK_SOAK"))
LARGEST = 100_000
CHANCE = random.Random(6962)

# Proofs over the eight published leaves, published with the Certificate Transparency code.
INCLUSIONS = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCIES = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


def ours_of(leaves):
    """Our tree over these leaves, read from its tiles."""
    tiles = Frontier(0, ()).extend([leaf_hash(leaf) for leaf in leaves])
    return TiledTree(lambda level, number: tiles.get((level, number)))


@pytest.fixture(scope="module")
def trees():
    """Both trees over 100,000 leaves: every smaller one can be read out of them."""
    leaves = [b"leaf %d" % at for at in range(LARGEST)]
    return ours_of(leaves), SecondTree(leaves)


def agree_on_inclusion(trees, index, size):
    ours, second = trees
    proof, leaf, root = prove_inclusion(index, size, ours), leaf_hash(second.leaves[index]), second.root(size)
    assert list(proof) == second.inclusion(index, size)
    assert verify_inclusion(index, size, leaf, proof, root)
    assert holds_inclusion(index, size, leaf, proof, root)


def agree_on_growth(trees, old, size):
    ours, second = trees
    proof = prove_consistency(old, size, ours)
    assert list(proof) == second.consistency(old, size)
    assert verify_consistency(old, size, second.root(old), second.root(size), proof)
    assert holds_consistency(old, size, second.root(old), second.root(size), proof)


def test_the_published_vectors_hold():
    """Roots, inclusion and consistency proofs over the published leaves are the published ones, for both."""
    ours, second = ours_of(LEAVES), SecondTree(LEAVES)
    assert [second.root(size).hex() for size in range(1, 9)] == ROOTS
    assert [tree_root(size, ours).hex() for size in range(1, 9)] == ROOTS
    for (index, size), proof in INCLUSIONS.items():
        assert [told.hex() for told in prove_inclusion(index, size, ours)] == proof
        assert [told.hex() for told in second.inclusion(index, size)] == proof
    for (old, size), proof in CONSISTENCIES.items():
        assert [told.hex() for told in prove_consistency(old, size, ours)] == proof
        assert [told.hex() for told in second.consistency(old, size)] == proof


def test_roots_agree_at_every_size_to_1000(trees):
    """At 0 to 1,000 entries both have one root."""
    ours, second = trees
    assert all(tree_root(size, ours) == second.root(size) for size in range(1001))


def test_proofs_agree_to_1000(trees):
    """Inclusion and consistency proofs are hash for hash the same, and each verifies by the other's rules."""
    sizes = range(1, 1001) if SOAK else [*range(1, 40), *CHANCE.sample(range(40, 1001), 60)]
    for size in sizes:
        for index in range(size) if SOAK or size < 40 else CHANCE.sample(range(size), 12):
            agree_on_inclusion(trees, index, size)
        for old in range(size + 1) if SOAK or size < 40 else CHANCE.sample(range(size + 1), 12):
            agree_on_growth(trees, old, size)


def test_random_sizes_to_100_000_agree(trees):
    """The same at random sizes up to 100,000."""
    ours, second = trees
    for _ in range(2000 if SOAK else 100):
        size = CHANCE.randint(1, LARGEST)
        assert tree_root(size, ours) == second.root(size)
        agree_on_inclusion(trees, CHANCE.randrange(size), size)
        agree_on_growth(trees, CHANCE.randint(0, size), size)


def test_what_one_refuses_the_other_refuses(trees):
    """A proof that is changed, cut, lengthened or held against another size or place is judged alike by both."""
    ours, second = trees
    for _ in range(5000 if SOAK else 400):
        size = CHANCE.randint(2, 600)
        index, old = CHANCE.randrange(size), CHANCE.randint(1, size - 1)
        path, grown = list(prove_inclusion(index, size, ours)), list(prove_consistency(old, size, ours))
        for proof in (path, grown):
            change = CHANCE.randrange(4)
            if change == 0 and proof:
                proof[CHANCE.randrange(len(proof))] = bytes(32)
            elif change == 1 and proof:
                proof.pop(CHANCE.randrange(len(proof)))
            elif change == 2:
                proof.insert(CHANCE.randint(0, len(proof)), CHANCE.randbytes(32))
        at, other = max(0, index + CHANCE.choice((0, 0, 1, -1))), size + CHANCE.choice((0, 0, 1, -1))
        leaf, root, was = leaf_hash(second.leaves[index]), second.root(size), second.root(old)
        told = verify_inclusion(at, other, leaf, path, root)
        assert told == holds_inclusion(at, other, leaf, path, root)
        told = verify_consistency(old, other, was, root, grown)
        assert told == holds_consistency(old, other, was, root, grown)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 70_000, LARGEST])
def test_tiles_agree(trees, size):
    """The tiles that a tree of a size is published as are those of the specification, by name and by content."""
    ours, second = trees
    names = {tile_path(*told): told for told in tiles_of(size)}
    assert names == tile_names(size)
    for level, number, width in CHANCE.sample(sorted(names.values()), min(20, len(names))):
        tile = b"".join(ours.subtree(8 * level, number * 256 + at) for at in range(width))
        assert tile == second.tile(level, number, width)


def test_paths_are_those_of_the_specification():
    """The example of the specification, and numbers of each length."""
    assert tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tile_path("entries", 0, 5) == "tile/entries/000.p/5"
    assert tile_path(3, 999) == "tile/3/999"
    assert tile_path(3, 1000, 255) == "tile/3/x001/000.p/255"
