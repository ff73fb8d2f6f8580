"""Strengths read loosely: a number of people who serve, where nothing in the clause harms, moves or catches them."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    HARMED,
    country_of,
    force_named,
    is_force,
    is_people_of_country,
    serves,
    tells_number,
)
from musterbook.reading.frames import is_none, load_frames
from musterbook.reading.kinds.strength_words import is_ceiling, strength_claim
from musterbook.terms.counts import exactly

_TOLD = load_frames("strength")["loose"]
OTHERWISE = frozenset(_TOLD["otherwise"])
SAY = frozenset(_TOLD["say"])
NEAR = frozenset(_TOLD["near"])
AHEAD = frozenset({"due", "expected", "disembark", "reinforcements"})
THERE = frozenset({"stationed", "deployed", "based", "posted", "serving", "garrisoned", "assigned", "attached"})
LASTING = frozenset(_TOLD["lasting"])
FEW = 10
REACH = 4
OF = r"(?:effective |total |troop |overall |authori[sz]ed )?strength|on strength|headcount"
KINDS = r"(?:total |military |uniformed |police )(?:troops|personnel|police|officers)[\w ]{0,20}"
TOTAL = re.compile(rf"\b(?:{OF}|{KINDS})\s*[:=]?\s*(?P<count>\d[\d,]*)\b(?!\s*(?:per ?cent|%|-|/))")


def find_loose(view: View) -> Iterator[Candidate]:
    """ "whose 1,200 paratroops form the backbone", "the force, currently 7,700 soldiers,"."""
    if any(c.verb.lemma in OTHERWISE for c in view.clauses) or view.sentence.form == "headline":
        return
    for group in view.groups:
        if not _is_many(group) or view.is_unreal(group.start) or not _is_free(view, group):
            continue
        clause = next((c for c in reversed(view.clauses) if c.start <= group.start < c.end), None)
        if _goes_on(view, group) or any(c.verb.lemma == "deploy" and not c.verb.perfect for c in view.clauses):
            continue
        if clause is not None and not _is_lasting(view, clause, group):
            continue
        ahead = clause is not None and clause.verb.tense == "future"
        of = view.after(group, "of", "in", "at", "from", "with")
        yield strength_claim(
            view,
            "loose",
            0.45,
            group.start,
            group.end if of is None else of.end,
            count=group.count,
            force=force_named(view, of),
            country=country_of(group, of),
            authorised=is_ceiling(view, group) or None,
            stance="expects" if ahead else None,
        )


def _is_lasting(view: View, clause: Clause, group: NounGroup) -> bool:
    """Whether the clause tells a state, not an event: "whose 1,200 men form", "of the 7,000 troops", an apposition."""
    verb = clause.verb
    if verb.modal in {"could", "might", "may", "should"} or verb.lemma in SAY or AHEAD & {w.low for w in view.words}:
        return False
    if any(w.low in {"hands", "captivity", "held"} for w in view.words[verb.first : verb.last + 4]):
        return False
    behind = view.words[group.last].low if group.last < len(view.words) else ""
    if verb.lemma in LASTING or behind in THERE or (view.words[0].low == "of" and group.first <= 2):
        return True
    before = view.words[group.first - 1].low if group.first else ""
    return before in {",", "(", ":", "\u2014", "including", "with", "among"} and group not in clause.subjects


def _goes_on(view: View, group: NounGroup) -> bool:
    """ "7,000 soldiers and 2,100 police": the second half of a strength told before."""
    before = view.words[group.first - 1].low if group.first else ""
    last = next((g for g in view.groups if g.last == group.first - 1), None)
    return before in {"and", ","} and last is not None and tells_number(last.count) and serves(last)


def _is_many(group: NounGroup) -> bool:
    """Whether the group is ten people who serve, or more, by a told number."""
    if group.more or not tells_number(group.count) or group.count is None or is_none(group) or group.count.min < FEW:
        return False
    return serves(group, strict=True) or is_people_of_country(group)


def _is_free(view: View, group: NounGroup) -> bool:
    """Whether no word of harm, age or former times stands beside the group."""
    around = view.words[max(0, group.first - REACH) : group.last + REACH]
    return not any(w.low in HARMED or w.lemma in NEAR for w in around)


def find_totals(view: View) -> Iterator[Candidate]:
    """ "Strength 640 all ranks", "Police on strength 48", "Military personnel: 360", as a situation report has it."""
    if any(c.verb.form == "finite" for c in view.clauses):
        return
    for told in TOTAL.finditer(view.document.low, view.sentence.start, view.sentence.end):
        words = told["count"]
        start = told.start()
        group = next((g for g in view.groups if g.start < start and start - g.end <= 1 and serves(g)), None)
        yield strength_claim(
            view,
            "total",
            0.7,
            start if group is None else group.start,
            told.end(),
            count=exactly(int(words.replace(",", "")), words),
            force=force_named(view, next((g for g in view.groups if is_force(g)), None)),
        )


LOOSE_RULES = (find_totals, find_loose)
