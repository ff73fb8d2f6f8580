"""Cosignatures in the book: on the checkpoint and as entries, and never lost to a later signature."""

import pytest

from musterbook.actions.keep_cosignatures import keep_cosignatures
from musterbook.errors import Incorrect
from musterbook.ledger.cosignatures import cosign
from musterbook.ledger.growth import COSIGNED, present_note
from musterbook.ledger.notes import parse_signature, split_note
from tests.ledger.trees import Log, witness_key
from tests.store.books import NOW, make_book


def sign(note, number, seconds=7):
    return parse_signature(cosign(split_note(note)[0], witness_key(number), seconds).rstrip("\n"))


def test_a_cosignature_is_kept_on_the_note_and_as_an_entry(tmp_path):
    """The entry names origin, size, root and witness, and holds the line; the same witness again adds no entry."""
    with make_book(tmp_path) as book:
        note = present_note(book)
        joined = keep_cosignatures(book, note, [sign(note, 1), sign(note, 2)], now=NOW)
        assert book.notes() == (joined,)
        told = [entry.payload for entry in book.entries(1)]
        assert [one["kind"] for one in told] == [COSIGNED, COSIGNED]
        assert (told[0]["origin"], told[0]["size"], told[0]["witness"]) == (book.origin, 1, "witness.example/1")
        assert parse_signature(told[0]["cosignature"]) == sign(note, 1)
        assert present_note(book) == joined, "cosignatures alone ask for no new checkpoint"
        keep_cosignatures(book, joined, [sign(note, 1, 9)], now=NOW)
        assert book.size() == 3
        assert len(split_note(book.notes()[0])[1]) == 3
        assert book.verify(opened=True).good


def test_a_note_of_another_book_is_not_kept(tmp_path):
    """What this book did not sign, or what is no state of it, is refused."""
    with make_book(tmp_path) as book:
        note = Log(1).note()
        with pytest.raises(Incorrect):
            keep_cosignatures(book, note, [sign(note, 1)], now=NOW)
        assert book.size() == 1
