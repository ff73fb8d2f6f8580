"""Finds what an id names: whole, or by a beginning of eight digits or more that nothing else shares."""

from collections.abc import Mapping
from typing import TypeVar

from musterbook.assessment.situation import Situation
from musterbook.errors import NotFound
from musterbook.house import House

SHORTEST = 8
LONGEST_TOLD = 40
Found = TypeVar("Found")


def find_one(house: House, found: Mapping[str, Found], told: str, code: str, noun: str) -> Found:
    """What has this id, or alone begins so.

    Raises NotFound with the code, or with entry.erased.
    """
    if told in found:
        return found[told]
    names = [name for name in found if name.startswith(told.lower())] if len(told) >= SHORTEST else []
    if len(names) != 1:
        if not names:
            house.refuse_erased(told)
        what = f"{len(names)} begin so: give more of it" if names else "look for it among the reports"
        raise NotFound(code, f"no single {noun} “{told[:LONGEST_TOLD]}” is known to this question: {what}")
    return found[names[0]]


def whole_incident(situation: Situation, told: str) -> str:
    """The id of the one incident that begins so, old ids and members' ids among them; else what was told."""
    known = {line.id: line.id for line in situation.incidents} | situation.aliases
    found = {present for name, present in known.items() if name.startswith(told.lower())}
    return found.pop() if len(told) >= SHORTEST and len(found) == 1 else told[:LONGEST_TOLD]
