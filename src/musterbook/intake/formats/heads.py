"""Finds what stands at the head and foot of every page: kept where it first stands, left out on the pages after."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

import msgspec

from musterbook.intake.formats.lines import Line, Page
from musterbook.terms.record import Record

NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W*(?:page|p|página|seite)?\W*#\W*(?:(?:of|de|sur|von)\W*#)?\W*\Z", re.IGNORECASE)
MARGIN, NEAR = 0.15, 3.0  # share of the page's height, points
OFTEN = 0.4  # of the pages: left and right pages may have heads of their own


class Head(Record, frozen=True):
    """A line in a page's margin, as it is or with its page's number blotted out, and its height in steps of 3 pt."""

    words: str
    step: int


def leave_out_heads(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """The pages without repeated heads and page numbers, and the heads that were kept once only."""
    told = [
        [find_heads(page, line, {str(place), str(len(pages))}) for line in page.lines]
        for place, page in enumerate(pages, 1)
    ]
    often = _find_repeated(told)
    seen: set[str] = set()
    kept = []
    for page, heads in zip(pages, told, strict=True):
        found = {
            place: next(head.words for head in heads[place] if head in often)
            for place in _outermost(page, heads, often)
        }
        lines = [
            line
            for place, line in enumerate(page.lines)
            if place not in found or not (found[place] in seen or PAGE_NUMBER.match(found[place]))
        ]
        seen.update(found.values())
        kept.append(msgspec.structs.replace(page, lines=tuple(lines)))
    return kept, sorted(words for words in seen if not PAGE_NUMBER.match(words))


def find_heads(page: Page, line: Line, numbers: set[str]) -> tuple[Head, ...]:
    """The heads that a line in a page's margin may be, as it is or numbered; none for a line of the body."""
    middle = line.bottom + line.height / 2
    if MARGIN * page.height < middle < (1 - MARGIN) * page.height:
        return ()
    blotted = NUMBER.sub(lambda found: "#" if found[0] in numbers else found[0], line.text)
    return tuple(Head(words=words, step=round(line.bottom / NEAR)) for words in dict.fromkeys((line.text, blotted)))


def _find_repeated(told: list[list[tuple[Head, ...]]]) -> set[Head]:
    """The heads of two pages at least and of many; one step up or down is the same."""
    counts = Counter(head for heads in told for head in {head for ways in heads for head in ways})
    least = max(2, OFTEN * len(told))
    near = {head: sum(counts[Head(words=head.words, step=head.step + by)] for by in (-1, 0, 1)) for head in counts}
    return {head for head, count in near.items() if count >= least}


def _outermost(page: Page, heads: list[tuple[Head, ...]], often: set[Head]) -> Iterator[int]:
    """The places of repeated lines above all others of a page, and below all others."""

    def repeated(places: Iterable[int]) -> Iterator[int]:
        return takewhile(lambda place: any(head in often for head in heads[place]), places)

    downward = sorted(range(len(heads)), key=lambda place: -page.lines[place].bottom)
    yield from repeated(downward)
    yield from repeated(reversed(downward))
