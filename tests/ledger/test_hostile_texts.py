"""What others hand in may be anything: notes, proofs, policies, evidence, requests are read or refused in a line."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.checkpoints import parse_checkpoint
from musterbook.ledger.forks import FORMAT, Fork, check_fork, decode_fork, encode_fork
from musterbook.ledger.notes import parse_key, parse_signing_key, split_note
from musterbook.ledger.policies import judge_note, parse_policy
from musterbook.ledger.proofs import format_proof, verify_proof
from musterbook.ledger.shown import decode_shown
from musterbook.ledger.tile_paths import unpack_bundle
from musterbook.ledger.witness import add_log, create_witness
from musterbook.ledger.witness_protocol import format_request
from tests.ledger.test_cosignatures import cosigned
from tests.ledger.trees import LOG, Log, witness_key

NOW = dt.datetime(2026, 1, 31, tzinfo=dt.UTC)
TREE = Log(20)
NOTE = cosigned(TREE.note(), witness_key(1), 7)
POLICY = parse_policy(f"log {LOG.vkey}\nwitness w {witness_key(1).vkey}\nquorum w\n")
REQUEST = format_request(3, TREE.proof(3), NOTE)
FORK = encode_fork(Fork(format=FORMAT, first=NOTE, second=NOTE, root="00", proof=("11",)))


def bent(good):
    """A good text with some stretch of it cut, doubled or put in the place of another, or with other letters within."""

    def bend(told):
        start, stop, at, fresh = told
        stretch = good[start:stop]
        return good[:at] + fresh + stretch + good[at + len(stretch) :]

    places, fresh = st.integers(0, len(good)), st.binary(max_size=5) if isinstance(good, bytes) else st.text(max_size=5)
    return st.tuples(places, places, places, fresh).map(bend)


TEXTS = st.text(max_size=200) | bent(NOTE) | bent(LOG.vkey) | bent(format_proof(b"x" * 65, 3, [bytes(32)], NOTE))
READERS = [
    split_note,
    parse_checkpoint,
    parse_key,
    parse_signing_key,
    parse_policy,
    decode_fork,
    decode_shown,
    lambda text: verify_proof(text, LOG.vkey),
    lambda text: judge_note(POLICY, text, NOW),
]


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60)
@given(text=TEXTS)
def test_every_text_is_read_or_refused(read, text):
    """Law: any text, and any bent good one, is read or refused as incorrect; nothing else comes of it."""
    try:
        read(text)
    except Incorrect as problem:
        assert "\n" not in problem.message.strip()


@settings(max_examples=150)
@given(data=st.binary(max_size=300) | bent(FORK))
def test_no_bent_evidence_shows_a_fork(data):
    """Law: whatever is made of a file that shows nothing, it shows nothing."""
    with pytest.raises(Incorrect):
        check_fork(decode_fork(data), parse_key(LOG.vkey))


def test_what_is_nested_without_end_is_refused():
    """Law: depth alone breaks nothing."""
    deep = "[" * 100_000 + "]" * 100_000
    field = '{"type": "shown", "path": "a", "salt": "", "value": ' + deep + "}"
    for text in (deep, '{"format": "musterbook/shown/1", "proof": "", "fields": [' + field + "]}"):
        with pytest.raises(Incorrect):
            decode_shown(text)
        with pytest.raises(Incorrect):
            decode_fork(text)


@settings(max_examples=150)
@given(data=st.binary(max_size=300))
def test_every_bundle_is_read_or_refused(data):
    """Law: what is read of a bundle is all of it."""
    try:
        entries = unpack_bundle(data)
    except Incorrect:
        return
    assert b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries) == data


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=400) | bent(REQUEST))
def test_a_witness_signs_nothing_that_was_bent(tmp_path_factory, body):
    """Law: a request that is not the good one, letter for letter in what counts, gets no signature and no crash."""
    folder = tmp_path_factory.mktemp("witness")
    create_witness(folder, "witness.example/one")
    witness = add_log(folder, LOG.vkey)
    assert witness.answer(format_request(0, (), TREE.note(3)), NOW).status == 200
    answer = witness.answer(body, NOW)
    assert answer.status in (200, 400, 403, 404, 409, 422)
    if answer.status == 200:
        assert witness.last_seen(LOG.name).size in (3, 20)
        assert witness.last_seen(LOG.name).root == TREE.root(witness.last_seen(LOG.name).size)
