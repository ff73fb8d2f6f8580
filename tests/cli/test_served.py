"""A book that a desk serves is known as such, and no demonstration takes it away."""

from pathlib import Path

from musterbook.cli.served import is_served, serving
from tests.cli.conftest import Terminal


def test_a_book_is_served_while_somebody_serves_it(places: Path) -> None:
    """Law: one desk or several, the book is served until the last has ended."""
    book = places / "a.book"
    book.write_bytes(b"x")
    with serving(book):
        with serving(book):
            assert is_served(book)
        assert is_served(book)
    assert not is_served(book)


def test_a_demonstration_is_not_made_anew_under_a_desk(terminal: Terminal, places: Path) -> None:
    """Law: while a desk serves the demonstration's book it is refused in one line, and the book stays as it is."""
    book = places / "demo.book"
    terminal("muster", "2 Company", "--present", "3", "--by", "S. Oduya", "--book", book)
    before = book.stat().st_ino
    with serving(book):
        refused = terminal("demo", "--no-serve", "--book", book)
    assert (refused.code, len(refused.err.splitlines())) == (5, 1)
    assert "a desk still serves" in refused.err
    assert book.stat().st_ino == before
