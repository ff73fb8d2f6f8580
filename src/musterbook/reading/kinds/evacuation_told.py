"""Evacuations by patterns: who was moved or cared for, wherever the sentence or the one before tells of wounds."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_slots import who_of
from musterbook.reading.kinds.harm import is_person, victim_count
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of, is_denied
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import Count

_TOLD = load_frames("care_told")
ROWS = Patterns(_TOLD["rows"])
HURT, NOT_HURT = frozenset(_TOLD["people"]["hurt"]), frozenset(_TOLD["people"]["not_hurt"])
AIR, OUT, CARE, DONE = (frozenset(_TOLD["words"][name]) for name in ("air", "out", "care", "done"))
MEDICAL_ALL = frozenset({"evacuate", "medevac", "medivac", "casevac", "airlift", "hospitalise", "hospitalize"})
SAVING = frozenset({"extract", "evacuate", "repatriate", "winch", "fly"})
MEDICAL = frozenset({"medevac", "medivac", "casevac", "stretcher", "hospitalise", "hospitalize", "airlift", "winch"})
BROKEN = frozenset({"broken", "bleeding", "burns", "shrapnel", "unconscious", "concussion", "fracture", "fractured"})
MANAGING = frozenset({"manage", "begin", "start", "help", "work", "succeed", "go", "order", "see", "watch"})
WOUNDS = frozenset({"injure", "wound", "hurt_state", "injury_event", "shoot", "hurt"})
STRIKING = frozenset({"strike", "hit", "crush", "cut", "break", "graze", "pierce", "lose", "shatter", "burn", "tear"})
BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses", "coffin", "coffins", "dead"})
NOT_CARE = frozenset({"court", "prison", "jail", "trial", "custody", "police station", "school", "church", "cemetery"})
CROWDS = frozenset(
    {"resident", "villager", "civilian", "student", "tourist", "diplomat", "delegation", "family", "people"}
)
REFERRING = frozenset({"they", "he", "she", "both", "them", "him", "her", "all", "three", "two", "others", "other"})
OBLIGED = frozenset({"have to", "had to", "have", "need to"})
FAR = 12
LONGEST = 60  # characters between the people and what is told of them
NEAR = 1
NAMED_WITHIN = 7


def find_told_evacuations(view: View) -> Iterator[Candidate]:
    """The moves and the care that patterns find, one for each group of people."""
    seen: set[int] = set()
    homeward: set[int] = set()
    for match in ROWS.find(view.words):
        clause = clause_of(view, match)
        if not _is_verbal(view, match) or is_denied(view, match, clause) or _is_unreal(view, match, clause):
            continue
        place = _place(view, match)
        for who in _people(view, match, clause):
            known = homeward if view.words[match.first].lemma == "repatriate" else seen
            if who.first in known or not is_person(view, who) or BODIES & {w.low for w in who.words}:
                continue
            if _is_for_care(view, match, who, place):
                known.add(who.first)
                yield _candidate(view, match, clause, who, place)
    yield from _nominal(view, seen)


def _is_verbal(view: View, match: Match) -> bool:
    word = view.words[match.first]
    return word.tag.startswith("VB") or word.tag == "BE" or word.low in {"under", "in", "casevac", "medevac"}


def _is_unreal(view: View, match: Match, clause: Clause | None) -> bool:
    if view.is_unreal(view.words[match.first].start):
        return True
    if clause is None or not (clause.verb.first < match.last and match.first < clause.verb.last):
        return False
    if clause.verb.modal in OBLIGED and clause.verb.tense == "past":
        return False
    if clause.verb.modal == "could" and "not until" in view.low:
        return False
    if clause.verb.form in {"infinitive", "gerund"} and clause.parent is not None:
        parent = view.clauses[clause.parent]
        if clause.verb.form == "infinitive" and not clause.verb.perfect and parent.verb.lemma not in MANAGING:
            return True
        return reality_of(view, parent) == "no" or parent.verb.negated
    return reality_of(view, clause, dynamic="being" not in clause.verb.text.lower()) == "no"


def _people(view: View, match: Match, clause: Clause | None) -> Iterator[NounGroup]:
    """The people of the row: the clause's patients or subjects, else the nearest people around it."""
    told: tuple[NounGroup, ...] = ()
    if clause is not None and clause.verb.first < match.last and match.first < clause.verb.last:
        told = clause.subjects if match.label == "treated" or clause.verb.voice == "passive" else clause.patients
        if match.label == "treated" and clause.verb.voice == "active" and clause.verb.lemma in {"treat", "stabilise"}:
            told = clause.objects
        if clause.verb.lemma in {"operate", "care", "look"}:
            told = (*told, *(a.group for a in clause.attachments if a.prep in {"on", "for", "after"}))
    people = [g for g in told if (is_person(view, g) and g.text[:1].isalnum()) or _counted(g) is not None]
    yield from (_counted(g) or g for g in people)
    if told or (clause is not None and _goes_alone(clause, match)):
        return
    included = {a.group.first for a in view.attachments if a.prep in {"including", "among", "with", "by"}}
    lone = match.first > 0 and view.words[match.first - 1].low == "," and view.words[match.first].lemma in MEDICAL_ALL
    finite = lone or any(w.tag == "BE" for w in view.words[max(0, match.first - 3) : match.first])
    reach = FAR if finite else NEAR
    before = [g for g in view.groups if g.last <= match.first and match.first - g.last <= reach]
    people = [g for g in before if is_person(view, g) and g.first not in included and not g.has("body_part")]
    yield from people[-1:]


