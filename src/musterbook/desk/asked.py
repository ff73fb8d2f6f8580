"""What an address asks of the book: true at, known at, of which mission, with or without unreviewed claims.

The same words go on with every link, so that a reader who asked about a past day stays there.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from musterbook.briefing.dates import write_day
from musterbook.house import ALL_MISSIONS
from musterbook.terms.record import Record
from musterbook.terms.times import DATE

UNREVIEWED = "unreviewed"


class Asked(Record, frozen=True):
    """The question as it was put, in words; an empty word leaves that side open."""

    as_of: str
    known_at: str
    mission: str
    include: str

    @property
    def includes_unreviewed(self) -> bool:
        """Whether claims that nobody has reviewed add, so marked."""
        return self.include == UNREVIEWED

    @property
    def query(self) -> str:
        """The question as an address carries it, with its question mark; "" where nothing is asked."""
        told = {name: getattr(self, name) for name in self.__struct_fields__ if getattr(self, name)}
        return f"?{urlencode(told)}" if told else ""

    @property
    def is_day(self) -> bool:
        """Whether the time asked about fits a field for days."""
        return not self.as_of or DATE.match(self.as_of) is not None

    @property
    def is_plain(self) -> bool:
        """Whether nothing was asked but what the book says now."""
        return not self.query

    @property
    def true_words(self) -> str:
        """When it is to be true, in words."""
        return write_day(self.as_of) if self.as_of else "any time"

    @property
    def known_words(self) -> str:
        """When it is to be known, in words."""
        if not self.known_at:
            return "now"
        return f"entry {self.known_at}" if self.known_at.isdecimal() else write_day(self.known_at)

    def mission_words(self, home: str) -> str:
        """Which mission, in words."""
        return "all missions" if self.mission == ALL_MISSIONS else f"mission {self.mission or home}"


def read_asked(told: Mapping[str, str]) -> Asked:
    """The question in an address's query; words that ask nothing are dropped."""
    include = told.get("include", "").strip()
    return Asked(
        as_of=told.get("as_of", "").strip(),
        known_at=told.get("known_at", "").strip(),
        mission=told.get("mission", "").strip(),
        include=include if include == UNREVIEWED else "",
    )
