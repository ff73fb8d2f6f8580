"""Casualties of a return: "2 KIA, 3 WIA", "cas: nil", and a roll call's "Sergeant Roe, 34: shot dead"."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_state import state_of
from musterbook.reading.kinds.harm import Harm, victim_count
from musterbook.terms.claims import Outcome
from musterbook.terms.counts import exactly

_TOLD = load_frames("casualty_returns")
CODES: dict[Outcome, str] = {o: "|".join(_TOLD["codes"][o]) for o in ("killed", "injured", "missing", "captured")}
NUMBERS: dict[str, int] = {w: n for n, w in enumerate(_TOLD["numbers"]["words"])} | dict.fromkeys(
    _TOLD["numbers"]["none"], 0
)
AMOUNT = r"(?P<n>\d{1,4}|" + "|".join(NUMBERS) + r")(?:\s*\(\d+\))?"
BETWEEN = r"(?:(?!" + "|".join(NUMBERS) + r")[\w./-]+\s+){0,3}?"
BEFORE = {o: re.compile(rf"\b{AMOUNT}\s*(?:x\s*|×\s*)?{BETWEEN}(?:{codes})\b") for o, codes in CODES.items()}
BEHIND = {
    o: re.compile(rf"\b(?:{codes})\s*(?::|=|-|–|x)?\s*{AMOUNT}\b(?!\s*(?:x\b|%|km|hrs?|h\b|:))")
    for o, codes in CODES.items()
}
NOBODY = re.compile(r"\b(?:" + "|".join(_TOLD["nobody"]["patterns"]) + r")(?![\w-])")
LABELS = tuple(_TOLD["codes"]["labels"])
SHORT = re.compile(r"\b(?:" + "|".join(_TOLD["codes"]["sure"]) + r")\b")
MARKS = frozenset({",", ":", "-", "–", "—", ";", "("})
ASIDE = frozenset({"CD", "RB", "PU"})
MOST = 1500
CUES = tuple(_TOLD["codes"]["cues"])


def find_by_return(view: View) -> Iterator[Harm]:
    """Harms that a return counts in its short words, and those of a roll call."""
    if not view.document.security:
        return
    if SHORT.search(view.low):
        for outcome in CODES:
            yield from _counted(view, outcome)
    yield from _none(view)
    yield from _roll(view)


def _counted(view: View, outcome: Outcome) -> Iterator[Harm]:
    told: list[tuple[int, int]] = []
    for pattern in (BEFORE[outcome], BEHIND[outcome]):
        for found in pattern.finditer(view.low):
            if any(a < found.end() and found.start() < b for a, b in told) or found["n"] is None:
                continue
            if _is_other_word(view, found):
                continue
            told.append(found.span())
            yield _harm(view, outcome, found.span(), _number(found["n"]), _people(view, found))


def _is_other_word(view: View, found: re.Match[str]) -> bool:
    """A car's make, a name ("Mia"), a year: codes stand in capitals."""
    text = view.text[found.start() : found.end()]
    code = re.search(r"(?i)\b[kwm]ias?\b", text)
    return (code is not None and not code[0].rstrip("s").isupper()) or (_number(found["n"]) > MOST)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words]


def _people(view: View, found: re.Match[str]) -> NounGroup | None:
    start, end = (view.sentence.start + i for i in found.span())
    return next(
        (g for g in view.groups if start <= g.start < end and g.has("person", "police", "military", "rank")), None
    )


def _harm(view: View, outcome: Outcome, span: tuple[int, int], number: int, victim: NounGroup | None) -> Harm:
    start, end = (view.sentence.start + i for i in span)
    return Harm(
        outcome=outcome,
        victim=victim,
        count=exactly(number, view.document.text[start:end]),
        start=start,
        end=end,
        anchor=start,
        rule="casualty.return",
        score=0.8,
    )


def _none(view: View) -> Iterator[Harm]:
    """ "cas: nil", "all pers accounted for"."""
    found = NOBODY.search(view.low)
    if found is not None:
        yield _harm(view, "harmed", found.span(), 0, None)


def _roll(view: View) -> Iterator[Harm]:
    """A name or a rank, an age perhaps, a mark, and what befell them, without a verb before."""
    if not view.groups or view.groups[0].first > 1:
        return
    who = view.groups[0]
    if not (who.name or who.has("rank")) or who.count is not None or who.determiner is not None:
        return
    i, marked = who.last, False
    while i < len(view.words) and (view.words[i].low in {*MARKS, ")", "aged"} or view.words[i].tag in ASIDE):
        marked = marked or view.words[i].low in MARKS
        i += 1
    if not marked or i >= len(view.words) or any(w.tag in ("BE", "HV", "MD", "VBZ", "VBP") for w in view.words[i:]):
        return
    outcome = _fate(view, i)
    if outcome is None:
        return
    yield Harm(
        outcome=outcome,
        victim=who,
        count=victim_count(view, who) or exactly(1, who.text),
        start=who.start,
        end=max(view.words[-1].start if view.words[-1].tag == "PU" else view.words[-1].end, view.words[i].end),
        anchor=view.words[i].start,
        rule="casualty.roll",
        score=0.75,
    )


def _fate(view: View, i: int) -> Outcome | None:
    word = view.words[i]
    behind = view.words[i + 1].low if i + 1 < len(view.words) else ""
    if word.low in {"died", "dies"} or (word.low in {"shot", "found"} and behind == "dead"):
        return "died" if word.low.startswith("die") else "killed"
    if word.low in _TOLD["fates"]["killed"]:
        return "killed"
    if "disease" in word.classes or word.low in _TOLD["fates"]["died"]:
        return "died"
    return state_of(word)
