"""Evidence of copying that lies in the texts: which agency a report credits, and which passages two reports share.

A credit is another publisher's name in the dateline or beside a word of carrying ("Windrose Wire reported", "told
Windrose Wire"). Names are those of publishers in the book and of the agencies that the data file lists.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping

from musterbook.assessment.words import DATA
from musterbook.terms.record import Record

AGENCIES: tuple[str, ...] = tuple(tomllib.loads((DATA / "agencies.toml").read_text("utf-8"))["agencies"])
HEAD = 400  # characters in which a dateline stands
WINDOW = 48  # characters either side of a name in which a word of carrying stands
CARRYING = re.compile(
    r"\b(?:report|told|tell|said|says|spoke to|accord|cit(?:e|ing)|quot|agenc|wire|via|first published)", re.I
)

Span = tuple[int, int]


class Copy(Record, frozen=True):
    """Passages that two reports share, as spans of each one's text, pairwise."""

    first: str
    second: str
    in_first: tuple[Span, ...]
    in_second: tuple[Span, ...]


class Evidence(Record, frozen=True):
    """What the texts tell of copying: agencies credited by each report, in small letters, and shared passages."""

    credits: dict[str, tuple[str, ...]]
    copies: tuple[Copy, ...]


NO_EVIDENCE = Evidence(credits={}, copies=())

Matcher = Callable[[Mapping[str, str]], Iterable[Copy]]


def gather_evidence(
    texts: Mapping[str, str], publishers: Mapping[str, str | None], match: Matcher | None = None
) -> Evidence:
    """The evidence in these reports' texts, by report id; `match` finds shared passages."""
    names = {name.casefold() for name in publishers.values() if name} | {name.casefold() for name in AGENCIES}
    pattern = re.compile(
        r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) + r")\b", re.I
    )
    credited = {report: find_credits(text, pattern, publishers.get(report)) for report, text in sorted(texts.items())}
    return Evidence(credits=credited, copies=tuple(match(texts)) if match else ())


def find_credits(text: str, names: re.Pattern[str], publisher: str | None) -> tuple[str, ...]:
    """The agencies that a text credits, its own publisher left out."""
    own = (publisher or "").casefold()
    found = {
        hit.group().casefold()
        for hit in names.finditer(text)
        if _in_dateline(text, hit.start(), hit.end()) or _is_carried(text, hit.start(), hit.end())
    }
    return tuple(sorted(found - {own}))


def _in_dateline(text: str, start: int, end: int) -> bool:
    return start < HEAD and text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_carried(text: str, start: int, end: int) -> bool:
    return bool(CARRYING.search(text[max(0, start - WINDOW) : start]) or CARRYING.search(text[end : end + WINDOW]))
