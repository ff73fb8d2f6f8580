"""Evidence of a fork: two checkpoints that one log signed, and that cannot both be states of one growing book.

It proves itself to whoever has the log's verifier key. For sizes a ≤ b it carries, beside both notes, the root that the
first a entries of the second state really have, and the consistency proof from there. Where that root is not the one
that was signed for a entries, the log has signed two histories. The file is JSON with "format", "first", "second",
"root" and "proof", hashes in hexadecimal.
"""

from collections.abc import Callable, Sequence

import msgspec

from musterbook.errors import Incorrect
from musterbook.ledger.checkpoints import Checkpoint, open_checkpoint
from musterbook.ledger.notes import Verifier
from musterbook.ledger.tree import verify_consistency
from musterbook.terms.record import Record

FORMAT = "musterbook/fork/1"
ProveSince = Callable[[int], tuple[bytes, Sequence[bytes]]]


class Fork(Record, frozen=True):
    """Two notes of one log, the smaller first; `root` and `proof` as they follow from the second, hexadecimal."""

    format: str
    first: str
    second: str
    root: str
    proof: tuple[str, ...]


class TwoHistories(Record, frozen=True):
    """What a fork shows: the two states that were signed, and the root that the first should have had."""

    first: Checkpoint
    second: Checkpoint
    root: bytes


def find_fork(held: str, own: str, verifier: Verifier, prove_since: ProveSince) -> Fork | None:
    """The fork that two notes of one log make, or None where they agree or that cannot be shown from here.

    `prove_since(size)` gives, for a size at most that of `own`, its root there and the consistency proof from it; `own`
    is a note of the tree that it reads.
    Raises Incorrect (proof.broken) where a signature does not hold.
    """
    old, new = open_checkpoint(held, verifier), open_checkpoint(own, verifier)
    if old.size > new.size:
        return None
    root, proof = prove_since(old.size)
    if root == old.root:
        return None
    hashes = tuple(told.hex() for told in proof)
    fork = Fork(format=FORMAT, first=held, second=own, root=root.hex(), proof=hashes)
    check_fork(fork, verifier)
    return fork


def check_fork(fork: Fork, verifier: Verifier) -> TwoHistories:
    """What a fork shows, once it is proved.

    Raises Incorrect (proof.broken) where it shows nothing.
    """
    first, second = open_checkpoint(fork.first, verifier), open_checkpoint(fork.second, verifier)
    root, proof = _hash(fork.root), [_hash(told) for told in fork.proof]
    if root == first.root or not verify_consistency(first.size, second.size, root, second.root, proof):
        raise Incorrect("proof.broken", "this does not show that the log signed two histories")
    return TwoHistories(first=first, second=second, root=root)


def encode_fork(fork: Fork) -> bytes:
    """The evidence as a file."""
    return msgspec.json.format(msgspec.json.encode(fork), indent=1) + b"\n"


def decode_fork(data: bytes | str) -> Fork:
    """The evidence that a file holds; nothing of it is checked.

    Raises Incorrect (proof.broken).
    """
    try:
        fork = msgspec.json.decode(data, type=Fork)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise Incorrect("proof.broken", f"this is no evidence of a fork: {problem}") from problem
    if fork.format != FORMAT:
        raise Incorrect("proof.broken", f"this is evidence in the unknown format “{fork.format[:40]}”")
    return fork


def _hash(told: str) -> bytes:
    try:
        return bytes.fromhex(told)
    except ValueError as problem:
        raise Incorrect("proof.broken", "this is no hash in hexadecimal") from problem
