"""Milestones told by a date or an act: authorised until, resolutions adopted, aims by a day, firsts of any sort."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_country, is_force
from musterbook.reading.frames import clause_at, load_frames, start_of, stretch
from musterbook.terms.claims import MilestoneType, Stance, slots_of

_TOLD = load_frames("milestone")["dates"]
ALLOWED = frozenset(_TOLD["allowed"])
BOUND = frozenset(_TOLD["bound"])
AIMS = frozenset(_TOLD["aims"])
DEEDS = frozenset(_TOLD["deeds"])
SENT = frozenset(_TOLD["sent"])
RESOLUTION = re.compile(r"\bresolution\s+\d[\d/]*(?:\s*\(\d{4}\))?")
KIN = frozenset(load_frames("milestone_told")["first"]["kin"])
GEAR = frozenset(load_frames("milestone_told")["first"]["gear"])
UNTIL = frozenset({"until", "till", "through", "to"})
KEPT = frozenset({"mission", "force", "mandate", "operation", "deployment"})
ACTS = frozenset({"adopt", "pass", "approve", "vote", "create", "establish", "set", "found", "launch", "form", "grant"})


def _claim(view: View, rule: str, score: float, start: int, end: int, kind: MilestoneType, ahead: bool) -> Candidate:
    start, end = stretch(view, start, end)
    time = next((t.interval for t in view.times if start <= t.start and t.end <= end), None)
    stance: Stance | None = "expects" if ahead else None
    slots = slots_of("milestone", what=view.document.text[start:end], type=kind, occurred=time)
    return Candidate(
        kind="milestone", start=start, end=end, slots=slots, rule=f"milestone.{rule}", score=score, stance=stance
    )


def find_bound(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the mission is authorised until 2 October", "voted to keep the force authorised until May"."""
    for i in range(clause.verb.first, min(len(view.words), clause.verb.last + 14)):
        word = view.words[i]
        if word.lemma not in ALLOWED and word.low not in ALLOWED:
            continue
        until = next((w for w in view.words[i + 1 : i + 7] if w.low in UNTIL), None)
        time = None if until is None else next((t for t in view.times if 0 <= t.first - until.i <= 1), None)
        time = time or (None if until is None else next((t for t in view.times if t.first <= until.i < t.last), None))
        if any(g.lemma in GEAR for g in view.groups):
            return
        about = any(g.lemma in KEPT or is_force(g) for g in view.groups)
        if time is not None and about and time.start > word.start:
            yield _claim(view, "bound", 0.7, start_of(view, clause), time.end, "mandate", False)
            return


def find_resolutions(view: View) -> Iterator[Candidate]:
    """ "resolution 2699, adopted on 2 October 2023", "under resolution 1701 the force may patrol"."""
    told = RESOLUTION.search(view.document.low, view.sentence.start, view.sentence.end)
    if told is None:
        return
    acted = any(w.lemma in ACTS and w.tag.startswith("VB") for w in view.words)
    rests = any(c.verb.lemma in {"rest", "base", "authorise", "authorize", "mandate"} for c in view.clauses)
    if not (acted or rests):
        return
    first = next((c for c in view.clauses if c.start <= told.start() < c.end), None)
    start = told.start() if first is None else min(start_of(view, first), told.start())
    time = next((t.end for t in view.times if 0 <= t.start - told.end() < 40), told.end())
    yield _claim(view, "resolution", 0.6, start, max(told.end(), time), "mandate", False)


def find_dated_aim(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the goal is an election before spring", "the withdrawal is to be complete by December"."""
    who = clause.subject
    later = [t for t in view.times if t.start > clause.verb.start]
    by = next((t for t in later if {view.words[t.first - 1].low, view.words[t.first].low} & BOUND), None)
    if who is None or clause.verb.negated:
        return
    aim = who.lemma in AIMS and clause.verb.lemma == "be"
    if aim and (by is not None or who.lemma == "deadline"):
        end = clause.end if by is None else max(by.end, clause.end)
        yield _claim(view, "aim", 0.65, start_of(view, clause), end, "aim", True)


def find_firsts(view: View) -> Iterator[Candidate]:
    """ "lost a member for the first time", "sent its first contingent", "on the force's first engagement"."""
    for i, word in enumerate(view.words):
        if word.low not in {"first", "first-ever", "maiden"} or view.is_unreal(word.start):
            continue
        after = view.words[i + 1 : i + 2]
        before = view.words[max(0, i - 3) : i]
        if after and after[0].low == "time" and any(w.low == "for" for w in before):
            clause = next((c for c in view.clauses if c.start <= word.start <= c.end + 30), None)
            if (
                clause is None
                or clause.verb.negated
                or clause.verb.modal is not None
                or KIN & {w.lemma for w in view.words}
            ):
                continue
            end = max(clause.end, after[0].end)
            yield _claim(view, "first_time", 0.6, min(start_of(view, clause), word.start), end, "first", False)
            continue
        group = next((g for g in view.groups if g.first <= i < g.last), None)
        owned = group is not None and (group.owner is not None or any(w.low in {"its", "their", "his"} for w in before))
        if group is None or not owned or group.lemma not in DEEDS | SENT:
            continue
        clause = clause_at(view, group.first - 1) or next((c for c in view.clauses if group in c.objects), None)
        if group.lemma in SENT and (clause is None or not (is_country(clause.subject) or is_force(clause.subject))):
            continue
        if clause is not None and (clause.verb.tense == "future" or clause.verb.form == "infinitive"):
            continue
        start = group.start if clause is None else start_of(view, clause)
        yield _claim(view, "its_first", 0.6, start, group.end if clause is None else clause.end, "first", False)


DATE_RULES = (find_bound, find_dated_aim)
