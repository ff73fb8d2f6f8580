"""Which class of equipment a phrase names: "MaxxPro MRAPs" are armoured vehicles. Classes are data."""

import re
import tomllib
from functools import lru_cache

from musterbook.assessment.told import told_text
from musterbook.assessment.words import DATA
from musterbook.registers.rows import Account

ARMOURED, VEHICLES = "armoured vehicles", "vehicles"  # plain vehicles are the armoured ones where those are told of
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


def item_of(account: Account) -> str:
    """The class of equipment that a claim is about."""
    return class_of(told_text(account, "item"), told_text(account, "model"), told_text(account, "part")) or "equipment"


def names_class(text: str, item: str) -> bool:
    """Whether a text names this class of equipment."""
    return any(name == item and pattern.search(text) for name, pattern in CLASSES)


def speaks_of_equipment(text: str) -> bool:
    """Whether a text is about protective equipment."""
    return bool(EQUIPMENT.search(text))
