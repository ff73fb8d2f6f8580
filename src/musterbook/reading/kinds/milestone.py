"""Milestones: a first, a mandate given or renewed, a date at which it ends."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_force, is_unit, serves
from musterbook.reading.frames import Phrases, end_of, in_phrase, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.milestone_dates import AIMS, DATE_RULES, find_firsts, find_resolutions
from musterbook.reading.kinds.milestone_loose import TRIGGERS as LOOSE
from musterbook.reading.kinds.milestone_loose import find_loose
from musterbook.reading.kinds.milestone_told import TOLD_RULES, find_any_first, find_line
from musterbook.reading.tagging import CALENDAR
from musterbook.terms.claims import MilestoneType, Stance, slots_of

_TOLD = load_frames("milestone")
SUFFER = Phrases(_TOLD["first"]["verbs"])
FIRSTS = frozenset(_TOLD["first"]["nouns"])
HARMED = frozenset(_TOLD["first"]["harmed"])
MANDATES = frozenset(_TOLD["mandate"]["nouns"])
RENEW = Phrases(_TOLD["mandate"]["renew"])
EXPIRE = Phrases(_TOLD["mandate"]["expire"])
AUTHORITIES = frozenset(a.lower() for a in _TOLD["mandate"]["authorities"])
STRICT = frozenset({"mandate", "authorisation", "authorization", "embargo"})
SURE = frozenset(
    {
        "renew",
        "extend",
        "prolong",
        "authorise",
        "authorize",
        "mandate",
        "reauthorise",
        "reauthorize",
        "approve",
        "establish",
        "create",
    }
)


def _claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    what: str,
    kind: MilestoneType,
    clause: Clause | None,
    authority: NounGroup | None = None,
    stance: Stance | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    return Candidate(
        kind="milestone",
        start=start,
        end=end,
        slots=slots_of(
            "milestone",
            what=what,
            type=kind,
            authority=None if authority is None else authority.text,
            occurred=None if clause is None else view.time_of(clause),
        ),
        rule=f"milestone.{rule}",
        score=score,
        stance=stance,
    )


def _is_first(group: NounGroup) -> bool:
    return any(w.low in {"first", "first-ever"} for w in group.words)


def _first(view: View, clause: Clause) -> Candidate | None:
    """ "the contingent suffered its first loss in May"."""
    if clause.verb.negated or clause.verb.modal is not None or SUFFER.in_verb(view, clause) is None:
        return None
    told = next((g for g in clause.patients if _is_first(g) and in_phrase(g, FIRSTS)), None)
    who = clause.subject
    if told is None or who is None or not (is_force(who) or is_unit(who) or who.pronoun or serves(who)):
        return None
    return _claim(view, "first", 0.85, start_of(view, clause), clause.end, told.text, "first", clause)


def _first_to(view: View) -> Iterator[Candidate]:
    """ "the first Tanzanian to be killed there", "its first death since it arrived"."""
    for group in view.groups:
        if not _is_first(group) or view.is_unreal(group.start):
            continue
        child = next(
            (
                c
                for c in view.clauses
                if c.kind in {"infinitive", "participial"} and 0 <= c.start - group.end <= 40 and c.verb.lemma in HARMED
            ),
            None,
        )
        if child is not None and (serves(group) or in_phrase(group, FIRSTS) or is_unit(group) or group.has("person")):
            clause = next(
                (c for c in view.clauses if c.verb.lemma in {"be", "become", "mark"} and group in c.objects), None
            )
            start = group.start if clause is None else start_of(view, clause)
            yield _claim(view, "first_to", 0.8, start, end_of(view, child), group.text, "first", child)
        elif group.lemma == "time" and (child := _harmed_after(view, group)) is not None:
            start = next(
                (start_of(view, c) for c in view.clauses if c.verb.lemma in {"be", "mark"} and group in c.objects),
                group.start,
            )
            yield _claim(view, "first_time", 0.75, start, end_of(view, child), group.text, "first", child)
        elif group.lemma in {"death", "fatality", "casualty", "loss", "killing"}:
            clause = next(
                (c for c in view.clauses if c.verb.lemma in {"be", "become", "mark"} and group in c.objects), None
            )
            if clause is not None:
                yield _claim(view, "first_to", 0.75, start_of(view, clause), clause.end, group.text, "first", clause)


def _harmed_after(view: View, group: NounGroup) -> Clause | None:
    """ "the first time that a peacekeeper was killed": the clause behind, where it tells of harm."""
    return next(
        (c for c in view.clauses if c.verb.start > group.end and c.verb.lemma in HARMED and c.start - group.end < 60),
        None,
    )


def _mandate(view: View, clause: Clause) -> Candidate | None:
    """ "the Council renewed the mandate for a year", "the force was authorised in 2013"."""
    verb = clause.verb
    told = next((g for g in clause.patients if in_phrase(g, MANDATES)), None)
    if (
        told is None
        or verb.negated
        or RENEW.in_verb(view, clause) is None
        or verb.modal in {"may", "might", "could", "should"}
    ):
        return None
    giver = clause.agent
    sure = told.lemma in STRICT or (
        verb.lemma in SURE
        and (
            _is_authority(giver)
            or (verb.voice == "passive" and giver is None and clause.phrase("until", "in", "on") is not None)
        )
    )
    if not sure:
        return None
    start = start_of(view, clause) if verb.form == "finite" else verb.start
    ahead: Stance | None = "expects" if verb.tense == "future" or verb.modal is not None else None
    return _claim(
        view,
        "mandate",
        0.8,
        start,
        clause.end,
        told.text,
        "mandate",
        clause,
        giver if _is_authority(giver) else None,
        ahead,
    )


def _is_authority(group: NounGroup | None) -> bool:
    if group is None:
        return False
    low = group.text.lower().removeprefix("the ")
    return low in AUTHORITIES or any(low.endswith(a) for a in AUTHORITIES)


def _expiry(view: View, clause: Clause) -> Candidate | None:
    """ "its mandate runs out on 2 October"."""
    who, verb = clause.subject, clause.verb
    if (
        who is None
        or verb.negated
        or who.lemma not in STRICT
        or verb.voice == "passive"
        or EXPIRE.in_verb(view, clause) is None
    ):
        return None
    ahead: Stance | None = "expects" if verb.tense in {"future", "present"} else None
    start = who.start if clause.kind == "relative" else start_of(view, clause)
    return _claim(view, "expiry", 0.8, min(start, who.start), clause.end, who.text, "expiry", clause, stance=ahead)


def find_milestones(view: View) -> Iterator[Candidate]:
    """The firsts and mandates of one sentence, without doubles."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    found = [
        c
        for clause in view.clauses
        if not is_unreal(view, clause)
        for rule in (_first, _mandate, _expiry)
        if (c := rule(view, clause))
    ]
    found += [
        c for clause in view.clauses if not is_unreal(view, clause) for rule in DATE_RULES for c in rule(view, clause)
    ]
    told_too = [
        c
        for clause in view.clauses
        if not view.is_unreal(clause.verb.start)
        for r in TOLD_RULES
        for c in r(view, clause)
    ]
    loose = (*told_too, *find_line(view), *find_any_first(view), *find_loose(view))
    for candidate in (*found, *_first_to(view), *find_resolutions(view), *find_firsts(view), *loose):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


MILESTONE = KindReader(
    kind="milestone",
    triggers=(
        *word_triggers([*LOOSE, "first", "first-ever", "maiden", "resolution", "until", *MANDATES, *AIMS]),
        *word_triggers(["runs out", "run out", "lapses", "expires", "expire", "pencilled", "months", "forward to"]),
        *word_triggers(["elections", "election", "vote", "referendum", "handover", "withdrawal", "gave", "granted"]),
        r"\bmandat\w*",
        r"\bauthori[sz]\w*",
        r"\bby\b.*(?:\d|\b(?:"
        + "|".join(sorted(CALENDAR - {"mon", "wed", "sun", "sat"})).replace(".", r"\.")
        + r"|end|start|close|year|month|week|spring|summer|autumn|winter|next|then|christmas|easter|ramadan|day|days|"
        r"tomorrow|tonight|noon|midnight|dawn|dusk|date|time|rains)\b)",
    ),
    find=find_milestones,
)
