"""A checkpoint: the state of the ledger at one size, as text after C2SP tlog-checkpoint, signed as a note.

origin LF size LF base64(root) LF
"""

import base64

from musterbook.errors import Incorrect
from musterbook.ledger.notes import SigningKey, Verifier, decode_base64, open_note, sign_note
from musterbook.ledger.tiles import HASH_BYTES
from musterbook.terms.record import Record


class Checkpoint(Record, frozen=True):
    """The origin of a ledger, its number of entries, and the root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """The text that is signed."""
    return f"{checkpoint.origin}\n{checkpoint.size}\n{base64.b64encode(checkpoint.root).decode()}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint that a text tells; lines after the third are left aside.

    Raises Incorrect (proof.broken).
    """
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
        raise Incorrect("proof.broken", "this is no checkpoint: it has an origin, a size and a root, each in a line")
    size, root = parse_number(lines[1]), decode_base64(lines[2])
    if len(root) != HASH_BYTES:
        raise Incorrect("proof.broken", "this is no checkpoint: its root has not 32 bytes")
    return Checkpoint(origin=lines[0], size=size, root=root)


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The checkpoint as a signed note."""
    return sign_note(format_checkpoint(checkpoint), key)


def open_checkpoint(note: str, verifier: Verifier) -> Checkpoint:
    """The checkpoint in a note, once signature and origin hold.

    Raises Incorrect (proof.broken).
    """
    checkpoint = parse_checkpoint(open_note(note, verifier))
    if checkpoint.origin != verifier.name:
        raise Incorrect("proof.broken", f"the checkpoint is of {checkpoint.origin}, not of {verifier.name}")
    return checkpoint


def parse_number(text: str) -> int:
    """A decimal number without leading zeroes.

    Raises Incorrect (proof.broken).
    """
    if not (text.isascii() and text.isdigit()) or (text[0] == "0" and text != "0") or len(text) > 19:
        raise Incorrect("proof.broken", f"“{text[:40]}” is no number of entries")
    return int(text)
