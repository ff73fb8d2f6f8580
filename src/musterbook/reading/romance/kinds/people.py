"""Who was harmed: whether a group can be a victim, how many, and what is told of them."""

import re
from typing import Any

from musterbook.reading.romance.clauses import Clause
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import words_of
from musterbook.reading.romance.scene import Scene, no_one
from musterbook.terms.counts import Count, exactly

WORDS = words_of("people")

THINGS = WORDS["things"]
SUM = ("et", "y")
AGE = re.compile(r"(?:âgée?s? de |de )?(\d{1,2}|\w+-?\w*) (?:ans|años)\b")
MISSION = WORDS["mission"]


def is_victim(group: Group, scene: Scene, sure: bool) -> bool:
    """Whether a group may be people who were harmed; a `sure` verb takes any subject that is no thing."""
    whole = scene.parse.complement(group) if group.bare else None
    if whole is not None and whole.has(*THINGS):
        return False
    if group.person or group.has("national", "someone") or group.low.split()[0] in ("personne", "nadie"):
        return not group.has("animal") and not (group.has("body") and not group.has("soldier", "police", "people"))
    if group.has(*THINGS) or group.has("country"):
        return False
    if group.has("body"):
        return sure and group.count is not None
    if group.bare or group.pronoun:
        return scene.thing is None or sure or scene.people is not None
    return sure or group.name is not None


def count_with(group: Group | None, clause: Clause | None, scene: Scene) -> Count | None:
    """How many, two people joined by "et" or "y" added up; null where nothing is told."""
    if group is None:
        return exactly(1, "") if clause is not None and clause.verb.plural is False else None
    first = group.low.split()[0] if group.low else ""
    if first in ("personne", "nadie", "aucun", "aucune", "ningún", "ninguna"):
        return no_one(group.text)
    before = next((g for g in scene.parse.groups if g.last == group.first - 1), None)
    joint = scene.parse.tokens[group.first - 1].low if group.first else ""
    mine = group.counted
    opens = before is not None and (before.first == 0 or scene.parse.tokens[before.first - 1].kind == "mark")
    opens = opens or (before is not None and clause is not None and before.start > clause.verb.start)
    if before is not None and opens and joint in SUM and before.person and clause is not None and clause.verb.plural:
        theirs = before.counted
        same = before.has("soldier") == group.has("soldier") and before.has("police") == group.has("police")
        exact = mine is not None and theirs is not None and mine.min == mine.max and theirs.min == theirs.max
        if mine is not None and theirs is not None and exact and (same or mine.max == theirs.max == 1):
            return exactly(mine.min + theirs.min, scene.text[before.start : group.end])
        if group.count is None and before.count is not None and not group.definite:
            return before.count
    nxt = scene.parse.complement(group)
    if (
        nxt is not None
        and nxt.person
        and nxt.count is not None
        and group.has("people")
        and (mine is None or mine.max == 1)
    ):
        return nxt.count
    if mine is None and group.pronoun and clause is not None and clause.verb.plural is False:
        return exactly(1, group.text)
    return mine


def who_of(group: Group | None, scene: Scene) -> str | None:
    """The people in the report's words, with what "de" hangs on them."""
    if group is None:
        return None
    chain = [g for g in scene.parse.chain(group) if g.start >= group.start][:2]
    return scene.text[group.start : chain[-1].end]


def people_slots(group: Group | None, scene: Scene) -> dict[str, Any]:
    """Population, service, nationality, name and age, as far as the group's words tell."""
    if group is None:
        return {}
    chain = scene.parse.chain(group)
    classes = frozenset().union(*(g.classes for g in chain[:2]))
    words = scene.low[group.start : chain[-1].end]
    behind = scene.low[chain[-1].end : chain[-1].end + 40]
    country = next((g.country for g in chain if g.country), None)
    age = AGE.match(behind.lstrip(", "))
    name = group.name if group.name and " " in group.name and group.count is None else None
    return {
        "population": _population(classes, words),
        "personnel": _personnel(classes),
        "nationality": country,
        "name": name,
        "age": int(age[1]) if age and age[1].isdigit() else None,
    }


def _population(classes: frozenset[str], words: str) -> str | None:
    if any(word in words for word in MISSION):
        return "mission"
    if "armed" in classes and not classes & {"soldier", "police"}:
        return "armed group"
    if "civilian" in classes:
        return "civilian"
    if "police" in classes and "soldier" not in classes:
        return "host police"
    return "host military" if "soldier" in classes and "police" not in classes else None


def _personnel(classes: frozenset[str]) -> str | None:
    if "soldier" in classes and "police" not in classes:
        return "military"
    if "police" in classes and "soldier" not in classes:
        return "police"
    return "observer" if "observer" in classes else None
