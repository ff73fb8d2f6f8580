"""Tables for people, as wide as the terminal; where columns would have to cut words, a card for each record instead.

A column in which nothing is told is left out.
"""

import os
import stat
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TextIO

from musterbook.terms.plain_text import plain

GAP = "  "
LONGEST_WORD, NARROWEST = 40, 20
WIDTH_IN_FILES, WIDEST_CARD = 120, 110
NOTHING = ("", "–")

Cells = Sequence[str]


def write_table(out: TextIO, columns: Cells, rows: Sequence[Cells]) -> None:
    """Writes rows under columns, or as cards, whichever reads in fewer lines; no word is cut."""
    if not rows:
        out.write("nothing\n")
        return
    cells = [[" ".join(plain(cell).split()) for cell in row] for row in rows]
    out.writelines(line + "\n" for line in lay_out(columns, cells, width_of_output(out)))


def lay_out(columns: Cells, rows: Sequence[Cells], limit: int) -> list[str]:
    """The lines of a table within `limit` columns of a terminal."""
    cards = list(_cards(columns, rows, min(limit, WIDEST_CARD)))
    told = [i for i in range(len(columns)) if any(row[i] not in NOTHING for row in rows)]
    columns, rows = [columns[i] for i in told], [[row[i] for i in told] for row in rows]
    widths = fit_widths([columns, *rows], limit)
    if not widths:
        return cards
    grid = list(_grid(columns, rows, widths))
    return grid if len(grid) <= len(cards) else cards


def width_of_output(out: TextIO) -> int:
    """COLUMNS where it is set; else the terminal's width, through a pager too; 120 in a file."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told):
        return max(NARROWEST, int(told))
    screen = out if out.isatty() else sys.stderr if sys.stderr.isatty() and _is_pipe(out) else None
    if screen is None:
        return WIDTH_IN_FILES
    return max(NARROWEST, os.get_terminal_size(screen.fileno()).columns or WIDTH_IN_FILES)


def _is_pipe(out: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(out.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def fit_widths(rows: Sequence[Cells], limit: int) -> list[int] | None:
    """Column widths with two spaces between; the widest give way first, none below its longest word.

    None where the words do not fit.
    """
    columns = list(zip(*rows, strict=True))
    floors = [max(_longest_word(cell) for cell in column) for column in columns]
    widths = [max(measure(cell) for cell in column) for column in columns]
    spare = limit - len(GAP) * (len(columns) - 1)
    if sum(floors) > spare:
        return None
    while sum(widths) > spare:
        widest = max((i for i in range(len(widths)) if widths[i] > floors[i]), key=lambda i: widths[i])
        widths[widest] -= 1
    return widths


def _longest_word(cell: str) -> int:
    return min(LONGEST_WORD, max(map(measure, cell.split()), default=1))


def _grid(columns: Cells, rows: Sequence[Cells], widths: Sequence[int]) -> Iterator[str]:
    yield from _row([name.upper() for name in columns], widths)
    told = [list(_row(row, widths)) for row in rows]
    apart = any(len(lines) > 2 for lines in told)
    for number, lines in enumerate(told):
        if apart and number:
            yield ""
        yield from lines


def _row(row: Cells, widths: Sequence[int]) -> Iterator[str]:
    folded = [list(fold(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for line in range(max(map(len, folded))):
        parts = [part[line] if line < len(part) else "" for part in folded]
        yield GAP.join(p + " " * (w - measure(p)) for p, w in zip(parts, widths, strict=True)).rstrip()


def _cards(columns: Cells, rows: Sequence[Cells], limit: int) -> Iterator[str]:
    margin = max(map(measure, columns)) + len(GAP)
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, cell in zip(columns, row, strict=True):
            if cell in NOTHING:
                continue
            for line, part in enumerate(fold(cell, max(10, limit - margin))):
                yield (name if line == 0 else "").ljust(margin) + part


def fold(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width`; only a word that is longer than a line is cut."""
    line = ""
    for word in text.split():
        for part in _pieces(word, width):
            if line and measure(line) + 1 + measure(part) > width:
                yield line
                line = part
            else:
                line = f"{line} {part}" if line else part
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    if measure(word) <= width:
        yield word
        return
    piece = ""
    for character in word:
        if piece and measure(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def measure(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_measure_character, text))


def _measure_character(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
