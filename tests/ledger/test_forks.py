"""Forks: two histories under one key are shown, and nothing else is."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.forks import check_fork, decode_fork, encode_fork, find_fork
from musterbook.ledger.notes import parse_key
from tests.ledger.trees import LOG, Log, witness_key

US = parse_key(LOG.vkey)


def find(held, log):
    return find_fork(held, log.note(), US, lambda old: (log.root(old), log.proof(old)))


@given(st.integers(1, 40), st.integers(0, 40), st.data())
def test_every_fork_is_shown_and_proves_itself(size, more, data):
    """Wherever two histories part before the size held, the evidence is found, and checks from its file alone."""
    part = data.draw(st.integers(0, size - 1))
    held, log = Log(size, other=part).note(), Log(size + more)
    fork = find(held, log)
    assert fork is not None
    told = check_fork(decode_fork(encode_fork(fork)), US)
    assert (told.first.size, told.second.size, told.root) == (size, size + more, log.root(size))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_growth_is_no_fork(size, more, later):
    """A book that only grew makes no evidence, nor do histories that part after the size held."""
    log = Log(size + more)
    assert find(log.note(size), log) is None
    assert find(Log(size + later, other=size).note(size), log) is None


def test_a_held_note_that_is_larger_proves_nothing_here():
    """Where the book is shorter than what was held its tail is missing; that alone does not show two histories."""
    assert find(Log(9).note(), Log(5)) is None


def test_evidence_cannot_be_made_up():
    """Without two notes that the log signed and that contradict each other, no file shows a fork."""
    log = Log(12)
    fork = find(Log(7, other=3).note(), log)
    stranger = Log(7, other=3, key=witness_key(3)._replace(name=LOG.name, kind=LOG.kind)).note()
    honest = msgspec.structs.replace(fork, first=log.note(7))
    for wrong in (
        honest,
        msgspec.structs.replace(honest, root=bytes(32).hex()),
        msgspec.structs.replace(fork, first=stranger),
        msgspec.structs.replace(fork, root=Log(7, other=3).root(7).hex()),
        msgspec.structs.replace(fork, root="zz"),
        msgspec.structs.replace(fork, proof=fork.proof[1:]),
        msgspec.structs.replace(fork, second=fork.first, first=fork.second),
    ):
        with pytest.raises(Incorrect):
            check_fork(wrong, US)
    for text in (b"", b"{}", b"[]", encode_fork(msgspec.structs.replace(fork, format="other"))):
        with pytest.raises(Incorrect):
            decode_fork(text)
