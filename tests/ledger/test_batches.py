"""From drafts to what a book writes."""

import datetime as dt
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from musterbook.errors import Incorrect
from musterbook.ledger.batches import compose_batch
from musterbook.ledger.commitments import commit
from musterbook.ledger.envelopes import Key, blob_digests_of, open_entry
from musterbook.ledger.tiles import Frontier
from musterbook.ledger.tree import fold_hashes, leaf_hash
from musterbook.terms.entries import draft

NOW = dt.datetime(2025, 4, 2, 8, 0, 0, 999999, tzinfo=dt.UTC)
KEY = Key(b"i" * 16, AESGCM(b"k" * 32))


class OneKey:
    """A keyring with a single key, which counts what it is asked for."""

    def __init__(self):
        self.asked = []

    def keys_for(self, scopes):
        self.asked.append(list(scopes))
        return [KEY] * len(scopes)

    def find_key(self, key_id):
        return KEY


def accepted(reason, **told):
    return draft("claim.accepted", {"claim": "a", "report": "b", "reason": reason}, actor="Ann", **told)


def compose(drafts, frontier=None, recorded_at="", keys=None):
    return compose_batch(
        drafts, frontier=frontier or Frontier(0, ()), recorded_at=recorded_at, now=NOW, keys=keys or OneKey()
    )


def test_a_batch_holds_what_its_leaves_promise():
    """Commitment, stored bytes, blobs, tiles and root of a batch agree with each other."""
    batch = compose([accepted(str(at), blobs=(b"x" * at,)) for at in range(5)])
    for sealed, entry in zip(batch.sealed, batch.entries, strict=True):
        opened = open_entry(sealed.stored, KEY)
        assert opened.payload == entry.payload
        assert commit(opened.payload, opened.seed) == sealed.commitment
        assert sha256(sealed.stored).digest() == sealed.stored_sha256
        assert blob_digests_of(sealed.stored) == tuple(sha256(blob).digest() for blob in sealed.blobs)
    hashes = [leaf_hash(sealed.leaf) for sealed in batch.sealed]
    assert batch.tiles == {(0, 0): b"".join(hashes)}
    assert batch.frontier.root() == fold_hashes(hashes)


def test_a_batch_goes_on_where_the_tree_ends():
    """Numbers follow the edge, which itself stays as it was until the batch is kept."""
    edge = Frontier(0, ())
    edge.extend([leaf_hash(b"x")] * 7)
    batch = compose([accepted("a"), accepted("b")], edge)
    assert [entry.seq for entry in batch.entries] == [7, 8]
    assert (edge.size, batch.frontier.size) == (7, 9)


def test_seeds_and_nonces_are_never_used_twice():
    """Two entries with one payload share neither commitment nor seed nor stored bytes."""
    sealed = compose([accepted("same")] * 50).sealed
    assert len({entry.commitment for entry in sealed}) == 50
    assert len({open_entry(entry.stored, KEY).seed for entry in sealed}) == 50
    assert len({entry.stored[19:31] for entry in sealed}) == 50


def test_time_is_to_the_second_and_never_runs_back():
    """`recorded_at` is now, or the last entry's where that is later."""
    assert compose([accepted("a")]).recorded_at == "2025-04-02T08:00:00Z"
    later = compose([accepted("a")], recorded_at="2025-04-02T08:00:01Z")
    assert later.entries[0].payload["recorded_at"] == later.recorded_at == "2025-04-02T08:00:01Z"


def test_no_key_is_made_for_what_cannot_be_recorded():
    """A draft that is refused is refused before keys are asked for."""
    keys = OneKey()
    with pytest.raises(Incorrect):
        compose([accepted("a", scope="r"), accepted(0.5)], keys=keys)
    assert keys.asked == []
