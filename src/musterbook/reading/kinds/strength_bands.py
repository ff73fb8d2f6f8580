"""Strengths told in passing: "a 450-man unit", "the mission's 450 peacekeepers", "450 of them are Danes", pledges."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    country_of,
    force_named,
    is_country,
    is_force,
    is_people_of_country,
    is_unit,
    serves,
    state_of_capital,
    tells_number,
)
from musterbook.reading.frames import Phrases, load_frames, start_of
from musterbook.reading.kinds.strength_words import is_bare, number_of, strength_claim
from musterbook.terms.counts import exactly

_TOLD = load_frames("strength")
SIZED = re.compile(r"(?P<count>\d[\d,]*)-(?:member|man|person|soldier|officer|troop|men|woman|people)\Z")
OFFERS = frozenset(_TOLD["promise"]["nouns"])
CALL_FOR = Phrases(_TOLD["authorised"]["calls"])
CALLERS = frozenset(_TOLD["authorised"]["callers"])
DOES = frozenset(_TOLD["serve"]["does"])
FEW = 10


def find_sized(view: View) -> Iterator[Candidate]:
    """ "a 450-man unit", "the 600-member force"."""
    for group in view.groups:
        sized = next((m for w in group.words if (m := SIZED.match(w.low))), None)
        if sized is None or not (is_force(group) or is_unit(group)) or view.is_unreal(group.start):
            continue
        count = exactly(int(sized["count"].replace(",", "")), sized["count"])
        force = force_named(view, group)
        yield strength_claim(
            view, "sized", 0.85, group.start, group.end, count=count, force=force, country=country_of(group)
        )


def find_owned(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the mission's 450 peacekeepers patrol the line": a definite number of a force, going about its work."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.voice == "passive" or verb.lemma not in DOES or not tells_number(number_of(who)):
        return
    of = view.after(who, "of", "in", "from")
    owned = (who.owner is not None and who.definite) or (of is not None and (is_force(of) or is_unit(of)))
    if not owned or not serves(who) or who.count is None or who.count.min < FEW:
        return
    end = who.end if of is None else of.end
    yield strength_claim(
        view, "owned", 0.65, who.start, end, count=who.count, force=force_named(view, of), country=country_of(who, of)
    )


def find_with(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "With 450 soldiers, Denmark is among the largest contributors"."""
    who = clause.subject
    if who is None or not (is_country(who) or is_force(who)) or clause.verb.lemma not in {"be", "remain", "rank"}:
        return
    for a in clause.attachments:
        if a.prep == "with" and a.start == view.words[0].start and serves(a.group) and number_of(a.group):
            yield strength_claim(
                view,
                "with_first",
                0.75,
                a.start,
                who.end,
                count=a.group.count,
                force=force_named(view, None if is_country(who) else who),
                country=country_of(who, a.group),
            )


def find_number_here(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "about 1,000 of 2,500 are in Haiti", "of the soldiers, 450 are Danish": a bare number that stands for people."""
    verb = clause.verb
    if verb.lemma != "be" or verb.voice == "passive" or verb.tense != "present":
        return
    who = next((g for g in view.groups if g.last <= verb.first and is_bare(g) and _leads(view, g, verb.first)), None)
    count = number_of(who)
    if who is None or count is None or count.min < FEW:
        return
    here = clause.phrase("in")
    there = here is not None and (is_country(here) or here.lemma in {"country", "theatre", "field", "capital"})
    told = clause.object
    nation = told is not None and is_people_of_country(told)
    before = any(serves(g) for v in (view, *view.previous()) for g in v.groups if v is not view or g.first < who.first)
    speaks_of = before or any(is_force(g) for v in view.previous() for g in v.groups)
    if not (there or nation) or not speaks_of:
        return
    yield strength_claim(
        view,
        "number_here",
        0.7,
        who.start,
        told.end if nation and told is not None else clause.end if here is None else here.end,
        count=count,
        force=force_named(view, None),
        country=country_of(told) if nation else None,
        occurred=view.time_of(clause),
    )


def _leads(view: View, group: NounGroup, verb: int) -> bool:
    """Whether the bare number is the head of the subject: the verb follows, or "of" and one more group."""
    if group.last == verb or (group.last < verb and all(w.tag == "RB" for w in view.words[group.last : verb])):
        return True
    of = view.after(group, "of")
    return of is not None and (of.last == verb or of.last + 1 == verb)


def find_offered(view: View) -> Iterator[Candidate]:
    """ "Denmark's pledge of 450 officers"."""
    for group in view.groups:
        of = view.after(group, "of")
        if group.lemma not in OFFERS or of is None or not serves(of) or number_of(of) is None:
            continue
        yield strength_claim(
            view,
            "offer",
            0.75,
            group.start,
            of.end,
            count=of.count,
            force=force_named(view, None),
            country=country_of(group, of) or state_of_capital(group),
            stance="expects",
        )


def find_called_for(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the plan called for 2,500 officers", "the mandate provides for 900 police"."""
    who = clause.subject
    if who is None or CALL_FOR.in_verb(view, clause) is None or who.lemma not in CALLERS:
        return
    groups = (*clause.objects, *(a.group for a in clause.attachments))
    told = next((g for g in groups if g.start > clause.verb.start and number_of(g) and serves(g)), None)
    if told is not None:
        yield strength_claim(
            view,
            "called_for",
            0.75,
            start_of(view, clause),
            told.end,
            count=told.count,
            force=force_named(view, None),
            authorised=True,
        )


BAND_CLAUSE_RULES = (find_owned, find_with, find_number_here, find_called_for)
BAND_RULES = (find_sized, find_offered)
