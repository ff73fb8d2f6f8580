"""Backing up, restoring and moving at the terminal."""

import pytest

PUBLISHED = ("--published", "2021-03-03")


@pytest.fixture
def book(terminal, story, places):
    """A book with one report."""
    place = places / "mission.book"
    assert terminal("record", story, *PUBLISHED, "--book", place).code == 0
    return place


@pytest.fixture
def words(places):
    """A file with a passphrase."""
    file = places / "words.txt"
    file.write_text("six words that nobody would guess\n")
    return file


def test_a_book_is_backed_up_and_restored(terminal, places, book, words):
    """What the registers say comes back; the terminal says what is lost, what is new, and what nobody can tell."""
    made = terminal("backup", places / "b", "--keys", "--passphrase-file", words, "--book", book)
    assert made.code == 0, made.err
    assert "its keys restore until" in made.out
    shown = terminal("show", "claims", "--format", "jsonl", "--book", book).out
    kept = terminal("prove", "--checkpoint", "--book", book).out
    (places / "kept").write_text(kept)
    again = places / "again.book"
    told = terminal("restore", places / "b", "--by", "R. Quist", "--passphrase-file", words, "--book", again)
    assert told.code == 0, told.err
    assert "nothing that was signed is known to be lost" in told.out
    assert "new verifier key: musterbook.example/" in told.out
    assert terminal("show", "claims", "--format", "jsonl", "--book", again).out == shown
    assert terminal("verify", "--open", "--rebuild", "--checkpoint", places / "kept", "--book", again).code == 0
    assert terminal("doctor", "--book", again).code == 0


def test_without_the_old_signer_nobody_can_tell(terminal, places, book, words, monkeypatch):
    """On another machine the answer says that only an outside checkpoint could tell whether something is missing."""
    terminal("backup", places / "b", "--keys", "--passphrase-file", words, "--book", book)
    monkeypatch.setenv("MUSTERBOOK_SIGNERS", str(places / "others"))
    told = terminal("restore", places / "b", "--by", "Q", "--passphrase-file", words, "--book", places / "c.book")
    assert told.code == 0
    assert "nobody can tell from the backup" in told.out


def test_without_keys_a_backup_says_so(terminal, places, book, words):
    """Ciphertext alone: the backup says where the keys are, the restoration that they are missing."""
    made = terminal("backup", places / "b", "--book", book)
    assert f"without {book}.keys nobody reads it" in made.out
    told = terminal("restore", places / "b", "--by", "Q", "--passphrase-file", words, "--book", places / "c.book")
    assert (told.code, told.err.count("\n")) == (6, 1)
    assert not (places / "c.book").exists()


def test_what_is_wrong_is_one_line(terminal, places, book, words):
    """A file in the way, no name, no terminal, a day that has passed, a short passphrase, a broken backup."""
    terminal("backup", places / "b", "--book", book)
    (places / "short").write_text("short")
    (places / "cut").write_bytes((places / "b").read_bytes()[:-9])
    for code, *told in (
        (5, "backup", places / "b"),
        (2, "backup", places / "c", "--passphrase-file", words),
        (2, "backup", places / "c", "--keys"),
        (2, "backup", places / "c", "--keys", "--passphrase-file", places / "short"),
        (2, "backup", places / "c", "--keys", "--passphrase-file", places / "nowhere"),
        (2, "backup", places / "c", "--keys", "--passphrase-file", words, "--keys-until", "2001-01-01"),
        (2, "restore", places / "b"),
        (5, "restore", places / "b", "--by", "Q"),
        (2, "restore", places / "nowhere", "--by", "Q"),
        (2, "copy", places / "d.book"),
        (5, "copy", book, "--by", "Q"),
    ):
        printed = terminal(*told, "--book", book)
        assert (printed.code, printed.err.count("\n")) == (code, 1), (told, printed)
    (places / "e.book.keys").write_bytes((places / "mission.book.keys").read_bytes())
    printed = terminal("restore", places / "cut", "--by", "Q", "--book", places / "e.book")
    assert (printed.code, printed.err.count("\n")) == (2, 1)
    assert "nothing of it was taken" in printed.err


def test_a_moved_book_is_read_and_written_to_no_more(terminal, story, places, book):
    """The copy answers as the source did; the source says where to record."""
    target = places / "srv" / "mission.book"
    told = terminal("copy", target, "--by", "R. Quist", "--book", book)
    assert told.code == 0, told.err
    assert f"{book} takes no more entries" in told.out
    refused = terminal("record", story, *PUBLISHED, "--publisher", "Another", "--book", book)
    assert (refused.code, str(target) in refused.out + refused.err) == (5, True)
    shown = [terminal("show", "claims", "--format", "jsonl", "--book", place).out for place in (book, target)]
    assert shown[0] == shown[1]
    assert terminal("record", story, *PUBLISHED, "--publisher", "Another", "--book", target).code == 0
    assert terminal("verify", "--open", "--book", target).code == 0


@pytest.mark.postgres
def test_a_book_goes_to_a_server_and_back(terminal, places, book, postgres, monkeypatch):
    """A file to PostgreSQL and back to a file: the registers say the same, and the book verifies."""
    shown = terminal("show", "claims", "--format", "jsonl", "--book", book).out
    address = postgres.address_of(places / "one.book")
    assert terminal("copy", address, "--by", "Q", "--book", book).code == 0
    assert terminal("show", "claims", "--format", "jsonl", "--book", address).out == shown
    assert terminal("copy", places / "back.book", "--by", "Q", "--book", address).code == 0
    assert terminal("show", "claims", "--format", "jsonl", "--book", places / "back.book").out == shown
    assert terminal("verify", "--open", "--rebuild", "--book", places / "back.book").code == 0
    postgres.drop(set(postgres.databases))
