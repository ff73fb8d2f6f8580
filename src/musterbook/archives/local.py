"""The engine of one machine: worker processes that take chunk after chunk."""

import multiprocessing
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from musterbook.archives.parts import read_chunk
from musterbook.archives.work import Tally, Work
from musterbook.errors import Unavailable
from musterbook.intake.confine import die_with_parent

AHEAD = 2  # chunks that wait for each worker


def run_here(work: Work, pending: Sequence[int], workers: int) -> Generator[Tally, None, None]:
    """Reads the chunks that begin at those bytes of the plan; tallies come as chunks end, in any order.

    Raises Unavailable (archive.worker_lost).
    """
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        max(1, min(workers, len(pending))), mp_context=context, initializer=obey_keeper, initargs=(os.getpid(),)
    )
    try:
        yield from _take_turns(pool, str(work.folder), pending, AHEAD * workers)
        pool.shutdown()
    except BrokenProcessPool:
        raise Unavailable(
            "archive.worker_lost",
            "A worker was ended from outside, perhaps for want of memory: give the command again with fewer --workers.",
        ) from None
    finally:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        pool.shutdown(cancel_futures=True)


def _take_turns(pool: ProcessPoolExecutor, folder: str, pending: Sequence[int], at_once: int) -> Iterator[Tally]:
    rest = iter(pending)
    running: set[Future[Tally]] = {pool.submit(read_chunk, folder, at) for at in islice(rest, at_once)}
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        running |= {pool.submit(read_chunk, folder, at) for at in islice(rest, len(done))}
        yield from (future.result() for future in done)


def obey_keeper(keeper: int) -> None:
    """Ctrl-C is for the process that keeps the workers, which then ends them; none outlives it."""
    die_with_parent(keeper)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))
