"""A proof that one entry stands in the ledger, as one text that is checked offline (C2SP tlog-proof).

The optional `extra` line carries the entry's leaf, 65 bytes: it names no time, kind or actor. What the entry says is
shown, as far as it is shown, by a Disclosure against the commitment in that leaf.
"""

import base64
from collections.abc import Sequence

from musterbook.errors import Incorrect
from musterbook.ledger.checkpoints import open_checkpoint, parse_number
from musterbook.ledger.leaves import unpack_leaf
from musterbook.ledger.notes import Verifier, decode_base64, parse_key
from musterbook.ledger.tree import leaf_hash, verify_inclusion
from musterbook.terms.record import Record

FIRST_LINE = "c2sp.org/tlog-proof@v1"


class Proven(Record, frozen=True):
    """What a proof shows: the leaf at `index` of the ledger `origin` when it had `size` entries; root 32 bytes."""

    origin: str
    index: int
    size: int
    root: bytes
    leaf: bytes

    @property
    def commitment(self) -> bytes:
        """What the entry committed to: its fields are checked against this."""
        return unpack_leaf(self.leaf).commitment


def format_proof(leaf: bytes, index: int, hashes: Sequence[bytes], note: str) -> str:
    """The text of a proof; `note` is the signed checkpoint."""
    lines = [FIRST_LINE, f"extra {base64.b64encode(leaf).decode()}", f"index {index}"]
    lines += [base64.b64encode(found).decode() for found in hashes]
    return "\n".join(lines) + "\n\n" + note


def split_proof(text: str) -> tuple[list[str], str]:
    """The lines of a proof, and the signed checkpoint in it; nothing of them is checked."""
    head, _, note = text.partition("\n\n")
    return head.split("\n"), note


def verify_proof(text: str, log: Verifier | str) -> Proven:
    """What a proof shows, once path, checkpoint and signature hold; `log` is who signed, or a verifier key.

    Raises Incorrect (proof.broken).
    """
    lines, note = split_proof(text)
    if (
        len(lines) < 3
        or lines[0] != FIRST_LINE
        or not lines[1].startswith("extra ")
        or not lines[2].startswith("index ")
    ):
        raise Incorrect("proof.broken", f"this is no proof of an entry: it begins with “{FIRST_LINE}”")
    leaf = decode_base64(lines[1].removeprefix("extra "))
    index = parse_number(lines[2].removeprefix("index "))
    hashes = [decode_base64(line) for line in lines[3:]]
    checkpoint = open_checkpoint(note, parse_key(log) if isinstance(log, str) else log)
    unpack_leaf(leaf)
    if not verify_inclusion(index, checkpoint.size, leaf_hash(leaf), hashes, checkpoint.root):
        raise Incorrect("proof.broken", f"entry {index} is not where the proof says it is")
    return Proven(origin=checkpoint.origin, index=index, size=checkpoint.size, root=checkpoint.root, leaf=leaf)
