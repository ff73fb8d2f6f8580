"""Who speaks: noun groups as sources, anonymous or not by the vocabulary's rule, and what pronouns stand for.

A source keeps the report's words ("The drivers", "Quill"); only pronouns are replaced by the words they stand for.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from musterbook.reading.anonymity import (
    UNNAMED,
    asks_for_anonymity,
    is_anonymous,
    is_headless,
    is_somebody,
    reason_in,
)
from musterbook.reading.chunks import NounGroup
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.text import is_capitals
from musterbook.reading.titles import OFFICES, Titles
from musterbook.reading.words import Word, listed
from musterbook.terms.sources import Source

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
ROLE_CLASSES = frozenset({"person", "official", "rank"})
SUBJECT_FORMS = {"him": "he", "her": "she", "them": "they", "his": "he", "its": "it", "their": "they"}
PRONOUNS = listed("they he she it")
MEMORY = 40
PARTICLES = listed("de del da dos du la van von der den bin al el")
SHE = listed("ms mrs miss madam she mother wife daughter sister girl widow aunt niece grandmother lady queen")
HE = listed("mr sir he father husband son brother boy widower uncle nephew grandfather gentleman king")
REACH = 8  # sentences back that a pronoun reaches


class Speaker(msgspec.Struct, frozen=True):
    """A source with what anaphora needs: its head's lemma, number, and whether it is a person or a body."""

    source: Source
    lemma: str
    plural: bool
    person: bool
    sentence: int
    named: bool
    subject: bool = False
    sex: str | None = None


class Speakers:
    """The sources of a report so far, and the groups that a pronoun may stand for."""

    def __init__(self, folded: str = "") -> None:
        self.folded = folded
        self.capitals = is_capitals(folded)
        self.titles: Titles | None = None
        self.told: list[Speaker] = []
        self.seen: list[Speaker] = []

    def source_of(self, group: NounGroup, span_text: str, sentence_low: str, sentence: int) -> Source | None:
        """The source that a group stands for; null for "I", "it" and pronouns that stand for nobody told."""
        if (group.pronoun or group.head.low in PRONOUNS) and not is_headless(group):
            speaker = self._pronoun(group.head.low, sentence)
            if speaker is not None and group.count is not None:
                speaker = _some_of(group, speaker)
            if speaker is not None:
                self.told.append(speaker)
            return speaker.source if speaker else None
        source = self._titled(group) or self._described(group, span_text, sentence_low)
        self.told.append(
            Speaker(
                source,
                group.lemma,
                group.plural,
                is_person(group, self.capitals) or is_somebody(group),
                sentence,
                group.name,
                sex=sex_of(group),
            )
        )
        del self.told[:-MEMORY]
        return source

    def _titled(self, group: NounGroup) -> Source | None:
        """The named person whom "the colonel" or "the spokeswoman" stands for."""
        words = [w.low for w in group.words]
        office = " ".join(words[1:])
        if group.determiner not in ("the", "that", "this") or office not in RANKS:
            return None
        earlier = next((s for s in reversed(self.told) if s.lemma == group.lemma and not s.plural), None)
        if earlier is not None and earlier.source.anonymous:
            return None
        if self.titles is None:
            self.titles = Titles(self.folded)
        name = self.titles.holder(office, group.start)
        return Source(name=name, anonymous=False, number=None, role=office, reason=None) if name else None

    def note(self, groups: Sequence[NounGroup], subjects: Sequence[NounGroup], sentence: int) -> None:
        """Remember persons and bodies that a later pronoun may stand for, subjects before others."""
        for g in groups:
            if not g.pronoun and (is_person(g, self.capitals) or g.has("body")):
                source = self._described(g, g.text, "")
                self.seen.append(
                    Speaker(
                        source,
                        g.lemma,
                        g.plural,
                        is_person(g, self.capitals),
                        sentence,
                        g.name,
                        g in subjects,
                        sex_of(g),
                    )
                )
        del self.seen[:-MEMORY]

    def unnamed_in(self, group: NounGroup, sentence_low: str, sentence: int) -> Source | None:
        """The earlier source, not a name, that a sentence tells to ask not to be named: as it is known from then on."""
        asked = asks_for_anonymity(sentence_low)
        if asked is None:
            return None
        if group.pronoun or group.head.low in PRONOUNS:
            speaker = self._pronoun(group.head.low, sentence)
        else:
            speaker = self._earlier(group)
        if speaker is None or speaker.named or not speaker.person:
            return None
        reason = reason_in(sentence_low, asked.end())
        return msgspec.structs.replace(speaker.source, anonymous=True, reason=reason)

    def last_named(self) -> Source | None:
        """The named person who spoke last, else the one whom the text told of last with an office."""
        spoke = next((s.source for s in reversed(self.told) if s.named and s.person), None)
        return spoke or next((s.source for s in reversed(self.seen) if s.named and s.person and s.source.role), None)

    def _pronoun(self, low: str, sentence: int) -> Speaker | None:
        if low in FIRST_PERSON or low in ("this", "that", "these", "those", "you", "who", "there", "nobody", "none"):
            return None
        low = SUBJECT_FORMS.get(low, low)
        subjects = [s for s in self.seen if s.subject]
        named = [s for s in subjects if s.named and s.person] if low in ("he", "she") else []
        latest = [s for s in subjects if s.person] if low in ("he", "she") else []
        pools = ((self.told, 2), (latest, 1), (named, 4), (subjects, 2), (self.told, REACH), (self.seen, REACH))
        for pool, reach in pools:
            near = [s for s in reversed(pool) if sentence - s.sentence <= reach and _fits(low, s)]
            people = [s for s in near if s.person and sentence - s.sentence <= 2] if low == "they" else []
            if people or near:
                return (people or near)[0]
        return None

    def _described(self, group: NounGroup, span_text: str, sentence_low: str) -> Source:
        name = name_of(group) or span_text
        earlier = self._earlier(group)
        if earlier is not None and self._is_that_one(group, earlier):
            name = earlier.source.name
        anonymous = earlier.source.anonymous if earlier is not None else is_anonymous(group)
        reason = None
        if not group.name and (is_somebody(group) or is_headless(group)):
            asked = asks_for_anonymity(sentence_low)
            if asked:
                anonymous = True
                reason = reason_in(sentence_low, asked.end())
        number = _number(group, earlier) if anonymous else None
        if earlier is not None and reason is None:
            reason = earlier.source.reason
        role = role_of(group) or (earlier.source.role if earlier is not None else None)
        return Source(name=name, anonymous=anonymous, number=number, role=role, reason=reason)

    def _is_that_one(self, group: NounGroup, earlier: Speaker) -> bool:
        """Whether "the official" is the one unnamed official told of before, and no word tells it apart."""
        return earlier.source.anonymous and not group.plural and len(group.words) == 2 and not is_headless(group)

    def _earlier(self, group: NounGroup) -> Speaker | None:
        """The earlier source that "the officers", "the three sources", "the pair" or "the other" goes back to."""
        if group.name:
            return None
        if is_headless(group):
            return next((s for s in reversed(self.told) if s.plural and s.person), None) or next(
                (s for s in reversed(self.seen) if s.plural and s.person and s.source.anonymous), None
            )
        if not group.definite and group.determiner not in ("both",):
            return None
        for speaker in reversed(self.told):
            if speaker.plural == group.plural and (
                speaker.lemma == group.lemma or (group.lemma in UNNAMED and speaker.source.anonymous)
            ):
                return speaker
        return None


