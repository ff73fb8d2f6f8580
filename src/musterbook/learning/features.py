"""What the model looks at in a claim: names with numbers, from the claim as it was read and its place in the text.

No word of a report is among them: a feature names a rule, a kind or a shape.
"""

import math
import re
import tomllib
from importlib import resources

from musterbook.terms.claims import SLOT_NAMES, Claim

VERSION = 1  # raised whenever a feature changes what it means
SURE, UNSURE = 0.98, 0.02
SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
HEDGES = tuple(
    tomllib.loads((resources.files("musterbook.learning") / "data" / "hedges.toml").read_text("utf-8"))["words"]
)
HEDGED = re.compile(r"\b(?:" + "|".join(map(re.escape, HEDGES)) + r")\b", re.IGNORECASE)

Features = dict[str, float]


def features_of(claim: Claim, text: str) -> Features:
    """The features of a claim in its report's text; a name that stands for yes has the number 1."""
    quote = claim.quote
    told = sum(getattr(claim.slots, field) is not None for field in claim.slots.__struct_fields__)
    features: Features = {
        "reader's score": logit(float(claim.score)),
        "words in the quote": math.log1p(len(quote.exact.split())),
        "words in the sentence": math.log1p(len(sentence_around(text, quote.start, quote.end).split())),
        "slots told": told / len(SLOT_NAMES[claim.kind]),
        f"kind {claim.kind}": 1.0,
        f"rule {claim.rule}": 1.0,
        f"stance {claim.stance}": 1.0,
        f"voice {voice_of(claim)}": 1.0,
    }
    yes = {
        "carried by another": len(claim.attribution) > 1,
        "hedged": HEDGED.search(quote.exact) is not None,
        "in the first line": quote.start < _first_line(text),
        "refers to another claim": bool(claim.refers),
        "counts": getattr(claim.slots, "count", None) is not None,
    }
    return features | {name: 1.0 for name, holds in yes.items() if holds}


def logit(chance: float) -> float:
    """The log odds of a chance, kept off the ends."""
    kept = min(SURE, max(UNSURE, chance))
    return math.log(kept / (1 - kept))


def voice_of(claim: Claim) -> str:
    """Who speaks, as a shape: the report itself, somebody named, somebody unnamed."""
    source = claim.utterer
    return "own" if source is None else "unnamed" if source.anonymous else "named"


def sentence_around(text: str, start: int, end: int) -> str:
    """The stretch between the ends of sentences that holds a quote; plain stops, good enough for a length."""
    first = max(
        (m.end() for m in SENTENCE_END.finditer(text, max(0, start - 1000), start)), default=max(0, start - 1000)
    )
    last = SENTENCE_END.search(text, end, end + 1000)
    return text[first : last.start() if last else min(len(text), end + 1000)].strip()


def _first_line(text: str) -> int:
    """Where a headline would end; 0 for a text of one line."""
    return max(0, text.find("\n"))
