"""Sentences of a folded text: paragraphs, wrapped lines, headlines, bullets, datelines and agency slugs.

A line break ends a sentence unless the text is hard-wrapped there (a long line without an end mark that the next
one goes on with). A dateline ("NAIROBI, March 3 (Reuters) — ") belongs to no sentence: it gives place and credit.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.tokens import ABBREVIATION, BULLET, END, Form, Sentence
from musterbook.reading.words import listed

BLANK = re.compile(r"\n[ ]*\n\s*")
WIDE = 200  # characters of a line, its indent included, that tell whether it goes on
LONGEST = 1500  # characters
WRAP = 50  # a wrapped line has no fewer characters
WIDE_WRAP, WIDEST = 100, 140  # and no more, at an end mark and elsewhere
PLACE = r"[A-Z][A-Za-z.'\u00c0-\u017f-]+(?:[ /-][A-Z][A-Za-z.'\u00c0-\u017f-]+){0,3}"
CREDIT = r"(?:\[[A-Z ]+\]|\([^()]{2,60}\)|/[A-Z][A-Za-z ]{1,20}/|[A-Z][A-Za-z]{1,12}(?= [-\u2014]))"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{2,4}})?)"
MARK = r"(?:\u2014|--|[-_](?= )|:(?= ))"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:, (?!{MONTH} \d)[A-Z][A-Za-z. -]{{1,25}}?(?=[ ,:(\u2014_/-]))?)?"
    rf"(?:,? ?(?P<date>{DATE}),?)?"
    rf" ?(?P<credit>{CREDIT})?,?(?: {DATE})? ?{MARK}(?: \[TEXT\])? ?"
)
BARRED = re.compile(rf"(?P<place>{PLACE}(?:, [A-Z][A-Za-z. -]{{1,25}})?) \| (?P<credit>[A-Z][A-Za-z]{{1,20}}) \|\s*")
UNMARKED = re.compile(r"(?P<place>[A-Z][A-Z' .-]{2,}(?:, [A-Z][A-Za-z. ]{1,25})?) \((?P<credit>[A-Z]{2,6})\) (?=[A-Z])")
BARE_CREDIT = re.compile(r"\((?P<credit>[A-Z][A-Za-z/ .-]{1,30})\)\s*(?:\u2014|--|-)?\s*")
CAPITAL_PLACE = re.compile(r"[A-Z][A-Z' .-]{2,}(?:,|$)")
DATED_PLACE = re.compile(r"[A-Z][A-Z' .-]{2,}(?:, [A-Z][A-Za-z.]+)?(?: \d{4}-\d\d-\d\d)?\Z|\d{4}-\d\d-\d\d\Z")
SPEAKER = re.compile(r"(?:[QA]|[A-Z][A-Z.' -]{2,30}): ")
TITLE_WORDS = re.compile(r"[^\W\d_][\w'-]*")
SMALL = listed("a an the and or but of in on at to for from by with as is are was after over into vs near amid")


class Head(NamedTuple):
    """What opens a report beside its sentences: place and credit, as they stand there."""

    dateline: str | None
    agency: str | None


def split_sentences(folded: str, capitals: bool) -> tuple[tuple[Sentence, ...], Head]:
    """All sentences in order, and the head of the report."""
    told: list[Sentence] = []
    head = Head(None, None)
    for number, (start, end) in enumerate(lines_of(folded)):
        start, found = skip_dateline(folded, start, end, number)
        if found is not None and head == Head(None, None):
            head = found
        form, start = form_of(folded, start, end, capitals)
        for s, e in cut(folded, start, end):
            told.append(Sentence(len(told), number, s, e, form))
    return tuple(told), head


def lines_of(folded: str) -> list[tuple[int, int]]:
    """Paragraphs and lines that stand alone, hard-wrapped lines joined; trimmed."""
    spans: list[tuple[int, int]] = []
    at = 0
    for block in [*BLANK.finditer(folded), None]:
        stop = block.start() if block else len(folded)
        spans.extend(_block_lines(folded, at, stop))
        at = block.end() if block else stop
    return spans


def _block_lines(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(m.end() for m in re.compile(r"\n").finditer(folded, start, end)), end]
    lines = [(a, b) for a, b in pairwise(cuts)]
    longest = max((b - a for a, b in lines), default=0)
    spans: list[tuple[int, int]] = []
    open_at = start
    for a, b in lines:
        line = folded[a:b].strip()
        following = folded[b : min(end, b + WIDE)].lstrip(" ")[:40]
        if b < end and _is_wrapped(line, following, longest):
            continue
        text = folded[open_at:b]
        left = len(text) - len(text.lstrip())
        if text.strip():
            spans.append((open_at + left, open_at + len(text.rstrip())))
        open_at = b
    return spans


def _is_wrapped(line: str, following: str, longest: int) -> bool:
    if not line or not following or following[0] in "\u2022*-\u2014" or SPEAKER.match(following):
        return False
    if following[0].islower() and line[-1] not in ".!?":
        return True
    widest = WIDE_WRAP if line[-1] in ".!?:" else WIDEST
    return longest <= widest and len(line) >= WRAP and len(line) >= 0.7 * longest


def skip_dateline(folded: str, start: int, end: int, number: int) -> tuple[int, Head | None]:
    """Where the first sentence of its own begins, and what the dateline told."""
    line = folded[start : min(end, start + 140)]
    if (
        number < 4
        and start + len(line) == end
        and len(line) < 60
        and DATED_PLACE.match(line)
        and ("," in line or line[-1:].isdigit())
    ):
        return end, Head(line, None)
    bare = BARE_CREDIT.match(line)
    if bare:
        return start + bare.end(), _head(None, bare["credit"])
    barred = BARRED.match(line) or UNMARKED.match(line)
    if barred:
        return start + barred.end(), _head(barred["place"], barred["credit"])
    m = DATELINE.match(line)
    if (
        m
        and (m["place"] or m["credit"])
        and (
            (m["credit"] or " ")[0] in "([/"
            or m["date"]
            or (CAPITAL_PLACE.match((m["place"] or "") + ",") and number < 6)
        )
    ):
        return start + m.end(), _head(m["place"], m["credit"])
    return start, None


def _head(place: str | None, credit: str | None) -> Head:
    """Place and credit; a place in brackets is no credit, and a date behind a credit no part of it."""
    agency = (credit or "").strip("()[]/ ").split(",")[0].strip() or None
    if agency is not None and agency.lower() in GAZETTEER.places:
        return Head(place or agency, None)
    return Head(place, agency)


def form_of(folded: str, start: int, end: int, capitals: bool) -> tuple[Form, int]:
    """The form of a line, and where it begins behind its bullet."""
    bullet = BULLET.match(folded, start, end)
    if bullet and bullet.end() < end:
        return "bullet", bullet.end()
    line = folded[start:end]
    if len(line) > 160 or line.endswith((".", '."', ".'", ":")) or capitals:
        return "prose", start
    words = TITLE_WORDS.findall(line)
    large = [w for w in words if w[0].isupper()]
    small = [w for w in words if w[0].islower() and w not in SMALL]
    if len(words) >= 3 and len(small) <= 1 and len(large) >= 3:
        return "headline", start
    return "prose", start


def cut(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph cut at its end marks."""
    spans: list[tuple[int, int]] = []
    at = start
    for m in END.finditer(folded, start, end):
        if m.group() == "\n":
            continue
        if not _ends(folded, at, m, end):
            continue
        spans.append((at, m.end()))
        at = m.end()
        while at < end and folded[at].isspace():
            at += 1
    if at < end:
        spans.append((at, end))
    return [part for span in spans for part in _bounded(folded, *span)]


