"""Runs the reading of an archive from its inputs to its output: plan or go on, read by an engine, join, tidy up."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path

from musterbook import __version__
from musterbook.archives.chunks import Columns, show_path
from musterbook.archives.join import join_parts
from musterbook.archives.plan import check_inputs
from musterbook.archives.work import NOTHING, Job, Tally, Work, job_of, open_work
from musterbook.reading.reader import NAME
from musterbook.terms.record import Record

Engine = Callable[[Work, Sequence[int], Sequence[int]], Generator[Tally, None, None]]


class State(Record, frozen=True):
    """How far a run has come: bytes in all, what is done, and what of that an earlier run had done."""

    size: int
    done: Tally
    before: Tally


class Outputs(Record, frozen=True):
    """Where a run's output goes; the work lies beside it until the end."""

    claims: Path

    @property
    def set_aside(self) -> Path:
        """The records that were set aside, as JSON Lines."""
        return self.claims.with_name(f"{self.claims.name.removesuffix('.parquet')}.set-aside.jsonl")

    @property
    def work(self) -> Work:
        """The work folder."""
        return Work(folder=self.claims.with_name(f"{self.claims.name}.work").absolute())

    def own(self) -> frozenset[str]:
        """The real paths that no run takes for input."""
        return frozenset(map(os.path.realpath, (self.claims, self.set_aside, self.work.folder)))


def read_archive(
    paths: Sequence[str], outputs: Outputs, columns: Columns, engine: Engine, watch: Callable[[State], object]
) -> Tally:
    """Reads all that was named into the outputs; cut off, it goes on where it was when it is asked the same again.

    Raises Incorrect (report.unreadable), Conflict (archive.*) and what the engine raises.
    """
    check_inputs(paths)
    work = outputs.work
    with open_work(work, make_job(paths, columns), paths, outputs.own()):
        total = _read_pending(work, engine, watch)
        join_parts(work, outputs.claims, outputs.set_aside)
    work.remove()
    return total


def make_job(paths: Sequence[str], columns: Columns) -> Job:
    """The job of reading these, by this version of this reader."""
    return job_of(f"{__version__} {NAME}", paths, [show_path(path) for path in paths], columns)


def _read_pending(work: Work, engine: Engine, watch: Callable[[State], object]) -> Tally:
    size, before, pending, numbers = 0, NOTHING, [], []
    for at, chunk in work.chunks():
        size += chunk.where.size
        if tally := work.tally(chunk.number):
            before = before.plus(tally)
        else:
            pending.append(at)
            numbers.append(chunk.number)
    done = before
    watch(State(size=size, done=done, before=before))
    if pending:
        with closing(engine(work, pending, numbers)) as tallies:
            for tally in tallies:
                done = done.plus(tally)
                watch(State(size=size, done=done, before=before))
    return done
