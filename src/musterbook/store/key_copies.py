"""Keys that leave the file they lie in: for a backup, where they are sealed, and for a book that moves.

That keys left for a backup, and until which day they serve, is noted beside them: only then is an erasure final.
"""

import datetime as dt
from contextlib import closing
from pathlib import Path

import orjson

from musterbook.errors import Conflict, Unavailable
from musterbook.store.keys import FORMAT, KEY_TABLES, Keys, open_keys
from musterbook.store.sqlite_files import closed_on_error, connect_file, create_file, spoken_errors, writing


def dump_keys(path: Path, book: str, *, until: str, now: dt.datetime) -> bytes:
    """All keys of a book as bytes, to be sealed; that they leave, and until which day they serve, is noted first.

    Raises what open_keys raises, Unavailable (book.read_only, disk.full).
    """
    open_keys(path, book).close()
    with closing(connect_file(path)) as connection, writing(connection, path):
        connection.execute(
            "CREATE TABLE IF NOT EXISTS left_the_house (made_at TEXT NOT NULL, until TEXT NOT NULL) STRICT"
        )
        connection.execute("INSERT INTO left_the_house VALUES (?, ?)", (now.isoformat(), until))
        ((secret,),) = connection.execute("SELECT key FROM book_key").fetchall()
        rows = connection.execute("SELECT hex(id), scope, hex(wrapped) FROM keys").fetchall()
    return orjson.dumps({"book": book, "format": FORMAT, "key": secret.hex(), "keys": rows})


def load_keys(path: Path, book: str, dumped: bytes) -> Keys:
    """A keys file made of what `dump_keys` gave.

    Raises Unavailable (book.keys_absent, book.read_only, disk.full), Conflict (book.exists, book.newer).
    """
    told = orjson.loads(dumped)
    if told["book"] != book:
        raise Unavailable("book.keys_absent", "these keys belong to another book")
    if told["format"] > FORMAT:
        raise Conflict("book.newer", "these keys were written by a newer version of Musterbook")
    connection, book_key = create_file(path), bytes.fromhex(told["key"])
    with closed_on_error(connection), writing(connection, path):
        for statement in KEY_TABLES.strip().split("\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO book_key VALUES (?, ?, ?)", (book, FORMAT, book_key))
        rows = [(bytes.fromhex(key_id), scope, bytes.fromhex(wrapped)) for key_id, scope, wrapped in told["keys"]]
        connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", rows)
    return Keys(path, connection, book_key)


def copy_keys(path: Path, other: Path) -> None:
    """The keys file as it is now, at another place.

    Raises Conflict (book.exists), Unavailable (book.read_only, disk.full).
    """
    with closing(connect_file(path)) as source, closing(create_file(other)) as target, spoken_errors(other):
        source.backup(target)
