"""Entries shown in part: any fields, proved, and nothing told of the rest."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.canonical import encode_canonical
from musterbook.ledger.commitments import FIELD_TAG, Disclosure, Shown, Withheld, commit, disclose, verify_disclosure
from musterbook.ledger.proofs import verify_proof
from musterbook.ledger.shown import decode_shown, encode_shown, is_shown
from musterbook.store.books import open_book
from musterbook.terms.claims import SLOT_NAMES
from musterbook.terms.entries import ENTRY_KINDS, schema_of
from tests.store.books import config_at, fill, make_book

SEEDS = st.binary(min_size=32, max_size=32)
SMALL = st.none() | st.booleans() | st.integers(0, 12) | st.sampled_from(["open", "confidential", "killed", "injured"])


@st.composite
def payloads(draw):
    """A payload of any kind of entry, each field of which has one of a few values."""
    kind = draw(st.sampled_from(ENTRY_KINDS))
    paths = schema_of(kind, draw(st.sampled_from(sorted(SLOT_NAMES))))
    return {path: draw(SMALL) for path in paths}


@given(payloads(), SEEDS, st.data())
def test_any_subset_of_the_fields_of_any_entry_verifies(payload, seed, data):
    """Whatever the kind and whichever fields are shown, they verify, in their order, and nothing else is told."""
    shown = data.draw(st.sets(st.sampled_from(sorted(payload))))
    told = disclose(payload, seed, shown)
    assert verify_disclosure(told, commit(payload, seed)) == {path: payload[path] for path in payload if path in shown}
    assert len(told.fields) == len(payload)
    assert sum(isinstance(field, Withheld) for field in told.fields) == len(payload) - len(shown)


@settings(max_examples=50)
@given(payloads(), SEEDS, st.data())
def test_no_withheld_value_is_found_by_trying(payload, seed, data):
    """With all other fields and their salts shown, no value that is tried for the one withheld gives its digest."""
    path = data.draw(st.sampled_from(sorted(payload)))
    told = disclose(payload, seed, payload.keys() - {path})
    (withheld,) = [field for field in told.fields if isinstance(field, Withheld)]
    salts = {field.salt for field in told.fields if isinstance(field, Shown)} | {bytes(16)}
    tried = [None, True, False, *range(13), "open", "confidential", "killed", "injured", payload[path]]
    for value in tried:
        for salt in salts:
            for name in (path, ""):
                told_as = FIELD_TAG + name.encode() + b"\0" + salt + encode_canonical(value)
                assert sha256(told_as).digest() != withheld.digest
    assert sha256(encode_canonical(payload[path])).digest() != withheld.digest


@given(payloads(), SEEDS, SEEDS)
def test_equal_entries_cannot_be_told_to_be_equal(payload, seed, other):
    """One payload under two seeds has no digest in common: what one copy shows says nothing of another."""
    if seed != other:
        first, second = disclose(payload, seed, ()).fields, disclose(payload, other, ()).fields
        assert not {field.digest for field in first} & {field.digest for field in second}


def test_a_shown_entry_is_checked_from_its_file_alone(tmp_path):
    """Proof and fields come back from the file; a value, a salt or a proof of another entry is refused."""
    with make_book(tmp_path) as book:
        fill(book, 5)
    with open_book(config_at(tmp_path)) as book:
        file = encode_shown(book.prove(3), book.disclose(3, ["claim", "kind"])).decode()
        other = book.prove(4)
    assert is_shown(file)
    assert not is_shown(other)
    shown = decode_shown(file)
    proven = verify_proof(shown.proof, book.vkey)
    assert shown.check(proven) == {"kind": "claim.accepted", "claim": f"{2:032x}"}
    assert shown.withheld == 4
    with pytest.raises(Incorrect):
        shown.check(verify_proof(other, book.vkey))
    with pytest.raises(Incorrect):
        decode_shown(file.replace("claim.accepted", "claim.rejected")).check(proven)
    with pytest.raises(Incorrect):
        decode_shown("{}")
    assert verify_disclosure(Disclosure(fields=shown.fields), proven.commitment)["kind"] == "claim.accepted"
