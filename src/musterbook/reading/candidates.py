"""What a kind's grammar hands to the reader: a claim without its source, and the form that every kind file has.

A kind file ends in one `KindReader`: the kind's name, the trigger patterns that let a sentence be looked at, and a
function from one analysed sentence to candidates. The reader adds attribution, stance, references and ids.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from musterbook.reading.analysis import View
from musterbook.terms.claims import Relation, Stance


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A reference to another candidate of the report: its kind and any stretch that its quote overlaps."""

    as_: Relation
    kind: str
    start: int
    end: int


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the making; `start` and `end` are offsets into the text, `score` 0 to 1 is how sure the rule is.

    `stance` is a hint that the kind alone can know (a plan "expects"); null leaves it to the words around the quote.
    `anchor` is any offset inside the words that state it (default: the quote's start); it decides whose words they are.
    `own_voice` keeps the report's own voice, also inside somebody's words (rare: "who had no comment").
    """

    kind: str
    start: int
    end: int
    slots: Any
    rule: str
    score: float
    stance: Stance | None = None
    anchor: int | None = None
    own_voice: bool = False
    links: tuple[Link, ...] = ()


class KindReader(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind is read: RE2 patterns and sets of words, any of which lets a sentence through, and its grammar.

    `rows` let a sentence through that has one word of each set of a row: for turns whose every word is frequent.
    `headings` is a pattern of headings that let the rest of their line through.
    """

    kind: str
    triggers: tuple[str | frozenset[str], ...]
    rows: tuple[tuple[frozenset[str], ...], ...] = ()
    headings: str | None = None
    find: Callable[[View], Iterable[Candidate]]


def word_triggers(words: Iterable[str]) -> tuple[frozenset[str], ...]:
    """A trigger of words and phrases as they stand in a text, whole words only."""
    told = frozenset(word.lower() for word in words)
    return (told,) if told else ()
