"""Joins the lines of printed pages into paragraphs: by gaps, indents, short lines and signs, as a reader's eye does."""

import re
from itertools import pairwise
from statistics import median

from musterbook.intake.formats.lines import Line, Page

ENDS = re.compile(r"[.!?:;…][)\"”’»\]]*\Z")
ITEM = re.compile(r"(?:[•◦▪●○■‣·*–—-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
LAST_PART, FIRST_PART = re.compile(r"\S*\Z"), re.compile(r"\S*")
NO_SPACE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
GAP, INDENT, SIZE, FULL = 1.35, 0.8, 0.15, 0.9  # of the usual pitch, of a line's height, of the same, of the rights
ENOUGH = 3  # lines to know how wide a column is


def join_lines(pages: list[Page]) -> list[str]:
    """The paragraphs of pages in reading order; one may run on over a column's or a page's end."""
    whole, hyphenated = _known_words(pages)
    paragraphs: list[list[Line]] = []
    around: tuple[Line, ...] = ()
    for page in pages:
        pitch, turned = _usual_pitch(page.lines), True
        for line in page.lines:
            if paragraphs and _runs_on(paragraphs[-1], line, turned, pitch, around):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
            turned, around = False, page.lines
    return [_join(lines, whole, hyphenated) for lines in paragraphs]


def _runs_on(paragraph: list[Line], line: Line, turned: bool, pitch: float, around: tuple[Line, ...]) -> bool:
    """Whether a line goes on with the paragraph before it; `around`: the lines of that one's page."""
    last = paragraph[-1]
    if ITEM.match(line.text) or abs(line.height - last.height) > SIZE * last.height:
        return False
    if last.parted:
        return True
    ended = bool(ENDS.search(last.text))
    goes_on = not ended and line.text[:1].islower()
    rights = sorted(near.right for near in around if abs(near.left - last.left) < 3 * last.height)
    full = not _would_have_fitted(last, line, rights)
    if turned or last.bottom <= line.bottom:
        return goes_on or (full and not ended and len(rights) >= ENOUGH)
    if last.bottom - line.bottom > GAP * pitch:
        return False
    if abs(line.left - last.left) > INDENT * line.height and not _hangs(paragraph, line):
        return goes_on and line.left < last.left
    return goes_on or full


def _hangs(paragraph: list[Line], line: Line) -> bool:
    """Whether a line stands further in under an item, or further out under an indented first line."""
    last = paragraph[-1]
    under_item = line.left > last.left and len(paragraph) == 1 and bool(ITEM.match(last.text))
    return under_item or (line.left < last.left and len(paragraph) == 1)


def _would_have_fitted(last: Line, line: Line, rights: list[float]) -> bool:
    """Whether the first word of a line had room at the end of the line before: then that line was ended on purpose."""
    full = rights[int(FULL * (len(rights) - 1))] if rights else last.right
    letter = (line.right - line.left) / max(1, len(line.text))
    first_word = FIRST_PART.match(line.text)
    return last.right + letter * (len(first_word[0] if first_word else "") + 2) < full


def _usual_pitch(lines: tuple[Line, ...]) -> float:
    """From one line's foot to the next one's, as is usual on a page; 1.4 heights where there are too few lines."""
    drops = [above.bottom - below.bottom for above, below in pairwise(lines)]
    drops = [drop for drop, line in zip(drops, lines, strict=False) if 0 < drop < 4 * line.height]
    if len(drops) >= 3:
        return median(drops)
    return 1.4 * median(line.height for line in lines) if lines else 1.0


def _known_words(pages: list[Page]) -> tuple[set[str], set[str]]:
    words = {word.lower() for page in pages for line in page.lines for word in WORD.findall(line.text)}
    return words, {word for word in words if "-" in word}


def _join(lines: list[Line], whole: set[str], hyphenated: set[str]) -> str:
    text = lines[0].text
    for above, line in pairwise(lines):
        if above.parted:
            text += _mend(text, line.text, whole, hyphenated) + line.text
        elif NO_SPACE.match(text[-1:]) and NO_SPACE.match(line.text):
            text += line.text
        else:
            text += " " + line.text
    return text + ("-" if lines[-1].parted else "")


def _mend(above: str, below: str, whole: set[str], hyphenated: set[str]) -> str:
    """The hyphen that a word parted at a line's end has of its own, or nothing."""
    before, after = LAST_PART.search(above), WORD.match(below)
    first, second = (before[0] if before else "").lower(), (after[0] if after else "").lower()
    first = re.sub(r"^\W+", "", first)
    if f"{first}-{second}" in hyphenated:
        return "-"
    if first + second in whole:
        return ""
    return "" if below[:1].islower() and "-" not in first else "-"
