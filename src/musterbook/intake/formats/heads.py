"""Finds what stands at the head and foot of every page: kept where it first stands, left out on the pages after."""

import re
from collections import Counter

import msgspec

from musterbook.intake.formats.lines import Line, Page
from musterbook.terms.record import Record

NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W*(?:page|p|página|seite)?\W*#\W*(?:(?:of|de|sur|von)\W*#)?\W*\Z", re.IGNORECASE)
MARGIN, NEAR = 0.15, 3.0  # share of the page's height, points
OFTEN = 0.4  # of the pages: left and right pages may have heads of their own


class Head(Record, frozen=True):
    """A line in a page's margin, with its page's number blotted out, and how high it stands, in steps of 3 points."""

    words: str
    step: int


def leave_out_heads(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """The pages without repeated heads and page numbers, and the heads that were kept once only."""
    heads = [
        [find_head(page, line, {str(place), str(len(pages))}) for line in page.lines]
        for place, page in enumerate(pages, 1)
    ]
    often = _find_repeated(heads)
    seen: set[str] = set()
    kept = []
    for page, page_heads in zip(pages, heads, strict=True):
        lines = []
        for line, head in zip(page.lines, page_heads, strict=True):
            words = head.words if head in often and head else None
            if words is None or not (words in seen or PAGE_NUMBER.match(words)):
                lines.append(line)
            seen |= {words} if words else set()
        kept.append(msgspec.structs.replace(page, lines=tuple(lines)))
    return kept, sorted(words for words in seen if not PAGE_NUMBER.match(words))


def find_head(page: Page, line: Line, numbers: set[str]) -> Head | None:
    """The head that a line in a page's margin may be; None for a line of the body."""
    middle = line.bottom + line.height / 2
    if MARGIN * page.height < middle < (1 - MARGIN) * page.height:
        return None
    words = NUMBER.sub(lambda found: "#" if found[0] in numbers else found[0], line.text)
    return Head(words=words, step=round(line.bottom / NEAR))


def _find_repeated(heads: list[list[Head | None]]) -> set[Head]:
    """The heads of two pages at least and of many; one step up or down is the same."""
    counts = Counter(head for page in heads for head in {head for head in page if head})
    least = max(2, OFTEN * len(heads))
    near = {head: sum(counts[Head(words=head.words, step=head.step + by)] for by in (-1, 0, 1)) for head in counts}
    return {head for head, count in near.items() if count >= least}
