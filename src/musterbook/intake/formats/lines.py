"""The lines of a PDF's page with where they stand, as pdfium finds them, and the page's pictures."""

import re
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from musterbook.terms.record import Record

LINE_END = re.compile("\r\n|\r|\n|\ufffe|\x02")
HYPHEN_MARKS = ("\ufffe", "\x02")  # what pdfium puts where a word is parted at a line's end
ENDS_IN_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]\Z")
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
PICTURE_COVERS, FEW_LETTERS = 0.5, 15  # of the page; a scanner leaves its own mark


class Line(Record, frozen=True):
    """One line: its text, whether a word is parted at its end, and its box in points from the page's lower left."""

    text: str
    parted: bool
    left: float
    right: float
    bottom: float
    height: float


class Page(Record, frozen=True):
    """One page: its lines in reading order, its height, and whether a picture covers most of it."""

    lines: tuple[Line, ...]
    height: float
    pictured: bool


def read_page(page: Any) -> Page:
    """The lines of an open page of pdfium."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    lines, start = [], 0
    for end in [*LINE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        if words := text[start:stop].strip():
            first = start + text[start:stop].index(words[0])
            parted = end is not None and end[0] in HYPHEN_MARKS
            lines.append(_make_line(textpage, words, first, first + len(words) - 1, parted))
        start = end.end() if end else stop
    return Page(lines=tuple(lines), height=page.get_height(), pictured=len(text) < FEW_LETTERS and _is_pictured(page))


def _make_line(textpage: Any, words: str, first: int, last: int, parted: bool) -> Line:
    left, bottom, _, top = _box(textpage, first)
    right = _box(textpage, last)[2]
    if not parted and ENDS_IN_HYPHEN.search(words):
        words, parted = words[:-1], True
    words = words.translate(LIGATURES).replace("\u00ad", "")
    return Line(text=words, parted=parted, left=left, right=right, bottom=bottom, height=max(top - bottom, 1.0))


def _box(textpage: Any, place: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the character that stands at a place in the text; zeros where pdfium has none."""
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(textpage, place)
    try:
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
    except (pdfium.PdfiumError, IndexError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _is_pictured(page: Any) -> bool:
    area = page.get_width() * page.get_height()
    for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > PICTURE_COVERS * area:
            return True
    return False