def _goes_alone(clause: Clause, match: Match) -> bool:
    """ "the crews flew out": an active verb of going that takes nobody along."""
    verbal = clause.verb.first < match.last and match.first < clause.verb.last
    return verbal and clause.verb.voice == "active" and clause.verb.lemma not in MEDICAL | {"evacuate", "transfer"}


def _counted(group: NounGroup) -> NounGroup | None:
    """ "the most seriously hurt", "12 wounded": people by what befell them."""
    return group if any(w.low in HURT for w in group.words) and not group.has("care_place") else None


def _place(view: View, match: Match) -> NounGroup | None:
    """Where they went or lie: the nearest place of care, country or town behind the row."""
    for a in view.attachments:
        near = 0 <= a.group.first - match.first <= FAR and a.prep in {
            "to",
            "into",
            "at",
            "in",
            "on",
            "towards",
            "aboard",
        }
        if near and a.group.has("care_place", "country", "city", "capital") and a.group.lemma != "surgery":
            return a.group
        named = a.group.name and not a.group.has("person", "month", "weekday", "body")
        if near and named and a.prep in {"to", "into"}:
            return a.group
    behind = [g for g in view.groups if match.first <= g.first <= match.last + 4]
    return next((g for g in behind if g.has("care_place") and g.lemma != "surgery"), None)


def _is_for_care(view: View, match: Match, who: NounGroup, place: NounGroup | None) -> bool:
    """Whether the move is a casualty's: by its verb, its goal, its means or what is told of the people."""
    lows = {form for w in view.words for form in (w.low, w.lemma)}
    if lows & NOT_CARE and not lows & CARE:
        return False
    lemma = view.words[match.first].lemma
    hurt = _is_hurt(view, who) or (lemma in MEDICAL | SAVING and bool(lows & CARE))
    to_care = (place is not None and place.has("care_place")) or _names_care(view, match) or _is_carer(view, match)
    if match.label == "treated":
        if lemma in {"arrive", "reach"}:
            return hurt and to_care
        return to_care and _is_ours(who) and view.document.security
    near = {w.low for w in view.words[match.first : match.last + 2]}
    if lemma in {"drive", "carry", "beat", "push", "take"} and near & {"off", "back"} and not (to_care or place):
        return False
    if lemma in {"admit", "pull", "drag", "load", "take", "get", "bring", "deliver", "collect", "move"}:
        return to_care or (hurt and (place is not None or bool(lows & (AIR | CARE))))
    if to_care or (lemma in MEDICAL and (hurt or _is_ours(who))) or (lemma in SAVING and hurt):
        return True
    moved = place is not None or bool(lows & AIR) or bool({w.low for w in view.words[match.first :]} & OUT)
    return hurt and moved


def _is_carer(view: View, match: Match) -> bool:
    """ "a field hospital treated two peacekeepers"."""
    clause = clause_of(view, match)
    return clause is not None and clause.verb.voice == "active" and any(s.has("care_place") for s in clause.subjects)


def _names_care(view: View, match: Match) -> bool:
    """Whether a hospital, or a facility of a medical level, stands right behind the row."""
    near = [w.low for w in view.words[match.first : match.last + NAMED_WITHIN]]
    medical = not {"level", "role", "medical", "health"}.isdisjoint(near)
    return not {"hospital", "clinic", "infirmary"}.isdisjoint(near) or (
        medical and not {"facility", "centre", "center", "post", "unit"}.isdisjoint(near)
    )


def _is_ours(who: NounGroup) -> bool:
    return who.pronoun or not (who.lemma in CROWDS or who.has("armed_group"))


