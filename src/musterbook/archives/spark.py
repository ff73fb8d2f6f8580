"""The engine of a cluster: Apache Spark runs the very same reading of chunks, a task a chunk.

Inputs and work folder lie where every machine of the cluster reaches them under the same path, and Musterbook with its
extra is installed on each. Nothing but the numbers of bytes goes out to the tasks, and tallies come back.
"""

import os
import sys
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyspark

from musterbook.archives.parts import read_chunk
from musterbook.archives.work import Tally, Work
from musterbook.errors import Unavailable

LOGGING = Path(__file__).parent / "data" / "log4j2.properties"
LOOK_EVERY = 0.5  # seconds
SETTINGS = {
    "spark.app.name": "musterbook archive read",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{LOGGING}",
}


def run_on_spark(
    work: Work, pending: Sequence[int], numbers: Sequence[int], master: str
) -> Generator[Tally, None, None]:
    """Reads the chunks that begin at those bytes of the plan; `numbers` are theirs. Tallies come as chunks end.

    Raises Unavailable (archive.engine).
    """
    for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"):
        os.environ.setdefault(name, sys.executable)
    context = _connect(master)
    try:
        yield from _follow(context, work, pending, numbers)
    finally:
        context.cancelAllJobs()
        context.stop()


def _connect(master: str) -> Any:
    settings = pyspark.SparkConf().setMaster(master)
    for name, value in SETTINGS.items():
        settings.setIfMissing(name, value)
    try:
        return pyspark.SparkContext(conf=settings)
    except Exception as problem:  # noqa: BLE001 — of whatever kind, it is told in a line
        reason = str(problem).strip().partition("\n")[0][:200]
        raise Unavailable("archive.engine", f"Spark does not start at {master} ({reason}): is Java 17 there?") from None


def _follow(context: Any, work: Work, pending: Sequence[int], numbers: Sequence[int]) -> Iterator[Tally]:
    """Starts the tasks and looks for tallies in the work folder until all are there or Spark gives up."""
    failed: list[Exception] = []

    def start() -> None:
        try:
            tasks = context.parallelize(pending, len(pending))
            tasks.foreach(Task(str(work.folder)))
        except Exception as problem:  # noqa: BLE001 — told by the thread that waits
            failed.append(problem)

    thread = threading.Thread(target=start, daemon=True)
    thread.start()
    waiting = set(numbers)
    while waiting:
        alive = thread.is_alive()
        found = {number: tally for number in sorted(waiting) if (tally := work.tally(number))}
        waiting -= set(found)
        yield from found.values()
        if waiting and not alive:
            reason = str(failed[0]).strip().partition("\n")[0][:200] if failed else "tasks left no part"
            raise Unavailable("archive.engine", f"Spark gave up ({reason}); give the command again to go on.")
        if waiting:
            time.sleep(LOOK_EVERY)
    thread.join()


class Task:
    """What a task does; it is imported there, so that only its name and the folder travel."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, at: int) -> None:
        """Reads one chunk."""
        read_chunk(self.folder, at)
