"""Evacuations told by who carried the hurt, on what, or how they got there: templates kept as data, and their proof.

A template alone proves nothing ("the crew took him home"): the people must be told as hurt, or be on a way to care.
"""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import clause_at, load_frames
from musterbook.reading.kinds.casualty_slots import who_of
from musterbook.reading.kinds.evacuation_gone import is_hurt_one
from musterbook.reading.kinds.evacuation_told import counted_people, tells_wounds
from musterbook.reading.kinds.harm import NOBODY, is_indefinite_plural, is_person, victim_count
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.harm_templates import Found, Templates, subjects_at
from musterbook.reading.words import Word
from musterbook.terms.claims import Stance, slots_of
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("evacuation_turns")
CARRIED, BORNE, NONE = (Templates(_TOLD["turns"][name]) for name in ("carried", "borne", "none"))
CARRIERS, CARE, HURT, NOT_MOVED, NOT_CARE = (
    frozenset(_TOLD["words"][name]) for name in ("carriers", "care", "hurt", "not_moved", "not_care")
)
CUES = tuple(c for templates in (CARRIED, BORNE, NONE) for c in templates.cues())
TURNS = tuple(c for templates in (CARRIED, BORNE, NONE) for c in templates.turns())
TO = frozenset({"to", "into", "for", "at", "across", "over", "through", "towards", "in", "from", "off", "out of", "as"})
GOALS = ("care_place", "country", "city", "capital", "place")
TAKING = frozenset({"accept", "receive", "admit", "expect", "await"})
AWAITED = frozenset({"expect", "await"})
MEANT = frozenset({"take", "manage", "help", "need", "cost"})
SERVING = ("military", "police", "observer", "demonym", "person", "rank", "civilian", "family")
FLIGHTS = re.compile(r"\b(?:medical (?:flight|evac|transfer|airlift)|medevac|casevac|air ambulance|stretcher)")
PLANNED = re.compile(r"\b(?:was|were|been) to\b")
SHUTTING = frozenset({"put", "place", "load", "bundle"})
CONDITIONS = frozenset({"if", "unless", "whenever", "provided", "should"})
STOPS = frozenset({";", ".", ":"})
FAR, HEAD, LOAD = 16, 160, 40


def find_carried(view: View) -> Iterator[Candidate]:
    """The moves that a turn of words tells, one for each group of people, and those that nobody needed."""
    if not view.document.security:
        return
    seen: set[int] = set()
    for templates in (CARRIED, BORNE):
        for found in templates.find(view):
            mood = mood_of(view, found)
            for who in _people(view, found) if mood is not None else ():
                if who.first not in seen and _is_proved(view, found, who):
                    seen.add(who.first)
                    yield _candidate(view, found, who, None if mood == "asserts" else mood)
                    break
    for found in NONE.find(view):
        if not view.is_unreal(view.words[found.first].start):
            words = view.words[found.first : found.last]
            yield _nobody(view, words[0].start, words[-1].end)


def mood_of(view: View, found: Found) -> Stance | None:
    """Whether the move is told, awaited, or neither."""
    at = found.first
    clause = clause_at(view, at) or clause_around(view, view.words[at].start)
    if at and found.template.before is None and view.words[at - 1].low == "to":
        return "asserts" if clause is not None and _is_managed(view, clause) else None
    if view.is_unreal(view.words[at].start):
        return None
    if clause is None:
        return "asserts"
    verb = clause.verb
    if verb.negated:
        return None
    if PLANNED.search(verb.text.lower()):
        return None
    if verb.modal in {"will", "shall"} or verb.tense == "future" or verb.lemma in AWAITED:
        return None if any(c.marker in CONDITIONS for c in view.clauses) else "expects"
    if verb.progressive or (verb.form == "gerund" and verb.voice == "active" and found.template.before is not None):
        return None
    if verb.modal is not None and verb.modal.startswith("ha") and verb.tense == "past":
        return "asserts"
    if "to" in verb.text.lower().split() and verb.form != "infinitive" and "had to" not in verb.text.lower():
        return None
    if verb.form == "infinitive":
        return "asserts" if _is_managed(view, clause) else None
    return "asserts" if reality_of(view, clause, dynamic=False) == "told" else None


def _is_managed(view: View, clause: Clause) -> bool:
    """ "it took nine hours to get him to a surgeon", "had to be driven"."""
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    took = parent is not None and parent.verb.lemma in MEANT and parent.verb.tense == "past" and not parent.verb.negated
    return took or "had to" in clause.verb.text.lower()


def _people(view: View, found: Found) -> Iterator[NounGroup]:
    """Who was moved: in the template's place, or the subjects of its verb."""
    told = found.in_place("who", "stretchers") or (subjects_at(view, found.first) if found.template.before else ())
    for who in told:
        of = view.after(who, "of")
        lows = {w.low for w in (*who.words, *(of.words if of is not None else ()))}
        hurt = bool(lows & HURT)
        if (is_indefinite_plural(who) and not hurt) or who.head.low in NOBODY:
            continue
        if (lows & NOT_MOVED and not hurt) or who.has("armed_group", "official", "media"):
            continue
        if hurt or is_person(view, who):
            yield who


