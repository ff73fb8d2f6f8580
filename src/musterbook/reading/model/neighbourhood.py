"""What stands near a quote: the sentences in which its names and its slots' words must be found."""

import re
from bisect import bisect_right

from musterbook.reading.analysis import Document
from musterbook.reading.model.anchoring import is_whole, loose_pattern

BEFORE, AFTER = 4, 2  # sentences

Span = tuple[int, int]


class Neighbourhood:
    """The stretch of a document around a quote: its sentences, four before and two behind."""

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        starts = [sentence.start for sentence in document.sentences]
        first = max(0, bisect_right(starts, start) - 1 - BEFORE)
        last = min(len(starts), bisect_right(starts, max(start, end - 1)) + AFTER)
        inside = document.sentences[first:last]
        self.start = min([start, *(s.start for s in inside[:1])])
        self.end = max([end, *(s.end for s in inside[-1:])])
        own = document.sentences[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, max(start, end - 1))]
        self.own_start, self.own_end = min([start, *(s.start for s in own[:1])]), max([end, *(s.end for s in own[-1:])])
        self._centre = (start, end)

    def find(self, words: str | None, longest: int, *, own: bool = False) -> Span | None:
        """Where these words stand, the place nearest to the quote; case and blanks may differ.

        With `own` they must stand in the sentences of the quote itself, as figures must.
        """
        told = (words or "").strip()
        if not told or len(told) > longest or not any(c.isalnum() for c in told):
            return None
        text = self.document.folded
        pattern = re.compile(loose_pattern(told), re.IGNORECASE)
        start, end = (self.own_start, self.own_end) if own else (self.start, self.end)
        found = [m.span() for m in pattern.finditer(text, start, end) if is_whole(text, *m.span())]
        return min(found, key=self._distance) if found else None

    def _distance(self, span: Span) -> int:
        start, end = self._centre
        return max(0, start - span[1], span[0] - end)

    def words(self, span: Span) -> str:
        """The text's own words at a stretch, their blanks made single."""
        return " ".join(self.document.text[span[0] : span[1]].split())
