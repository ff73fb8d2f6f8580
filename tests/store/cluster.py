"""A PostgreSQL of the tests' own: a private cluster in a temporary folder, on a socket, never on the network."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

USER = "musterbook"
SYNCED, UNSYNCED = "on", "off"


def find_server() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, or where Debian puts them; the newest."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda one: int(one.parts[-3]))
    return kept[-1].parent if kept else None


class Cluster:
    """A cluster that runs; each book has a database of its own, named after the book's place on disk."""

    def __init__(self, folder: Path, start: Callable[[], None]) -> None:
        self.folder, self.start = folder, start
        self.databases: set[str] = set()

    def kill(self) -> None:
        """Ends the server as a crash would."""
        number = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGQUIT)
        while Path(f"/proc/{number}").exists() and "Z" not in Path(f"/proc/{number}/stat").read_text().split()[2]:
            time.sleep(0.01)

    def address(self, database: str) -> str:
        """Where a database is reached."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def address_of(self, book: Path) -> str:
        """The address of a book's database, which is made where it is absent."""
        name = self._name(book)
        if name not in self.databases:
            self.run("postgres", "CREATE DATABASE {}", name)
            self.databases.add(name)
        return self.address(name)

    def copy(self, book: Path, other: Path) -> None:
        """Puts a copy of a book's database where another's is."""
        self.drop({self._name(other)})
        self.run("postgres", "CREATE DATABASE {} TEMPLATE {}", self._name(other), self._name(book))
        self.databases.add(self._name(other))

    def drop(self, names: set[str]) -> None:
        """Drops databases, whoever is in them."""
        for name in names:
            self.run("postgres", "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self.databases -= names

    def run(self, database: str, statement: str, *names: str, told: tuple[Any, ...] = ()) -> tuple[int, list[Any]]:
        """Runs a statement behind a book's back: how many rows it changed, or what it found."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute("SET search_path = musterbook")
            query = sql.SQL(statement).format(*map(sql.Identifier, names)) if names else statement
            cursor = connection.execute(query, told or None, binary=True)
            return cursor.rowcount, cursor.fetchall() if cursor.description else []

    def reach(self, book: Path, statement: str, *told: Any) -> tuple[int, list[Any]]:
        """Runs a statement, written with “?”, on a book's database."""
        self.address_of(book)
        return self.run(self._name(book), statement.replace("?", "%s"), told=told)

    def _name(self, book: Path) -> str:
        return "book_" + sha256(str(book).encode()).hexdigest()[:16]


@contextmanager
def started_cluster(programs: Path, *, fsync: str = UNSYNCED) -> Iterator[Cluster]:
    """A cluster that runs until the end; as another user where these tests run as root."""
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="mb", dir="/tmp"))
    if user:
        shutil.chown(folder, user)

    def call(program: str, *words: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *words]
        log = (folder.parent / f"{folder.name}.log").open("ab")
        with log:
            subprocess.run(command, user=user, cwd=folder, stdout=log, stderr=log, check=True)

    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync={fsync} -c max_connections=60"

    def start() -> None:
        call("pg_ctl", "--wait", "--log", str(folder / "log"), "--options", options, "start")

    try:
        call("initdb", "--auth=trust", f"--username={USER}", "--no-sync", "--encoding=UTF8", "--locale=C")
        start()
        try:
            yield Cluster(folder, start)
        finally:
            call("pg_ctl", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)
