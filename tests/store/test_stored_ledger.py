"""The laws of the ledger, on either store."""

import datetime as dt
import threading
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musterbook.errors import Conflict, Incorrect, NotFound, Unavailable
from musterbook.ledger.checkpoints import open_checkpoint
from musterbook.ledger.commitments import verify_disclosure
from musterbook.ledger.leaves import unpack_leaf
from musterbook.ledger.notes import parse_key
from musterbook.ledger.proofs import verify_proof
from musterbook.ledger.tree import fold_hashes, leaf_hash
from musterbook.store.books import open_book
from musterbook.terms.entries import draft
from tests.store.books import NOW, REPORT, config_at, decision, fill, look, make_book, tamper

pytestmark = pytest.mark.usefixtures("either_store")


@pytest.fixture
def book(tmp_path):
    with make_book(tmp_path) as made:
        yield made


def test_what_is_appended_reads_back(book):
    """Entries come back as they were handed out: in order, with their header, lists where tuples were given."""
    told = draft(
        "muster.taken",
        dict.fromkeys(("mission", "unit", "taken_at", "present", "detached", "evacuated", "unaccounted"), 3)
        | {"notes": ("a", {"b": (1, None)})},
        actor="Ben",
    )
    handed = book.append([decision(1), told], now=NOW)
    assert [entry.seq for entry in handed] == [1, 2]
    assert handed[1].payload["notes"] == ["a", {"b": [1, None]}]
    assert tuple(book.entries(1)) == handed == (book.entry(1), book.entry(2))
    assert [list(entry.payload) for entry in book.entries(1)] == [list(entry.payload) for entry in handed]
    assert handed[0].payload["actor"] == "Ben"
    assert book.size() == 3
    assert book.append([], now=NOW) == ()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from([None, "a", "b"]), min_size=1, max_size=300), max_size=5))
def test_whatever_the_batches_the_book_verifies(tmp_path_factory, batches):
    """Any history verifies to the last field, opened anew or not, and its root is that of its leaves."""
    folder = tmp_path_factory.mktemp("book")
    with make_book(folder) as book:
        for scopes in batches:
            book.append([decision(at, scope=scope) for at, scope in enumerate(scopes)], now=NOW)
            book.sign_checkpoint()
        found = book.verify(opened=True)
        leaves = list(book.leaves())
    assert found.good
    assert found.entries == found.opened == found.checkpoint_size == len(leaves) == 1 + sum(map(len, batches))
    assert found.root == fold_hashes([leaf_hash(leaf) for leaf in leaves]).hex()


def test_a_batch_is_all_or_nothing(book):
    """One draft that cannot be recorded keeps out its whole batch, and the next one is as if it had never been."""
    for broken in (
        draft("claim.accepted", {"claim": "x"}, actor="Ben"),
        draft("no.kind", {}, actor="Ben"),
        decision(1, reason=0.5),
    ):
        with pytest.raises(Incorrect) as told:
            book.append([decision(1), broken, decision(2)], now=NOW)
        assert told.value.code == "entry.incorrect"
    assert book.size() == 1
    fill(book, 2)
    assert book.verify(opened=True).good


def test_time_never_runs_back(book):
    """A clock that was set back is not believed: an entry is at least as late as the one before."""
    for hours, told in ((2, "10"), (-5, "10"), (1, "10"), (3, "11")):
        (entry,) = book.append([decision(1)], now=NOW + dt.timedelta(hours=hours))
        assert entry.payload["recorded_at"] == f"2025-04-02T{told}:00:00Z"


def test_time_never_runs_back_over_a_restart(tmp_path):
    """The last entry's time is remembered by the book itself."""
    with make_book(tmp_path) as book:
        book.append([decision(1)], now=NOW + dt.timedelta(hours=9))
    with open_book(config_at(tmp_path)) as book:
        assert fill(book, 1)[0].payload["recorded_at"] == "2025-04-02T17:00:00Z"


def test_a_header_is_not_overwritten(book):
    """Fields cannot pose as header: a draft that carries them says nothing of kind, time or actor."""
    told = draft("claim.accepted", {"claim": "a", "report": "b", "reason": None, "actor": "Eve"}, actor="Ben")
    assert book.append([told], now=NOW)[0].payload["actor"] == "Ben"


def test_blobs_are_kept_beside_their_entry(book):
    """Bytes of any length come back, and count in the entry's stored bytes."""
    blobs = (b"", b"x", bytes(range(256)) * 9000, b"text")
    (entry,) = book.append([decision(1, blobs=blobs)], now=NOW)
    assert tuple(book.blob(entry.seq, number) for number in range(4)) == blobs
    assert book.verify(opened=True).good
    for seq, number in ((entry.seq, 4), (0, 0), (99, 0)):
        with pytest.raises(NotFound) as told:
            book.blob(seq, number)
        assert told.value.code == "entry.unknown"


def test_entries_outside_the_book_are_unknown(book):
    """A number that no entry has is NotFound; a stretch beyond the end is short."""
    for seq in (-1, 1, 10**30 % 2**62):
        with pytest.raises(NotFound):
            book.entry(seq)
    assert list(book.entries(1)) == list(book.leaves(5, 9)) == []


def test_the_book_tells_nothing_without_its_keys(book, tmp_path):
    """Neither payload nor blob nor scope stands in the book's file in the clear."""
    book.append([decision(7, reason="a tell-tale reason", blobs=(b"a tell-tale blob",))], now=NOW)
    book.close()
    written = b"".join(value for row in look(config_at(tmp_path).book, "SELECT * FROM entries") for value in row[2:])
    written += b"".join(part for (part,) in look(config_at(tmp_path).book, "SELECT bytes FROM blobs"))
    for told in (b"tell-tale", b"claim.accepted", b"Ben", REPORT.encode()):
        assert told not in written


