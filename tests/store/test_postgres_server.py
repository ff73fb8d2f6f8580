"""A book on PostgreSQL among many: processes, lost connections, rights, a server that dies."""

import os
import re
import signal

import msgspec
import pytest

from musterbook.config import find_config, shown_place
from musterbook.errors import Conflict, Incorrect, NotFound, Unavailable
from musterbook.store.books import book_exists, open_book
from musterbook.store.checking import verify_book
from tests.store import books
from tests.store.books import NOW, config_at, decision, fill, make_book
from tests.store.cluster import find_server, started_cluster
from tests.store.test_faults import start_child

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("on_postgres")]
WRITERS = int(os.environ.get("MUSTERBOOK_WRITERS", "6"))
BATCHES = int(os.environ.get("MUSTERBOOK_BATCHES", "25"))


@pytest.fixture
def on_postgres(postgres):
    """Every book of these tests is kept in the cluster."""
    books.cluster = postgres
    yield postgres
    postgres.drop(set(postgres.databases))
    books.cluster = None


def append_and_tell(config, name, writing):
    """Appends batches of its own report, one after the other, and tells the numbers that each got."""
    with open_book(config, patience=60) as book:
        for at in range(BATCHES):
            entries = book.append([decision(at * 10 + one, scope=name) for one in range(1 + at % 7)], now=NOW)
            os.write(writing, b"".join(entry.seq.to_bytes(8, "big") for entry in entries))
            if at % 5 == 0:
                book.sign_checkpoint()
    os._exit(0)


def test_many_processes_make_one_book(tmp_path):
    """Many processes that append at once: one order, no gap, no fork, nothing lost, each batch together."""
    make_book(tmp_path).close()
    config, reading, told = config_at(tmp_path), [], []
    children = []
    for number in range(WRITERS):
        ends = os.pipe()
        children.append(start_child(append_and_tell, config, f"report {number}", ends[1]))
        os.close(ends[1])
        reading.append(ends[0])
    for end in reading:
        data = b""
        while part := os.read(end, 1 << 16):
            data += part
        os.close(end)
        told.append([int.from_bytes(data[at : at + 8], "big") for at in range(0, len(data), 8)])
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * WRITERS
    for seqs in told:
        assert seqs == sorted(seqs)
        at = 0
        for batch in range(BATCHES):
            width = 1 + batch % 7
            assert seqs[at : at + width] == list(range(seqs[at], seqs[at] + width))
            at += width
    everything = sorted(seq for seqs in told for seq in seqs)
    assert everything == list(range(1, len(everything) + 1))
    with open_book(config) as book:
        assert book.size() == 1 + len(everything)
        book.sign_checkpoint()
        found = book.verify(opened=True)
        assert found.good, found.problems
        assert found.checkpoint_size == book.size()


def test_a_server_that_dies_keeps_what_was_acknowledged(tmp_path):
    """Where the server is killed while it writes, all that was acknowledged is there when it runs again."""
    with started_cluster(find_server(), fsync="on") as cluster:
        books.cluster = cluster
        with make_book(tmp_path) as book:
            for _ in range(3):
                acknowledged = fill(book, 50)[-1].seq
            cluster.kill()
            with pytest.raises(Unavailable) as told:
                fill(book, 5)
            assert told.value.code == "book.unreachable"
            cluster.start()
            assert book.size() == acknowledged + 1
            assert fill(book, 5)[0].seq == acknowledged + 1
            assert book.verify(opened=True).good


def test_a_lost_connection_is_made_again(tmp_path, on_postgres):
    """A question asked over a connection that was lost is asked again; a transaction that was cut off is told."""
    with make_book(tmp_path) as book:
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'musterbook'"
        on_postgres.run("postgres", end)
        assert book.size() == 1
        fill(book, 2)

        def cut_off():
            with book._tables.writing():
                on_postgres.run("postgres", end)
                book._tables.size()

        with pytest.raises(Unavailable) as told:
            cut_off()
        assert told.value.code == "book.unreachable"
        assert fill(book, 1)[0].seq == 3
        assert book.verify(opened=True).good


def test_a_reader_is_not_held_up_by_a_long_append(tmp_path):
    """While one writes, another reads the book as it was before; a second writer is told that it is locked."""
    make_book(tmp_path).close()
    config = config_at(tmp_path)
    with open_book(config) as one, open_book(config, patience=0.1) as two:
        with one._tables.writing():
            fill(one, 300)
            assert two.size() == 1
            assert verify_book(config).entries == 1
            with pytest.raises(Conflict) as told:
                fill(two, 1)
            assert told.value.code == "book.locked"
        assert fill(two, 1)[0].seq == 301


