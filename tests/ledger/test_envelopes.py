"""Stored bytes of entries and blobs."""

from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Conflict, Incorrect
from musterbook.ledger.canonical import encode_canonical
from musterbook.ledger.envelopes import (
    Key,
    blob_digests_of,
    decode_payload,
    encode_payload,
    key_id_of,
    open_blob,
    open_entry,
    seal_blob,
    seal_entry,
)

KEY = Key(b"i" * 16, AESGCM(b"k" * 32))
OTHER = Key(b"i" * 16, AESGCM(b"o" * 32))
SEED, NONCE = b"s" * 32, b"n" * 12
PAYLOADS = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    st.none() | st.integers(0, 9) | st.lists(st.booleans()),
)


def seal(payload, blobs=()):
    return seal_entry(encode_payload(payload), SEED, NONCE, KEY, blobs)


@given(PAYLOADS, st.lists(st.binary(), max_size=3))
def test_what_is_sealed_opens_in_its_order(payload, blobs):
    """Seed, payload, order and blobs come back; a payload is written as canonical JSON of its pairs."""
    kept = [seal_blob(blob, number, NONCE, KEY) for number, blob in enumerate(blobs)]
    stored = seal(payload, kept)
    opened = open_entry(stored, KEY)
    assert opened == (SEED, payload)
    assert list(opened.payload) == list(payload)
    assert encode_payload(payload) == encode_canonical(list(payload.items()))
    assert key_id_of(stored) == KEY.id
    assert blob_digests_of(stored) == tuple(sha256(blob).digest() for blob in kept)
    assert [open_blob(told, number, KEY) for number, told in enumerate(kept)] == blobs


def test_no_changed_byte_opens():
    """A flip of any byte, or another key, opens nothing."""
    stored = seal({"kind": "x", "actor": None}, [b"blob"])
    for at in range(len(stored)):
        changed = stored[:at] + bytes((stored[at] ^ 1,)) + stored[at + 1 :]
        with pytest.raises(Conflict):
            open_entry(changed, KEY)
    with pytest.raises(Conflict):
        open_entry(stored, OTHER)


def test_a_blob_opens_under_its_own_number_only():
    """Blobs of one entry cannot be exchanged."""
    stored = seal_blob(b"text", 0, NONCE, KEY)
    with pytest.raises(Conflict):
        open_blob(stored, 1, KEY)
    with pytest.raises(Conflict):
        open_blob(stored, 0, OTHER)
    with pytest.raises(Conflict):
        open_blob(b"", 0, KEY)


def test_the_envelope_of_format_1_never_changes():
    """Fixed contents under a fixed key have these stored bytes in every version to come."""
    stored = seal({"kind": "claim.accepted", "reason": None}, [seal_blob(b"text", 0, NONCE, KEY)])
    assert sha256(stored).hexdigest() == "5810e814bd7960281b7169d5e8b14d6fd5db57b93bb67d4f7ebbd04504a8efb7"


def test_a_payload_is_a_list_of_fields():
    """Other JSON is no payload."""
    with pytest.raises(Incorrect):
        decode_payload(b"[1]")
    with pytest.raises(Incorrect):
        decode_payload(b"3")
