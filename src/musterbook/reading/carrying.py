"""Words told on: a sentence without a cue that still reports what the sentence before it does.

Conservative: a bare sentence is the report's own voice unless it picks a part out of what was told ("In one case …",
"The other …"), stands in the tense of reported speech ("The trucks had been parked …"), or belongs to a statement
that the report passes on as a whole.
"""

import re

from musterbook.reading.analysis import View
from musterbook.reading.anonymity import is_headless
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.words import listed

PICKING = listed("one other latter former second third another both neither")
CASES = listed("case instance occasion incident time place")
ORDINAL = re.compile(r"(?:the (?:latest|first|second|third|other|last|same)|a (?:second|third|further))\b")
OTHERS = re.compile(r"\b(?:another|the other)\b")
SUMMING = re.compile(r"\b(?:in all|in total|altogether)\b")
RELAYED = re.compile(
    r"\bon behalf of\b|\bthe following (?:statement|communiqu\w+|text|reply|was|is|were)\b"
    r"|\bstatement (?:reads|in full)\b"
)
SHIFTED = listed("could would might")


def is_relayed(opening: str) -> bool:
    """Whether a report's first sentences, in small letters, say that it passes on somebody's statement."""
    return RELAYED.search(opening) is not None


def goes_on(view: View, carried: bool, relayed: bool) -> bool:
    """Whether a sentence without a cue goes on with reported words; `carried` is whether the one before it did."""
    main = next((c for c in view.clauses if c.verb.form == "finite" and c.kind == "main"), None)
    if main is None or view.is_unreal(main.start):
        return False
    if relayed or _picks_out(view, main, carried):
        return True
    return _is_shifted(main) or (carried and SUMMING.search(view.low) is not None)


def opens_with_part(view: View) -> bool:
    """Whether a sentence opens with one of several told before: "In one case …", "The other …", "One had …"."""
    opening = view.groups[0] if view.groups else None
    if opening is None or opening.first > 1:
        return False
    if is_headless(opening) and opening.head.low in PICKING and not opening.plural:
        return True
    return is_one_case(opening)


def is_one_case(group: NounGroup) -> bool:
    """ "one case", "another instance": one of the occasions told before."""
    return group.lemma in CASES and group.count is not None and group.count.max == 1


def _picks_out(view: View, main: Clause, carried: bool) -> bool:
    opening = view.groups[0] if view.groups else None
    if opening is None or opening.first > 1:
        return False
    if opens_with_part(view):
        return True
    if ORDINAL.match(opening.text.lower()) and not opening.has("person", "body"):
        return True
    return carried and OTHERS.search(view.low) is not None and not _is_new(main.subject)


def _is_shifted(main: Clause) -> bool:
    """The tense of reported speech: "had" with a participle, "could", "would", and no new name as subject."""
    subject, verb = main.subject, main.verb
    if subject is None or _is_new(subject) or verb.has("say", "think"):
        return False
    return (verb.perfect and verb.tense == "past" and verb.text.lower().startswith("had")) or verb.modal in SHIFTED


def _is_new(group: NounGroup | None) -> bool:
    return group is None or group.name or group.has("body", "media", "document", "official")
