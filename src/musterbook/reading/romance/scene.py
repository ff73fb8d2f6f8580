"""A report as the kinds see it: its sentences in order, and what was told last, for words that stand for it."""

import datetime as dt
from typing import Any

import msgspec

from musterbook.reading.candidates import Candidate
from musterbook.reading.romance.clauses import Clause, Parse
from musterbook.reading.romance.groups import Group
from musterbook.reading.romance.language import Language
from musterbook.reading.romance.times import find_time
from musterbook.terms.claims import Stance, slots_of
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.times import Interval

PLACES = frozenset({"à", "au", "aux", "en", "dans", "sur", "près", "vers", "a", "al", "de", "del", "hacia", "hasta"})
NOT_PLACES = ("time", "person", "soldier", "police", "official", "body", "hospital")
STAY = frozenset({"à", "au", "aux", "en", "dans", "près"})


class Scene(msgspec.Struct, kw_only=True):
    """One sentence with what it leans on: the last people, things and force that were told."""

    language: Language
    text: str
    folded: str
    low: str
    published: dt.date | None
    security: bool
    parse: Parse
    earlier: list[Candidate]
    people: Group | None = None
    thing: Group | None = None
    force: str | None = None

    def time_at(self, start: int, end: int) -> Interval | None:
        """The first time told in a stretch of the text."""
        return find_time(self.low, start, end, self.published, self.language.code)

    def place_of(self, clause: Clause) -> Where | None:
        """The place that a phrase behind the verb names."""
        for group in clause.behind:
            named = group.has("country", "named") or group.name is not None
            if group.prep in STAY and named and not group.has(*NOT_PLACES):
                country = self.language.countries.get(group.head)
                return Where(words=group.text, place=country.code if country else None)
        return None

    def span(self, clause: Clause) -> tuple[int, int]:
        """The stretch that states a clause, cut at the sentence's end marks."""
        return clause.start, clause.end

    def is_unreal(self, start: int) -> bool:
        """Whether an offset stands in a question or under "si"."""
        tokens = self.parse.tokens
        if tokens and any(t.low in ("?", "\u00bf") for t in (tokens[-1], tokens[0])):
            return True
        for i, token in enumerate(tokens):
            if token.start > start:
                break
            if token.low in ("si", "s'") and token.low in self.language.closed["condition"]:
                if token.low == "s'" and not (i + 1 < len(tokens) and tokens[i + 1].low in ("il", "ils")):
                    continue
                stop = next((t.start for t in tokens[i:] if t.low in (",", ";", ".")), tokens[-1].end)
                if token.start <= start <= stop:
                    return True
        return False

    def stance_of(self, clause: Clause | None, start: int, end: int) -> Stance | None:
        """What the verb's form alone says of how firmly it is told."""
        if clause is not None:
            tense, via = clause.verb.tense, clause.verb.via
            if tense == "conditional" and not (set(via) & {"devoir", "deber"}):
                return "believes"
            if tense == "conditional" or (tense == "future" and not clause.verb.perfect):
                return "expects"
            if via and via[0] in ("devoir", "deber") and tense == "present" and clause.verb.form == "finite":
                return "expects"
            if via and via[0] in ("aller", "ir") and tense == "present" and clause.verb.form == "finite":
                return "expects"
        low = self.low[start:end]
        if any(hedge in low for hedge in self.language.stance["belief"] if " " in hedge or len(hedge) > 6):
            return "believes"
        return None

    def candidate(
        self,
        kind: str,
        start: int,
        end: int,
        rule: str,
        score: float,
        stance: Stance | None = None,
        **slots: Any,
    ) -> Candidate:
        """A candidate whose rule carries the language ("casualty.fr.passive")."""
        name = rule.replace(f"{kind}.", f"{kind}.{self.language.code}.", 1)
        return Candidate(
            kind=kind, start=start, end=end, slots=slots_of(kind, **slots), rule=name, score=score, stance=stance
        )


def no_one(words: str) -> Count:
    """A count of nobody."""
    return Count(min=0, max=0, approx=False, words=words)
