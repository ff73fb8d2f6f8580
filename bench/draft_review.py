"""Drafts the demonstration's review from its annotated dispatches, to be read and kept by hand.

    python -m bench.draft_review [--scorer ../shared/bench/claims.py] [--out FILE]

Run it when the reader has changed: each claim that the reader makes of a dispatch is laid beside the annotation
(`bench/gold/demo`), matched as the scorer matches them. What agrees is accepted, what differs is amended, what no
annotation holds is rejected; some of the soft kinds stay open. `bench/gold/demo/review.toml` holds the decisions made
by hand, which win. The reviewers are invented.
"""

import argparse
import collections
import importlib.util
import json
import sys
import tempfile
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from musterbook.cli.demo import record_dispatches
from musterbook.config import find_config
from musterbook.errors import MusterbookError
from musterbook.house import House, create_house
from musterbook.registers.rows import Account
from musterbook.terms.payloads import amend_claim

ROOT = Path(__file__).resolve().parent
GOLD = ROOT / "gold" / "demo"
DEMO = ROOT.parent / "src" / "musterbook" / "cli" / "data" / "demo"
REVIEWERS = ("Ilse Marchetti", "T. Okafor-Lindqvist", "Marguerite Vass")
SOFT = frozenset({"position", "concern", "incident", "trend", "plan", "tally", "milestone", "assurance"})
LEFT_OPEN = 5
OPEN = "open"
ENCODER = msgspec.json.Encoder(decimal_format="number")
WORDS = {
    "slots.count": "the number",
    "slots.outcome": "what became of them",
    "slots.population": "whose people they are",
    "stance": "how firmly it is said",
    "attribution": "who says so",
    "slots.state": "the state of things",
    "slots.mode": "how it came about",
    "slots.effect": "what happened to it",
}

Json = dict[str, Any]


def plain(account: Account) -> Json:
    """A claim as the scorer takes it, with the span of its quote."""
    claim: Json = json.loads(ENCODER.encode(account.claim))
    claim["span"] = (claim["quote"]["start"], claim["quote"]["end"])
    return claim


def annotated(name: str, offset: int) -> list[Json]:
    """The annotation of a dispatch, its spans counted from the start of the file."""
    told = json.loads((GOLD / f"{name.removesuffix('.txt')}.json").read_text("utf-8"))["claims"]
    return [{**g, "span": (g["start"] + offset, g["start"] + offset + len(g["quote"]))} for g in told]


def differences(scorer: ModuleType, gold: Json, read: Json) -> Json:
    """The changes that would make the read claim say what the annotation says."""
    changes: Json = {}
    want, has = gold["slots"], read["slots"]
    if "count" in want and "count" in has and not scorer.same_count(gold, read):
        if want["count"] is not None:
            changes["slots.count"] = _count(want, (has["count"] or {}).get("words") or read["quote"]["exact"][:40])
        elif has["count"]:
            changes["slots.count"] = None
    if read["kind"] == "casualty" and want.get("outcome") and not scorer.same_outcome(gold, read):
        changes["slots.outcome"] = want["outcome"]
    for slot in ("population", "state", "mode", "effect"):
        if slot in has and want.get(slot) and want[slot] != has[slot]:
            changes[f"slots.{slot}"] = want[slot]
    if read["stance"] != gold["stance"]:
        changes["stance"] = gold["stance"]
    if not scorer.same_name(gold, read) or scorer.utterer(read)[1] != gold["anonymous"]:
        outlets = [source for source in read["attribution"][1:] if source.get("role") == "outlet"]
        changes["attribution"] = [*_utterer(gold), *outlets]
    return changes


def _count(want: Json, words: str) -> Json:
    low, high = want["count"] if isinstance(want["count"], list) else (want["count"], want["count"])
    return {"min": low or 0, "max": high, "approx": bool(want.get("approx")), "words": words}


def _utterer(gold: Json) -> list[Json]:
    if not gold["attributed_to"]:
        return []
    who = {"name": gold["attributed_to"], "anonymous": gold["anonymous"], "number": None, "role": None, "reason": None}
    return [who]


