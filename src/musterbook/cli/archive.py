"""`musterbook archive read`: the claims of a whole archive as a table in Parquet. Records nothing in any book."""

import argparse
import importlib
import importlib.util
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from musterbook.errors import Incorrect, Unavailable

COLUMNS = {
    "text": "an article's text",
    "title": "its title",
    "published": "its day of publication",
    "publisher": "who published it",
    "url": "its address",
}
EXTRAS = {"archive": ("pyarrow", "warcio"), "spark": ("pyarrow", "warcio", "pyspark")}
INTERRUPTED = 130
LINE_EVERY, BAR_EVERY = 15.0, 0.2  # seconds between two lines of progress, in a file and on a terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verb's options."""
    parser.add_argument("what", choices=("read",), metavar="read", help="what to do with the archive")
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="folders of reports, .jsonl, .jsonl.gz, .parquet, .warc, .warc.gz, .wet.gz, or single reports",
    )
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the Parquet file to write")
    parser.add_argument("--workers", type=int, metavar="N", help="worker processes (default: one a processor)")
    parser.add_argument("--engine", choices=("local", "spark"), default="local", help="this machine, or Apache Spark")
    parser.add_argument("--master", metavar="URL", help="Spark's address, as in spark://host:7077 or local[2]")
    for name, what in COLUMNS.items():
        told = f"the column that holds {what} (default: {name})"
        parser.add_argument(f"--{name}-column", default=name, metavar="NAME", help=told)


def run(options: argparse.Namespace) -> int:
    """Reads all that is named; tells progress on standard error and what came of it on standard output."""
    _check(options)
    chunks, archive = (importlib.import_module(f"musterbook.archives.{name}") for name in ("chunks", "run"))
    columns = chunks.Columns(**{name: getattr(options, f"{name}_column") for name in COLUMNS})
    outputs = archive.Outputs(claims=Path(options.output))
    progress = Progress()
    try:
        total = archive.read_archive(options.paths, outputs, columns, _engine(options), progress.show)
    except KeyboardInterrupt:
        progress.clear()
        kept = f"{progress.articles:,} articles are read and kept in {outputs.work.folder.name}"
        sys.stderr.write(f"musterbook: interrupted; {kept}: the same command goes on from there\n")
        return INTERRUPTED
    finally:
        progress.clear()
    sys.stdout.write(f"{options.output}: {summarise(total, outputs.set_aside)}\n")
    return 0


def _check(options: argparse.Namespace) -> None:
    """That the command makes sense and its extra is installed.

    Raises Incorrect (argument.incorrect) and Unavailable (extra.absent).
    """
    if (options.engine == "spark") != bool(options.master):
        raise Incorrect("argument.incorrect", "--engine spark and --master URL go together: give both or neither")
    if not options.output.endswith(".parquet"):
        raise Incorrect("argument.incorrect", f"{options.output}: name it .parquet, which is what it will be")
    if options.workers is not None and options.workers < 1:
        raise Incorrect("argument.incorrect", f"--workers {options.workers}: at least 1 is needed")
    extra = "spark" if options.engine == "spark" else "archive"
    if missing := [name for name in EXTRAS[extra] if importlib.util.find_spec(name) is None]:
        how = f"`make {extra}` in a clone, or `pip install 'musterbook[{extra}]'`"
        raise Unavailable("extra.absent", f"this needs {' and '.join(missing)}, not installed here: {how} adds it")


def _engine(options: argparse.Namespace) -> Callable[..., Any]:
    if options.engine == "spark":
        on_spark = importlib.import_module("musterbook.archives.spark").run_on_spark
        return lambda work, pending, numbers: on_spark(work, pending, numbers, options.master)
    local = importlib.import_module("musterbook.archives.local")
    return lambda work, pending, _: local.run_here(work, pending, options.workers or local.count_processors())


class Progress:
    """How far a run has come, on standard error: one line written over on a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self.started = self.shown = time.monotonic()
        self.articles = 0
        self.bar = sys.stderr.isatty()

    def show(self, state: Any) -> None:
        """Tells a state, if it is time to."""
        self.articles = state.done.articles
        now = time.monotonic()
        if now - self.shown >= (BAR_EVERY if self.bar else LINE_EVERY):
            self.shown = now
            line = describe(state, now - self.started)
            sys.stderr.write(f"\r\x1b[K{line}" if self.bar else f"{line}\n")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away."""
        if self.bar:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def describe(state: Any, seconds: float) -> str:
    """Articles, articles a second, records set aside, and the time left at the pace so far."""
    done, read = state.done, state.done.size - state.before.size
    pace = (done.articles - state.before.articles) / max(seconds, 0.001)
    words = f"{done.articles:,} articles, {pace:,.0f}/s, {done.set_aside:,} set aside"
    if not read:
        return words
    left = seconds * (state.size - done.size) / read
    minutes, rest = divmod(round(left), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{words}, {hours}:{minutes:02}:{rest:02} left"


def summarise(total: Any, set_aside: Path) -> str:
    """What came of a run, in a line; what was set aside by its reasons."""
    words = [f"{total.claims:,} claims of {total.articles:,} articles; {total.set_aside:,} records set aside"]
    if total.set_aside:
        reasons = count_reasons(set_aside)
        words.append(f" ({', '.join(f'{name} {number:,}' for name, number in reasons)}; see {set_aside})")
    if total.passed_over:
        words.append(f"; {total.passed_over:,} records are no pages")
    if total.undated:
        words.append(f"; {total.undated:,} articles are undated, so that their “Monday” stays a word")
    return "".join(words)


def count_reasons(set_aside: Path) -> list[tuple[str, int]]:
    """How many records were set aside for which reason, the most frequent first."""
    with set_aside.open("rb") as lines:
        return Counter(msgspec.json.decode(line)["reason"] for line in lines).most_common()
