"""The attributions near a candidate, by where they stand: a long text costs no more by the word than a short one."""

from collections.abc import Sequence

from musterbook.reading.attribution import Attribution
from musterbook.reading.candidates import Candidate

CELL = 2048  # characters


class Nearby:
    """The attributions of a text by where they stand."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        self.found = found
        self._cells: dict[int, dict[int, None]] = {}
        for n, a in enumerate(found):
            for start, end in (*a.contents, *((a.cue,) if a.cue else ())):
                for cell in range(start // CELL, end // CELL + 1):
                    self._cells.setdefault(cell, {})[n] = None

    def to(self, c: Candidate) -> list[Attribution]:
        """The attributions that may stand around a candidate or in it, in their order."""
        places = (c.start, c.end, c.start if c.anchor is None else c.anchor)
        return self.between(min(places), max(places))

    def between(self, start: int, end: int) -> list[Attribution]:
        """The attributions that may touch a stretch, in their order."""
        cells = range(start // CELL, end // CELL + 1)
        return [self.found[n] for n in sorted({n for cell in cells for n in self._cells.get(cell, ())})]
