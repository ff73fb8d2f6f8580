"""MUC-4 casualties: predictions out of claims, for the scorer that lies beside the data (not part of the project).

    python -m bench.muc4 GOLD.jsonl PRED.jsonl [--scorer muc4_casualties.py] [--plain]

`--plain` gives the claims as the product gives them, tellings that go back to an earlier one left out. Without it, a
task filter stands between claims and units: MUC-4 keys hold terrorist acts against people, so the dead of armed
groups, of clashes between forces and of accidents are left out, as are tellings that refer to another claim.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import CasualtyClaim

TOLD = {"killed": "killed", "injured": "injured", "died": "killed"}
FOES = (
    "guerrilla",
    "terrorist",
    "rebel",
    "subversive",
    "insurgent",
    "extremist",
    "attacker",
    "assailant",
    "hitm",
    "hitman",
    "sicario",
    "trafficker",
)
TOTAL = 100  # running totals of a war
FORCES = ("soldier", "troop", "military men", "army", "casualt", "battalion", "patrol", "brigade")


def casualties_of(text: str, *, plain: bool) -> list[dict[str, Any]]:
    """The units that a text's claims amount to: outcome, min and max; `plain` leaves the task's filter out."""
    digest = hashlib.sha256(text.encode()).digest()
    read = RulesReader().read(text, published=None, publisher=None, report_digest=digest)
    told = [c for c in read.claims if isinstance(c, CasualtyClaim) and _is_told(c)]
    return list(_units(told if plain else [c for c in told if _is_of_task(c)]))


def _units(claims: Iterable[CasualtyClaim]) -> Iterator[dict[str, Any]]:
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        count, outcome = claim.slots.count, TOLD.get(claim.slots.outcome or "")
        if outcome is None or count is None or count.max == 0:
            continue
        key = (outcome, (claim.slots.who or claim.quote.exact).lower())
        if key not in seen:
            seen.add(key)
            yield {"outcome": outcome, "min": count.min, "max": count.max}


def _is_told(claim: CasualtyClaim) -> bool:
    """Whether the claim states people harmed who were not told before."""
    again = any(r.as_ == "same" for r in claim.refers)
    return not again and claim.stance not in ("denies", "retracts", "expects")


def _is_of_task(claim: CasualtyClaim) -> bool:
    who = (claim.slots.who or "").lower()
    if claim.slots.count is not None and claim.slots.count.min >= TOTAL:
        return False
    if claim.slots.population == "armed group" or any(word in who for word in (*FOES, *FORCES)):
        return False
    return claim.slots.category not in ("accident", "illness", "self-inflicted")


def main(argv: list[str]) -> int:
    """Write predictions for every text, then run the scorer if it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--plain", action="store_true")
    told = parser.parse_args(argv)
    if not told.gold.exists():
        print(f"skipped: {told.gold} is not there")
        return 0
    with told.gold.open(encoding="utf-8") as lines, told.out.open("w", encoding="utf-8") as out:
        for record in map(json.loads, filter(str.strip, lines)):
            out.write(
                json.dumps({"docid": record["docid"], "casualties": casualties_of(record["text"], plain=told.plain)})
                + "\n"
            )
    scorer = told.scorer or told.gold.parent.parent / "muc4_casualties.py"
    if not scorer.exists():
        print(f"predictions are in {told.out}; the scorer {scorer} is not there")
        return 0
    return subprocess.run([sys.executable, str(scorer), str(told.gold), str(told.out)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