def decide(scorer: ModuleType, name: str, accounts: list[Account], reviewer: str, nth: int) -> list[Json]:
    """One line a claim of a dispatch, in the form that `musterbook review FILE` takes; or left open."""
    raw = (DEMO / "dispatches" / name).read_text("utf-8")
    offset = raw.index("\n\n") + 2
    gold, read = annotated(name, offset), [plain(account) for account in accounts]
    pairs = {j: i for i, j in scorer.match(gold, read)}
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    lines: list[Json] = []
    for j, claim in enumerate(read):
        key = (claim["kind"], claim["quote"]["exact"])
        seen[key] += 1
        line: Json = {"report": name, "kind": key[0], "quote": key[1]}
        if seen[key] > 1:
            line["which"] = seen[key]
        headline = claim["span"][0] < offset - 1
        retold = any(other["kind"] == key[0] and other["span"][0] >= offset for other in read)
        if j in pairs:
            changes = _possible(accounts[j], differences(scorer, gold[pairs[j]], claim))
            if changes:
                words = ", ".join(WORDS[change] for change in changes)
                line |= {"decision": "amend", "reason": f"read against the text: {words}", "changes": changes}
            elif key[0] in SOFT and (nth + j) % LEFT_OPEN == 0:
                line["decision"] = OPEN
            else:
                line["decision"] = "accept"
        elif headline and not retold:
            line["decision"] = OPEN
        elif headline:
            line |= {"decision": "reject", "reason": "the headline tells again what the text tells with its source"}
        else:
            line |= {"decision": "reject", "reason": "the text does not state this"}
        lines.append({**line, "by": reviewer})
    return lines


def _possible(account: Account, changes: Json) -> Json:
    if not changes:
        return changes
    try:
        amend_claim(account.claim, changes)
    except MusterbookError as error:
        print(f"left as read: {account.report.name}: {error}", file=sys.stderr)
        return {}
    return changes


def by_hand(lines: list[Json]) -> list[Json]:
    """The lines with the decisions of review.toml in place; one that meets no claim is told."""
    decided = tomllib.loads((GOLD / "review.toml").read_text("utf-8"))["by_hand"]
    for hand in decided:
        met = [
            n
            for n, line in enumerate(lines)
            if line["report"].startswith(hand["report"])
            and line["kind"] == hand["kind"]
            and hand["quote"] in line["quote"]
            and hand.get("which", 1) == line.get("which", 1)
        ]
        if not met:
            print(f"no claim for the decision by hand: {hand['report']} {hand['quote']}", file=sys.stderr)
        for n in met:
            kept = {name: lines[n][name] for name in ("report", "kind", "quote", "which", "by") if name in lines[n]}
            changes = {**lines[n].get("changes", {}), **hand.get("changes", {})}
            if hand["decision"] == "amend":
                kept["changes"] = {key: _nulled(value) for key, value in changes.items()}
            lines[n] = {**kept, **{name: hand[name] for name in ("decision", "reason") if name in hand}}
    return lines


def _nulled(value: Any) -> Any:
    """TOML has no null: the word stands for it."""
    if isinstance(value, dict):
        return {key: _nulled(inner) for key, inner in value.items()}
    return None if value == "null" else value


def draft(scorer: ModuleType, house: House) -> list[Json]:
    """The review of every dispatch in a house that has recorded them."""
    lines: list[Json] = []
    found = sorted(house.claims_by_report().items(), key=lambda pair: house.filing(pair[0]).seq)
    for nth, (report, accounts) in enumerate(found):
        reviewer = REVIEWERS[nth % len(REVIEWERS)]
        lines += decide(scorer, house.filing(report).meta.name, list(accounts), reviewer, nth)
    return [line for line in by_hand(lines) if line["decision"] != OPEN]


def main(arguments: list[str] | None = None) -> int:
    """Writes the draft and prints how many of each decision it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", type=Path, default=ROOT.parent.parent / "shared" / "bench" / "claims.py")
    parser.add_argument("--out", type=Path, default=DEMO / "review.jsonl")
    asked = parser.parse_args(arguments)
    if not asked.scorer.exists():
        print(f"SKIPPED: there is no scorer at {asked.scorer}", file=sys.stderr)
        return 0
    spec = importlib.util.spec_from_file_location("scorer", asked.scorer)
    if spec is None or spec.loader is None:
        return 2
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with (
        tempfile.TemporaryDirectory() as folder,
        create_house(find_config(f"{folder}/d.book"), actor="drafts") as house,
    ):
        record_dispatches(house)
        lines = draft(scorer, house)
    asked.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    print(collections.Counter(line["decision"] for line in lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
