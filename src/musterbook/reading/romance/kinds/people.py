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


def joined(group: Group, clause: Clause, scene: Scene) -> list[Group]:
    """The people whom "et", "y" and commas join to a group in front of it, first to last."""
    found: list[Group] = []
    at = group.first
    links: tuple[str, ...] = SUM
    while at > 1 and scene.parse.tokens[at - 1].low in links:
        before = next((g for g in scene.parse.groups if g.last == at - 1 and g.person and g.prep is None), None)
        if before is None:
            break
        found.insert(0, before)
        at, links = before.first, (",",)
    opens = bool(found) and (found[0].first == 0 or scene.parse.tokens[found[0].first - 1].kind == "mark")
    opens = opens or (bool(found) and found[0].start > clause.verb.start)
    return found if opens else []


def following(group: Group, scene: Scene) -> list[Group]:
    """The counted people whom "et", "y" and commas join to a group behind it ("murieron dos soldados y un civil")."""
    found: list[Group] = []
    last = scene.parse.chain(group)[-1].last
    verbs = {v.first for v in scene.parse.verbs}
    while last < len(scene.parse.tokens) and scene.parse.tokens[last].low in (*SUM, ","):
        nxt = next((g for g in scene.parse.groups if g.first == last + 1 and g.person and g.count is not None), None)
        if nxt is None or nxt.prep not in (None, group.prep) or scene.parse.chain(nxt)[-1].last in verbs or nxt.marks:
            break
        found.append(nxt)
        last = scene.parse.chain(nxt)[-1].last
    return found


def is_alike(groups: list[Group]) -> bool:
    """Whether groups of people are of one trade: all soldiers, all police, or none of them either."""
    return len({(g.has("soldier"), g.has("police")) for g in groups}) == 1


def total_of(groups: list[Group], scene: Scene) -> Count | None:
    """Exact counts of people of one trade, or of single people, added up; null where they are to stand apart."""
    counts = [g.counted for g in groups]
    told = [c for c in counts if c is not None and c.min == c.max]
    if len(told) < len(groups) or not (is_alike(groups) or all(c.max == 1 for c in told)):
        return None
    return exactly(sum(c.min for c in told), scene.text[groups[0].start : groups[-1].end])


def count_with(group: Group | None, clause: Clause | None, scene: Scene) -> Count | None:
    """How many, two people joined by "et" or "y" added up; null where nothing is told."""
    if group is None:
        return exactly(1, "") if clause is not None and clause.verb.plural is False else None
    first = group.low.split()[0] if group.low else ""
    if first in ("personne", "nadie", "aucun", "aucune", "ningún", "ninguna"):
        return no_one(group.text)
    mine = group.counted
    if clause is not None and clause.verb.plural:
        others = joined(group, clause, scene)
        if others and group.count is None and others[0].count is not None and not group.definite:
            return others[0].count
        total = total_of([*others, group], scene)
        if others and total is not None:
            return total
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
