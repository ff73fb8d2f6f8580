"""The work folder of a run, beside its output: the job, the plan, and a part for every chunk that has been read.

A run that was cut off goes on from here. Whoever reads a chunk, in whatever process or on whatever machine, needs this
folder and the number of a byte in the plan, no more. A part counts when its tally is there, which is written last.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from musterbook.archives.chunks import Chunk, Columns, pack_path
from musterbook.archives.plan import plan_chunks
from musterbook.errors import Conflict
from musterbook.terms.record import Record


class Input(Record, frozen=True):
    """One thing that was named: its absolute path, packed; for a file, its size and the moment of its last change."""

    path: str
    shown: str
    size: int | None
    changed: int | None


class Job(Record, frozen=True):
    """What a run reads and how: a work folder serves one job and no other."""

    version: str
    inputs: tuple[Input, ...]
    columns: Columns


class Tally(Record, frozen=True):
    """What became of records: those read, of them undated, their claims, those set aside or passed over; bytes."""

    articles: int
    undated: int
    claims: int
    set_aside: int
    passed_over: int
    size: int

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        both = {name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__}
        return Tally(**both)


NOTHING = Tally(articles=0, undated=0, claims=0, set_aside=0, passed_over=0, size=0)


class Work(Record, frozen=True):
    """A work folder and the places in it."""

    folder: Path

    @property
    def job(self) -> Path:
        """The job as JSON."""
        return self.folder / "job.json"

    @property
    def plan(self) -> Path:
        """The chunks as JSON Lines."""
        return self.folder / "plan.jsonl"

    def part(self, number: int, ending: str) -> Path:
        """A chunk's file: its claims (parquet), what it set aside (jsonl), its tally (json)."""
        return self.folder / "parts" / f"{number // 1000:05}" / f"{number:08}.{ending}"

    def load_job(self) -> Job:
        """The job that the folder serves."""
        return msgspec.json.decode(self.job.read_bytes(), type=Job)

    def chunk_at(self, at: int) -> Chunk:
        """The chunk whose line begins at a byte of the plan."""
        with self.plan.open("rb") as file:
            file.seek(at)
            return msgspec.json.decode(file.readline(), type=Chunk)

    def chunks(self) -> Iterator[tuple[int, Chunk]]:
        """All chunks in their order, each with the byte where its line begins."""
        with self.plan.open("rb") as file:
            at = 0
            for line in file:
                yield at, msgspec.json.decode(line, type=Chunk)
                at += len(line)

    def tally(self, number: int) -> Tally | None:
        """The tally of a chunk that has been read; None while it has not."""
        try:
            return msgspec.json.decode(self.part(number, "json").read_bytes(), type=Tally)
        except FileNotFoundError:
            return None

    def remove(self) -> None:
        """Takes the folder away."""
        shutil.rmtree(self.folder)


def job_of(version: str, paths: Sequence[str], shown: Sequence[str], columns: Columns) -> Job:
    """The job that a command line asks for."""
    return Job(version=version, inputs=tuple(map(_input_of, paths, shown)), columns=columns)


def _input_of(path: str, shown: str) -> Input:
    file = Path(path).absolute()
    status = None if file.is_dir() else file.stat()
    return Input(
        path=pack_path(str(file)),
        shown=shown,
        size=status and status.st_size,
        changed=status and status.st_mtime_ns,
    )


@contextmanager
def open_work(work: Work, job: Job, paths: Sequence[str], without: frozenset[str]) -> Iterator[None]:
    """The folder, made with its plan or taken up again, for this process alone.

    Raises Conflict (archive.busy, archive.other_run).
    """
    work.folder.mkdir(parents=True, exist_ok=True)
    with (work.folder / "lock").open("wb") as lock:
        _lock(lock, work)
        if not work.job.exists():
            chunks = plan_chunks(paths, without)
            write_whole(work.plan, (msgspec.json.encode(chunk) + b"\n" for chunk in chunks))
            write_whole(work.job, [msgspec.json.encode(job)])
        elif work.load_job() != job:
            raise Conflict(
                "archive.other_run",
                f"{work.folder} holds the work of a run over other or changed files: finish that or remove the folder.",
            )
        yield


def _lock(lock: IO[bytes], work: Work) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Conflict("archive.busy", f"Another run is at work in {work.folder}: wait for its end.") from None


def write_whole(path: Path, pieces: Iterator[bytes] | Sequence[bytes]) -> None:
    """Writes a file at once: either all of it is there or nothing, whoever else writes the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.uname().nodename}.{os.getpid()}")
    with part.open("wb") as file:
        file.writelines(pieces)
    part.replace(path)