def _is_hurt(view: View, who: NounGroup) -> bool:
    """Whether the people are told as wounded: in their own words, in the sentence, or just before a pronoun."""
    if who.has("hurt", "patient", "injured_count") or any(w.low in HURT for w in who.words):
        return True
    if who.lemma in NOT_HURT:
        return False
    if any(w.low in BROKEN for w in view.words) or tells_wounds(view):
        return True
    refers = who.pronoun or who.definite or who.head.tag == "CD" or who.head.low in REFERRING
    before = [v for _, v in zip(range(2), view.previous(), strict=False)] if refers else []
    return any(tells_wounds(v) for v in before)


def tells_wounds(view: View) -> bool:
    """Whether a sentence speaks of wounds, or of a part of a body that was struck."""
    if any(w.classes & WOUNDS or w.low in HURT for w in view.words):
        return True
    struck = any(w.lemma in STRIKING for w in view.words) or any(g.has("projectile") for g in view.groups)
    return struck and any(g.has("body_part") for g in view.groups)


def _nominal(view: View, seen: set[int]) -> Iterator[Candidate]:
    """ "a medevac was carried out", "medical evacuation took place", "MEDEVAC OF 2 PAX"."""
    for group in view.groups:
        telling = group.has("evacuation_noun") and group.lemma not in {"repatriation", "airlift"}
        clause = next((c for c in view.clauses if c.start <= group.start < c.end), None)
        if not telling or group.first in seen or view.is_unreal(group.start):
            continue
        people = view.after(group, "of", "for")
        medical = group.lemma in MEDICAL | {"evac"} or "medical" in group.text.lower() or _tells_wounds(view)
        if not medical or (clause is not None and (clause.verb.negated or reality_of(view, clause) == "no")):
            continue
        if people is not None and not is_person(view, people) and not _counted(people) and not _is_pax(people):
            continue
        if people is None and (clause is None or not _is_carried_out(clause, group)) and group.count is None:
            continue
        yield _nominal_candidate(view, group, people, clause)


def _is_pax(group: NounGroup) -> bool:
    return group.lemma in {"pax", "wia", "casualty", "cas"}


def _tells_wounds(view: View) -> bool:
    before = next(view.previous(), None)
    words = (*view.words, *(before.words if before is not None else ()))
    return any(w.low in HURT or w.classes & WOUNDS for w in words)


def _is_carried_out(clause: Clause, group: NounGroup) -> bool:
    """Whether the evacuation is said to have been done."""
    return (group in clause.subjects or group in clause.objects) and clause.verb.lemma in DONE


def _nominal_candidate(view: View, group: NounGroup, people: NounGroup | None, clause: Clause | None) -> Candidate:
    told = (group, *([people] if people is not None else []))
    end = max(g.end for g in told)
    if people is None and clause is not None:
        end = max(end, clause.verb.end)
    return Candidate(
        kind="evacuation",
        start=group.start,
        end=end,
        slots=slots_of(
            "evacuation",
            count=victim_count(view, people) if people is not None else group.count,
            who=who_of(view, people),
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule="evacuation.noun",
        score=0.6,
    )


def counted_people(view: View, who: NounGroup) -> Count | None:
    """How many: what the group says; "they" and "the wounded" take the number told last before them."""
    told = victim_count(view, who)
    if told is not None and not (told.max is None and told.min == 2):
        return told
    if not (who.pronoun or who.definite):
        return told
    views = [v for _, v in zip(range(2), view.previous(), strict=False)]
    earlier = [g for g in view.groups if g.last <= who.first]
    for group in (*reversed(earlier), *(g for v in views for g in reversed(v.groups))):
        hurt = any(w.low in HURT for w in group.words)
        if group.count is not None and group.count.max and group.count.max > 1 and (is_person(view, group) or hurt):
            return group.count
    return told


def _candidate(view: View, match: Match, clause: Clause | None, who: NounGroup, place: NounGroup | None) -> Candidate:
    words = view.words
    source = clause.phrase("from", "out of") if clause is not None else None
    start = words[match.first].start
    if clause is not None and clause.verb.first <= match.first < clause.verb.last:
        start = clause.verb.start
    if view.sentence.start <= who.start and start - who.end <= LONGEST:
        start = min(start, who.start)
    return Candidate(
        kind="evacuation",
        start=start,
        end=max(words[match.last - 1].end, who.end, place.end if place is not None else 0),
        slots=slots_of(
            "evacuation",
            count=counted_people(view, who),
            who=who_of(view, who),
            from_=source.text if source is not None and not source.has("projectile") else None,
            destination=place.text if place is not None else None,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule=f"evacuation.{match.label}",
        score=0.65,
        anchor=words[match.first].start,
    )
