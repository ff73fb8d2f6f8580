"""How fast the reader reads, on one core: `python -m bench.reading_speed [--quick]`.

Texts come from MUSTERBOOK_BENCH (default ../shared/bench), every file that is not there is skipped by name; the
demonstration dispatches are always there. Three archives: mixed (general news as it comes), mixed with one text in ten
that makes a claim, and dense (casualty reports). Beside them, in the same run and on the same texts, spaCy's blank
English tokeniser with its sentencizer, where spaCy can be imported. Then what length and hostile texts cost.
"""

import argparse
import hashlib
import importlib
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import musterbook
from musterbook.reading.documents import open_document
from musterbook.reading.field import is_touched
from musterbook.reading.reader import RulesReader
from musterbook.reading.text import fold, lower
from musterbook.reading.triggers import load_filter

DISPATCHES = Path(musterbook.__file__).parent / "cli" / "data" / "demo" / "dispatches"
MIXED = ("polnear/dev.jsonl", "ecb/dev.jsonl")
DENSE = ("muc4/dev.jsonl", "gvdb/dev.jsonl")
MOST = 400  # texts of one file
ROUNDS = 3
IN_TEN = 9  # texts without a claim for one with
TARGETS = {"mixed, one in ten makes a claim": 0.5, "dense": 0.1}
LENGTHS = (10_000, 100_000, 1_000_000)
PROSE = (
    "Two police officers of the mission were killed and three soldiers wounded on Monday near the port, the mission's "
    "spokesman, Ivo Brandt, said. Gunmen attacked a convoy of armoured vehicles, and two of them broke down. "
)
SLOWEST = 10_000  # characters a second that a hostile text may not fall under
Take = Callable[[str], object]

READER = RulesReader()
FILTER = load_filter()


def read(text: str) -> int:
    """The number of claims of a text."""
    digest = hashlib.sha256(text.encode()).digest()
    return len(READER.read(text, published="2025-04-01", publisher=None, report_digest=digest).claims)


def load(folder: Path, names: Iterable[str]) -> list[str]:
    """The texts of those files that are there."""
    told: list[str] = []
    for name in names:
        file = folder / name
        if not file.exists():
            print(f"skipped: {file} is not there")
            continue
        with file.open(encoding="utf-8") as lines:
            told.extend([json.loads(line)["text"] for line in lines if line.strip()][:MOST])
    return told


def seconds(take: Take, texts: list[str]) -> float:
    """The best time of a few rounds over all texts."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            take(text)
        best = min(best, time.perf_counter() - start)
    return best


def sentences_of(texts: list[str]) -> tuple[int, int]:
    """All sentences of the texts, and those that the reader analyses."""
    every = analysed = 0
    for text in texts:
        document = open_document(text, None, None)
        every += len(document.sentences)
        if is_touched(lower(fold(text))):
            analysed += len(FILTER.needed(document, FILTER.asked(document)))
    return every, analysed


def load_spacy() -> Take | None:
    """spaCy's blank English pipeline with sentence ends by rule; null where spaCy is not installed."""
    if importlib.util.find_spec("spacy") is None:
        return None
    pipeline = importlib.import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 2 * max(LENGTHS)
    take: Take = pipeline
    return take


def measure(name: str, texts: list[str], spacy: Take | None) -> bool:
    """Prints one archive's figures; false where its target is missed."""
    if not texts:
        print(f"{name}: skipped, no texts")
        return True
    every, analysed = sentences_of(texts)
    took = seconds(read, texts)
    size = sum(map(len, texts)) / len(texts)
    print(
        f"{name}: {len(texts)} texts of {size:,.0f} characters; {len(texts) / took:,.0f} articles/s, "
        f"{every / took:,.0f} sentences/s, {1 - analysed / every:.0%} of the sentences skipped"
    )
    if spacy is None:
        return True
    ratio = seconds(spacy, texts) / took
    target = TARGETS.get(name)
    good = target is None or ratio >= target
    wanted = f" (target {target}: {'met' if good else 'MISSED'})" if target else ""
    print(f"  against spaCy's tokeniser and sentencizer: {ratio:.2f}{wanted}")
    return good


def one_in_ten(texts: list[str]) -> list[str]:
    """The texts without a claim, and one with for every nine of them."""
    without = [text for text in texts if not read(text)]
    return without + [text for text in texts if read(text)][: len(without) // IN_TEN]


def hostile(size: int) -> dict[str, str]:
    """Texts that are easy to write and hard to read, each of about that size."""
    made = {
        "one endless sentence": "two police officers were killed by soldiers and ",
        "deep commas": "wounded, hurt, attacked, the police, ",
        "quotation marks": '"police said "',
        "open quotation marks": '"police officers were killed\n\n',
        "nothing but conjunctions": "police said that ",
        "a short line each": "police killed\n",
        "all capitals": PROSE.upper(),
        "digits": "1",
        "numbers": "1 ",
        "hyphens": "police-",
        "blanks": " \n",
    }
    return {name: PROSE + unit * (size // len(unit)) for name, unit in made.items()}


def measure_length() -> bool:
    """Prints the cost of a character in ever longer texts; false where the longest costs four times the shortest."""
    costs = []
    for length in LENGTHS:
        text = (PROSE + "\n\n") * (length // (len(PROSE) + 2))
        start = time.perf_counter()
        read(text)
        costs.append((time.perf_counter() - start) / len(text))
        print(f"  {length:>9,} characters: {1 / costs[-1]:>9,.0f} characters/s")
    return costs[-1] < 4 * costs[0]


def measure_hostile(size: int) -> bool:
    """Prints the speed on hostile texts; false where one is too slow."""
    good = True
    for name, text in hostile(size).items():
        start = time.perf_counter()
        read(text)
        speed = len(text) / (time.perf_counter() - start)
        good = good and speed >= SLOWEST
        print(f"  {name:26} {speed:>12,.0f} characters/s{'' if speed >= SLOWEST else ' TOO SLOW'}")
    return good


def main() -> int:
    """Prints all figures; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="archives only")
    quick = parser.parse_args().quick
    folder = Path(os.environ.get("MUSTERBOOK_BENCH", "../shared/bench"))
    spacy = load_spacy()
    if spacy is None:
        print("spaCy is not installed: no ratios")
    mixed = load(folder, MIXED)
    good = measure("dispatches", [f.read_text(encoding="utf-8") for f in sorted(DISPATCHES.glob("*.txt"))], spacy)
    good &= measure("mixed, as it comes", mixed, spacy)
    good &= measure("mixed, one in ten makes a claim", one_in_ten(mixed), spacy)
    good &= measure("dense", load(folder, DENSE), spacy)
    if quick:
        return 0 if good else 1
    print("length")
    good &= measure_length()
    print("hostile texts of 100,000 characters")
    good &= measure_hostile(100_000)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
