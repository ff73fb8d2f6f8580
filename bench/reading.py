"""The reader against every annotated set that is there: the project's own gold, and public benchmarks beside it.

    python -m bench.reading [--bench ../shared/bench] [--kept-apart]

Public sets and their scorers are not part of the project: they are looked for under `--bench` or MUSTERBOOK_BENCH and
skipped, saying so, where absent. `--kept-apart` also scores the gold that nobody reads (`bench/gold/blind`, `held`,
`bulletins_held`): each such look belongs into `bench/gold/blind/LOOKS.md`.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import encode_claim

ROOT = Path(__file__).resolve().parent
DISPATCHES = ROOT.parent / "src" / "musterbook" / "cli" / "data" / "demo" / "dispatches"
OWN = ("own", "demo", "dev", "bulletins")
APART = ("blind", "held", "bulletins_held")
SHOWN = ("core ", "all ", "casualty joint", "false claims")


def claim_sets(bench: Path, apart: bool) -> Iterator[tuple[str, Path, Path | None, Path | None]]:
    """Name, folder of annotations, folder of texts, and the seed's text where it is the seed."""
    shared = bench.parent
    yield "seed", shared / "seed", None, next(iter(sorted((shared / "seed").glob("*.txt"))), None)
    yield "annotated reports (shared)", bench / "claims" / "gold", bench / "claims" / "text", None
    for name in (*OWN, *(APART if apart else ())):
        folder = ROOT / "gold" / name
        gold = folder / "gold" if (folder / "gold").is_dir() else folder
        yield f"own gold: {name}", gold, DISPATCHES if name == "demo" else folder / "text", None


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module, for its reading of texts."""
    spec = importlib.util.spec_from_file_location("claims_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_set(scorer: ModuleType, gold: Path, texts: Path | None, seed: Path | None, out: Path) -> int:
    """Reads each annotated text into `out`/<id>.jsonl; how many."""
    reader = RulesReader()
    number = 0
    for file in sorted(gold.glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        path = seed if told["id"] == "seed" else texts and texts / f"{told['id']}.txt"
        if path is None or not path.exists():
            continue
        text = scorer.body(path, told["id"] == "seed")
        digest = hashlib.sha256(text.encode()).digest()
        reading = reader.read(text, published=told["published"], publisher=None, report_digest=digest)
        lines = b"".join(encode_claim(claim) + b"\n" for claim in reading.claims)
        (out / f"{told['id']}.jsonl").write_bytes(lines)
        number += 1
    return number


def score_claims(bench: Path, apart: bool) -> None:
    """Prints the scorer's sums for each set of annotated claims."""
    path = bench / "claims.py"
    if not path.exists():
        print(f"SKIPPED claims: there is no scorer at {path}")
        return
    scorer = load_scorer(path)
    for name, gold, texts, seed in claim_sets(bench, apart):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            number = read_set(scorer, gold, texts, seed, out) if gold.is_dir() else 0
            if not number:
                print(f"\n== {name}: SKIPPED, no texts there")
                continue
            command = [sys.executable, str(path), str(out), "--gold", str(gold)]
            command += ["--texts", str(texts)] if texts else []
            command += ["--seed", str(seed)] if seed else []
            printed = subprocess.run(command, capture_output=True, text=True, check=False)
            print(f"\n== {name}: {number} texts")
            print(_overall(printed.stdout) or printed.stderr)


def _overall(printed: str) -> str:
    """The sums of the last table, which is that over all texts."""
    tables = printed.split("\n\n")
    last = next((t for t in reversed(tables) if "core" in t and "gold pred" in t), "")
    lines = [line for line in last.splitlines() if line.startswith(("kind", *SHOWN))]
    return "\n".join([*lines, *(line for line in tables[-1].splitlines() if line.startswith(SHOWN))])


PUBLIC = (
    ("MUC-4 tst1, claims as given", "muc4", "muc4/tst1.jsonl", "muc4_casualties.py", "--plain"),
    ("MUC-4 tst1, with the task's filter", "muc4", "muc4/tst1.jsonl", "muc4_casualties.py"),
    ("MUC-4 tst2, claims as given", "muc4", "muc4/tst2.jsonl", "muc4_casualties.py", "--plain"),
    ("MUC-4 tst2, with the task's filter", "muc4", "muc4/tst2.jsonl", "muc4_casualties.py"),
    ("PolNeAR dev", "polnear", "polnear/dev.jsonl", "polnear_spans.py"),
    ("GVDB dev", "gvdb", "gvdb/dev.jsonl", "gvdb_victims.py"),
)


def score_public(bench: Path) -> None:
    """Runs the public sets, each by its own module and scorer."""
    for name, module, data, scorer, *options in PUBLIC:
        print(f"\n== {name}", flush=True)
        if not (bench / data).exists():
            print(f"SKIPPED: no {data} under {bench}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            asked = [str(bench / data), f"{folder}/out.jsonl", "--scorer", str(bench / scorer), *options]
            subprocess.run([sys.executable, "-m", f"bench.{module}", *asked], check=False)


def main(arguments: list[str] | None = None) -> int:
    """Scores everything that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("MUSTERBOOK_BENCH", ROOT.parent.parent / "shared" / "bench"))
    parser.add_argument("--bench", type=Path, default=default)
    parser.add_argument("--kept-apart", action="store_true")
    asked = parser.parse_args(arguments)
    score_claims(asked.bench, asked.kept_apart)
    score_public(asked.bench)
    return 0


if __name__ == "__main__":
    sys.exit(main())
