"""Where a quote stands in the text: found by us, at whole words, or nowhere.

Exact words may stand more than once: the first place that the same kind has not taken yet is meant. Words that differ
in blanks, line ends or the form of quotation marks and dashes are accepted only where they stand exactly once.
"""

import re
from collections.abc import Iterator

from musterbook.reading.model.open_text import Window
from musterbook.reading.text import fold

SHORTEST, LONGEST = 3, 600  # characters of a quote
PARAGRAPH = re.compile(r"\n[ \t\r]*\n")  # no quote runs over the end of one

Span = tuple[int, int]


def find_quote(window: Window, quote: str, taken: frozenset[Span]) -> Span | None:
    """The stretch of the whole text at which the quote stands inside the window, or none."""
    told = quote.strip()
    if not SHORTEST <= len(told) <= LONGEST or not any(c.isalnum() for c in told):
        return None
    text = window.text
    exact = [at for at in _exact(text, told) if is_whole(text, *at) and is_within(text, *at)]
    if exact:
        spans = [(window.start + start, window.start + end) for start, end in exact]
        return next((span for span in spans if span not in taken), spans[0])
    loose = [at for at in _loose(text, told) if is_whole(text, *at) and is_within(text, *at)]
    return (window.start + loose[0][0], window.start + loose[0][1]) if len(loose) == 1 else None


def _exact(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _loose(text: str, quote: str) -> Iterator[Span]:
    return (found.span() for found in re.finditer(loose_pattern(quote), fold(text)))


def loose_pattern(words: str) -> str:
    """Words one by one, whatever blanks part them, for a folded text."""
    return r"\s+".join(re.escape(word) for word in fold(words).split())


def is_within(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stays in one paragraph."""
    return PARAGRAPH.search(text, start, end) is None


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] cuts no word and no figure: "1 officer" does not stand in "21 officers"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    cut_before = before.isalnum() and text[start].isalnum()
    cut_after = after.isalnum() and text[end - 1].isalnum()
    figure = text[start].isdigit() and re.search(r"\d[.,]\Z", text[max(0, start - 2) : start])
    rest = text[end - 1].isdigit() and re.match(r"[.,]\d", text[end : end + 2])
    return not (cut_before or cut_after or figure or rest)
