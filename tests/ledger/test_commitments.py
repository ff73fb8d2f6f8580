"""Commitments and disclosures."""

from hashlib import sha256, shake_256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.canonical import encode_canonical
from musterbook.ledger.commitments import Disclosure, Shown, Withheld, commit, disclose, verify_disclosure

SEED = bytes(range(32))
PATHS = st.sampled_from(["kind", "actor", "quote.exact", "slots.count", "said_at", "reason"])
PAYLOADS = st.dictionaries(PATHS, st.none() | st.text(st.characters(codec="utf-8")) | st.lists(st.integers(0, 9)))


@given(PAYLOADS, st.binary(min_size=32, max_size=32))
def test_a_commitment_is_what_the_format_says(payload, seed):
    """The commitment is SHA-256 over tagged, salted digests in order, written out here a second time."""
    digests = b""
    for at, (path, value) in enumerate(payload.items()):
        salt = shake_256(seed).digest(16 * (at + 1))[16 * at :]
        told = b"musterbook/field/1\0" + path.encode() + b"\0" + salt + encode_canonical(value)
        digests += sha256(told).digest()
    assert commit(payload, seed) == sha256(b"musterbook/entry/1\0" + digests).digest()


def test_the_commitment_of_format_1_never_changes():
    """A fixed payload under a fixed seed has this commitment in every version to come."""
    payload = {"kind": "claim.accepted", "actor": "Ann", "claim": "ab", "reason": None, "n": [1, {"a": "é"}]}
    assert commit(payload, SEED).hex() == "7eeba163948d37b0d152ea407101d2e4a2262ebc752b69a8706a3e059b7e7481"


@given(PAYLOADS, st.sets(PATHS))
def test_any_part_can_be_shown_and_proved(payload, paths):
    """Whatever fields are shown, they verify against the commitment, and only they are told."""
    shown = paths & payload.keys()
    told = msgspec.json.decode(msgspec.json.encode(disclose(payload, SEED, shown)), type=Disclosure)
    assert verify_disclosure(told, commit(payload, SEED)) == {path: payload[path] for path in shown}


@given(PAYLOADS.filter(bool), st.data())
def test_a_changed_field_does_not_verify(payload, data):
    """A value, a path or an order that was not committed to is refused."""
    path = data.draw(st.sampled_from(sorted(payload)))
    fields = list(disclose(payload, SEED, [path]).fields)
    at = next(number for number, field in enumerate(fields) if isinstance(field, Shown))
    for changed in (
        msgspec.structs.replace(fields[at], value="another"),
        msgspec.structs.replace(fields[at], path="another"),
        msgspec.structs.replace(fields[at], salt=bytes(16)),
        msgspec.structs.replace(fields[at], salt=b""),
        Withheld(digest=bytes(32)),
        Withheld(digest=b""),
    ):
        broken = Disclosure(fields=(*fields[:at], changed, *fields[at + 1 :]))
        with pytest.raises(Incorrect) as told:
            verify_disclosure(broken, commit(payload, SEED))
        assert told.value.code == "proof.broken"


def test_an_order_counts():
    """The same fields in another order are another commitment."""
    assert commit({"a": 1, "b": 2}, SEED) != commit({"b": 2, "a": 1}, SEED)


def test_equal_values_have_unlike_digests():
    """Two fields with one value, and two entries with one payload, cannot be told to be alike."""
    first, second = disclose({"a": "same", "b": "same"}, SEED, ()).fields
    assert first != second
    assert commit({"a": 1}, SEED) != commit({"a": 1}, bytes(32))


def test_a_field_that_is_not_there_cannot_be_shown():
    """Asking for an unknown field is Incorrect."""
    with pytest.raises(Incorrect):
        disclose({"a": 1}, SEED, ["b"])


def test_a_path_holds_no_nul():
    """NUL ends a path in what is hashed, so a path that holds one is refused."""
    with pytest.raises(Incorrect):
        commit({"a\0b": 1}, SEED)
