"""Who a cue's words stand for: the source with its name, set off or not, and the outlet that it was told to."""

import re

from musterbook.reading.analysis import Document
from musterbook.reading.anonymity import asks_for_anonymity, is_headless
from musterbook.reading.chunks import NounGroup
from musterbook.reading.cue import Cue
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.parsing import Parse
from musterbook.reading.phrase_cues import TELLERS
from musterbook.reading.speakers import KNOWN, Speakers
from musterbook.reading.words import listed
from musterbook.terms.sources import Source

RELATIVE = re.compile(r",| (?:who|whom|whose|which|that|where)\b")
MEDIA = frozenset(LEXICON.members("media"))
APPOSED = 16  # words from an office to the comma before its holder's name


LOOKING = listed("inspection examination check look search visit test autopsy")
WHO = re.compile(r",? (?:who|whose|which|that)\b.*", re.DOTALL)
LONGEST_RELATIVE = 9  # words
CALLING = frozenset({"named", "called"})


class Sourcing:
    """The sources of cues in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.speakers = Speakers(document.folded)

    def _source(self, cue: Cue, parsed: Parse, low: str) -> Source | None:
        if cue.group is None or cue.source is None or is_nobody(cue.group):
            return None
        if cue.manner == "says" and cue.group.lemma in LOOKING and not cue.group.owner:
            return None
        group = self._possessor(cue.group, parsed) or cue.group
        if group is not cue.group:
            return self.speakers.source_of(group, group.text, low, parsed.sentence.number)
        named = self._apposed(cue.group, parsed)
        if named is not None:
            return self.speakers.source_of(named, named.text, low, parsed.sentence.number)
        text = self.document.text[cue.source[0] : cue.source[1]]
        return self.speakers.source_of(cue.group, _tidy(text, cue.group), low, parsed.sentence.number)

    def _apposed(self, group: NounGroup, parsed: Parse) -> NounGroup | None:
        """The name set off by commas behind a role ("the column's commander, Ada Quill, …")."""
        called = self._called(group, parsed)
        if called is not None:
            return called
        if (
            group.pronoun
            or (group.has("named") and group.head.low not in KNOWN)
            or not (group.has("person", "official") or is_headless(group))
        ):
            return None
        words = parsed.words
        comma = next((w for w in words[group.last : group.last + APPOSED] if w.text == ","), None)
        if comma is not None and any(group.last <= v.first < comma.i for v in parsed.verbs):
            return None
        named = next((g for g in parsed.groups if comma is not None and g.first == comma.i + 1), None)
        if named is None or not named.name or named.last >= len(words) or words[named.last].text not in (",", ".", "("):
            return None
        return named if not named.has("body", "media", "country", "city", "capital", "month", "weekday") else None

    def _possessor(self, group: NounGroup, parsed: Parse) -> NounGroup | None:
        """The body before "by its own count", or the document before ", which had said"."""
        if group.head.low in ("its", "their"):
            plural = group.head.low == "their"
            near = [g for g in parsed.groups if g.last <= group.first and not g.pronoun and g.plural == plural]
            return next((g for g in near if g.has("body", "person") or g.name), None)
        relative = group.last < len(parsed.words) and parsed.words[group.last :][:2]
        if relative and not group.has(*TELLERS) and any(w.low in ("which", "that") for w in relative):
            near = [g for g in parsed.groups if g.last <= group.first and g.has("document", "media")]
            return near[-1] if near else None
        return None

    def _called(self, group: NounGroup, parsed: Parse) -> NounGroup | None:
        """The name behind "a captain named …"."""
        last = group.last
        if last >= len(parsed.words) or parsed.words[last].low not in CALLING or not group.has("person", "official"):
            return None
        return next((g for g in parsed.groups if g.first == last + 1 and g.name), None)

    def _cited_source(self, cited: Cue, parsed: Parse, low: str) -> Source | None:
        start, end = cited.contents[0]
        group = next((g for g in parsed.groups if g.start == start), None)
        if group is None:
            return None
        told = RELATIVE.split(self.document.text[start:end], maxsplit=1)[0]
        return self.speakers.source_of(group, told, low, parsed.sentence.number)

    def _carrier(self, cue: Cue, parsed: Parse) -> Source | None:
        passed_on = cue.told_to is not None and cue.verb is not None and cue.verb.voice == "passive"
        group = cue.told_to if cue.told_to is not None and (passed_on or _is_outlet(cue.told_to)) else None
        if group is None and cue.talk:
            spoke = [w.i for w in parsed.words if w.i in cue.talk and w.lemma in ("speak", "talk", "tell")]
            group = next(
                (g for g in parsed.groups if spoke and g.first > spoke[0] and g.first in cue.talk and _is_outlet(g)),
                None,
            )
        return Source(name=group.text, anonymous=False, number=None, role="outlet", reason=None) if group else None


def is_nobody(group: NounGroup) -> bool:
    """Whether a group names nobody ("no mayor", "nobody")."""
    none = group.count is not None and group.count.max == 0
    return none or group.determiner == "no" or group.head.low in ("nobody", "none", "nothing")


def _tidy(text: str, group: NounGroup) -> str:
    """A source's words without a trailing comma or an apposition that only repeats it."""
    if group.name and (group.has("named") or group.determiner != "the" or " of " not in text):
        return group.text
    relative = WHO.search(text)
    if relative is not None and (asks_for_anonymity(text.lower()) or relative[0].count(" ") > LONGEST_RELATIVE):
        text = text[: relative.start()]
    return text.split(", ")[0].rstrip(",") if ", " in text and len(text) > 60 else text.rstrip(",")


def _is_outlet(group: NounGroup) -> bool:
    return (
        group.has("media")
        or group.text.lower().removeprefix("the ") in MEDIA
        or any(w.low in MEDIA for w in group.words if w.tag == "NP")
    )
