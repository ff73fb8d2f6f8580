"""Who speaks: noun groups as sources, anonymous or not by the vocabulary's rule, and what pronouns stand for.

A source keeps the report's words ("The drivers", "Quill"); only pronouns are replaced by the words they stand for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from musterbook.reading.chunks import NounGroup
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.words import Word, listed
from musterbook.terms.sources import Source

FIRST_PERSON = frozenset({"i", "we", "me", "us"})
UNNAMED = frozenset(LEXICON.members("unnamed"))
ROLE_CLASSES = frozenset({"person", "official", "rank"})
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokespersons"})
ANONYMITY = re.compile(
    r"\banonym|not (?:to be|be) (?:named|identified)|declin\w+ to (?:be (?:named|identified)"
    r"|give (?:his|her|their) names?)|withh[eo]ld (?:his|her|their|the) names?"
    r"|not authori[sz]ed to|not permitted to|unnamed|unidentified (?:official|officer|source)"
    r"|without being (?:named|identified)|names? (?:be|was|were|been) withheld"
)
REASON = re.compile(
    r"(?:because of|because|due to|owing to|for|out of|over|citing|as|since)\s+((?:(?:a |the |their "
    r"|his |her |they |he |she |of )*)"
    r"(?:fear\w*|concern\w*|safety|security|reprisal\w*|retaliation|retribution|sensitiv\w+|were not"
    r"|was not|are not|is not|lack\w*|worr\w+|afraid|not being)(?:(?! told\b| said\b)[^,.;\"])*)"
)
MEMORY = 40


class Speaker(msgspec.Struct, frozen=True):
    """A source with what anaphora needs: its head's lemma, number, and whether it is a person or a body."""

    source: Source
    lemma: str
    plural: bool
    person: bool
    sentence: int


class Speakers:
    """The sources of a report so far, and the groups that a pronoun may stand for."""

    def __init__(self) -> None:
        self.told: list[Speaker] = []
        self.seen: list[Speaker] = []

    def source_of(self, group: NounGroup, span_text: str, sentence_low: str, sentence: int) -> Source | None:
        """The source that a group stands for; null for "I", "it" and pronouns that stand for nobody told."""
        if group.pronoun or group.head.low in ("they", "he", "she", "it"):
            speaker = self._pronoun(group.head.low, sentence)
            if speaker is not None:
                self.told.append(speaker)
            return speaker.source if speaker else None
        source = self._described(group, span_text, sentence_low)
        self.told.append(Speaker(source, group.lemma, group.plural, is_person(group), sentence))
        del self.told[:-MEMORY]
        return source

    def note(self, groups: Sequence[NounGroup], sentence: int) -> None:
        """Remember persons and bodies that a later pronoun may stand for."""
        for g in groups:
            if not g.pronoun and (is_person(g) or g.has("body")):
                source = self._described(g, g.text, "")
                self.seen.append(Speaker(source, g.lemma, g.plural, is_person(g), sentence))
        del self.seen[:-MEMORY]

    def _pronoun(self, low: str, sentence: int) -> Speaker | None:
        if low in FIRST_PERSON or low in ("this", "that", "these", "those", "you", "who", "there", "nobody", "none"):
            return None
        for pool in (self.told, self.seen):
            for speaker in reversed(pool):
                if sentence - speaker.sentence <= 8 and _fits(low, speaker):
                    return speaker
        return None

    def _described(self, group: NounGroup, span_text: str, sentence_low: str) -> Source:
        name = name_of(group) or span_text
        earlier = self._earlier(group)
        anonymous = is_anonymous(group) or (earlier is not None and earlier.source.anonymous)
        reason = None
        if not group.name and (is_somebody(group) or group.head.low in ("some", "others", "one")):
            asked = ANONYMITY.search(sentence_low)
            if asked:
                anonymous = True
                reason = _reason(sentence_low, asked.end()) or _reason(sentence_low, 0)
        number = _number(group, earlier) if anonymous else None
        if earlier is not None and reason is None:
            reason = earlier.source.reason
        return Source(name=name, anonymous=anonymous, number=number, role=role_of(group), reason=reason)

    def _earlier(self, group: NounGroup) -> Speaker | None:
        """The earlier source that "the officers" or "the three sources" goes back to."""
        if not group.definite or group.name:
            return None
        for speaker in reversed(self.told):
            if speaker.plural == group.plural and (
                speaker.lemma == group.lemma or (group.lemma in UNNAMED and speaker.source.anonymous)
            ):
                return speaker
        return None


