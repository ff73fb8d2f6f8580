"""Making and opening a book, on either store."""

import pytest

from musterbook.errors import Conflict, NotFound, Unavailable
from musterbook.ledger.checkpoints import open_checkpoint
from musterbook.ledger.notes import parse_key
from musterbook.store.books import book_exists, create_book, open_book
from musterbook.terms.entries import schema_of
from tests.store import books
from tests.store.books import NOW, config_at, fill, make_book, remove_book, tamper

pytestmark = pytest.mark.usefixtures("either_store")


def test_a_new_book_begins_with_its_opening(tmp_path):
    """Entry 0 is `book.opened`: id, origin, mission and signer; it is signed, and nothing else lies in the folder."""
    with make_book(tmp_path) as book:
        (entry,) = book.entries()
        assert tuple(entry.payload) == schema_of("book.opened")
        assert entry.payload == {
            "kind": "book.opened",
            "recorded_at": "2025-04-02T08:00:00Z",
            "actor": "Ann",
            "book": book.book,
            "origin": book.origin,
            "mission": "mission",
            "signer": book.vkey,
        }
        assert book.origin == f"musterbook.example/{book.book[:16]}"
        assert open_checkpoint(book.checkpoint(), parse_key(book.vkey)).size == 1
        assert book.verify(opened=True).good
    there = {"mission.book.keys"} if books.cluster else {"mission.book", "mission.book.keys"}
    assert {path.name for path in (tmp_path / "books").iterdir()} == there


def test_a_book_is_the_owners_alone(tmp_path):
    """Book, keys and what SQLite puts beside them have mode 0600."""
    with make_book(tmp_path) as book:
        fill(book, 3)
        assert {path.stat().st_mode & 0o777 for path in (tmp_path / "books").iterdir()} == {0o600}


def test_a_book_opens_again(tmp_path):
    """What was recorded is there after closing, in this process or another."""
    with make_book(tmp_path) as book:
        entries = fill(book, 3)
    with open_book(config_at(tmp_path)) as book:
        assert tuple(book.entries(1)) == entries
        assert fill(book, 1)[0].seq == 4


def test_nothing_is_written_over(tmp_path):
    """A book, or keys without a book, are never replaced."""
    make_book(tmp_path).close()
    with pytest.raises(Conflict) as told:
        make_book(tmp_path)
    assert told.value.code == "book.exists"
    remove_book(config_at(tmp_path))
    with pytest.raises(Conflict) as told:
        make_book(tmp_path)
    assert told.value.code == "book.exists"


def test_an_absent_book_is_not_made(tmp_path):
    """Opening what is not there is NotFound, and leaves nothing behind."""
    with pytest.raises(NotFound) as told:
        open_book(config_at(tmp_path))
    assert told.value.code == "book.absent"
    assert not list(tmp_path.iterdir())
    assert not book_exists(config_at(tmp_path))


def test_a_newer_book_is_left_alone(tmp_path):
    """A book of a later format is refused, by number."""
    make_book(tmp_path).close()
    newer = "UPDATE format SET version = 2" if books.cluster else "PRAGMA user_version = 2"
    tamper(config_at(tmp_path).book, newer)
    with pytest.raises(Conflict, match="format 2") as told:
        open_book(config_at(tmp_path))
    assert told.value.code == "book.newer"


def test_missing_or_foreign_keys_are_named(tmp_path):
    """Without its keys, with those of another book, or with a broken file, a book does not open."""
    make_book(tmp_path / "a").close()
    make_book(tmp_path / "b").close()
    ours, theirs = config_at(tmp_path / "a"), config_at(tmp_path / "b")
    for content in (theirs.keys.read_bytes(), b"", b"broken" * 1000, None):
        ours.keys.unlink()
        if content is not None:
            ours.keys.write_bytes(content)
        with pytest.raises(Unavailable) as told:
            open_book(ours)
        assert told.value.code == "book.keys_absent"
        assert ("are not at" in told.value.message) == (content is None)


def test_newer_keys_are_left_alone(tmp_path):
    """Keys of a later format are refused."""
    make_book(tmp_path).close()
    tamper(config_at(tmp_path).keys, "UPDATE book_key SET format = 2")
    with pytest.raises(Conflict) as told:
        open_book(config_at(tmp_path))
    assert told.value.code == "book.newer"


def test_without_a_signer_all_but_signing_works(tmp_path):
    """The signing key may lie elsewhere: reading, recording and checking go on."""
    make_book(tmp_path).close()
    for path in (tmp_path / "signers").iterdir():
        path.unlink()
    with open_book(config_at(tmp_path)) as book:
        fill(book, 2)
        assert book.verify(opened=True).good
        with pytest.raises(Unavailable) as told:
            book.sign_checkpoint()
        assert told.value.code == "book.signer_absent"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """Where the book's folder is a file, that is said, and no key is left."""
    (tmp_path / "books").write_text("")
    with pytest.raises(Unavailable) as told:
        create_book(config_at(tmp_path), actor="Ann", now=NOW)
    assert told.value.code == "book.read_only"