def test_two_that_have_it_open_write_in_turn(tmp_path):
    """Two openings of one book, as of two processes, see each other's entries and make one tree."""
    with make_book(tmp_path) as one, open_book(config_at(tmp_path)) as two:
        for at in range(30):
            first, second = fill(one, 1 + at * 7 % 40), fill(two, 1, scope=None)
            assert second[0].seq == first[-1].seq + 1
        two.sign_checkpoint()
        assert one.sign_checkpoint() == two.checkpoint() == one.checkpoint()
        assert one.verify(opened=True).good
        assert list(one.entries()) == list(two.entries())


def test_threads_share_a_book(book):
    """Many threads append through one opening: every batch whole, none lost."""
    errors = []

    def work(name):
        try:
            for _ in range(10):
                seqs = [entry.seq for entry in fill(book, 5, scope=name)]
                assert seqs == list(range(seqs[0], seqs[0] + 5))
        except BaseException as problem:  # noqa: BLE001 - told to the main thread
            errors.append(problem)

    threads = [threading.Thread(target=work, args=(f"report {at}",)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert book.size() == 301
    assert book.verify(opened=True).good


def test_a_locked_book_is_a_conflict(tmp_path):
    """Where another process keeps writing, one is told so, and nothing is recorded."""
    make_book(tmp_path).close()
    config = config_at(tmp_path)
    with open_book(config, patience=0.05) as book, open_book(config) as other:
        with other._tables.writing():
            with pytest.raises(Conflict) as told:
                fill(book, 1)
            assert told.value.code == "book.locked"
            assert book.size() == 1
        assert fill(book, 1)


def test_any_entry_is_proved_and_shown_in_part(book):
    """A proof verifies offline; what is shown of the entry verifies against the leaf that was proved."""
    fill(book, 700, blobs=(b"x",))
    book.sign_checkpoint()
    for seq in (0, 255, 256, 700):
        proven = verify_proof(book.prove(seq), book.vkey)
        assert (proven.index, proven.size, proven.leaf) == (seq, 701, next(book.leaves(seq)))
        shown = book.disclose(seq, {"actor", "kind"})
        payload = book.entry(seq).payload
        assert verify_disclosure(shown, proven.commitment) == {"kind": payload["kind"], "actor": payload["actor"]}
    fill(book, 1)
    assert verify_proof(book.prove(700), book.vkey).size == 701
    assert verify_proof(book.prove(701), book.vkey).size == 702
    with pytest.raises(NotFound):
        book.prove(702)
    with pytest.raises(Incorrect):
        book.disclose(1, {"nothing"})


def test_one_checkpoint_is_kept(book, tmp_path):
    """The newest signature covers all that older ones covered."""
    for _ in range(3):
        fill(book, 2)
        note = book.sign_checkpoint()
    assert book.checkpoint() == note
    assert open_checkpoint(note, parse_key(book.vkey)).size == book.size()
    assert tamper(config_at(tmp_path).book, "UPDATE checkpoints SET note = note") == 1


def test_leaves_hold_the_digest_of_what_is_stored(book, tmp_path):
    """A leaf's second half is SHA-256 of the row's bytes."""
    fill(book, 2)
    (sealed,) = book._tables.stored_entries(2, 3)
    assert unpack_leaf(next(book.leaves(2))).stored_sha256 == sha256(sealed.stored).digest()


def test_doubles_are_found_by_a_tag_of_this_book(tmp_path):
    """Equal bytes have equal tags in one book, over a restart, and other tags in another book."""
    with make_book(tmp_path / "a") as one, make_book(tmp_path / "b") as two:
        tag = one.tag_of(b"report")
        assert len(tag) == 64
        assert tag == one.tag_of(b"report")
        assert tag not in (two.tag_of(b"report"), one.tag_of(b"reporT"), sha256(b"report").hexdigest())
    with open_book(config_at(tmp_path / "a")) as one:
        assert one.tag_of(b"report") == tag


def test_an_emptied_entry_is_flagged(book, tmp_path):
    """What was erased reads as erased and empty, keeps its leaf, and does not hinder the next append."""
    fill(book, 3, blobs=(b"x",))
    leaves = list(book.leaves())
    tamper(config_at(tmp_path).book, "UPDATE entries SET stored = ? WHERE seq = 3", b"")
    tamper(config_at(tmp_path).book, "DELETE FROM blobs WHERE seq = 3")
    book.close()
    with open_book(config_at(tmp_path)) as again:
        assert (again.entry(3).erased, again.entry(3).payload, again.entry(3).kind) == (True, {}, None)
        assert list(again.leaves()) == leaves
        with pytest.raises(NotFound):
            again.blob(3, 0)
        with pytest.raises(NotFound):
            again.disclose(3, ["kind"])
        assert fill(again, 1)[0].payload["recorded_at"] == "2025-04-02T08:00:00Z"


def test_an_entry_whose_key_is_lost_is_named(tmp_path):
    """A key that is not among the keys is Unavailable, never an empty entry."""
    with make_book(tmp_path) as book:
        fill(book, 1)
    tamper(config_at(tmp_path).keys, "DELETE FROM keys WHERE scope IS NOT NULL")
    with open_book(config_at(tmp_path)) as book:
        assert book.entry(0).kind == "book.opened"
        with pytest.raises(Unavailable, match="entry 1") as told:
            book.entry(1)
        assert told.value.code == "book.keys_absent"
