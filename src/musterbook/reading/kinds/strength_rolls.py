"""Strengths told in a roll: lines of a name, a colon and figures parted by slashes, as in situation reports."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.kinds.strength_words import strength_claim
from musterbook.terms.counts import exactly

LINE = re.compile(
    r"(?m)^[ \t]*(?P<name>[^\W\d][\w .'’()-]{0,40}?)[ \t]*[:=][ \t]*(?P<count>\d[\d,]*)[ \t]*(?=/[ \t]*\d)"
)
HEADS = re.compile(r"\b(?:strength|roll call|roll-call|head ?count|muster|present|parade state|personnel|pax)\b")
NEAR = 600  # characters before a line in which its heading stands


def find_rolls(view: View) -> Iterator[Candidate]:
    """ "CAPITAL: 604 / 580 / 16", under a heading that speaks of strength."""
    text, low = view.document.folded, view.document.low
    if "/" not in view.text:
        return
    first = text.rfind("\n", 0, view.sentence.start) + 1
    told = LINE.match(text, first)
    if told is None or told.start("count") > view.sentence.end or told.end("count") <= view.sentence.start:
        return
    if HEADS.search(low, max(0, first - NEAR), first) is None:
        return
    words = told["count"]
    place = GAZETTEER.find(told["name"].split()[0])
    yield strength_claim(
        view,
        "roll",
        0.8,
        told.start("name"),
        told.end("count"),
        count=exactly(int(words.replace(",", "")), words),
        force=told["name"].strip(),
        country=None if place is None else place.country,
    )
