"""One machine: rows are the same whatever the number of workers and the form of the archive."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from musterbook.archives.local import run_here
from musterbook.archives.run import Outputs, State, read_archive
from musterbook.errors import Unavailable
from tests.archives.conftest import COLUMNS, Read, fields, page, report, write_lines, write_table, write_web

HERE = ("path", "record", "url", "title", "published", "occurred_from", "occurred_to", "slots", "said_at")


def test_rows_do_not_depend_on_the_workers(tmp_path: Path, read: Read) -> None:
    """Law: one worker and three write the same bytes."""
    write_lines(tmp_path / "a.jsonl", [*(fields(n) for n in range(650)), "{"])
    write_table(tmp_path / "b.parquet", [fields(n) for n in range(300)], 100)
    assert read(tmp_path / "a.jsonl", tmp_path / "b.parquet", out="one.parquet")
    read(tmp_path / "a.jsonl", tmp_path / "b.parquet", workers=3, out="three.parquet")
    for ending in (".parquet", ".set-aside.jsonl"):
        assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"three{ending}").read_bytes() != b""


def test_each_form_gives_the_same_claims(tmp_path: Path, read: Read) -> None:
    """Law: the same report makes the same claims, with the same ids, from a folder, lines, a table or a page."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text(report(0))
    forms = [
        tmp_path / "folder",
        write_lines(tmp_path / "a.jsonl", [fields(0)]),
        write_table(tmp_path / "a.parquet", [fields(0)], 1),
        write_web(tmp_path / "a.warc.gz", [("200 OK", "text/html", page(0))]),
    ]
    told = [read(form) for form in forms]
    ids = [[row["claim"] for row in rows] for rows in told]
    assert ids[0]
    assert all(one == ids[0] for one in ids)
    plain = [[{name: row[name] for name in row if name not in HERE} for row in rows] for rows in told]
    assert plain[1] == plain[2]
    assert plain[0] == plain[1]


def test_an_archive_without_claims_makes_an_empty_table(tmp_path: Path, read: Read) -> None:
    """Law: zero is said: an output with all its columns and no row."""
    assert read(write_lines(tmp_path / "a.jsonl", [])) == []
    assert pq.read_table(tmp_path / "claims.parquet").num_columns > 20
    assert (tmp_path / "claims.set-aside.jsonl").read_bytes() == b""


def test_a_lost_worker_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    """Law: a worker that is ended from outside ends the run in a line; what was read is kept and not read again."""
    path = write_lines(tmp_path / "a.jsonl", [fields(n) for n in range(1500)])
    outputs = Outputs(claims=tmp_path / "claims.parquet")
    seen: list[State] = []

    def watch(state: State) -> None:
        seen.append(state)
        if state.done.articles:
            kill_a_worker()

    with pytest.raises(Unavailable) as caught:
        read_archive([str(path)], outputs, COLUMNS, lambda w, p, _: run_here(w, p, 2), watch)
    assert caught.value.code == "archive.worker_lost"
    again: list[State] = []
    read_archive([str(path)], outputs, COLUMNS, lambda w, p, _: run_here(w, p, 2), again.append)
    assert 0 < again[0].done.articles < 1500
    assert again[-1].done.articles == 1500


def test_no_worker_outlives_a_run(tmp_path: Path) -> None:
    """Law: killed, the run takes its workers and their children with it."""
    write_lines(tmp_path / "a.jsonl", [fields(n) for n in range(5000)])
    write_web(tmp_path / "b.warc", [("200 OK", "text/html", page(n)) for n in range(300)])
    command = [sys.executable, "-m", "musterbook.cli.main", "archive", "read", "b.warc", "a.jsonl", "-o", "c.parquet"]
    with subprocess.Popen(command, cwd=tmp_path, start_new_session=True) as run:
        started = family(run.pid, 5)
        run.kill()
    deadline = time.monotonic() + 10
    while any(map(is_alive, started)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [process for process in started if is_alive(process)] == []


def family(process: int, least: int) -> set[int]:
    """All that a process has started, once there are so many."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = set(below(process))
        if len(found) >= least:
            return found
        time.sleep(0.05)
    raise AssertionError("too few processes were started")


def below(process: int) -> Iterator[int]:
    """The processes that a process has started, and what they have."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from below(child)


def is_alive(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill_a_worker() -> None:
    """Ends, from outside, a process that this one has started to read chunks."""
    thread = threading.get_native_id()
    children = Path(f"/proc/{os.getpid()}/task/{thread}/children").read_text().split()
    for child in children:
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)
            return
