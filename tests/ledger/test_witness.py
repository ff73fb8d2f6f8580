"""A witness: what it signs, what it refuses and how, and what it never forgets."""

import datetime as dt
import os
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import Incorrect, Unavailable
from musterbook.ledger.cosignatures import parse_cosigner, read_cosignatures
from musterbook.ledger.forks import check_fork, decode_fork
from musterbook.ledger.notes import COSIGNATURE, parse_key
from musterbook.ledger.witness import add_log, create_witness, open_witness
from musterbook.ledger.witness_protocol import SIZE_TYPE, format_request
from tests.ledger.second_tree import holds_consistency, read_note
from tests.ledger.trees import LOG, Log, witness_key

NOW = dt.datetime(2026, 1, 31, tzinfo=dt.UTC)
LONG = Log(300)


@pytest.fixture
def folder(tmp_path):
    """A witness that answers for one log."""
    create_witness(tmp_path, "witness.example/one")
    add_log(tmp_path, LOG.vkey)
    return tmp_path


def ask(folder, old, size, log=LONG):
    """Asks for a cosignature of a state, with the proof from an older one."""
    proof = log.proof(old, size) if old < size else ()
    return open_witness(folder).answer(format_request(old, proof, log.note(size)), NOW)


def test_it_cosigns_what_extends_what_it_saw(folder):
    """Each step from the last size on is cosigned, with the time, so that anybody's software can check it."""
    witness = open_witness(folder)
    for old, size in ((0, 0), (0, 1), (1, 200), (200, 200), (200, 300)):
        answer = ask(folder, old, size)
        assert (answer.status, answer.body.startswith("— witness.example/one ")) == (200, True)
        note = LONG.note(size) + answer.body
        assert len(read_note(note, witness.vkey, COSIGNATURE)[1]) == 1
        assert set(read_cosignatures(note, [parse_cosigner(witness.vkey)]).values()) == {int(NOW.timestamp())}
        assert open_witness(folder).last_seen(LOG.name).size == size


def test_another_old_size_is_answered_with_the_right_one(folder):
    """409, its own type, the size in decimal and a newline, as the specification has it; nothing is forgotten by it."""
    assert ask(folder, 5, 200) == (409, SIZE_TYPE, "0\n")
    assert ask(folder, 0, 200).status == 200
    for old, size in ((0, 200), (0, 300), (100, 300), (100, 150), (300, 300)):
        assert ask(folder, old, size) == (409, SIZE_TYPE, "200\n")
    assert ask(folder, 200, 300).status == 200


def test_each_refusal_has_its_status(folder):
    """400 for what is no request, 404 for an unknown log, 403 for an unknown key, 422 for a proof that fails."""
    witness, stranger = open_witness(folder), witness_key(4)._replace(kind=LOG.kind)
    assert ask(folder, 0, 200).status == 200
    note, proof = LONG.note(300), LONG.proof(200, 300)

    def status(body):
        return witness.answer(body, NOW).status

    for body in (b"", b"old 1", b"old 1\n\n", b"old x\n\n" + note.encode(), b"old 01\n\n" + note.encode(), b"\xff"):
        assert status(body) == 400
    assert status(format_request(200, [bytes(31)], note)) == 400
    assert status(format_request(200, [bytes(32)] * 64, note)) == 400
    assert status(format_request(301, (), note)) == 400
    assert status(format_request(200, proof, Log(300, key=stranger).note())) == 404
    assert status(format_request(200, proof, Log(300, key=stranger._replace(name=LOG.name)).note())) == 403
    for wrong in ((), proof[1:], proof[:-1], (*proof, bytes(32)), LONG.proof(199, 300)):
        assert status(format_request(200, wrong, note)) == 422
    assert status(format_request(200, (bytes(32),), LONG.note(200))) == 422
    assert witness.last_seen(LOG.name).size == 200


