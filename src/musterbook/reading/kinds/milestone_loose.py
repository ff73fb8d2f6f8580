"""Milestones by turns of words: a thing done for the first time, a flag that comes down, a clock that runs out."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.forces import is_country, is_force, is_people_of_country, is_unit, serves
from musterbook.reading.frames import load_frames, stretch
from musterbook.terms.claims import MilestoneType, Stance, slots_of

_TOLD = load_frames("milestone_loose")["patterns"]
TYPES: dict[str, MilestoneType] = {"first": "first", "expiry": "expiry", "aim": "aim", "ended": "expiry"}
TURNS = tuple((TYPES[name], re.compile(row)) for name, rows in _TOLD.items() for row in rows)
HOLDERS = frozenset({"mandate", "licence", "authority", "resolution", "mission", "deadline", "flag", "agreement"})
BODIES = frozenset({"mission", "force", "battalion", "contingent", "brigade", "peacekeeper", "police", "sapper"})
CUTS = re.compile(r"[;:]| \u2014 |, (?:said|says|according|told|announced|wrote|notes?|explained) ")
SAID = re.compile(
    r", (?:the |its |his |her |a |an )?[^,;]{2,60}?(?:, [^,;]{2,40},)? ?"
    r"(?:said|says|wrote|told|announced|explained|reported|noted|reminded|recalled|added)\b[^,;]*$"
)
TRIGGERS = (
    *("for the first time", "first time", "never before", "ever", "clock", "to run", "debut", "lapsed", "licence"),
    *("is the day", "is the date", "by", "flag", "colours", "the departure of the last", "a first", "deadline"),
)


def find_loose(view: View) -> Iterator[Candidate]:
    """The milestones that a turn of words tells, one for each sentence."""
    low, base = view.low, view.sentence.start
    for kind, turn in TURNS:
        told = turn.search(low)
        if told is None or view.is_unreal(base + told.start()) or not _is_of_force(view, kind):
            continue
        if kind == "aim" and not _is_dated(view):
            continue
        begin = max((m.end() for m in CUTS.finditer(low, 0, told.start())), default=0)
        cut = next((m.start() for m in CUTS.finditer(low, told.end())), len(low))
        said = SAID.search(low, told.end(), cut)
        begin = told.start() if kind == "aim" else begin
        start, end = stretch(view, base + begin, base + (said.start() if said is not None else cut))
        time = next((t.interval for t in view.times if start <= t.start and t.end <= end), None)
        stance: Stance | None = "expects" if kind == "aim" else None
        slots = slots_of("milestone", what=view.document.text[start:end], type=kind, occurred=time)
        yield Candidate(
            kind="milestone", start=start, end=end, slots=slots, rule="milestone.turn", score=0.55, stance=stance
        )
        return


def _is_of_force(view: View, kind: MilestoneType) -> bool:
    """Whether the sentence speaks of people who serve, of a force or of its mandate."""
    served = any(serves(g, strict=True) or is_unit(g) or g.lemma in HOLDERS for g in view.groups)
    forces = any(is_force(g) and not is_country(g) for g in view.groups)
    named = any(w.lemma in BODIES for w in view.words)
    return served or forces or named or (kind != "first" and any(is_people_of_country(g) for g in view.groups))


def _is_dated(view: View) -> bool:
    return bool(view.times)
