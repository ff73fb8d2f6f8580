"""Rebuttals that stand outside what they reject: "Rumours that … are untrue", "… That is not so", "Contrary to …"."""

import re
from typing import Literal

from musterbook.reading.analysis import View

Rebuttal = Literal["denies", "retracts"]

SURELY = (
    r"(?:simply |just |quite |plainly |completely |entirely |totally |wholly |utterly |all |also |clearly |flatly )?"
)
UNTRUE = (
    rf"{SURELY}(?:not (?:{SURELY}(?:so|true|right|correct|accurate|the case|the truth|what happened)|based on)"
    r"|untrue|false|incorrect|inaccurate|wrong|baseless|groundless|unfounded"
    r"|without (?:any )?(?:foundation|basis)"
    r"|nonsense|rubbish|fiction|fantasy|fabricat\w+|invent(?:ed|ions?)|a lie|lies|a hoax|fake"
    r"|propaganda|a myth|pure speculation|in error|erroneous|mistaken|a mistake|an error|not borne out)"
)
BE = r"(?:is|are|was|were|proved(?: to be)?|turned out to be|has been|have been)"
TAIL = re.compile(rf"[^.;]{{0,60}}?\b{BE} {UNTRUE}\b")
HEARD = (
    r"(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|stor(?:y|ies)|articles?|assertions?|accusations?|posts?"
    r"|messages?|statements?|accounts?|talk|news|information|announcements?|insinuations?|charges?)"
)
LEAD = re.compile(rf"\b{HEARD}\b[^.;]{{0,60}}?(?:\bthat|\bof|\bwhich said|\bsaying|\babout|\bwhich)?\s+\S{{0,12}}\s?\Z")
OWN = re.compile(r"\b(?:our|my|its|their|earlier|previous|sitrep|correction)\b")
ERROR = re.compile(r"\b(?:in error|erroneous|mistaken|a mistake|an error)\b")
BACK = re.compile(
    rf"[\"']?(?:but |yet |however,? )?(?:that|this|it|these|those|such \w+|the (?:{HEARD}|figure|number))"
    rf" {BE} {UNTRUE}\b"
)
TOLD = re.compile(
    r"\b(?:sa(?:id|ys?)|claim\w*|written|wrote|heard|read|report\w*|rumou?r\w*|stat(?:ed|es|ement)|told|alleg\w+"
    r"|according|announc\w+|circulat\w+|post\w+|broadcast|assert\w*)\b"
)
WITHDRAWN = re.compile(
    r"\b(?:withdr[ae]ws?|withdrawn|retract\w*|apologi\w+|take (?:it|that|this) back|took (?:it|that|this) back"
    r"|corrects?|corrected|correction|regrets?|our (?:mistake|error))\b"
)
CONTRARY = re.compile(
    r"\bcontrary to (?:what|\w+ (?:reports?|claims?|rumou?rs?)|reports?|claims?|rumou?rs?|earlier|the)\b"
)
NONE = re.compile(r"\b(?:no|not|never|nobody|none|neither|nothing)\b|n't\b")


def rebuttal_of(view: View, start: int, end: int, own_words: bool) -> Rebuttal | None:
    """How the words around a quote reject it; `own_words` is whether nobody else is told to have said it."""
    low, sentence = view.document.low, view.sentence
    before, after = low[sentence.start : start], low[end : sentence.end]
    tail = TAIL.match(after)
    lead = LEAD.search(before)
    if tail is not None and lead is not None:
        taken_back = ERROR.search(tail.group()) and OWN.search(before)
        return "retracts" if taken_back else "denies"
    if CONTRARY.match(before.lstrip("\"' ")) and NONE.search(low, start, end):
        return "denies"
    following = low[sentence.end : sentence.end + 300].lstrip(" \"'")
    if "\n" in low[sentence.end : sentence.end + 2] or not TOLD.search(low, sentence.start, sentence.end):
        return None
    if not BACK.match(following):
        return None
    return "retracts" if WITHDRAWN.search(following.split(". ")[0]) else "denies" if own_words else None
