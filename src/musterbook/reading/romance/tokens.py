"""Sentences and tokens of French and Spanish: elisions, hyphened pronouns, numbers with blanks, points or commas."""

import re
from typing import NamedTuple

from musterbook.reading.romance.language import Language

NUMBER = r"\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+(?:[.,:]\d+)?"
WORD = r"[^\W\d_]+(?:-?\d+[^\W_]*)?(?:-[^\W_]+)*"
FRENCH = re.compile(
    r"(?P<elided>(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldnsjcmt])'(?=\w))"
    rf"|(?P<number>{NUMBER})"
    r"|(?P<told>[^\W\d_]+?(?=(?:-t)?-(?:elles?|ils?|on|nous|vous|je|lui|leur|ci|là)\b))"
    r"|(?P<pronoun>(?:-t)?-(?:elles?|ils?|on|nous|vous|je|lui|leur|ci|là)\b)"
    rf"|(?P<word>aujourd'hui|quelqu'un|{WORD})"
    r"|(?P<mark>--+|\.\.+|\S)",
    re.IGNORECASE,
)
SPANISH = re.compile(rf"(?P<number>{NUMBER})|(?P<word>{WORD})|(?P<mark>--+|\.\.+|\S)")
END = re.compile(r"[.!?\u2026]+[\")\]]*(?=\s+[\"(\u2014\u00bf\u00a1\u2022-]*\s*[A-Z\u00c0-\u00de\d])")
LAST_WORD = re.compile(r"([^\W\d_]+)\Z")
STRONG = frozenset({".", ";", ":", "\u2014", "(", ")", '"', "?", "!", "\u2026", "[", "]", "\u2022", "|", "/"})


class Token(NamedTuple):
    """A word, number or mark: where it stands in the text, and its small letters ("-t-elle" is "elle")."""

    i: int
    start: int
    end: int
    text: str
    low: str
    kind: str


class Sentence(NamedTuple):
    """A sentence's place, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def split_tokens(folded: str, start: int, end: int, language: Language) -> tuple[Token, ...]:
    """The tokens of folded[start:end]."""
    pattern = FRENCH if language.code == "fr" else SPANISH
    found: list[Token] = []
    for m in pattern.finditer(folded, start, end):
        kind = "number" if m.lastgroup == "number" else "mark" if m.lastgroup == "mark" else "word"
        low = m.group().lower().removeprefix("-t-").strip("-") if m.lastgroup == "pronoun" else m.group().lower()
        found.append(Token(len(found), m.start(), m.end(), m.group(), low, kind))
    return tuple(found)


def split_sentences(folded: str, language: Language) -> tuple[Sentence, ...]:
    """Sentences paragraph by paragraph; a line is a paragraph."""
    found: list[Sentence] = []
    for number, m in enumerate(re.finditer(r"[^\n]+", folded)):
        start = m.start()
        for end in _ends(folded, m.start(), m.end(), language):
            if folded[start:end].strip():
                found.append(Sentence(start, end, number))
            start = end
    return tuple(found)


def _ends(folded: str, start: int, end: int, language: Language) -> list[int]:
    ends = []
    for m in END.finditer(folded, start, end):
        word = LAST_WORD.search(folded[start : m.start()])
        short = word is not None and (len(word[1]) == 1 or word[1].lower() in language.abbreviations)
        if not (short and m.group().startswith(".") and len(m.group()) == 1):
            ends.append(m.end())
    return [*ends, end]
