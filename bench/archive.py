"""How fast archives are read, in how much memory: `python -m bench.archive [--articles N] [--memory N …] [--spark]`.

The archive is generated: articles of three to six short sentences (some 400 characters) of invented everyday news, each
different; for speed one in ten, for memory one in fifty has two sentences that make claims. Speed: one, two and four
worker processes, then, with --spark, Apache Spark on `local[2]` and `local-cluster[2,1,1024]`, and pages of HTML in a
WARC file; rows must be equal to the byte. Memory: the peak of all processes together (shared pages counted once) and of
the largest, for each N.
"""

import argparse
import filecmp
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WHO = (
    "The council",
    "A local club",
    "The weather office",
    "The port authority",
    "A new bakery",
    "The choir",
    "A farmer",
)
DID = ("opened a second branch", "expects a wet week", "postponed its yearly fair", "published its accounts")
DID += ("welcomed visitors from abroad", "repaired the old bridge", "sold more apples than last year", "won the match")
WHERE = ("in the old town", "near the river", "on the northern coast", "at the market square", "in the valley")
WHEN = ("on Monday", "last week", "this spring", "after a long debate", "in front of a small crowd")
CLAIMS = (
    "{n} police officers of the mission were wounded {when} when gunmen attacked their convoy, a spokesman said.",
    "{n} armoured vehicles broke down {when}, three officers said.",
    "The ministry said that {n} soldiers would arrive {when}.",
)
ONE_IN, ONE_IN_FOR_MEMORY = 10, 50
LOOK_EVERY = 0.2  # seconds
PAGES = 1000
COMMAND = (sys.executable, "-m", "musterbook.cli.main", "archive", "read")


def article(number: int, one_in: int) -> str:
    """One article; the same number gives the same."""
    chance = random.Random(number)
    pick = chance.choice
    told = [f"{pick(WHO)} {pick(DID)} {pick(WHERE)} {pick(WHEN)}, as it does now and then." for _ in range(4)]
    if number % one_in == 0:
        told[1:1] = [pick(CLAIMS).format(n=chance.randint(2, 40), when=pick(WHEN)) for _ in range(2)]
    return f"PORT TOWN, {number}\n\n" + " ".join(told[: chance.randint(3, 6)])


def write_lines(path: Path, articles: int, one_in: int) -> None:
    """An archive in JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            told = {"text": article(number, one_in), "published": "2025-04-01", "publisher": f"Outlet {number % 50}"}
            file.write(json.dumps(told) + "\n")


def write_pages(path: Path, pages: int) -> None:
    """An archive of web pages."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(pages):
            text = "".join(f"<p>{line}</p>" for line in article(number, ONE_IN).split(". "))
            page = f"<!doctype html><html><head><title>{number}</title></head><body>{text}</body></html>"
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            url = f"https://news.example/{number}"
            writer.write_record(writer.create_warc_record(url, "response", BytesIO(page.encode()), http_headers=head))


def children(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return
    for child in map(int, told.split()):
        yield from children(child)


def memory(process: int) -> tuple[int, int]:
    """Kilobytes that a process tree holds, shared pages counted once, and those that its largest process holds."""
    sizes, total = [0], 0
    for one in children(process):
        try:
            told = dict(line.split(":", 1) for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()[1:])
        except OSError:
            continue
        sizes.append(int(told["Rss"].split()[0]))
        total += int(told["Pss"].split()[0])
    return total, max(sizes)


def run(archive: Path, out: Path, *words: str) -> tuple[float, int, int]:
    """Seconds, and the peaks of memory in kilobytes, of reading an archive."""
    started = time.perf_counter()
    total = largest = 0
    command = [*COMMAND, str(archive), "-o", str(out), *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            now = memory(process.pid)
            total, largest = max(total, now[0]), max(largest, now[1])
            time.sleep(LOOK_EVERY)
        if process.returncode:
            raise SystemExit((process.stderr.read() if process.stderr else b"").decode())
    return time.perf_counter() - started, total, largest


def measure_speed(folder: Path, articles: int, spark: bool) -> bool:
    """Prints articles a second by each engine; false where rows differ."""
    archive, first, other = folder / "speed.jsonl", folder / "first.parquet", folder / "other.parquet"
    write_lines(archive, articles, ONE_IN)
    print(f"{articles:,} articles of {archive.stat().st_size / articles:,.0f} bytes in JSON Lines, start-up included")
    good = True
    ways = [("--workers", "1"), ("--workers", "2"), ("--workers", "4")]
    ways += [("--engine", "spark", "--master", m) for m in ("local[2]", "local-cluster[2,1,1024]") if spark]
    for way in ways:
        out = other if first.exists() else first
        seconds, _, _ = run(archive, out, *way)
        same = filecmp.cmp(first, out, shallow=False)
        good &= same
        print(
            f"  {' '.join(way):48} {articles / seconds:8,.0f} articles/s  {'same rows' if same else 'ROWS DIFFER'}",
            flush=True,
        )
    return good


def measure_pages(folder: Path) -> None:
    """Prints pages a second through the confined reader of HTML."""
    archive = folder / "pages.warc.gz"
    write_pages(archive, PAGES)
    seconds, _, _ = run(archive, folder / "pages.parquet", "--workers", "2")
    print(f"{PAGES} pages in WARC.gz, a confined child each, 2 workers: {PAGES / seconds:,.0f} pages/s")


def measure_memory(folder: Path, articles: int) -> None:
    """Prints the peaks of memory over one archive."""
    archive = folder / "memory.jsonl"
    write_lines(archive, articles, ONE_IN_FOR_MEMORY)
    seconds, total, largest = run(archive, folder / "memory.parquet", "--workers", "4")
    print(
        f"  {articles:>9,} articles: {total / 1024:6,.0f} MB in all, {largest / 1024:5,.0f} MB the largest process, "
        f"{seconds:,.0f} s, {articles / seconds:,.0f} articles/s",
        flush=True,
    )


def main() -> int:
    """Prints all figures; 1 where rows differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--memory", type=int, nargs="*", default=[10_000, 50_000])
    parser.add_argument("--spark", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        good = not options.articles or measure_speed(folder, options.articles, options.spark)
        measure_pages(folder)
        print("memory, 4 workers")
        for articles in options.memory:
            measure_memory(folder, articles)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
