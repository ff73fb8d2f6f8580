"""Clauses: who did what to whom, where each prepositional phrase belongs, and how clauses hang together."""

from typing import Literal

import msgspec

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.words import Word

ClauseKind = Literal["main", "relative", "subordinate", "participial", "infinitive", "content"]


class Attachment(msgspec.Struct, frozen=True):
    """A prepositional phrase: its preposition ("in", "according to", "out of"), its noun group, its whole stretch."""

    prep: str
    group: NounGroup
    start: int
    end: int


class Clause(msgspec.Struct, frozen=True):
    """One verb group with its arguments.

    `start` and `end` cover marker, subject, verb, objects and attachments, without closing punctuation. `marker` is
    the word that opens it ("when", "after", "that", "who"); `parent` the index of the clause that governs it;
    `antecedent` the noun group that a relative or participial clause describes (also its subject where the relative
    pronoun is the subject). In a passive the agent stands in `attachments` under "by" (see `agent`). `complement` is
    the predicate adjective or participle ("dead", "missing"), also after an object ("left three people dead").
    """

    index: int
    kind: ClauseKind
    marker: str | None
    subjects: tuple[NounGroup, ...]
    verb: VerbGroup
    objects: tuple[NounGroup, ...]
    complement: Word | None
    attachments: tuple[Attachment, ...]
    antecedent: NounGroup | None
    parent: int | None
    start: int
    end: int

    @property
    def subject(self) -> NounGroup | None:
        """The first subject."""
        return self.subjects[0] if self.subjects else None

    @property
    def object(self) -> NounGroup | None:
        """The first object."""
        return self.objects[0] if self.objects else None

    @property
    def agent(self) -> NounGroup | None:
        """Who did it: the "by" of a passive, else the subject of an active verb."""
        if self.verb.voice == "active":
            return self.subject
        return self.phrase("by")

    @property
    def patients(self) -> tuple[NounGroup, ...]:
        """To whom it was done: the subjects of a passive, else the objects."""
        return self.subjects if self.verb.voice == "passive" else self.objects

    def phrase(self, *preps: str) -> NounGroup | None:
        """The noun group of the first attachment with one of the prepositions."""
        return next((a.group for a in self.attachments if a.prep in preps), None)
