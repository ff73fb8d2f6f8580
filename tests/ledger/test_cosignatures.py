"""Cosignatures, against the second implementation of the specification."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.cosignatures import (
    add_signatures,
    check_cosignature,
    cosign,
    parse_cosigner,
    read_cosignatures,
)
from musterbook.ledger.notes import COSIGNATURE, open_note, parse_key, parse_signature, split_note
from tests.ledger.second_tree import read_note
from tests.ledger.trees import LOG, Log, witness_key

ONE, TWO = witness_key(1), witness_key(2)
NOTE = Log(5).note()
TEXT = split_note(NOTE)[0]


def cosigned(note, key, seconds):
    return add_signatures(note, [parse_signature(cosign(split_note(note)[0], key, seconds).rstrip("\n"))])


@given(st.integers(0, 2**63 - 1))
def test_a_cosignature_is_what_the_specification_says(seconds):
    """Whatever the time, ours holds by the second implementation, and both read the time."""
    note = cosigned(NOTE, ONE, seconds)
    text, (signed,) = read_note(note, ONE.vkey, COSIGNATURE)
    assert (text, int.from_bytes(signed[4:12], "big"), len(signed)) == (TEXT, seconds, 76)
    assert read_cosignatures(note, [parse_cosigner(ONE.vkey)]) == {parse_cosigner(ONE.vkey).raw: seconds}


def test_the_log_and_its_witnesses_do_not_disturb_each_other():
    """The log's signature holds under any number of cosignatures; a second one of a witness takes the first's place."""
    note = cosigned(cosigned(cosigned(NOTE, ONE, 7), TWO, 8), ONE, 9)
    assert open_note(note, parse_key(LOG.vkey)) == TEXT
    assert len(split_note(note)[1]) == 3
    told = read_cosignatures(note, map(parse_cosigner, (ONE.vkey, TWO.vkey)))
    assert sorted(told.values()) == [8, 9]
    assert read_cosignatures(note, []) == {}


def test_a_cosignature_of_another_text_or_time_does_not_hold():
    """It is bound to the checkpoint, to its time and to its key; a log's key is none of a witness."""
    line = parse_signature(cosign(TEXT, ONE, 7).rstrip("\n"))
    verifier = parse_cosigner(ONE.vkey)
    assert check_cosignature(TEXT, line, verifier) == 7
    for text, told in (
        (TEXT + "more\n", line.told),
        (TEXT, (8).to_bytes(8, "big") + line.told[8:]),
        (TEXT, line.told[:-1]),
        (TEXT, b""),
        (TEXT, b"\xff" + line.told[1:]),
    ):
        with pytest.raises(Incorrect):
            check_cosignature(text, line._replace(told=told), verifier)
    with pytest.raises(Incorrect):
        check_cosignature(TEXT, line, parse_cosigner(TWO.vkey))
    with pytest.raises(Incorrect):
        parse_cosigner(LOG.vkey)
    with pytest.raises(Incorrect):
        parse_key(ONE.vkey)
