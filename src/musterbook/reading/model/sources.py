"""Who says so, held against the text: a name must stand near the quote, and the rules must not know better.

Where the rules tell the same utterer, their chain stands (it knows who is unnamed, and why). Where they tell another,
or the model's does not stand near, theirs stands too, and the claim is marked. Where only the model tells one it is
kept.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from musterbook.reading.anonymity import is_anonymous
from musterbook.reading.model.filling import group_at
from musterbook.reading.model.neighbourhood import Neighbourhood, Span
from musterbook.reading.model.rules_check import RulesCheck
from musterbook.reading.model.shapes import Told
from musterbook.reading.speakers import role_of
from musterbook.terms.sources import Source

LONGEST = 200  # characters of a name
WORD = re.compile(r"\w+")
SLIGHT = frozenset({"the", "a", "an", "its", "his", "her", "their", "of", "for", "one", "who"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "him", "them", "us", "me"})


class Chain(NamedTuple):
    """Sources from the utterer on, and what is to be said of them: "" where model and rules agree."""

    sources: tuple[Source, ...]
    mark: str


def settle_sources(told: Sequence[Told], ruled: tuple[Source, ...], near: Neighbourhood, check: RulesCheck) -> Chain:
    """The chain of a claim, out of what the model tells and what the rules tell of the same words."""
    if not told:
        return Chain(ruled, "source_differs" if ruled else "")
    found = [near.find(one.name, LONGEST) for one in told]
    if found[0] is None or near.words(found[0]).lower() in PRONOUNS:
        return Chain(ruled, "source_absent")
    if ruled:
        return Chain(ruled, "" if is_same(near.words(found[0]), ruled[0].name) else "source_differs")
    return Chain(tuple(_source(span, near, check) for span in found if span is not None), "source_unconfirmed")


def is_same(one: str, other: str) -> bool:
    """Whether two names may be one's: all words of weight in either stand in the other."""
    a, b = (frozenset(WORD.findall(name.lower())) - SLIGHT for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _source(span: Span, near: Neighbourhood, check: RulesCheck) -> Source:
    """A source in the text's own words, described by the rules."""
    group = group_at(span, check)
    anonymous = group is not None and is_anonymous(group)
    count = group.count if group is not None and anonymous else None
    number = count.min if count is not None and count.min == count.max else None
    role = role_of(group) if group is not None else None
    return Source(name=near.words(span), anonymous=anonymous, number=number, role=role, reason=None)
