"""What `verify`, `prove` and `doctor` say of whole, damaged, rewritten and foreign books."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import STORY, Terminal


@pytest.fixture
def book(terminal: Terminal, places: Path, story: Path) -> Path:
    """A book with one report."""
    terminal("record", story, "--book", places / "a.book")
    return places / "a.book"


def change(book: Path, statement: str) -> None:
    """A change behind the book's back."""
    with sqlite3.connect(book) as store:
        store.execute(statement)
    store.close()


def test_a_checkpoint_kept_outside_shows_growth(terminal: Terminal, book: Path, places: Path) -> None:
    """Law: the checkpoint that `prove` prints is the one that `verify` holds a grown book against."""
    kept = places / "kept.checkpoint"
    kept.write_text(terminal("prove", "--checkpoint", "--book", book).out)
    (places / "second.txt").write_text(STORY.replace("Two", "Three"), encoding="utf-8")
    terminal("record", places / "second.txt", "--book", book)
    printed = terminal("verify", "--checkpoint", kept, "--book", book)
    assert (printed.code, "held against" in printed.out) == (0, True)


def test_a_checkpoint_of_another_book_is_told_apart_from_damage(terminal: Terminal, book: Path, places: Path) -> None:
    """Law: exit code 5, and the words say that the book agrees with itself."""
    terminal("record", places / "story.txt", "--book", places / "b.book")
    kept = places / "kept.checkpoint"
    kept.write_text(terminal("prove", "--checkpoint", "--book", places / "b.book").out)
    printed = terminal("verify", "--checkpoint", kept, "--book", book)
    assert (printed.code, "agrees with itself" in printed.out) == (5, True)


def test_what_is_no_checkpoint_accuses_nobody(terminal: Terminal, book: Path, story: Path) -> None:
    """Law: a wrong file given as a checkpoint is a wrong file (exit code 2), not a book that does not hold."""
    printed = terminal("verify", "--checkpoint", story, "--book", book)
    assert (printed.code, printed.out, "no checkpoint" in printed.err) == (2, "", True)
    assert terminal("verify", "--checkpoint", story.parent / "none", "--book", book).code == 2


def test_options_of_a_book_do_not_go_with_a_file(terminal: Terminal, book: Path, places: Path) -> None:
    """Law: what is checked without a book takes no option of a book; it is named as it is typed."""
    (places / "entry.proof").write_text(terminal("prove", "1", "--book", book).out)
    printed = terminal("verify", places / "entry.proof", "--open")
    assert (printed.code, "leave --open out" in printed.err) == (2, True)


def test_the_registers_are_built_anew(terminal: Terminal, book: Path) -> None:
    """Law: --rebuild says that registers follow from the entries; a row changed behind the book's back is named."""
    assert "built anew" in terminal("verify", "--rebuild", "--book", book).out
    with sqlite3.connect(book.with_name("a.book.view")) as store:
        store.execute("update rows set mission = 'another' where id = 2")
    store.close()
    printed = terminal("verify", "--rebuild", "--book", book)
    assert (printed.code, "PROBLEM follower" in printed.out, "delete BOOK.view" in printed.out) == (5, True, True)
    for path in book.parent.glob("a.book.view*"):
        path.unlink()
    assert terminal("verify", "--rebuild", "--book", book).code == 0


def test_damage_is_named_with_what_to_do(terminal: Terminal, book: Path) -> None:
    """Law: each part that does not hold is named, the exit code is 5, and the advice is to keep the copy."""
    change(book, "delete from entries where seq = 2")
    printed = terminal("verify", "--book", book)
    assert (printed.code, "PROBLEM entry 2" in printed.out, "as evidence" in printed.out) == (5, True, True)


def test_verify_prints_the_key_by_which_proofs_are_checked(terminal: Terminal, book: Path) -> None:
    """Law: `verify` and `prove` name the same verifier key."""
    key = terminal("prove", "1", "--book", book).err.rpartition(": ")[2].strip()
    assert f"verifier key: {key}\n" in terminal("verify", "--book", book).out


def test_doctor_of_a_book_in_good_health(terminal: Terminal, book: Path) -> None:
    """Law: exit code 0 and a last line that says so."""
    printed = terminal("doctor", "--book", book)
    assert (printed.code, printed.out.splitlines()[-1]) == (0, "all is in place")


@pytest.mark.parametrize("ill", ["keys gone", "keys open", "keys foreign", "signer gone", "no book", "cut", "folder"])
def test_doctor_says_what_is_wrong_and_never_fails(
    terminal: Terminal, book: Path, places: Path, monkeypatch: pytest.MonkeyPatch, ill: str
) -> None:
    """Law: in each broken state the doctor ends with exit code 6, a line to look at, and no traceback."""
    keys = book.with_name("a.book.keys")
    if ill == "keys gone":
        keys.unlink()
    elif ill == "keys open":
        keys.chmod(0o644)
    elif ill == "keys foreign":
        terminal("record", places / "story.txt", "--book", places / "b.book")
        keys.write_bytes((places / "b.book.keys").read_bytes())
    elif ill == "signer gone":
        monkeypatch.setenv("MUSTERBOOK_SIGNERS", str(places / "elsewhere"))
    elif ill == "no book":
        book.write_text("these are notes\n")
    elif ill == "cut":
        book.write_bytes(book.read_bytes()[:9000])
    printed = terminal("doctor", "--book", places if ill == "folder" else book)
    assert (printed.code, printed.err) == (6, "")
    assert "LOOK" in printed.out
    assert printed.out.splitlines()[-1].endswith("to be looked at")
