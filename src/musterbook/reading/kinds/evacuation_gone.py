"""Evacuations told the other way round: the hurt go, reach, lie on a plane or an operating table, or stand in a line.

"Two of them left for home aboard a transport", "he had surgery on the coast", "3 x wounded to Role 2 by air".
"""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_slots import who_of
from musterbook.reading.kinds.evacuation_told import tells_wounds
from musterbook.reading.kinds.harm import is_person, victim_count
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of, is_denied
from musterbook.reading.numbers import UNITS, read_number
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("care_told")
GONE = Patterns(_TOLD["gone"])
_PEOPLE = {name: frozenset(words) for name, words in _TOLD["people"].items()}
TAKERS, RECEIVING = (frozenset(_TOLD["receiving"][name]) for name in ("who", "verbs"))
HURT, NOT_HURT = _PEOPLE["hurt"], _PEOPLE["not_hurt"]
WOUNDS = frozenset({"injure", "wound", "hurt_state", "injury_event", "shoot", "hurt", "injured_count"})
BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses", "coffin", "coffins", "dead"})
REFERRING = frozenset({"they", "he", "she", "both", "him", "her", "them", "all", "others", "other", "rest", "second"})
REFERRING |= {"third", "first", "latter", "man", "woman", "men", "women", "remaining", "pair"}
CARRIERS = ("aircraft", "boat")
CARRIED = frozenset({"ambulance", "stretcher", "flight", "plane", "hercules", "transport", "helicopter", "jet"})
TO = ("to", "into", "for", "at", "in", "towards")
BUILT = ("care_place", "care", "country", "city", "capital")
VISITING = frozenset({"visit", "see", "meet", "comfort", "greet", "inspect", "thank", "interview", "guard"})
CARING = re.compile(
    r"hospital|hôpital|clinic|infirmary|hospit|\b(?:level|role)[ -](?:[1-4]|i{1,3}v?|one|two|three)\b|theatre|klinik"
)
MOVES = frozenset({"transfer", "move", "flight", "removal", "transport", "evacuation", "airlift", "repatriation"})
LEADING = _PEOPLE["worst"] | _PEOPLE["cases"] | {"the", "of", "most", "more", "less"} | frozenset(UNITS)
NEAR = 2
WIDE = 14


def find_gone(view: View) -> Iterator[Candidate]:
    """The journeys and the care of the hurt that no verb of moving them tells, one for each group of people."""
    if not view.document.security:
        return
    seen: set[int] = set()
    for match in GONE.find(view.words):
        clause = clause_of(view, match)
        if clause is None or clause.verb.last < match.first or not _is_so(view, match, clause):
            continue
        for who in _people(view, match, clause):
            place = _place(view, match)
            if who.first not in seen and _is_told(view, match, who, place):
                seen.add(who.first)
                yield _candidate(view, match, clause, who, place)
                break
    yield from _received(view)
    yield from _transfers(view)
    yield from _worst(view)
    yield from _lines(view)


def _is_so(view: View, match: Match, clause: Clause) -> bool:
    if view.is_unreal(view.words[match.first].start) or is_denied(view, match, clause):
        return False
    return reality_of(view, clause, dynamic=False) != "no" and clause.verb.form != "gerund"


def _people(view: View, match: Match, clause: Clause) -> Iterator[NounGroup]:
    """Who goes: the subjects of the row's verb, or the body that a bullet was taken from."""
    for group in clause.subjects:
        if (is_person(view, group) or _is_worst(group)) and not _is_other(group):
            yield group
    if match.label == "cared":
        behind = [a.group for a in clause.attachments if a.prep in {"on", "of", "from"}]
        yield from (g for g in behind if is_person(view, g) and not _is_other(g))


def _is_other(group: NounGroup) -> bool:
    lows = {w.low for w in group.words} | {group.lemma}
    return bool(lows & (BODIES | NOT_HURT)) or group.has("armed_group", "official", "media")


def _is_worst(group: NounGroup) -> bool:
    """ "the three gravest cases", "the most badly hurt"."""
    lows = {w.low for w in group.words}
    return bool(lows & _PEOPLE["worst"]) and bool(lows & _PEOPLE["cases"])


