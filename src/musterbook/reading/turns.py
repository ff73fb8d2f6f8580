"""Transcripts: paragraphs that open with who speaks ("THE MINISTER: …", "Q: …"), and what each of them says.

A text is read as a transcript where two paragraphs or more open so, and a label speaks twice, asks, or names a person
by office or title.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from musterbook.reading.lexicon import LEXICON
from musterbook.reading.tokens import Sentence
from musterbook.reading.words import listed

LABEL = re.compile(
    r"(?P<label>Q|A|[A-Z][\w'\u00c0-\u017f-]*\.?(?: (?:of|for|the|de|la|al|[A-Z(][\w'.()\u00c0-\u017f-]*)){0,5})"
    r"(?:: |\. (?=[A-Z])(?<=[QA]\. ))"
)
ASKING = listed("q question questioner reporter journalist interviewer moderator")
ANSWERING = listed("a answer")
TITLES = listed(
    "mr mrs ms miss dr prof gen general brig brigadier col colonel maj major capt captain lt lieutenant cdr commander "
    "cmdr commodore adm admiral sgt sergeant insp inspector supt superintendent commissioner sir dame lord lady hon "
    "ambassador minister secretary president senator sen deputy councillor cllr judge chief"
)
PEOPLE = frozenset(form for name in ("person", "official", "rank") for form in LEXICON.forms(name))
FEWEST = 2
SHORTEST = 3


class Turn(NamedTuple):
    """One turn: its speaker as the label has it (null for "Q" and "A"), whether it asks, and where its words stand."""

    speaker: str | None
    asks: bool
    start: int
    end: int


def find_turns(folded: str, sentences: Sequence[Sentence]) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none where the text is no transcript."""
    ends: dict[int, int] = {s.paragraph: s.end for s in sentences}
    opened: list[tuple[str, int, int]] = []
    seen: set[int] = set()
    for s in sentences:
        if s.paragraph in seen:
            continue
        seen.add(s.paragraph)
        line = folded.rfind("\n", 0, s.start) + 1
        m = LABEL.match(folded, line)
        if m and m.end() <= ends[s.paragraph]:
            opened.append((m["label"].rstrip("."), m.end(), ends[s.paragraph]))
    labels = [label.lower() for label, _, _ in opened]
    telling = [x for x in labels if labels.count(x) > 1 or _is_somebody(x)]
    if len(opened) < FEWEST or not any(_is_somebody(x) for x in labels) or len(telling) < FEWEST:
        return ()
    return tuple(
        Turn(None if low in ASKING | ANSWERING else full_name(label, folded), low in ASKING, start, end)
        for (label, start, end), low in zip(opened, labels, strict=True)
        if low in telling
    )


def full_name(label: str, folded: str) -> str:
    """A label in capitals as the text writes the name elsewhere ("LT CDR QUILL": "Lieutenant Commander Ada Quill")."""
    last = label.split()[-1]
    if not label.isupper() or len(last) < SHORTEST or " " not in label:
        return label
    m = re.search(rf"(?:[A-Z][\w'\u00c0-\u017f.-]+ ){{1,5}}{re.escape(last.title())}\b", folded)
    return m.group() if m else label


def _is_somebody(label: str) -> bool:
    words = [w.strip(".()") for w in label.split()]
    return label in ASKING | ANSWERING or words[0] in TITLES or any(w in PEOPLE for w in words)
