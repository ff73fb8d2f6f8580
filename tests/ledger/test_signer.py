"""The signer and its memory."""

import pytest

from musterbook.errors import Conflict, Unavailable
from musterbook.ledger.checkpoints import open_checkpoint
from musterbook.ledger.notes import parse_key
from musterbook.ledger.signer import create_signer, open_signer
from musterbook.ledger.tiles import Frontier, TiledTree
from musterbook.ledger.tree import EMPTY_ROOT, leaf_hash, prove_consistency

ORIGIN = "musterbook.example/ab"


class Tree:
    """A tree that can be signed."""

    def __init__(self, *leaves):
        self.frontier, self.tiles = Frontier(0, ()), {}
        self.grow(*leaves)

    def grow(self, *leaves):
        self.tiles |= self.frontier.extend([leaf_hash(leaf.encode()) for leaf in leaves])

    def ask(self, signer):
        size, tree = self.frontier.size, TiledTree(lambda level, number: self.tiles.get((level, number)))
        return signer.sign(size, self.frontier.root(), lambda old: prove_consistency(old, size, tree))


@pytest.fixture
def signer(tmp_path):
    return create_signer(tmp_path / "signers", "book", ORIGIN)


def test_what_only_grew_is_signed(signer, tmp_path):
    """Each larger state that extends the last is signed, the same one again, also by a signer opened anew."""
    tree = Tree("a", "b", "c")
    first = tree.ask(signer)
    assert tree.ask(signer) == first
    tree.grow(*"defghij")
    again = open_signer(tmp_path / "signers", "book")
    assert again.vkey == signer.vkey
    point = open_checkpoint(tree.ask(again), parse_key(signer.vkey))
    assert (point.size, point.root) == (10, tree.frontier.root())
    assert signer.last_signed() == point


@pytest.mark.parametrize("leaves", ["ab", "abx", "abxdefgh", "", "xbcdef"])
def test_what_was_rewritten_or_cut_is_refused(signer, leaves):
    """Fewer entries, other entries, or a history that does not contain the last signed state get no signature."""
    Tree(*"abc").ask(signer)
    before = signer.last_signed()
    with pytest.raises(Conflict) as told:
        Tree(*leaves).ask(signer)
    assert told.value.code == "signer.refused"
    assert signer.last_signed() == before


def test_the_first_state_may_be_any(signer):
    """A new signer has signed nothing: size 0."""
    assert (signer.last_signed().size, signer.last_signed().root) == (0, EMPTY_ROOT)
    assert Tree().ask(signer)


def test_without_key_or_memory_nothing_is_signed(signer, tmp_path):
    """A signer that lost its memory does not guess: it refuses until that is restored."""
    (tmp_path / "signers" / "book.signed").unlink()
    with pytest.raises(Unavailable) as told:
        Tree("a").ask(signer)
    assert told.value.code == "book.signer_absent"
    (tmp_path / "signers" / "book.signed").write_bytes(b"\xff")
    with pytest.raises(Unavailable):
        Tree("a").ask(signer)
    (tmp_path / "signers" / "book.key").unlink()
    with pytest.raises(Unavailable) as told:
        open_signer(tmp_path / "signers", "book")
    assert told.value.code == "book.signer_absent"


def test_key_and_memory_are_the_owners_alone(signer, tmp_path):
    """Files with mode 0600 in a folder with mode 0700."""
    Tree("a").ask(signer)
    assert (tmp_path / "signers").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "signers").iterdir()} == {0o600}


def test_it_remembers_before_it_signs(signer, tmp_path):
    """Where the memory cannot be written, no signature is given."""
    signed = tmp_path / "signers" / "book.signed"
    signed.with_name("book.signed.new").mkdir()
    with pytest.raises(Unavailable) as told:
        Tree("a").ask(signer)
    assert told.value.code == "book.read_only"
    assert signer.last_signed().size == 0
