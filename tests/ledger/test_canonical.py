"""Canonical JSON."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.canonical import decode_canonical, encode_canonical, encode_each, settle_values

ASCII = st.text(st.characters(max_codepoint=127), max_size=8)
ATOMS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ASCII, inner, max_size=4))


@given(VALUES)
def test_canonical_bytes_are_those_of_rfc_8785(value):
    """Every value that an entry may hold is written as RFC 8785 writes it, and reads back as it was."""
    written = encode_canonical(value)
    assert written == rfc8785.dumps(value)
    assert decode_canonical(written) == value
    assert encode_canonical(decode_canonical(written)) == written


@pytest.mark.parametrize(
    "value",
    [
        0.5,
        [1.0],
        {"a": {"b": float("nan")}},
        2**53,
        -(2**53),
        "\ud800",
        {"ключ": 1},
        {1: 2},
        Decimal("0.5"),
        dt.date(2025, 4, 1),
        uuid.UUID(int=1),
        b"bytes",
        {1, 2},
        [object()],
    ],
)
def test_what_is_not_canonical_is_refused(value):
    """Floats, large integers, lone surrogates, keys beyond ASCII and foreign types never enter the book."""
    with pytest.raises(Incorrect) as told:
        encode_canonical(value)
    assert told.value.code == "entry.incorrect"


def test_endless_nesting_is_refused():
    """A value nested without end is refused, not followed."""
    value: list = []
    value.append(value)
    with pytest.raises(Incorrect):
        encode_canonical(value)


def test_broken_bytes_are_refused():
    """What is no JSON is Incorrect."""
    with pytest.raises(Incorrect):
        decode_canonical(b"{")


@given(VALUES)
def test_values_settle_to_what_their_bytes_tell(value):
    """What an append hands back is what the sealed bytes hold: tuples are lists, and nothing is shared."""
    payload = {"a": value, "b": (value, [value])}
    settle_values(payload, encode_each(payload.values()))
    assert payload == {"a": value, "b": [value, [value]]}
    assert payload["b"][1] is not value
