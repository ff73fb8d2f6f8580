"""What witnesses signed is kept on either store: through later checkpoints, signing again, and publishing."""

import pytest

from musterbook.actions.keep_cosignatures import keep_cosignatures
from musterbook.errors import Incorrect
from musterbook.ledger.cosignatures import cosign
from musterbook.ledger.growth import find_forks, present_note, prove_growth, root_at
from musterbook.ledger.notes import parse_signature, split_note
from musterbook.ledger.published import verify_published
from musterbook.ledger.publishing import publish
from musterbook.ledger.tree import verify_consistency
from musterbook.store.books import open_book
from musterbook.store.checking import verify_book
from tests.ledger.trees import Log, witness_key
from tests.store.books import NOW, config_at, fill, make_book

pytestmark = pytest.mark.usefixtures("either_store")


def sign(note, number):
    return parse_signature(cosign(split_note(note)[0], witness_key(number), 7).rstrip("\n"))


def test_later_checkpoints_do_not_lose_what_was_witnessed(tmp_path):
    """The last cosigned note stays beside newer ones until another is cosigned, also when the book is opened anew."""
    with make_book(tmp_path) as book:
        note = present_note(book)
        first = keep_cosignatures(book, note, [sign(note, 1)], now=NOW)
        for _ in range(3):
            fill(book, 4)
            newest = book.sign_checkpoint()
            assert book.notes() == (newest, first)
        assert first in book.prove(0)
    with open_book(config_at(tmp_path)) as book:
        assert book.notes() == (newest, first)
        second = keep_cosignatures(book, newest, [sign(newest, 2)], now=NOW)
        assert book.notes() == (second,)
        assert present_note(book) == second
        assert book.checkpoint() == second
    assert verify_book(config_at(tmp_path), opened=True, held=first).good


def test_signing_the_same_state_again_keeps_its_cosignatures(tmp_path):
    """A book without news that is signed again still carries what witnesses signed; foreign notes are refused."""
    with make_book(tmp_path) as book:
        fill(book, 3)
        note = book.sign_checkpoint()
        line = sign(note, 1)
        book.keep_note(note + cosign(split_note(note)[0], witness_key(1), 7))
        assert line in split_note(book.sign_checkpoint())[1]
        for wrong in (Log(1).note(), "nothing"):
            with pytest.raises(Incorrect):
                book.keep_note(wrong)


def test_growth_is_proved_and_published(tmp_path):
    """From any size the proof to the present holds; the published folder is that of the book; there is no fork."""
    with make_book(tmp_path) as book:
        for step in (1, 250, 6, 300):
            fill(book, step)
            held = book.sign_checkpoint()
            publish(book, held, tmp_path / "out")
        size = book.size()
        assert verify_published(tmp_path / "out").entries == size
        assert verify_published(tmp_path / "out").good
        for old in (1, 2, 255, 256, 257, 300, size):
            proof = prove_growth(book, old, size)
            assert verify_consistency(old, size, root_at(book, old), root_at(book, size), proof)
        assert find_forks(book.notes(), book.vkey, book.tile, [held]) == []
