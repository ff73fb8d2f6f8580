"""A cue: the words that report what somebody says, with their source and what is said."""

from typing import Literal

import msgspec

from musterbook.reading.chunks import NounGroup, VerbGroup

Position = Literal["before", "after", "between"]

Manner = Literal["says", "thinks", "acts"]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A source, the words that report it, and what it says; spans are offsets into the text.

    `source` and `group` are null where the text leaves the source out ("it was said"). `talk` is the whole stretch that
    belongs to the telling rather than the told, as word indexes. `told_to` is who was spoken to.
    """

    group: NounGroup | None
    source: tuple[int, int] | None
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    lemma: str
    verb: VerbGroup | None
    manner: Manner
    position: Position
    talk: frozenset[int]
    told_to: NounGroup | None
    outside: tuple[int, int] | None
    direct: bool
