"""Lays out a marked-up page as paragraphs: a blank line between them, a line a list item, a row of cells by tabs.

It walks HTML and the simplified tree that trafilatura makes of an article; nesting of any depth is walked flat.
"""

import re
from typing import Any

from lxml import etree

PARAGRAPH, LINE, CELL = "\x1d", "\x1e", "\x1f"
ITEM = LINE + "- "
SPACE = re.compile(r"[ \t\n\r\f\x1c-\x1f]+")
PARAGRAPHS = """
    address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    head hr list main nav ol p pre quote section table ul
"""
BREAKS = {
    **dict.fromkeys(re.findall(r"\w+", PARAGRAPHS), PARAGRAPH),
    **dict.fromkeys(("tr", "row"), LINE),
    **dict.fromkeys(("li", "item"), ITEM),
    **dict.fromkeys(("td", "th", "cell"), CELL),
}
BEFORE_ONLY = {"br": LINE, "lb": LINE}
UNSEEN = frozenset(("script", "style", "template", "noscript", "svg", "object", "title", "meta", "link"))


def lay_out(root: Any) -> str:
    """The text of an lxml tree in paragraphs."""
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in UNSEEN
            pieces += [] if hidden else [_before(tag), _spaced(element.text)]
        else:
            if event == "end":
                pieces.append(_after(tag) if not hidden else "")
                hidden -= tag in UNSEEN
            pieces += [] if hidden or element is root else [_spaced(element.tail)]
    return _join("".join(pieces))


def _before(tag: str) -> str:
    return BREAKS.get(tag, BEFORE_ONLY.get(tag, ""))


def _after(tag: str) -> str:
    mark = BREAKS.get(tag, "")
    return LINE if mark == ITEM else mark


def _spaced(text: str | None) -> str:
    return SPACE.sub(" ", text or "")


def _join(marked: str) -> str:
    paragraphs = []
    for paragraph in marked.split(PARAGRAPH):
        lines = [_join_cells(line) for line in paragraph.split(LINE)]
        paragraphs.append("\n".join(line for line in lines if line not in ("", "-")))
    return "\n\n".join(filter(None, paragraphs))


def _join_cells(line: str) -> str:
    return "\t".join(filter(None, (SPACE.sub(" ", cell).strip() for cell in line.split(CELL))))
