"""Gun Violence Database: victims killed and injured in an article, out of claims, for the scorer beside the data.

    python -m bench.gvdb GOLD.jsonl PRED.jsonl [--scorer gvdb_victims.py]

An article is taken to tell of one shooting: the largest told count of each outcome stands, or the number of single
victims told apart by name or description, whichever is larger; earlier tellings are joined by the reader's references.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import CasualtyClaim

SHOOTERS = re.compile(r"\b(?:suspect|gunman|shooter|himself|herself|burglar|robber|intruder)\b", re.IGNORECASE)
WOUNDS = re.compile(
    r"\b(?:shot|shoot|shooting|gun|gunshot|bullet|gunfire|wound|killed|died|dead|injured|hit|struck|murder|slain|critical|homicide)",
    re.IGNORECASE,
)


def victims_of(text: str) -> tuple[int, int]:
    """How many were killed, how many injured."""
    digest = hashlib.sha256(text.encode()).digest()
    read = RulesReader().read(text, published=None, publisher=None, report_digest=digest)
    claims = [c for c in read.claims if isinstance(c, CasualtyClaim) and _is_of_task(c)]
    killed = [c for c in claims if c.slots.outcome in ("killed", "died")]
    injured = [c for c in claims if c.slots.outcome == "injured"]
    dead = _total(killed)
    hurt = _total(injured)
    if dead and hurt and all(_is_single(c) for c in (*killed, *injured)) and not _apart(killed, injured):
        hurt = 0
    return dead, hurt


def _is_of_task(claim: CasualtyClaim) -> bool:
    count = claim.slots.count
    if claim.stance in ("denies", "retracts", "expects") or count is None or count.max == 0:
        return False
    return not SHOOTERS.search(claim.slots.who or "") and bool(WOUNDS.search(claim.quote.exact))


def _is_single(claim: CasualtyClaim) -> bool:
    return claim.slots.count is not None and claim.slots.count.max == 1


def _total(claims: list[CasualtyClaim]) -> int:
    largest = max((c.slots.count.min for c in claims if c.slots.count is not None), default=0)
    names = {(c.slots.name or "").split()[-1].lower() for c in claims if c.slots.name and _is_single(c)}
    return min(max(largest, len(names)), 60)


def _apart(killed: list[CasualtyClaim], injured: list[CasualtyClaim]) -> bool:
    """Whether an injured person is told beside the dead one, not as the same person earlier."""
    return any(
        "another" in (c.slots.who or "").lower()
        or "other" in (c.slots.who or "").lower()
        or "second" in (c.slots.who or "").lower()
        for c in (*killed, *injured)
    )


def main(argv: list[str]) -> int:
    """Write predictions for every article, then run the scorer if it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorer", type=Path)
    told = parser.parse_args(argv)
    if not told.gold.exists():
        print(f"skipped: {told.gold} is not there")
        return 0
    with told.gold.open(encoding="utf-8") as lines, told.out.open("w", encoding="utf-8") as out:
        for record in map(json.loads, filter(str.strip, lines)):
            killed, injured = victims_of(record["text"])
            out.write(json.dumps({"id": record["id"], "killed": killed, "injured": injured}) + "\n")
    scorer = told.scorer or told.gold.parent.parent / "gvdb_victims.py"
    if not scorer.exists():
        print(f"predictions are in {told.out}; the scorer {scorer} is not there")
        return 0
    return subprocess.run([sys.executable, str(scorer), str(told.gold), str(told.out)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