def test_a_database_that_may_only_be_read_is_read(tmp_path, on_postgres):
    """Reading and checking go on; recording says why it cannot."""
    with make_book(tmp_path) as book:
        fill(book, 2)
    config = config_at(tmp_path)
    on_postgres.reach(
        config.book,
        f"ALTER DATABASE {config.server[config.server.index('book_') :].partition('?')[0]}"
        " SET default_transaction_read_only = on",
    )
    with open_book(config) as book:
        assert len(list(book.entries())) == 3
        assert verify_book(config, opened=True).good
        for write in (lambda: fill(book, 1), book.sign_checkpoint):
            with pytest.raises(Unavailable) as told:
                write()
            assert told.value.code == "book.read_only"


def test_a_role_without_rights_is_told(tmp_path, on_postgres):
    """Somebody who may connect but not read the book's tables is told so."""
    make_book(tmp_path).close()
    config = config_at(tmp_path)
    on_postgres.run("postgres", "DROP ROLE IF EXISTS stranger")
    on_postgres.run("postgres", "CREATE ROLE stranger LOGIN")
    other = msgspec.structs.replace(config, server=config.server.replace("musterbook@", "stranger@"))
    with pytest.raises((Unavailable, NotFound)) as told:
        open_book(other)
    assert told.value.code in ("book.read_only", "book.absent")


def test_a_server_that_is_not_there_is_told(tmp_path):
    """An address where nothing answers is Unavailable, in one line; a database that is not there too."""
    nowhere = msgspec.structs.replace(config_at(tmp_path), server=f"postgresql:///nothing?host={tmp_path}")
    for act in (open_book, book_exists, verify_book):
        with pytest.raises(Unavailable) as told:
            act(nowhere)
        assert told.value.code == "book.unreachable"
        assert "\n" not in told.value.message


def test_no_password_is_shown(tmp_path):
    """Neither the place that people are told nor the names of local files hold a password."""
    address = "postgresql://keeper:secret@db.example.org:5433/mission?password=secret&sslmode=require"
    config = find_config(address, {"HOME": str(tmp_path)})
    assert config.server == config.address == address
    assert config.place == shown_place(address) == "postgresql://keeper@db.example.org:5433/mission"
    assert config.book == tmp_path / ".local/share/musterbook/mission@db.example.org-5433.book"
    assert config.keys.name == "mission@db.example.org-5433.book.keys"
    moved = find_config(address, {"HOME": str(tmp_path), "MUSTERBOOK_LOCAL": str(tmp_path / "here.book")})
    assert moved.keys == tmp_path / "here.book.keys"


def test_other_stores_are_refused(tmp_path):
    """An address of a store that is not built in is refused, a path with odd letters is a path."""
    with pytest.raises(Incorrect) as told:
        find_config("mysql://db/mission", {"HOME": str(tmp_path)})
    assert told.value.code == "book.unsupported"
    assert find_config("a:b/mission.book", {"HOME": str(tmp_path)}).server is None


def test_the_server_holds_nothing_in_the_clear(tmp_path, on_postgres):
    """No kind, actor, scope or reason stands in any table, and no key: those lie on local disk."""
    with make_book(tmp_path) as book:
        book.append([decision(7, reason="a tell-tale reason", blobs=(b"a tell-tale blob",))], now=NOW)
    config = config_at(tmp_path)
    tables = [
        name
        for (name,) in on_postgres.reach(
            config.book, "SELECT tablename FROM pg_tables WHERE schemaname = 'musterbook'"
        )[1]
    ]
    assert sorted(tables) == ["blobs", "checkpoints", "entries", "format", "meta", "tiles"]
    for table in tables:
        told = repr(on_postgres.reach(config.book, f"SELECT * FROM {table}")[1])
        assert not re.search(r"tell-tale|claim\.accepted|Ben", told)
    assert config.keys.stat().st_mode & 0o777 == 0o600


def test_a_writer_that_is_killed_lets_go_of_the_lock(tmp_path):
    """The lock of a process that was killed while it wrote is free at once, and nothing of its batch is there."""
    make_book(tmp_path).close()
    config = config_at(tmp_path)
    ends = os.pipe()

    def hold():
        with open_book(config) as book, book._tables.writing():
            fill(book, 40)
            os.write(ends[1], b"x")
            signal.pause()

    child = start_child(hold)
    assert os.read(ends[0], 1) == b"x"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_book(config) as book:
        assert fill(book, 1)[0].seq == 1
        assert book.verify(opened=True).good