def _bounded(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence longer than any that is written, cut at blanks: the grammars' work grows faster than its length."""
    parts: list[tuple[int, int]] = []
    while end - start > LONGEST:
        blank = folded.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        parts.append((start, stop))
        start = stop + (blank > 0)
    return [*parts, (start, end)]


def _ends(folded: str, at: int, m: "re.Match[str]", end: int) -> bool:
    after = m.end()
    while after < end and folded[after].isspace():
        after += 1
    if after >= end:
        return True
    following = folded[after]
    if following.islower():
        return False
    if following.isdigit() and folded[max(at, m.start() - 2) : m.start()].lower() == "no":
        return False
    if m.group() == "." and ABBREVIATION.search(folded, max(at, m.start() - 12), m.start()):
        return _new_start(folded, m, after)
    return True


STARTERS = re.compile(
    r"(?:The|A|An|In|It|He|She|They|But|And|On|At|This|That|There|His|Her|Its|However|Meanwhile|We|I"
    r"|Two|Three|Four|Five|One)\b"
)
CLOSING = re.compile(r"(?:[A-Z]\.){2,}\Z|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|m)\.\Z|[ap]\.m\.\Z")


def _new_start(folded: str, m: "re.Match[str]", after: int) -> bool:
    """Whether a new sentence starts behind an abbreviation that may also close one ("… to the U.S. The …")."""
    return bool(CLOSING.search(folded, max(0, m.start() - 8), m.end()) and STARTERS.match(folded, after))
