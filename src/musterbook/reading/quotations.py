"""Quotations of a text: stretches between double quotation marks (single ones are folded into them before).

A quotation that runs over paragraphs opens each of them anew and closes only the last; its stretches are told as one
chain. Offsets include the marks.
"""

import re
from typing import NamedTuple

PARAGRAPH = re.compile(r"\n[ ]*\n|\n")
LONGEST = 2500


class Quotation(NamedTuple):
    """A quoted stretch with its marks; `carried` is whether it goes on from the paragraph before."""

    start: int
    end: int
    carried: bool


def find_quotations(text: str, folded: str) -> tuple[Quotation, ...]:
    """All quotations in order."""
    found: list[Quotation] = []
    carried = False
    at = 0
    for m in [*PARAGRAPH.finditer(folded), None]:
        stop = m.start() if m else len(folded)
        if '"' in folded[at:stop]:
            carried = _paragraph(text, folded, at, stop, carried, found)
        elif folded[at:stop].strip():
            carried = False
        at = m.end() if m else stop
    return tuple(found)


def _paragraph(text: str, folded: str, at: int, stop: int, carried: bool, found: list[Quotation]) -> bool:
    """The quotations of one paragraph; whether the last one is left open for the next."""
    opened: int | None = None
    continues = carried
    for i in range(at, stop):
        if folded[i] != '"':
            continue
        if opened is None:
            opened = i
            continue
        if _opens(text, folded, i, stop) and not _closes(text, folded, i):
            opened = i
            continue
        found.append(Quotation(opened, i + 1, continues))
        opened, continues = None, False
    if opened is None:
        return False
    if stop - opened <= LONGEST and folded[at:opened].strip() == "":
        found.append(Quotation(opened, len(folded[:stop].rstrip()), continues))
        return True
    if stop - opened <= LONGEST:
        found.append(Quotation(opened, len(folded[:stop].rstrip()), continues))
        return True
    return False


def _opens(text: str, folded: str, i: int, stop: int) -> bool:
    return text[i] in "\u201c\u2018" or (
        text[i] in "\"'" and i + 1 < stop and folded[i + 1].isalnum() and (i == 0 or folded[i - 1].isspace())
    )


def _closes(text: str, folded: str, i: int) -> bool:
    return text[i] == "\u201d" or (i > 0 and not folded[i - 1].isspace())
