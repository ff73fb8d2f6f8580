"""Offices and ranks that a text gives to names, and whom "the colonel" or "the spokeswoman" then stands for."""

import re
from bisect import bisect_left

import msgspec

from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.tagging import CALENDAR

SHORT = dict(pair.split(" = ") for pair in LEXICON.lists["short_titles"])
SPOKES = ("spokesman", "spokeswoman", "spokesperson")
OFFICES = tuple(
    sorted(
        {*(x for name in ("official", "rank") for x in LEXICON.members(name)), *SPOKES, *LEXICON.lists["more_titles"]},
        key=lambda x: (-len(x), x),
    )
)
PARTICLES = r"(?:de|del|da|dos|van|von|der|bin|al|el)\b"
NAME = rf"(?P<name>[A-Z][\w'\u00c0-\u017f-]+\.?(?: (?:[A-Z][\w'\u00c0-\u017f-]*\.?|{PARTICLES})){{0,4}})"
OFFICE = "(?P<office>" + "|".join(re.escape(x) for x in OFFICES) + ")"
BEFORE = re.compile(rf"\b(?i:{OFFICE})(?: (?:of|for) [^,.;:\n]{{2,60}})?,? {NAME}")
BRIEF = re.compile(
    r"\b(?P<office>(?:[Ll]t|[Mm]aj|[Bb]rig|[Ss]taff|[Ll]ance)?\.?[ -]?(?:"
    + "|".join(sorted({x.split()[-1].split("-")[-1].title() for x in SHORT}))
    + rf")|[Ll]t)\b\.? {NAME}"
)
BEHIND = re.compile(
    rf"{NAME}(?: \([^()\n]{{2,30}}\))?, (?:(?:an?|the|its|his|her|their|who is) )?[^,.;:\n]{{0,60}}?"
    rf"\b(?i:{OFFICE})\b(?=[^\w])"
)
PARTS = frozenset(x for short in SHORT for x in re.split("[ -]", short))


class Holder(msgspec.Struct, frozen=True):
    """Who holds an office: where the text first says so, the office, the name."""

    start: int
    office: str
    name: str


class Titles:
    """The offices of a text by where they are told."""

    def __init__(self, folded: str) -> None:
        found = [h for pattern in (BEFORE, BRIEF, BEHIND) for m in pattern.finditer(folded) for h in _holders(m)]
        self.holders = sorted(found, key=lambda h: (h.start, h.office, h.name))
        self.starts = [h.start for h in self.holders]

    def holder(self, office: str, at: int) -> str | None:
        """The name of the only one, or the last, whom the text has called so before an offset."""
        before = self.holders[: bisect_left(self.starts, at)]
        names = [h.name for h in before if h.office == office or (office in SPOKES and h.office in SPOKES)]
        return names[-1] if names else None


def _holders(m: "re.Match[str]") -> list[Holder]:
    """The name of a match, with its office and the ranks that stand between them ("commander, Major General …")."""
    told = bare_name(m["name"])
    if told is None:
        return []
    name, ranks = told
    return [Holder(m.start(), office, name) for office in (long_office(m["office"]), *map(long_office, ranks))]


def long_office(told: str) -> str:
    """An office without its abbreviation ("Lt. Col." → "colonel")."""
    low = re.sub(r"\.", "", told.lower()).strip()
    return SHORT.get(low) or SHORT.get(low.split()[-1]) or (low if " " not in low else low.split()[-1])


def bare_name(told: str) -> tuple[str, tuple[str, ...]] | None:
    """A name and the ranks that lead it; null where nothing is left or a known noun is taken for a name."""
    words = told.split()
    ranks: list[str] = []
    while words and (set(words[0].strip(".").lower().split("-")) <= PARTS or words[0].lower() in OFFICES):
        ranks.append(words[0])
        words = words[1:]
    while words and words[-1].islower():
        words = words[:-1]
    if not words or LEXICON.classes_of("noun", words[-1].lower()) or words[0].lower() in ("the", "a", "in", "on", "of"):
        return None
    if words[-1].lower() in GAZETTEER.places or words[-1].lower() in CALENDAR:
        return None
    known = LEXICON.readings(words[-1].lower())
    return None if known and len(words) == 1 else (" ".join(words), tuple(ranks))
