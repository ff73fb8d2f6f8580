"""Evidence of copying that lies in the texts: which agency a report credits, and which passages two reports share.

A credit is another publisher's name in the dateline or beside a word of carrying ("Windrose Wire reported", "told
Windrose Wire"). Names are those of publishers in the book and of the agencies that the data file lists.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from musterbook.assessment.words import DATA
from musterbook.intake.fingerprints import bands, shared_passages, signature
from musterbook.terms.record import Record

AGENCIES: tuple[str, ...] = tuple(tomllib.loads((DATA / "agencies.toml").read_text("utf-8"))["agencies"])
HEAD = 400  # characters in which a dateline stands
LARGEST_BLOCK = 60  # reports of one block that are compared
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


def gather_evidence(texts: Mapping[str, str], publishers: Mapping[str, str | None]) -> Evidence:
    """The evidence in these reports' texts, by report id.

    Passages are compared where two texts' fingerprints meet, or both are of one agency.
    """
    pattern = _name_pattern({name for name in publishers.values() if name})
    credited = {report: find_credits(text, pattern, publishers.get(report)) for report, text in sorted(texts.items())}
    pairs = _meeting_pairs(texts) | _agency_pairs(credited, publishers)
    copies = (find_copy(texts, one, two) for one, two in sorted(pairs))
    return Evidence(credits=credited, copies=tuple(copy for copy in copies if copy is not None))


def find_copy(texts: Mapping[str, str], one: str, two: str) -> Copy | None:
    """The passages that two reports share; None where there are none."""
    shared = shared_passages(texts[one], texts[two])
    if not shared:
        return None
    return Copy(
        first=one,
        second=two,
        in_first=tuple((s.start, s.end) for s in shared),
        in_second=tuple((s.other_start, s.other_end) for s in shared),
    )


def _name_pattern(publishers: Iterable[str]) -> re.Pattern[str]:
    names = sorted({*publishers, *AGENCIES}, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b", re.I)


def _meeting_pairs(texts: Mapping[str, str]) -> set[tuple[str, str]]:
    blocks: dict[bytes, list[str]] = {}
    for report in sorted(texts):
        for band in bands(signature(texts[report])):
            blocks.setdefault(band, []).append(report)
    return {pair for block in blocks.values() for pair in combinations(block[:LARGEST_BLOCK], 2)}


def _agency_pairs(
    credited: Mapping[str, Collection[str]], publishers: Mapping[str, str | None]
) -> set[tuple[str, str]]:
    blocks: dict[str, list[str]] = {}
    for report in sorted(credited):
        for agency in {*credited[report], (publishers.get(report) or "").casefold()} - {""}:
            blocks.setdefault(agency, []).append(report)
    return {pair for block in blocks.values() for pair in combinations(block[:LARGEST_BLOCK], 2)}


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
