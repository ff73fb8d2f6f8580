"""A book on PostgreSQL at the terminal: the same verbs, the same answers."""

import pytest

pytestmark = pytest.mark.postgres


def test_a_book_on_a_server_is_used_like_a_file(terminal, story, places, postgres):
    """Recorded, shown, verified to the last field, proved and looked at by the doctor; keys and view lie at home."""
    address = postgres.address_of(places / "one.book")
    made = terminal("record", story, "--published", "2021-03-03", "--book", address)
    assert made.code == 0, made.err
    assert "new book at postgresql://" in made.out
    file = places / "two.book"
    terminal("record", story, "--published", "2021-03-03", "--book", file)
    shown = [terminal("show", "claims", "--book", place).out for place in (address, file)]
    assert shown[0].split("\n")[1:6] == shown[1].split("\n")[1:6]
    verified = terminal("verify", "--open", "--rebuild", "--book", address)
    assert verified.code == 0, verified.out + verified.err
    assert terminal("prove", "1", "--book", address).code == 0
    assert "all is in place" in terminal("doctor", "--book", address).out
    home = places / "data" / "musterbook"
    assert {path.suffix for path in home.iterdir() if "@" in path.name} >= {".keys", ".view"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in home.iterdir() if path.suffix == ".keys")


def test_what_is_wrong_is_one_line(terminal, story, tmp_path):
    """A server that is not there, a store that is not built in: one line, with the exit code of its family."""
    told = terminal("show", "claims", "--book", f"postgresql:///nothing?host={tmp_path}")
    assert (told.code, told.err.count("\n")) == (6, 1)
    assert terminal("show", "claims", "--book", "oracle://x/y").code == 2
    assert terminal("demo", "--no-serve", "--book", "postgresql:///nothing").code == 2
    assert terminal("show", "claims", "--book", "postgresql://[/x").code == 2
