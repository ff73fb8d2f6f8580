"""What is kept from readers outside the house while names are withheld: name, age and the wounded part of the body.

A withheld name stands nowhere in the situation, in no quote and no title, whoever's words they are.
"""

import re
from collections.abc import Iterable
from typing import Any

from musterbook.assessment.mentions import slots_of_casualty
from musterbook.assessment.persons import Person

MARK = "[withheld]"
SHORTEST_NAME = 3


def find_withheld(persons: Iterable[Person]) -> tuple[re.Pattern[str] | None, dict[str, re.Pattern[str]]]:
    """Names to keep back everywhere, and by casualty claim what more to keep back in its quote."""
    names: set[str] = set()
    details: dict[str, re.Pattern[str]] = {}
    for person in persons:
        if person.line.name_release == "public":
            continue
        for account in person.accounts:
            slots = slots_of_casualty(account)
            if slots.name:
                names |= {slots.name, slots.name.split()[-1]}
            told = [str(slots.age) if slots.age is not None else None, slots.body_part]
            found = _match_words(t for t in told if t)
            if found:
                details[account.claim.id] = found
    return _match_words(name for name in names if len(name) >= SHORTEST_NAME), details


def _match_words(words: Iterable[str]) -> re.Pattern[str] | None:
    told = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, told)) + r")\b", re.I) if told else None


def withhold(told: Any, names: re.Pattern[str] | None, details: dict[str, re.Pattern[str]]) -> Any:
    """Plain data (as `msgspec.to_builtins` gives it) without what is withheld."""
    if isinstance(told, str):
        return names.sub(MARK, told) if names else told
    if isinstance(told, list | tuple):
        return [withhold(item, names, details) for item in told]
    if not isinstance(told, dict):
        return told
    kept = {key: withhold(value, names, details) for key, value in told.items()}
    pattern = details.get(str(kept.get("claim")))
    if pattern and isinstance(kept.get("quote"), str):
        kept["quote"] = pattern.sub(MARK, kept["quote"])
    return kept
