"""Logs for tests: leaves, their tiles, and a key that signs their states."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from musterbook.ledger.checkpoints import Checkpoint, sign_checkpoint
from musterbook.ledger.notes import COSIGNATURE, SigningKey
from musterbook.ledger.tiles import Frontier, TiledTree
from musterbook.ledger.tree import leaf_hash, prove_consistency, tree_root

LOG = SigningKey("musterbook.example/ab", Ed25519PrivateKey.from_private_bytes(b"k" * 32))


def witness_key(number):
    """The key of a witness."""
    return SigningKey(
        f"witness.example/{number}", Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32), COSIGNATURE
    )


class Log:
    """A log of so many leaves; `other` sets from which leaf on it is another history."""

    def __init__(self, size, *, other=None, key=LOG):
        leaves = [b"%d%s" % (at, b"'" if other is not None and at >= other else b"") for at in range(size)]
        tiles = Frontier(0, ()).extend([leaf_hash(leaf) for leaf in leaves])
        self.fetch = lambda level, number: tiles.get((level, number))
        self.tree = TiledTree(self.fetch)
        self.size, self.key = size, key

    def root(self, size):
        return tree_root(size, self.tree)

    def proof(self, old, size=None):
        return prove_consistency(old, self.size if size is None else size, self.tree)

    def note(self, size=None):
        size = self.size if size is None else size
        return sign_checkpoint(Checkpoint(origin=self.key.name, size=size, root=self.root(size)), self.key)
