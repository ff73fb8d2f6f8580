"""Tiles and the right edge of the tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import Conflict
from musterbook.ledger.tiles import WIDTH, Frontier, TiledTree, load_frontier
from musterbook.ledger.tree import fold_hashes, leaf_hash, prove_inclusion, tree_root, verify_inclusion

HASHES = [leaf_hash(b"%d" % at) for at in range(1300)]


def reader(tiles):
    """Hands out these tiles."""
    return lambda level, number: tiles.get((level, number))


@settings(max_examples=100)
@given(st.lists(st.integers(1, 400), max_size=8))
def test_however_it_grows_the_tree_is_the_same(steps):
    """Whatever the batches, tiles, edge and root are those of one batch, and reload from the tiles."""
    frontier, tiles, size = Frontier(0, ()), {}, 0
    for step in steps:
        step = min(step, len(HASHES) - size)
        tiles |= frontier.extend(HASHES[size : size + step])
        size += step
        again = load_frontier(size, reader(tiles))
        assert again.root() == frontier.root() == fold_hashes(HASHES[:size])
        assert again.partial_tiles() == frontier.partial_tiles()
    assert tiles == Frontier(0, ()).extend(HASHES[:size])


def test_tiles_are_as_wide_as_the_specification_says():
    """A tree of 70,000 leaves has the tiles that C2SP tlog-tiles counts for it; one of 256 has a full and a partial."""
    tiles = Frontier(0, ()).extend([bytes(32)] * 70_000)
    widths = {name: len(told) // 32 for name, told in tiles.items()}
    assert [widths[0, at] for at in range(273)] == [256] * 273
    assert (widths[0, 273], widths[1, 0], widths[1, 1], widths[2, 0]) == (112, 256, 17, 1)
    assert len(widths) == 277
    assert {name: len(told) // 32 for name, told in Frontier(0, ()).extend([bytes(32)] * 256).items()} == {
        (0, 0): 256,
        (1, 0): 1,
    }


def test_a_large_tree_proves_across_levels():
    """Proofs reach over three levels of tiles."""
    count = WIDTH * WIDTH + 300
    tiles = Frontier(0, ()).extend([leaf_hash(b"%d" % at) for at in range(count)])
    tree = TiledTree(lambda level, number: tiles.get((level, number)))
    root = tree_root(count, tree)
    for index in (0, 255, 256, 65_535, 65_536, count - 1):
        assert verify_inclusion(index, count, leaf_hash(b"%d" % index), prove_inclusion(index, count, tree), root)


def test_a_copy_grows_apart():
    """Growing a copy leaves the original as it was: a write that fails changes nothing."""
    frontier = Frontier(0, ())
    frontier.extend(HASHES[:300])
    root = frontier.root()
    frontier.copy().extend(HASHES[300:])
    assert (frontier.size, frontier.root()) == (300, root)


def test_missing_tiles_are_named():
    """Where a tile is missing or short, that is said."""
    with pytest.raises(Conflict, match="tile 0/0"):
        load_frontier(3, lambda level, number: bytes(32))
    with pytest.raises(Conflict, match="tile 1/0"):
        TiledTree(lambda level, number: None).subtree(9, 1)
