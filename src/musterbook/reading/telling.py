"""How a sentence brings in the people it tells of: as new, as some of those told before, or as their sum."""

import re
from typing import Literal

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.carrying import is_one_case, opens_with_part

Mark = Literal["new", "part", "sum", "all"]
Telling = frozenset[Mark]

ALL = re.compile(r"\b(?:in all|in total|altogether)\b")
SUM = re.compile(r"\b(?:both|the (?:pair|two|three|four|five))\b")
NEW = ("a ", "an ", "another ")


def telling_of(view: View, candidate: Candidate) -> Telling:
    """What the words of a sentence say of whether those it tells of were told before."""
    told: set[Mark] = set()
    if opens_with_part(view) or any(a.prep == "in" and is_one_case(a.group) for a in view.attachments):
        told.add("part")
    if any(_is_new(view, i) and g.start < candidate.end for i, g in enumerate(view.groups)):
        told.add("new")
    if ALL.search(view.low):
        told.add("all")
    if SUM.search(view.low):
        told.add("sum")
    return frozenset(told)


def _is_new(view: View, i: int) -> bool:
    """Whether a group is an indefinite person, or belongs to one ("an officer's helmet")."""
    group = view.groups[i]
    if group.owner is not None and group.owner.lower().startswith(NEW):
        return True
    return group.has("person") and group.determiner in ("a", "an", "another")
