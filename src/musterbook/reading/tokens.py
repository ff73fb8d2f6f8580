"""Tokens and sentences of a folded text, by regular expressions alone.

A sentence knows its paragraph and its form: prose, headline (title case or no end mark) or bullet. Datelines and
agency slugs at the head of a paragraph are kept apart, so that a sentence begins with its first word of its own.
"""

import re
from typing import Literal, NamedTuple

Form = Literal["prose", "headline", "bullet"]

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d\b"
    r"|\d+(?:-[A-Za-z]+)+"
    r"|\d+(?:,\d{3})+(?:\.\d+)?(?:-(?=[a-z]))?|\d+\.\d+|\d{1,2}:\d\d\b|\d+(?:st|nd|rd|th)\b|\d+"
    r"|(?:[A-Za-z]\.){2,}(?:-[A-Za-z]+)*|[A-Z]\.(?=\s?[A-Z])"
    r"|(?:Mr|Mrs|Ms|Dr|St|Col|Gen|Lt|Sgt|Cpl|Maj|Capt|Cmdr|Adm|Pvt|Brig|Insp|Supt|Det|Sen|Rep|Gov|Rev|Prof|Hon|MR|MRS|MS|DR|GEN|COL|LT|MAJ|CAPT|SGT|Amb|AMB"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Jr|Sr|No(?=\. ?\d)|Vt|Ft|Mt|Ave|Inc|Ltd|Co|Corp|vs|approx)\.(?!\w)"
    r"|[^\W\d_]+?(?=n't\b)|n't\b|N'T\b"
    r"|[^\W\d_]+(?:[-/]?\d+[^\W_]*)?(?:-[^\W_]+)*(?:'(?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b)[^\W\d_]+)?"
    r"|'(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b|--+|\.\.+|\$|\S"
)
END = re.compile(r"""[.!?\u2026]+["')\]]*(?=\s|\Z)|\n""")
ABBREVIATION = re.compile(
    r"(?:\b(?:Lt-Col|Lt-Gen|Maj-Gen|Brig-Gen|Mr|Mrs|Ms|Dr|St|Col|Gen|Lt|Sgt|Cpl|Maj|Capt|Cmdr|Adm|Pvt|Brig|Insp|Supt|Det|Sen|Rep|Gov|Rev|Prof|Hon|MR|MRS|MS|DR|GEN|COL|LT|MAJ|CAPT|SGT|Amb|AMB"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|vs|approx|e\.g|i\.e|cf|al)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\Z"
)
BULLET = re.compile(
    r"\s*(?:[\u2022*\u00b7\u25aa\u25cf]|-{1,2}(?=\s)|[\u2014\u2013](?=\s)|\u2014"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)](?=\s)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-Z])"
    r"|[\[(]?\d{1,2}[:.]\d{2}(?: ?(?:[ap]\.?m\.?|GMT|UTC|gmt|local|hrs?|h))?[\])]?(?=\s+[A-Z\"]))\s*"
)


class Span(NamedTuple):
    """A token without a meaning yet: where it stands in the folded text."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence's place: its number, its paragraph's number, offsets into the text, and its form."""

    number: int
    paragraph: int
    start: int
    end: int
    form: Form


def split_tokens(folded: str, start: int, end: int) -> list[Span]:
    """The tokens of folded[start:end]."""
    return [Span(m.start(), m.end()) for m in TOKEN.finditer(folded, start, end)]