def _is_proved(view: View, found: Found, who: NounGroup) -> bool:
    """Whether the move is a casualty's: who they are, what carried them, where to."""
    lemma = view.words[found.first].lemma
    behind = _stretch(view, found)
    lows = {w.low for w in behind}
    sentence = {w.low for w in view.words}
    few = who.pronoun or who.definite or who.count is None or who.count.min <= LOAD
    hurt = bool({w.low for w in who.words} & HURT) or (few and is_hurt_one(view, who)) or _is_told_hurt(view, who)
    of = view.after(who, "of")
    hurt = hurt or (of is not None and bool({w.low for w in of.words} & HURT))
    care = bool(lows & CARE) or any(
        g.has("care_place") for g in view.groups if found.first <= g.first <= found.last + FAR
    )
    goal = _goal(view, found) is not None
    if not care and (lows & NOT_CARE or (lemma in SHUTTING and sentence & NOT_CARE)):
        return False
    carrier = bool(sentence & CARRIERS) or any(g.has("aircraft", "boat") for g in view.groups if g is not who)
    if any(p == "stretchers" for p in found.places):
        return (carrier or goal) and who.count is not None
    if lemma in TAKING:
        taker = next(iter(subjects_at(view, found.first)), None)
        at_care = taker is not None and (taker.has("care_place") or bool({w.low for w in taker.words} & CARE))
        return at_care and (hurt or lemma in AWAITED)
    alone = found.template.before is not None and _goes(view, found)
    if who.name and not who.has(*SERVING) and not (care and hurt):
        return False
    if alone and (hurt or not _is_log(view)):
        return hurt and (care or (goal and carrier and who.count is not None and not who.pronoun))
    if lemma == "have":
        return hurt and (care or goal)
    if hurt:
        return care or goal or carrier
    single = _is_single(view, who)
    if care and goal and single:
        return found.template.before is None or carrier
    if not _is_log(view) or not who.has(*SERVING):
        return goal and _is_headed(view) and single
    counted = single or (who.count is not None and who.count.min <= LOAD)
    return counted and ((carrier and goal) or (_is_headed(view) and (goal or carrier) and not alone))


def _goes(view: View, found: Found) -> bool:
    """ "they left for the coast": an active verb of going."""
    clause = clause_at(view, found.first)
    return clause is not None and clause.verb.voice == "active"


def _is_single(view: View, who: NounGroup) -> bool:
    count = victim_count(view, who)
    one = count is not None and count.max == 1
    return (one and not who.pronoun) or (who.definite and not who.plural and who.has(*SERVING))


def _is_told_hurt(view: View, who: NounGroup) -> bool:
    """ "him … whose jaw was shattered": wounds told in the sentence of a pronoun or a definite group."""
    return (who.pronoun or (who.definite and not who.plural) or victim_count(view, who) is None) and tells_wounds(view)


def _is_log(view: View) -> bool:
    """Whether the report is headed as one of medical flights, or the words before speak of one."""
    near = view.document.low[max(0, view.sentence.start - 300) : view.sentence.end]
    return _is_headed(view) or FLIGHTS.search(near) is not None


def _is_headed(view: View) -> bool:
    return FLIGHTS.search(view.document.low[:HEAD]) is not None


def _stretch(view: View, found: Found) -> tuple[Word, ...]:
    """The words from the template to the next stop."""
    words = view.words[found.first :]
    end = next((n for n, w in enumerate(words) if w.low in STOPS), len(words))
    end = min(end, found.last - found.first + FAR)
    return tuple(words[:end])


def _goal(view: View, found: Found) -> NounGroup | None:
    for a in view.attachments:
        near = found.first <= a.group.first <= found.last + FAR
        named = a.group.name and not a.group.has("month", "weekday", "person")
        if near and a.prep in TO and (a.group.has(*GOALS) or named):
            return a.group
    return None


def _candidate(view: View, found: Found, who: NounGroup, stance: Stance | None) -> Candidate:
    words, place = view.words, _goal(view, found)
    clause = clause_at(view, found.first)
    start = min(words[found.first].start, who.start if who.last <= found.first else words[found.first].start)
    agent = clause.subject if clause is not None and clause.verb.voice == "active" else None
    if agent is not None and view.sentence.start <= agent.start < start and found.template.before is None:
        start = agent.start
    end = max(words[found.last - 1].end, who.end, place.end if place is not None else 0)
    return Candidate(
        kind="evacuation",
        start=start,
        end=max(end, clause.end) if clause is not None and clause.start <= start < clause.end else end,
        slots=slots_of(
            "evacuation",
            count=counted_people(view, who),
            who=who_of(view, who),
            destination=place.text if place is not None else None,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule="evacuation.carried",
        score=0.6,
        stance=stance,
        anchor=words[found.first].start,
    )


def _nobody(view: View, start: int, end: int) -> Candidate:
    nobody: Count = exactly(0, view.document.text[start:end])
    return Candidate(
        kind="evacuation",
        start=start,
        end=end,
        slots=slots_of("evacuation", count=nobody),
        rule="evacuation.none",
        score=0.6,
    )