def is_hurt_one(view: View, who: NounGroup) -> bool:
    """Whether these very people are the hurt: by their own words, or by pointing back to a telling of wounds."""
    if who.has("hurt", "patient", "injured_count") or any(w.low in HURT for w in who.words) or _is_worst(who):
        return True
    borne = view.after(who, "with")
    if borne is not None and borne.has("wound", "injury_event", "injured_count", "projectile", "body_part"):
        return True
    inner = view.after(who, "of")
    if inner is not None and (inner.has("hurt", "injured_count") or any(w.low in HURT for w in inner.words)):
        return True
    shared = (c for c in view.clauses if who in c.subjects or who in c.objects)
    if any(c.verb.classes & WOUNDS for c in shared):
        return True
    points = who.pronoun or who.head.tag == "CD" or bool({w.low for w in who.words} & REFERRING)
    views = [v for _, v in zip(range(NEAR), view.previous(), strict=False)]
    if points or (inner is not None and inner.pronoun):
        if any(w.classes & WOUNDS or w.low in HURT for w in view.words[: who.first]):
            return True
        return any(tells_wounds(v) for v in views)
    views = [v for _, v in zip(range(NEAR + 2), view.previous(), strict=False)]
    same = [v for v in views if any(g.lemma == who.lemma for g in v.groups)]
    return bool(who.definite or who.name) and any(tells_wounds(v) for v in same)


def _place(view: View, match: Match) -> NounGroup | None:
    """Where they went or lie, right behind the row."""
    for a in view.attachments:
        built = a.group.has(*BUILT) or (a.group.name and not a.group.has("month", "weekday", "person"))
        if built and match.first <= a.group.first <= match.last + WIDE and a.prep in TO:
            return a.group
    behind = [g for g in view.groups if match.first < g.last and g.first <= match.last + 3]
    return next((g for g in behind if g.has("care_place")), None)


def _is_told(view: View, match: Match, who: NounGroup, place: NounGroup | None) -> bool:
    lemmas = {w.lemma for w in view.words[match.first :]}
    if lemmas & VISITING or not is_hurt_one(view, who):
        return False
    if match.label == "cared":
        return True
    lead = view.words[match.first].lemma
    carried = bool(lemmas & (CARRIED | {"sortie", "flight"})) or any(
        g.has(*CARRIERS) for g in view.groups if g.first >= match.first
    )
    low = view.document.low[view.words[match.first].start : view.sentence.end]
    to_care = (place is not None and place.has("care_place")) or CARING.search(low) is not None
    if lead == "be":
        return carried or to_care
    counted = who.head.tag == "CD" or any(w.tag == "CD" for w in who.words)
    return to_care or (place is not None and (carried or (counted and lead in {"leave", "reach", "get", "make"})))


def _candidate(view: View, match: Match, clause: Clause, who: NounGroup, place: NounGroup | None) -> Candidate:
    words = view.words
    starts = [who.start] if view.sentence.start <= who.start and who.last <= match.first else []
    return Candidate(
        kind="evacuation",
        start=min([words[match.first].start, *starts]),
        end=max(words[match.last - 1].end, place.end if place is not None else clause.end),
        slots=slots_of(
            "evacuation",
            count=victim_count(view, who),
            who=who_of(view, who),
            destination=place.text if place is not None else None,
            occurred=view.time_of(clause),
        ),
        rule=f"evacuation.{match.label}",
        score=0.6,
        anchor=words[match.first].start,
    )


def _received(view: View) -> Iterator[Candidate]:
    """ "the hospital received fourteen casualties", "doctors treated nine wounded men"."""
    for clause in view.clauses:
        verb, takers = clause.verb, [s for s in clause.subjects if s.has("care_place") or s.lemma in TAKERS]
        if verb.lemma not in RECEIVING or not takers or verb.voice != "active" or verb.negated:
            continue
        preps = {"on"} if verb.lemma == "operate" else {"in"}
        behind = [a.group for a in clause.attachments if a.prep in preps]
        for who in (*clause.objects, *behind):
            own = who.has("hurt", "patient", "injured_count") or any(w.low in HURT for w in who.words)
            if own and not _is_other(who) and reality_of(view, clause) == "told":
                start = min(takers[0].start, verb.start)
                yield _plain(
                    view, (max(start, view.sentence.start), who.end), who, victim_count(view, who), "evacuation.taken"
                )
                break


