"""Cuts an open text into windows that overlap, at ends of paragraphs, lines or sentences where there are any."""

from musterbook.reading.model.open_text import OpenText, Window

LONGEST = 8000  # characters of a window
OVERLAP = 1200  # characters that a window shares with the next
BREAKS = ("\n\n", "\n", ". ", " ")


def cut_windows(of: OpenText, longest: int = LONGEST, overlap: int = OVERLAP) -> tuple[Window, ...]:
    """Windows that cover the text; every stretch shorter than half of `overlap` stands whole in one of them."""
    text, windows, start = of.text, [], 0
    while len(text) - start > longest:
        end = _break_before(text, start + longest - overlap // 2, start + longest)
        windows.append(Window(of=of, start=start, end=end))
        start = _start_after(text, end - overlap, end - overlap // 2)
    if text[start:].strip():
        windows.append(Window(of=of, start=start, end=len(text)))
    return tuple(windows)


def _break_before(text: str, first: int, last: int) -> int:
    """The last good place to end in text[first:last], behind its mark; `last` where there is none."""
    for mark in BREAKS:
        at = text.rfind(mark, first, last)
        if at >= 0:
            return at + len(mark)
    return last


def _start_after(text: str, first: int, last: int) -> int:
    """The first good place to begin in text[first:last]; `first` where there is none."""
    for mark in BREAKS:
        at = text.find(mark, first, last)
        if at >= 0:
            return at + len(mark)
    return first
