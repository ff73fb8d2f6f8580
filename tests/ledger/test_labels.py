"""What a book is labelled with."""

from musterbook.ledger.labels import FORMER, first_origin, next_origin, signer_keys, signer_name

BOOK = "0123456789abcdef" * 2


def test_a_signer_lies_under_the_books_id_until_there_is_a_second():
    """Two signers of one book never share a file; no name holds a path."""
    meta = {"book": BOOK, "origin": first_origin(BOOK), "vkey": "k"}
    assert signer_name(meta) == BOOK
    later = {**meta, "origin": next_origin()}
    assert signer_name(later).startswith(BOOK + ".")
    assert "/" not in signer_name(later)
    assert next_origin() != next_origin()


def test_every_origin_keeps_its_key():
    """The present one comes first; what else a book is labelled with is no origin."""
    meta = {"book": BOOK, "origin": "c", "vkey": "3", FORMER + "a": "1", FORMER + "b": "2", "moved": "there"}
    assert list(signer_keys(meta).items()) == [("c", "3"), ("a", "1"), ("b", "2")]