def _transfers(view: View) -> Iterator[Candidate]:
    """ "the transfer of three casualties to the coast"."""
    for group in view.groups:
        people = view.after(group, "of") if group.lemma in MOVES and not group.has("evacuation_noun") else None
        if people is None or view.is_unreal(group.start) or _is_other(people):
            continue
        if not (is_person(view, people) or _is_worst(people)) or not is_hurt_one(view, people):
            continue
        place = next((a.group for a in view.attachments if a.prep == "to" and a.group.first > people.first), None)
        if place is not None and place.first - people.last <= WIDE:
            yield _plain(view, (group.start, place.end), people, victim_count(view, people), "evacuation.transfer")


def _worst(view: View) -> Iterator[Candidate]:
    """ "the gravest cases were lifted out", "two of the more seriously cut were driven off": no noun group."""
    for clause in view.clauses:
        verb = clause.verb
        moved = verb.has("medevac", "carry_to") or verb.lemma in {"put", "place", "load", "admit", "treat"}
        if not moved or verb.voice != "passive" or verb.negated or reality_of(view, clause) == "no":
            continue
        first = verb.first
        while first > 0 and view.words[first - 1].low in LEADING:
            first -= 1
        told = {w.low for w in view.words[first : verb.first]}
        if told & _PEOPLE["worst"] and told & _PEOPLE["cases"]:
            number = read_number(view.words, first)
            count = exactly(number[0], view.words[first].text) if number is not None else None
            yield _plain(view, (view.words[first].start, clause.end), None, count, "evacuation.worst")


def _lines(view: View) -> Iterator[Candidate]:
    """ "3 x IND to field hospital by air", "2 wounded to Role 2": a line without a verb."""
    if any(v.form == "finite" for v in view.verbs):
        return
    for word in view.words[:3]:
        told = read_number(view.words, word.i)
        if told is None:
            continue
        tail = view.words[told[1] :]
        to = next((w for w in tail[:6] if w.low in {"to", "by", "->", ">"}), None)
        if to is None:
            continue
        before = {w.low for w in view.words[told[1] : to.i]}
        after = {w.low for w in view.words[to.i :]}
        hurt = bool(before & _PEOPLE["abbreviated"])
        care = bool(after & _PEOPLE["treating"])
        carried = bool(after & _PEOPLE["carrying"]) or any("aircraft" in w.classes for w in view.words[to.i :])
        if not ((hurt and (care or carried)) or (care and carried) or (carried and _is_medical(view))):
            continue
        end = next((w.start for w in view.words[to.i :] if w.low in {",", ";", "."}), view.sentence.end)
        who = next((g for g in view.groups if g.last <= to.i), None)
        yield _plain(
            view,
            (word.start, max(end, to.end)),
            who,
            exactly(told[0], view.document.text[word.start : view.words[told[1] - 1].end]),
            "evacuation.line",
        )
        return


def _is_medical(view: View) -> bool:
    """Whether the line stands under a head of medical matters, or behind another such line."""
    before = next(view.previous(), None)
    near = view.document.low[max(0, view.sentence.start - 160) : view.sentence.start]
    lines = before is not None and bool({w.low for w in before.words} & _PEOPLE["treating"])
    return lines or re.search(r"\b(?:medical|medevac|casevac|cas evac|evacuat\w+|evac)\b", near) is not None


def _plain(view: View, span: tuple[int, int], who: NounGroup | None, count: Count | None, rule: str) -> Candidate:
    return Candidate(
        kind="evacuation",
        start=span[0],
        end=span[1],
        slots=slots_of("evacuation", count=count, who=who_of(view, who)),
        rule=rule,
        score=0.6,
    )
