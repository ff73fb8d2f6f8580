"""Which class of equipment a phrase names: "MaxxPro MRAPs" are armoured vehicles. Classes are data."""

import re
import tomllib
from functools import lru_cache

from musterbook.assessment.words import DATA

TABLE = tomllib.loads((DATA / "equipment.toml").read_text("utf-8"))
CLASSES = tuple(
    (name, re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")s?\b", re.I))
    for name, words in TABLE["classes"].items()
)
EQUIPMENT = re.compile(r"\b(?:" + "|".join(re.escape(w) for w in TABLE["words"]["equipment"]) + r")s?\b", re.I)


@lru_cache(maxsize=4096)
def class_of(*phrases: str | None) -> str | None:
    """The class that the first telling phrase names, in the order of the table; else the phrase itself."""
    told = [p for p in phrases if p]
    for phrase in told:
        for name, pattern in CLASSES:
            if pattern.search(phrase):
                return str(name)
    return told[0].casefold() if told else None


def speaks_of_equipment(text: str) -> bool:
    """Whether a text is about protective equipment."""
    return bool(EQUIPMENT.search(text))