def _some_of(group: NounGroup, speaker: Speaker) -> Speaker:
    """ "One of them": some of the people told before, under their name."""
    name = speaker.source.name
    first = name.split()[0].lower()
    whole = name if first in ("the", "his", "her", "their", "its") else f"the {name[0].lower()}{name[1:]}"
    lead = group.text.rsplit(" ", 1)[0]
    number = group.count.min if group.count is not None and group.count.min == group.count.max else None
    source = msgspec.structs.replace(
        speaker.source, name=f"{lead} {whole}", number=number if speaker.source.anonymous else None
    )
    return Speaker(source, speaker.lemma, number != 1, speaker.person, speaker.sentence, speaker.named)


def _fits(low: str, speaker: Speaker) -> bool:
    """Whether a pronoun can stand for a speaker."""
    if low in ("he", "she"):
        return speaker.person and not speaker.plural and speaker.sex in (None, low)
    if low == "it":
        return not speaker.person and not speaker.plural
    return speaker.plural or not speaker.person


def _number(group: NounGroup, earlier: Speaker | None) -> int | None:
    if group.count is not None and group.count.min == group.count.max:
        return group.count.min
    if earlier is not None and earlier.source.number is not None:
        return earlier.source.number
    return None if group.plural or group.count is not None else 1


def sex_of(group: NounGroup) -> str | None:
    """The pronoun that a person's own words call for ("she" for "spokeswoman"); null where they leave it open."""
    words = {w.low.strip(".") for w in group.words}
    told = {low for low, known in (("he", HE), ("she", SHE)) if not words.isdisjoint(known) or _ends(words, low)}
    return told.pop() if len(told) == 1 else None


def _ends(words: set[str], low: str) -> bool:
    tail = "woman" if low == "she" else "man"
    return any(w.endswith(tail) and (tail == "woman" or not w.endswith(("woman", "human", "german"))) for w in words)


def is_person(group: NounGroup, capitals: bool = False) -> bool:
    """Whether a group is of people: by class, or a name without a class of its own."""
    if group.has("person", "official", "rank", "named"):
        return True
    short = len(group.head.low) == 1 or (group.head.text.isupper() and len(group.words) <= 2 and not capitals)
    return (
        not short
        and group.name
        and not group.has("body", "media", "document", "country", "city", "capital", "place", "month", "weekday")
    )


def name_of(group: NounGroup) -> str | None:
    """The name proper of a titled person ("brigade spokesman Ivo Brandt" → "Ivo Brandt"); null for other groups."""
    if not group.name or not group.has("named") or group.head.low in KNOWN:
        return None
    words = list(group.words)
    k = words.index(group.head) if group.head in words else len(words) - 1
    j = k
    while (
        j > 0
        and (words[j - 1].tag == "NP" or (j > 1 and words[j - 1].low in PARTICLES and words[j - 2].tag == "NP"))
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


RANKS = frozenset(LEXICON.members("rank")) & frozenset(OFFICES)
KNOWN = frozenset(form for name in ("person", "official", "rank") for form in LEXICON.forms(name))
TITLE_WORDS = listed(
    "mr mrs ms mr. mrs. ms. dr dr. sir col col. gen gen. lt lt. sgt sgt. cpl cpl. maj maj. capt capt. "
    "cmdr cmdr. adm adm. pvt brig brig. insp supt det det. sen sen. rep rep. gov gov. rev rev. prof prof. "
    "hon pte const pc dg"
)
