"""From drafts to what a book writes: sealed entries, their blobs, and the tiles that change.

A store asks for a batch inside its write transaction, keeps all of it or nothing, and then takes over the new right
edge of the tree. What is handed back as entries is what the sealed bytes hold.
"""

import datetime as dt
import os
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from musterbook.ledger.canonical import encode_each, settle_values
from musterbook.ledger.commitments import SEED_BYTES, commit_written
from musterbook.ledger.envelopes import (
    NONCE_BYTES,
    Key,
    encode_payload,
    seal_blob,
    seal_entry,
)
from musterbook.ledger.leaves import LEAF_VERSION, pack_leaf
from musterbook.ledger.tiles import Frontier
from musterbook.ledger.tree import leaf_hash
from musterbook.terms.entries import Draft, Entry, arrange_payload
from musterbook.terms.times import format_time


class Keyring(Protocol):
    """Where keys come from."""

    def keys_for(self, scopes: Sequence[str | None]) -> list[Key]:
        """A key for each scope, an own key for None; made where absent, and durable before it is handed out."""
        ...

    def find_key(self, key_id: bytes) -> Key | None:
        """The key with this id."""
        ...


class SealedEntry(NamedTuple):
    """What a book keeps of an entry; `stored` is empty once erased. `blobs` are stored bytes."""

    seq: int
    version: int
    commitment: bytes
    stored_sha256: bytes
    stored: bytes
    blobs: tuple[bytes, ...]

    @property
    def leaf(self) -> bytes:
        """The public leaf."""
        return pack_leaf(self.version, self.commitment, self.stored_sha256)


class Batch(NamedTuple):
    """All that one append writes, and the entries as they will read."""

    sealed: list[SealedEntry]
    tiles: dict[tuple[int, int], bytes]
    frontier: Frontier
    entries: tuple[Entry, ...]
    recorded_at: str


def compose_batch(
    drafts: Sequence[Draft], *, frontier: Frontier, recorded_at: str, now: dt.datetime, keys: Keyring
) -> Batch:
    """The batch that these drafts make at the right edge of the tree; time never runs back behind `recorded_at`.

    Raises Incorrect (entry.incorrect).
    """
    time = max(recorded_at, format_time(now))
    payloads = [
        arrange_payload({**told.fields, "kind": told.kind, "recorded_at": time, "actor": told.actor}) for told in drafts
    ]
    written = [encode_each(payload.values()) for payload in payloads]
    rings = keys.keys_for([told.scope for told in drafts])
    sealed = [
        _seal(seq, payload, values, told.blobs, key)
        for seq, (told, payload, values, key) in enumerate(
            zip(drafts, payloads, written, rings, strict=True), start=frontier.size
        )
    ]
    for payload, values in zip(payloads, written, strict=True):
        settle_values(payload, values)
    entries = [
        Entry(seq=entry.seq, payload=payload, erased=False) for entry, payload in zip(sealed, payloads, strict=True)
    ]
    grown = frontier.copy()
    tiles = grown.extend([leaf_hash(entry.leaf) for entry in sealed])
    return Batch(sealed, tiles, grown, tuple(entries), time)


def _seal(seq: int, payload: dict[str, Any], written: Sequence[bytes], blobs: Sequence[bytes], key: Key) -> SealedEntry:
    seed, nonce = os.urandom(SEED_BYTES), os.urandom(NONCE_BYTES)
    kept = tuple(seal_blob(blob, number, os.urandom(NONCE_BYTES), key) for number, blob in enumerate(blobs))
    stored = seal_entry(encode_payload(payload), seed, nonce, key, kept)
    commitment = commit_written(payload, written, seed)
    return SealedEntry(seq, LEAF_VERSION, commitment, sha256(stored).digest(), stored, kept)
