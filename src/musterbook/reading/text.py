"""The frozen text made easy to read without moving a character: every fold is one code point for one.

`fold` turns typographic quotes, dashes and spaces into plain ones, so that an offset into the folded text is an
offset into the frozen text. `is_capitals` tells radio monitoring and telexes, where case says nothing.
"""

import re
import string

FOLDS: dict[int, int] = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc"), ord("'")),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), ord('"')),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012"), ord("-")),
    **dict.fromkeys(map(ord, "\u2013\u2014\u2015\u2212"), ord("\u2014")),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u200b\ufeff\t\r\x0b\x0c"), ord(" ")),
    **dict.fromkeys(map(ord, "\u2028\u2029\u0085"), ord("\n")),
    **dict.fromkeys(map(ord, "\u2022\u25cf\u25aa\u2023\u00b7"), ord("\u2022")),
}
FOLDED = re.compile("[" + "".join(map(chr, FOLDS)) + "]")
BEYOND = re.compile(r"[^\x00-\x7f]")
CAPITALS = 0.75
SAMPLE = 4000
LARGE = string.ascii_uppercase.encode()
LETTERS = string.ascii_letters.encode()


def fold(text: str) -> str:
    """The text with plain quotes, dashes, bullets and spaces; as long as it was."""
    return text if text.isascii() else FOLDED.sub(lambda m: chr(FOLDS[ord(m.group())]), text)


def lower(text: str) -> str:
    """Lower case of the same length: a letter whose small form is longer stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_capitals(text: str) -> bool:
    """Whether three quarters of the letters are capitals, judged on the first 4,000 characters."""
    sample = text[:SAMPLE]
    plain = sample.encode("ascii", "ignore")
    other = [c for c in BEYOND.findall(sample) if c.isalpha()]
    large = len(plain) - len(plain.translate(None, LARGE)) + sum(c.isupper() for c in other)
    letters = len(plain) - len(plain.translate(None, LETTERS)) + len(other)
    return letters > 0 and large >= CAPITALS * letters
