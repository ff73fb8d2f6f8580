"""Casualties that point back: a toll that is denied, taken back, or put at another number than was told before."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.harm import Harm, is_measure, told_number
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.terms.claims import Outcome, Stance
from musterbook.terms.counts import Count

_TOLD = load_frames("casualty_back")["back"]
TOLD_BY = "(?:" + "|".join(_TOLD["tellings"]) + ")s?"
FIGURE = "(?:" + "|".join(_TOLD["figures"]) + ")"
FALSE = "(?:" + "|".join(_TOLD["false"]) + ")"


def _pattern(rows: list[str]) -> str:
    told = "|".join(rows)
    for name, words in (("TELLING", TOLD_BY), ("FIGURE", FIGURE), ("FALSE", FALSE)):
        told = told.replace(name, words)
    return rf"(?:{told})"


DENYING, RETRACTING, FIGURING, FALSE_OF = (
    _pattern(_TOLD[name]) for name in ("denying", "retracting", "figuring", "false_of")
)
TRIGGERS = (DENYING, RETRACTING, FIGURING)
DENIED, RETRACTED, FIGURED, UNTRUE = map(re.compile, (DENYING, RETRACTING, FIGURING, FALSE_OF))
NAMED = re.compile(rf"{TOLD_BY}\Z")
COUNTS = re.compile(r"\b(?:figure|number|count|toll|tally|total)s?\b")
WEIGHT: dict[Outcome, int] = {"killed": 3, "died": 3, "captured": 2, "missing": 2, "injured": 1, "harmed": 0}
BACK, FAR = 3, 400
OF_ELSE = re.compile(r"\s+(?:that|of|about|by|on|from)\b")
SAYING = ("say", "tell", "claim", "report", "announce", "write", "add", "speech")


def find_pointing_back(view: View, told: list[Harm], harms_of: Callable[[View], list[Harm]]) -> Iterator[Harm]:
    """Harms that a sentence states of those told before; `told` are its own, `harms_of` reads an earlier sentence."""
    if not view.document.security:
        return
    for pattern, stance in ((RETRACTED, "retracts"), (DENIED, "denies")):
        found = pattern.search(view.low)
        if found is not None and not view.is_unreal(view.sentence.start + found.start()):
            yield from _denied(view, found, told, harms_of, "retracts" if stance == "retracts" else "denies")
            return
    for found in FIGURED.finditer(view.low):
        yield from _figured(view, found, told, harms_of)


def _denied(
    view: View, found: re.Match[str], told: list[Harm], harms_of: Callable[[View], list[Harm]], stance: Stance
) -> Iterator[Harm]:
    start, end = (view.sentence.start + i for i in found.span())
    if any(h.start < end and start < h.end for h in told) or _is_of_else(view, found):
        return
    if _speaks_of_else(view, start, told):
        return
    before = _before(view, start, told, harms_of, counted=COUNTS.search(found[0]) is not None)
    if before is None or before.stance in ("denies", "retracts"):
        return
    clause = clause_around(view, start)
    whole = clause is not None and clause.start <= start and end <= clause.end
    yield Harm(
        outcome=before.outcome,
        victim=None,
        count=before.count,
        start=clause.start if clause is not None and whole else start,
        end=clause.end if clause is not None and whole else end,
        anchor=end - 1,
        rule="casualty.back",
        score=0.6,
        who=before.who or (before.victim.text if before.victim is not None else None),
        stance=stance,
        told=(before.start, before.end),
    )


def _is_of_else(view: View, found: re.Match[str]) -> bool:
    """ "rejects the allegation *that the men had no water*"."""
    return NAMED.search(found[0]) is not None and OF_ELSE.match(view.low, found.end()) is not None


def _speaks_of_else(view: View, start: int, told: list[Harm]) -> bool:
    """Whether something else was stated right before ("soldiers fired; the mission denied it")."""
    if any(h.end <= start for h in told):
        return False
    return any(c.verb.form == "finite" and c.end <= start and not c.verb.has(*SAYING) for c in view.clauses)


def _figured(
    view: View, found: re.Match[str], told: list[Harm], harms_of: Callable[[View], list[Harm]]
) -> Iterator[Harm]:
    """ "the army speaks of eleven", "residents spoke of a dozen bodies", "the number was later lowered to 19"."""
    start, end = (view.sentence.start + i for i in found.span())
    group = next((g for g in view.groups if g.end > end and g.start - end <= 2 and g.head.start >= end - 1), None)
    if group is None or not _is_toll(group) or view.is_unreal(start):
        return
    if any(h.start < group.end and start < h.end and h.rule != "casualty.mention" for h in told):
        return
    before = _before(view, start, told, harms_of, counted=True)
    if before is None and not group.has("remains_of"):
        return
    clause = clause_around(view, start)
    if clause is not None and clause.verb.negated:
        return
    yield Harm(
        outcome=before.outcome if before is not None and not group.has("remains_of") else "killed",
        victim=None,
        count=group.count,
        start=start,
        end=group.end,
        anchor=start,
        rule="casualty.figure",
        score=0.6,
        clause=clause,
    )


def _is_toll(group: NounGroup) -> bool:
    count: Count | None = group.count
    if count is None or not told_number(count) or is_measure(group) or group.share is not None:
        return False
    return group.head.tag == "CD" or group.has("remains_of", "killed_count", "dead") or group.head.low in _TOLD["vague"]


def _before(
    view: View, start: int, told: list[Harm], harms_of: Callable[[View], list[Harm]], *, counted: bool
) -> Harm | None:
    """The harm told last before an offset, the gravest of its sentence."""
    near = [h for h in told if h.end <= start]
    earlier = (v for v in islice(view.previous(), BACK) if start - v.sentence.end < FAR)
    for harms in chain([near], map(_unless_settled(harms_of), earlier)):
        fitting = [
            h for h in harms if not counted or (told_number(h.count) and h.count is not None and h.count.max != 1)
        ]
        fitting = [h for h in fitting if h.rule != "casualty.mention"]
        if fitting:
            return max(fitting, key=lambda h: WEIGHT[h.outcome])
        if harms:
            return None
    return None


def _unless_settled(harms_of: Callable[[View], list[Harm]]) -> Callable[[View], list[Harm]]:
    """The reading of an earlier sentence, which ends the search where it denied or took back something itself."""

    def read(view: View) -> list[Harm]:
        harms = harms_of(view)
        settled = RETRACTED.search(view.low) or DENIED.search(view.low)
        return [structs.replace(h, stance="denies") for h in harms] or [SETTLED] if settled else harms

    return read


SETTLED = Harm(
    outcome="harmed",
    victim=None,
    count=None,
    start=0,
    end=0,
    anchor=0,
    rule="casualty.mention",
    score=0.0,
    stance="denies",
)


def is_called_untrue(view: View, harm: Harm) -> bool:
    """ "reports that a driver was killed are untrue", "it is not true that any soldier died"."""
    for found in UNTRUE.finditer(view.low):
        if found.start() + view.sentence.start <= harm.start and harm.start - view.sentence.start - found.end() < 40:
            behind = view.low[max(0, harm.end - view.sentence.start) :][:60]
            if (
                "not" in found[0]
                or " no " in found[0]
                or re.search(rf"^[\s\w,'-]*\b(?:is|are|was|were)\s+(?:\w+\s)?{FALSE}", behind)
            ):
                return True
    return False
