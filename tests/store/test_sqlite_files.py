"""SQLite files as this house opens them."""

import sqlite3
from contextlib import closing

import pytest

from musterbook.errors import Conflict, Unavailable
from musterbook.store.sqlite_files import connect_file, create_file, writing


@pytest.fixture
def connection(tmp_path):
    with closing(create_file(tmp_path / "x")) as made:
        yield made


def test_a_new_file_is_durable_and_the_owners(tmp_path, connection):
    """Write-ahead log, every commit synced, what is deleted overwritten, mode 0600."""
    told = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert told == {"journal_mode": "wal", "synchronous": 2}
    assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600
    with closing(connect_file(tmp_path / "x")) as again:
        assert again.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert again.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_file_is_never_written_over(tmp_path):
    """A file that is there is a conflict; a folder that is not, unavailable; connecting makes nothing."""
    (tmp_path / "x").write_text("mine")
    with pytest.raises(Conflict):
        create_file(tmp_path / "x")
    with pytest.raises(Unavailable):
        create_file(tmp_path / "nowhere" / "x")
    with pytest.raises(Unavailable):
        connect_file(tmp_path / "y")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def break_off(connection, path, problem):
    """A transaction that writes a row and then fails."""
    with writing(connection, path):
        connection.execute("INSERT INTO t VALUES (1)")
        raise problem


def test_a_transaction_is_all_or_nothing(tmp_path, connection):
    """What breaks off leaves nothing, whatever broke it off, and the connection goes on."""
    with writing(connection, tmp_path / "x"):
        connection.execute("CREATE TABLE t (a UNIQUE)")
    for broken in (KeyboardInterrupt, ValueError):
        with pytest.raises(broken):
            break_off(connection, tmp_path / "x", broken)
    with pytest.raises(sqlite3.IntegrityError), writing(connection, tmp_path / "x"):
        connection.executemany("INSERT INTO t VALUES (?)", [(1,), (1,)])
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
    with writing(connection, tmp_path / "x"):
        connection.execute("INSERT INTO t VALUES (1)")
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (1,)
