"""An analysed sentence and its document: what every kind's grammar looks at."""

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from musterbook.reading.chunks import NounGroup, VerbGroup
from musterbook.reading.clauses import Attachment, Clause
from musterbook.reading.places import PlaceSpan
from musterbook.reading.times import TimeSpan
from musterbook.reading.tokens import Sentence
from musterbook.reading.words import Word
from musterbook.terms.places import Where
from musterbook.terms.times import Interval

REACH = 150  # sentences
Stretch = TypeVar("Stretch", TimeSpan, PlaceSpan)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text, folded, with its sentences and what is known of it.

    `published` is the day that words such as "Monday" are reckoned from. `security` is whether the text speaks of
    forces, violence, casualties or protective equipment at all: soft kinds (concern, plan, trend …) stay silent
    where it does not. `dateline` is the place and `agency` the credit that open the report.
    """

    text: str
    folded: str
    low: str
    capitals: bool
    published: dt.date | None
    publisher: str | None
    sentences: tuple[Sentence, ...]
    security: bool
    dateline: str | None
    agency: str | None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, analysed. Word indexes are places in `words`; offsets are places in the text."""

    document: Document
    sentence: Sentence
    words: tuple[Word, ...]
    groups: tuple[NounGroup, ...]
    verbs: tuple[VerbGroup, ...]
    clauses: tuple[Clause, ...]
    attachments: tuple[Attachment, ...]
    times: tuple[TimeSpan, ...]
    places: tuple[PlaceSpan, ...]
    unreal: tuple[tuple[int, int], ...]
    before: "View | None"

    @property
    def text(self) -> str:
        """The sentence as the report has it."""
        return self.document.text[self.sentence.start : self.sentence.end]

    @property
    def low(self) -> str:
        """The sentence, folded and in small letters; offset 0 is `sentence.start`."""
        return self.document.low[self.sentence.start : self.sentence.end]

    def is_unreal(self, at: int) -> bool:
        """Whether an offset lies in a question, a condition or a hypothesis: no claim is stated there."""
        return any(start <= at < end for start, end in self.unreal)

    def time_of(self, clause: Clause) -> Interval | None:
        """When the clause's event was: a time inside it, else in a governing clause, else in none at all."""
        span = self._nearest(clause, self.times)
        return span.interval if span is not None else None

    def place_of(self, clause: Clause) -> Where | None:
        """Where the clause's event was, looked for as time is."""
        span = self._nearest(clause, self.places)
        return span.where if span is not None else None

    def _nearest(self, clause: Clause, spans: tuple[Stretch, ...]) -> Stretch | None:
        line = tuple(self.line_of(clause))
        for here in line:
            for span in spans:
                if here.start <= span.start and span.end <= here.end:
                    return span
        others = [c for c in self.clauses if c not in line]
        return next((s for s in spans if not any(c.start <= s.start and s.end <= c.end for c in others)), None)

    def line_of(self, clause: Clause) -> Iterator[Clause]:
        """The clause, then those that govern it, innermost first."""
        seen: set[int] = set()
        here: Clause | None = clause
        while here is not None and here.index not in seen:
            seen.add(here.index)
            yield here
            here = self.clauses[here.parent] if here.parent is not None else None

    def children_of(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that this one governs, in order."""
        return tuple(c for c in self.clauses if c.parent == clause.index)

    def after(self, group: NounGroup, *preps: str) -> NounGroup | None:
        """The noun group of a prepositional phrase right behind a group ("members *of the force*")."""
        for a in self.attachments:
            if a.prep in preps and a.group.first > group.last and self._joined(group.last, a):
                return a.group
        return None

    def _joined(self, last: int, attachment: Attachment) -> bool:
        return 0 <= attachment.start - self.words[last - 1].end <= 1

    def previous(self) -> "Iterator[View]":
        """The analysed sentences before this one, nearest first, as far as they can matter."""
        here = self.before
        for _ in range(REACH):
            if here is None:
                return
            yield here
            here = here.before

    def words_of(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that lie inside a stretch of the text."""
        return tuple(w for w in self.words if w.start >= start and w.end <= end)