def _fits(low: str, speaker: Speaker) -> bool:
    """Whether a pronoun can stand for a speaker."""
    if low in ("he", "she"):
        return speaker.person and not speaker.plural
    if low == "it":
        return not speaker.person and not speaker.plural
    return speaker.plural or not speaker.person


def _reason(low: str, at: int) -> str | None:
    m = REASON.search(low, at)
    return re.sub(r"^(?:a |the |their |his |her |of )+", "", m[1].strip()) if m else None


def _number(group: NounGroup, earlier: Speaker | None) -> int | None:
    if group.count is not None and group.count.min == group.count.max:
        return group.count.min
    if earlier is not None and earlier.source.number is not None:
        return earlier.source.number
    return None if group.plural or group.count is not None else 1


def is_person(group: NounGroup) -> bool:
    """Whether a group is of people: by class, or a name without a class of its own."""
    if group.has("person", "official", "rank", "named"):
        return True
    return group.name and not group.has(
        "body", "media", "document", "country", "city", "capital", "place", "month", "weekday"
    )


SOMEBODY = re.compile(r"(?:[a-z]{3,}(?:er|or|ist|ian|ee|ant|man|woman|men|women))s?\Z")


def is_somebody(group: NounGroup) -> bool:
    """Whether an unnamed group is of people, by class or by a suffix that makes agents."""
    if group.has("person"):
        return True
    return not group.has("document", "media", "body", "say") and SOMEBODY.match(group.head.low) is not None


def is_anonymous(group: NounGroup) -> bool:
    """Whether a group alone marks its source as unnamed: counted or singular people, and words such as "witness"."""
    if group.lemma in UNNAMED or group.head.low in ("sources", "witnesses", "residents", "relatives", "survivors"):
        return not group.name
    if group.name or (group.has("document", "media", "body") and not group.has("person")) or group.lemma in SPOKES:
        return False
    if group.count is not None and group.head.low not in ("police",):
        return is_somebody(group) or group.head.tag in ("CD", "DT")
    if group.head.low in ("some", "others", "one", "another", "someone", "somebody"):
        return True
    return is_somebody(group) and not group.plural and group.determiner in ("a", "an", "another", "one")


def name_of(group: NounGroup) -> str | None:
    """The name proper of a titled person ("brigade spokesman Ivo Brandt" → "Ivo Brandt"); null for other groups."""
    if not group.name or not group.has("named"):
        return None
    words = list(group.words)
    k = words.index(group.head) if group.head in words else len(words) - 1
    j = k
    while (
        j > 0
        and words[j - 1].tag == "NP"
        and not (words[j - 1].classes & (ROLE_CLASSES | {"body", "demonym", "country"}))
        and words[j - 1].low not in TITLE_WORDS
    ):
        j -= 1
    return _text(words[j : k + 1]) if j > 0 else None


def _text(words: Sequence[Word]) -> str:
    told = words[0].text
    for a, b in pairwise(words):
        told += " " * (b.start - a.end) + b.text
    return told


def role_of(group: NounGroup) -> str | None:
    """What a source is: "officer", "spokesperson", "outlet"."""
    if group.has("media"):
        return "outlet"
    role = next(
        (
            w
            for w in reversed(group.words)
            if w.classes & ROLE_CLASSES and w.tag in ("NN", "NNS", "NP") and w.low in _known()
        ),
        None,
    )
    return role.lemma if role else None


def _known() -> frozenset[str]:
    return KNOWN


KNOWN = frozenset(form for name in ("person", "official", "rank") for form in LEXICON.forms(name))
TITLE_WORDS = listed(
    "mr mrs ms mr. mrs. ms. dr dr. sir col col. gen gen. lt lt. sgt sgt. cpl cpl. maj maj. capt capt. "
    "cmdr cmdr. adm adm. pvt brig brig. insp supt det det. sen sen. rep rep. gov gov. rev rev. prof prof. "
    "hon pte const pc dg"
)
