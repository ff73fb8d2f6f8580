"""The stored bytes of an entry and of its blobs: sealed, yet each byte checkable without a key (envelope format 1).

    entry  version (1) ‖ number of blobs (uint16) ‖ SHA-256 of each blob's stored bytes ‖ key id (16) ‖ nonce (12)
           ‖ AES-256-GCM(key, nonce, seed (32) ‖ payload, aad = "musterbook/envelope/1" NUL ‖ all before the nonce)
    blob   nonce (12) ‖ AES-256-GCM(key, nonce, bytes, aad = "musterbook/blob/1" NUL ‖ key id ‖ number (uint16))

The payload is the canonical JSON of the list of its [path, value] pairs, so that its order travels with it. Integers
are big-endian. The leaf holds the SHA-256 of the entry's stored bytes, and through it the digests of the blobs.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from musterbook.errors import Conflict, Incorrect
from musterbook.ledger.canonical import decode_canonical, encode_settled
from musterbook.ledger.commitments import SEED_BYTES

ENVELOPE_VERSION = 1
ENVELOPE_TAG = b"musterbook/envelope/1\0"
BLOB_TAG = b"musterbook/blob/1\0"
KEY_ID_BYTES = 16
NONCE_BYTES = 12
DIGEST_BYTES = 32
MOST_BLOBS = 2**16 - 1
_VERSION = bytes((ENVELOPE_VERSION,))


class Key(NamedTuple):
    """A key that seals payloads: its public id of 16 bytes, and the cipher that holds it."""

    id: bytes
    cipher: AESGCM


class Opened(NamedTuple):
    """What a sealed entry held: the seed of its commitment, and its payload in order."""

    seed: bytes
    payload: dict[str, Any]


def encode_payload(payload: Mapping[str, Any]) -> bytes:
    """The payload, whose values `encode_each` has taken already, as the canonical list of its pairs."""
    return encode_settled(tuple(payload.items()))


def decode_payload(written: bytes) -> dict[str, Any]:
    """The payload that `encode_payload` wrote, with lists where tuples were.

    Raises Incorrect (entry.incorrect).
    """
    try:
        return dict(decode_canonical(written))
    except (TypeError, ValueError) as problem:
        raise Incorrect("entry.incorrect", "an entry's payload is no list of fields") from problem


def seal_entry(written: bytes, seed: bytes, nonce: bytes, key: Key, blobs: Sequence[bytes]) -> bytes:
    """The stored bytes of an entry with this written payload; `blobs` as `seal_blob` made them."""
    if len(blobs) > MOST_BLOBS:
        raise Incorrect("entry.incorrect", f"an entry keeps at most {MOST_BLOBS} blobs")
    digests = b"".join([sha256(blob).digest() for blob in blobs])
    head = _VERSION + len(blobs).to_bytes(2, "big") + digests + key.id
    return head + nonce + key.cipher.encrypt(nonce, seed + written, ENVELOPE_TAG + head)


def open_entry(stored: bytes, key: Key) -> Opened:
    """What the stored bytes of an entry hold.

    Raises Conflict (book.damaged) where they were not sealed with this key.
    """
    nonce_at = _key_id_at(stored) + KEY_ID_BYTES
    body_at = nonce_at + NONCE_BYTES
    try:
        plain = key.cipher.decrypt(stored[nonce_at:body_at], stored[body_at:], ENVELOPE_TAG + stored[:nonce_at])
    except (InvalidTag, ValueError) as problem:
        raise Conflict("book.damaged", "an entry cannot be opened with its key") from problem
    return Opened(plain[:SEED_BYTES], decode_payload(plain[SEED_BYTES:]))


def key_id_of(stored: bytes) -> bytes:
    """The id of the key that sealed an entry."""
    at = _key_id_at(stored)
    return stored[at : at + KEY_ID_BYTES]


def blob_digests_of(stored: bytes) -> tuple[bytes, ...]:
    """The digest of each blob's stored bytes, as an entry names them.

    Raises Conflict (book.damaged).
    """
    return tuple(stored[at : at + DIGEST_BYTES] for at in range(3, _key_id_at(stored), DIGEST_BYTES))


def seal_blob(blob: bytes, number: int, nonce: bytes, key: Key) -> bytes:
    """The stored bytes of a blob."""
    return nonce + key.cipher.encrypt(nonce, blob, _blob_context(key.id, number))


def open_blob(stored: bytes, number: int, key: Key) -> bytes:
    """The blob that the stored bytes hold.

    Raises Conflict (book.damaged) where they were not sealed with this key under this number.
    """
    try:
        return key.cipher.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], _blob_context(key.id, number))
    except (InvalidTag, ValueError) as problem:
        raise Conflict("book.damaged", "a blob cannot be opened with its entry's key") from problem


def _key_id_at(stored: bytes) -> int:
    if stored[:1] != _VERSION:
        raise Conflict("book.damaged", "an entry's stored bytes are in no known format")
    at = 3 + DIGEST_BYTES * int.from_bytes(stored[1:3], "big")
    if len(stored) < at + KEY_ID_BYTES + NONCE_BYTES:
        raise Conflict("book.damaged", "an entry's stored bytes are cut short")
    return at


def _blob_context(key_id: bytes, number: int) -> bytes:
    return BLOB_TAG + key_id + number.to_bytes(2, "big")
