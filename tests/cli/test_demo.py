"""The demonstration's book is made anew, and never in place of anything else."""

from pathlib import Path

from tests.cli.conftest import Terminal


def test_the_demonstration_takes_away_its_own_book_only(terminal: Terminal, places: Path) -> None:
    """Law: made twice, it replaces its book and touches no other file, however alike its name."""
    book = places / "d"
    near = [places / name for name in ("d.backup", "diary.txt", "d.keys.old")]
    for file in near:
        file.write_text("mine")
    for _ in range(2):
        printed = terminal("demo", "--no-serve", "--book", book)
        assert printed.code == 0, printed.err
    assert [file.read_text() for file in near] == ["mine"] * 3


def test_a_book_with_own_reports_is_never_taken_away(terminal: Terminal, places: Path, story: Path) -> None:
    """Law: a report or roll call of your own keeps the demonstration's book; so does a book that cannot be read."""
    book = places / "demo.book"
    terminal("muster", "2 Company", "--present", "3", "--by", "S. Oduya", "--book", book)
    assert terminal("demo", "--no-serve", "--book", book).code == 5
    assert terminal("record", story, "--book", book).code == 0
    assert terminal("demo", "--no-serve", "--book", book).code == 5
    assert len(terminal("show", "reports", "--format", "jsonl", "--book", book).out.splitlines()) == 1
    book.with_name("demo.book.keys").unlink()
    refused = terminal("demo", "--no-serve", "--book", book)
    assert (refused.code, "move it" in refused.err, book.exists()) == (5, True, True)
