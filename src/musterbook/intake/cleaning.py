"""Makes a text fit to be frozen: one kind of line end, no NUL, no lone surrogate, no stray control or byte order mark.

Letters stay the code points they are: nothing is composed, folded or respelled, so that every quote is the author's.
"""

import datetime as dt
import re

from musterbook.errors import Incorrect
from musterbook.terms.reports import LARGEST_REPORT, LARGEST_TEXT, Text

LINE_END = re.compile(r"\r\n?")
NOT_A_CHARACTER = re.compile("[\x00\ud800-\udfff]")
CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
TRAILING = re.compile(r"[ \t\u00a0]+$", re.MULTILINE)
BYTE_ORDER_MARK = "\ufeff"
REPLACEMENT = "\ufffd"
LONGEST_LABEL, MOST_NOTES = 500, 20


def clean_text(text: str) -> str:
    """The text with clean lines: applied twice it changes nothing more."""
    text = LINE_END.sub("\n", text.replace(BYTE_ORDER_MARK, ""))
    text = CONTROL.sub(" ", NOT_A_CHARACTER.sub(REPLACEMENT, text))
    return TRAILING.sub("", text).strip("\n")


def make_text(
    text: str,
    media_type: str,
    extractor: str,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    made: str | None = None,
    notes: tuple[str, ...] = (),
) -> Text:
    """A Text of cleaned parts; at most 20 notes are kept.

    Raises Incorrect (report.empty, report.bomb, report.too_large).
    """
    clean = clean_text(text)
    if not any(map(str.isalnum, clean)):
        raise Incorrect("report.empty", "The file holds no words: check that it is the file that was meant.")
    _check_size(len(clean.encode()))
    return Text(
        text=clean,
        media_type=media_type,
        extractor=extractor,
        title=clean_label(title),
        publisher=clean_label(publisher),
        published=clean_date(published),
        made=clean_date(made),
        notes=tuple(note for note in map(clean_label, notes[:MOST_NOTES]) if note),
    )


def _check_size(size: int) -> None:
    """Refuses more bytes of text than can be read in minutes: they are never cut, since what is cut is not seen."""
    if size > LARGEST_REPORT:
        raise Incorrect("report.bomb", "The file unfolds to more text than a report may hold: split it.")
    if size > LARGEST_TEXT:
        held = f"{size / 1024**2:.1f} MB of text, more than the {LARGEST_TEXT // 1024**2} MB of a report"
        raise Incorrect("report.too_large", f"The file holds {held}: split it into the reports that it is made of.")


def clean_label(words: str | None) -> str | None:
    """Words on one line, cut at 500 characters; None where nothing is left."""
    line = " ".join(clean_text(words or "").split())
    return line[:LONGEST_LABEL] or None


def clean_date(words: str | None) -> str | None:
    """The ISO date that a date or time begins with; None where it does not exist."""
    try:
        return dt.date.fromisoformat((words or "")[:10]).isoformat()
    except ValueError:
        return None
