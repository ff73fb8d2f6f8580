"""What is said between a log and a witness (C2SP tlog-witness, add-checkpoint).

old SIZE
base64(hash) …          at most 63: the consistency proof from SIZE, empty from 0
(an empty line)
the signed checkpoint
"""

import base64
from collections.abc import Sequence
from typing import NamedTuple

from musterbook.errors import Incorrect
from musterbook.ledger.checkpoints import parse_number
from musterbook.ledger.notes import Signature, decode_base64, parse_signature
from musterbook.ledger.tiles import HASH_BYTES

PATH = "/add-checkpoint"
SIZE_TYPE, TEXT_TYPE = "text/x.tlog.size", "text/plain; charset=utf-8"
MOST_HASHES = 63
MOST_BYTES = 1 << 17


class Request(NamedTuple):
    """What is asked of a witness: the size that it saw last, the proof from there, and the signed checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: str


class Answer(NamedTuple):
    """An answer over HTTP."""

    status: int
    media_type: str
    body: str


def format_request(old: int, proof: Sequence[bytes], note: str) -> bytes:
    """The body of a request."""
    hashes = "".join(f"{base64.b64encode(told).decode()}\n" for told in proof)
    return f"old {old}\n{hashes}\n{note}".encode()


def parse_request(body: bytes) -> Request:
    """What a body asks; of the note only that there is one.

    Raises Incorrect (proof.broken).
    """
    try:
        head, blank, note = body.decode().partition("\n\n")
    except UnicodeDecodeError as problem:
        raise Incorrect("proof.broken", "the request is no text") from problem
    first, *lines = head.split("\n")
    if not blank or not first.startswith("old ") or len(lines) > MOST_HASHES:
        raise Incorrect("proof.broken", "the request begins with `old SIZE`, at most 63 hashes and an empty line")
    proof = tuple(map(decode_base64, lines))
    if any(len(told) != HASH_BYTES for told in proof):
        raise Incorrect("proof.broken", "a hash of the proof has not 32 bytes")
    return Request(parse_number(first.removeprefix("old ")), proof, note)


def format_size(size: int) -> Answer:
    """The answer that the witness has seen another size than was said."""
    return Answer(409, SIZE_TYPE, f"{size}\n")


def parse_signatures(body: str) -> list[Signature]:
    """The signature lines of an answer.

    Raises Incorrect (proof.broken).
    """
    if not body.endswith("\n"):
        raise Incorrect("proof.broken", "the witness answered with no signature")
    return [parse_signature(line) for line in body.removesuffix("\n").split("\n")]