def test_a_fork_is_refused_and_kept_as_evidence(folder):
    """Another history of the same size proves itself from the file kept; of another size both notes are kept."""
    assert ask(folder, 0, 200).status == 200
    forked = Log(300, other=100)
    assert ask(folder, 200, 200, forked) == (409, SIZE_TYPE, "200\n")
    (path,) = (folder / "evidence").glob("fork-*.json")
    assert check_fork(decode_fork(path.read_bytes()), parse_key(LOG.vkey)).first.size == 200
    assert ask(folder, 200, 300, forked).status == 422
    (path,) = (folder / "evidence").glob("refused-*.txt")
    assert path.read_text() == f"{LONG.note(200)}\n{forked.note(300)}"
    assert open_witness(folder).last_seen(LOG.name).root == LONG.root(200)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 60), st.integers(0, 60)), max_size=25))
def test_all_that_it_ever_cosigned_is_one_history(tmp_path_factory, asked):
    """Whatever two histories ask in whatever order, what is cosigned is each an extension of the one before."""
    folder = tmp_path_factory.mktemp("witness")
    create_witness(folder, "witness.example/one")
    add_log(folder, LOG.vkey)
    histories, signed = (Log(60), Log(60, other=20)), [(0, LONG.root(0), None)]
    for which, old, size in asked:
        log = histories[which]
        if old <= size and ask(folder, old, size, log).status == 200:
            last, root, _ = signed[-1]
            assert old == last
            assert holds_consistency(last, size, root, log.root(size), log.proof(last, size) if last < size else ())
            signed.append((size, log.root(size), which))


def test_it_remembers_before_it_answers(folder):
    """Where its memory cannot be written, is gone or damaged, it signs nothing for that log."""
    assert ask(folder, 0, 100).status == 200
    (seen,) = (folder / "seen").iterdir()
    seen.with_name(seen.name + ".new").mkdir()
    assert ask(folder, 100, 200).status == 503
    assert open_witness(folder).last_seen(LOG.name).size == 100
    kept = seen.read_text()
    for damage in ("", kept[:20], kept.replace(LOG.name, "another.example")):
        seen.write_text(damage)
        assert ask(folder, 0, 100).status == ask(folder, 100, 100).status == 503
    seen.unlink()
    assert ask(folder, 0, 100).status == 503
    with pytest.raises(Unavailable, match="no longer knows"):
        open_witness(folder).last_seen(LOG.name)
    add_log(folder, LOG.vkey)
    assert ask(folder, 0, 100).status == 503, "adding a log again does not make it forget"


def test_of_two_at_once_one_is_first(folder):
    """Two histories that ask at the same moment cannot both be cosigned at one size."""
    histories = (Log(300), Log(300, other=100))
    answers = []
    start = threading.Barrier(8)

    def race(number):
        start.wait()
        answers.append((number % 2, ask(folder, 0, 200, histories[number % 2]).status))

    threads = [threading.Thread(target=race, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [status for _, status in answers].count(200) == 1


def test_a_killed_witness_has_kept_what_it_answered(folder):
    """Ended at any moment, it knows at least what it had answered, and has signed nothing that it does not know."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        for size in range(1, 300):
            if ask(folder, size - 1, size).status == 200:
                os.write(writing, size.to_bytes(2, "big"))
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 64)
    os.kill(child, 9)
    os.waitpid(child, 0)
    while part := os.read(reading, 1 << 16):
        told += part
    os.close(reading)
    assert open_witness(folder).last_seen(LOG.name).size >= int.from_bytes(told[-2:], "big")


def test_names_and_folders(tmp_path):
    """A name that no signature could carry is refused, and a folder without a witness is said to be one."""
    for name in ("", "two words", "a+b", "a\u2003b"):
        with pytest.raises(Incorrect):
            create_witness(tmp_path, name)
    with pytest.raises(Unavailable) as told:
        open_witness(tmp_path)
    assert told.value.code == "witness.absent"
    create_witness(tmp_path, "witness.example/one")
    assert (tmp_path / "witness.key").stat().st_mode & 0o077 == 0
    with pytest.raises(Incorrect):
        add_log(tmp_path, open_witness(tmp_path).vkey)
