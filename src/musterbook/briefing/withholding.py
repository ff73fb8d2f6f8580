"""Covers what outside the house must not read of a harmed person whose name is withheld: name, age, wound, hospital.

The words come from the slots of the claims on casualties and evacuations that the audience may see, whatever their
review; they are covered wherever they stand, so that a quote on another matter doesn't give away what this one keeps.
What the audience may not see covers nothing: the gap itself would tell.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping

from musterbook.assessment.situation import Situation
from musterbook.briefing.svg import DATA
from musterbook.registers.rows import Account
from musterbook.registers.selection import Audience
from musterbook.terms.claims import CasualtyClaim, EvacuationClaim
from musterbook.terms.record import Record

WITHHELD = "[withheld]"
_WORDS: Mapping[str, list[str]] = tomllib.loads((DATA / "withheld.toml").read_text("utf-8"))
_DETERMINERS = r"(?:the |his |her |their |one |both )?"


class Veil(Record, frozen=True):
    """The patterns to be covered; none within the house."""

    patterns: tuple[str, ...]

    def cover(self, text: str) -> str:
        """The text with what is withheld replaced by a mark that says so."""
        for pattern in self.patterns:
            text = re.sub(pattern, WITHHELD, text, flags=re.IGNORECASE)
        return text


def make_veil(situation: Situation, accounts: Iterable[Account], audience: Audience) -> Veil:
    """What this audience must not read: everything withheld of everybody harmed whose name is not public."""
    if audience == "house":
        return Veil(patterns=())
    public = {
        voice.claim for person in situation.persons if person.name_release == "public" for voice in person.accounts
    }
    hidden = (account for account in accounts if account.claim.id not in public)
    patterns = {pattern for account in hidden for pattern in _patterns_of(account)}
    return Veil(patterns=tuple(sorted(patterns, key=lambda pattern: (-len(pattern), pattern))))


def _patterns_of(account: Account) -> list[str]:
    claim, found = account.claim, []
    if isinstance(claim, CasualtyClaim):
        found += _names(claim.slots.name) + _ages(claim.slots.age) + _parts(claim.slots.body_part)
    if isinstance(claim, EvacuationClaim):
        found += _care(claim.slots.destination) + _care(claim.slots.from_)
    return found


def _names(name: str | None) -> list[str]:
    """The whole name, and each of its longer parts alone."""
    words = [word for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", name or "") if len(word) > 2]
    return [rf"\b{re.escape(name)}\b", *(rf"\b{re.escape(word)}\b" for word in words)] if name else []


def _ages(age: int | None) -> list[str]:
    if age is None:
        return []
    return [rf"\b{age}(?=[- ]year)", rf"(?<=\baged ){age}\b", rf"(?<=\bage ){age}\b", rf"(?<=, ){age}(?=,)"]


def _parts(part: str | None) -> list[str]:
    if not part:
        return []
    told = re.escape(part)
    before, after = "|".join(_WORDS["before_part"]), "|".join(_WORDS["after_part"])
    return [rf"\b(?:{before}) {_DETERMINERS}{told}\b", rf"\b{told} (?:{after})\b"]


def _care(place: str | None) -> list[str]:
    known = place is not None and any(word in place.casefold() for word in _WORDS["care"])
    return [rf"\b{re.escape(place)}(?!\w)"] if known and place else []
