"""Deployments to come, or long under way: "will send 90 men", "are due in the capital", "has kept men there since"."""

from collections.abc import Iterator

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    country_of,
    is_country,
    is_force,
    is_people_of_country,
    is_unit,
    serves,
    state_of_capital,
    tells_number,
)
from musterbook.reading.frames import is_ahead, is_none, load_frames, start_of
from musterbook.reading.kinds.deployment_words import can_be_sent, deployment_claim
from musterbook.reading.kinds.strength_told import is_people

_TOLD = load_frames("deployment")["ahead"]
SEND, ARRIVE = frozenset(_TOLD["send"]), frozenset(_TOLD["arrive"])
INTEND, DUE = frozenset(_TOLD["intend"]), frozenset(_TOLD["due"])
NOT_SENT = frozenset(_TOLD["never"])
SURE = frozenset({"will", "'ll", "shall", "would", "be to", "is to", "are to", "wo"})
MAYBE = frozenset({"may", "might", "could", "should", "must", "can", "ought to", "need to", "have to"})
BODIES = ("body", "country", "military", "police")


def find_ahead(view: View) -> Iterator[Candidate]:
    """The deployments of a sentence that are announced, promised or due; their stance is "expects"."""
    for clause in view.clauses:
        if view.is_unreal(clause.verb.start) or clause.verb.negated or clause.verb.modal in MAYBE:
            continue
        found = _sends(view, clause) or _comes(view, clause) or _is_due(view, clause)
        if found is not None:
            yield found


def _governor(view: View, clause: Clause) -> Clause | None:
    """ "intends to send": the clause of intending that an infinitive hangs on."""
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    if clause.verb.form != "infinitive" or parent is None or parent.verb.negated or parent.verb.modal in MAYBE:
        return None
    told = {parent.verb.lemma, parent.complement.low if parent.complement is not None else ""}
    return parent if told & (INTEND | DUE) else None


def _meant(view: View, clause: Clause) -> tuple[bool, Clause]:
    """Whether the clause is announced for later, and the clause that its subject stands in."""
    governor = _governor(view, clause)
    if governor is not None:
        return True, governor
    if clause.verb.form != "finite":
        return False, clause
    ahead = clause.verb.tense == "future" or clause.verb.modal in SURE or bool(DUE & set(clause.verb.via))
    return ahead and (clause.verb.modal != "would" or clause.kind in {"content", "main"}), clause


def _sends(view: View, clause: Clause) -> Candidate | None:
    """ "Romania intends to send 300", "Kenya has promised to deploy 40 gendarmes", "it will lend 90 men"."""
    meant, head = _meant(view, clause)
    who = head.subject
    if clause.verb.lemma not in SEND or not meant or who is None or clause.verb.voice == "passive":
        return None
    giver = is_country(who) or state_of_capital(who) is not None or is_force(who) or who.pronoun or who.has(*BODIES)
    groups = (*clause.objects, *(a.group for a in clause.attachments if a.prep in {"in", "out"}))
    told = next((g for g in groups if _is_band(view, g, strong=clause.verb.lemma in {"send", "fly", "deploy"})), None)
    if not giver or who.has("armed_group") or told is None:
        return None
    start = start_of(view, head)
    return _claim(view, clause, told, "will_send", start, who)


def _is_band(view: View, group: NounGroup, *, strong: bool) -> bool:
    """Whether a group is people or a unit that a state can send, or a number of them."""
    barred = group.lemma in NOT_SENT and not tells_number(group.count) and not (strong and group.lemma == "team")
    if is_none(group) or barred or group.has("armed_group") or group.lemma == "delegation":
        return False
    if serves(group) or is_unit(group) or (can_be_sent(group) and group.has("police", "military")):
        return strong or tells_number(group.count) or is_unit(group) or group.more
    return is_people(view, group)


def _comes(view: View, clause: Clause) -> Candidate | None:
    """ "the second of four battalions will reach the capital", "expects 700 Danes to land"."""
    verb = clause.verb
    if verb.lemma not in ARRIVE or verb.voice == "passive":
        return None
    meant, head = _meant(view, clause)
    who = clause.subject if clause.subject is not None else head.subject
    if who is None or not meant or not _can_come(view, who):
        return None
    place = clause.object is not None or any(a.prep in {"in", "at", "to", "on", "for"} for a in clause.attachments)
    timed = view.time_of(clause) is not None
    if not (place or timed) or (clause.object is not None and clause.object.has("person")):
        return None
    return _claim(view, clause, who, "will_come", min(who.start, start_of(view, clause)), None)


def _can_come(view: View, who: NounGroup) -> bool:
    """Whether a group is a band in number or by nation: "the battalions", "700 Danes", "sixty more gunners"."""
    if who.lemma in NOT_SENT | {"people", "person"} or is_none(who) or who.has("armed_group"):
        return False
    of = view.after(who, "of")
    if who.head.low in {"first", "second", "third", "last", "rest", "remainder", "one", "half"} and of is not None:
        return serves(of) or is_unit(of)
    if is_people_of_country(who) or (serves(who) and (tells_number(who.count) or country_of(who) is not None)):
        return True
    return is_unit(who) or is_people(view, who)


def _is_due(view: View, clause: Clause) -> Candidate | None:
    """ "90 paratroopers are due in the capital", "a first 25 are expected by Easter"."""
    verb, who = clause.verb, clause.subject
    if who is None or not _can_come(view, who) or verb.modal is not None:
        return None
    tail = {w.low for w in view.words[verb.first : verb.last + 1]}
    due = (verb.lemma == "be" and tail & {"due", "expected", "awaited"}) or (
        verb.lemma in {"expect", "await", "schedule"} and verb.voice == "passive" and verb.tense == "present"
    )
    where = clause.phrase("in", "at", "on", "by", "before", "within", "from") is not None
    if not due or not (where or view.time_of(clause) is not None or "before" in {w.low for w in view.words}):
        return None
    return _claim(view, clause, who, "due", start_of(view, clause), None)


def _claim(view: View, clause: Clause, told: NounGroup, rule: str, start: int, giver: NounGroup | None) -> Candidate:
    end = max(clause.end, told.end)
    found = deployment_claim(view, clause, told, rule, 0.65, min(start, told.start), end, giver)
    return structs.replace(found, stance="expects")


def find_stationed(view: View, clause: Clause) -> Candidate | None:
    """ "Turkey has had men in the valley since 1999", "has kept a battalion there for ten years"."""
    verb, who, told = clause.verb, clause.subject, clause.object
    before = view.words[clause.verb.first - 1] if clause.verb.first else None
    had = before is not None and before.lemma == "have" and verb.lemma == "have"
    if verb.lemma not in {"have", "keep", "maintain", "station"} or not (verb.perfect or had) or is_ahead(clause):
        return None
    who = next((c.subject for c in view.clauses if had and c.verb.last == clause.verb.first), None) if had else who
    if who is None or told is None or not (is_country(who) or state_of_capital(who) is not None):
        return None
    lows = [w.low for w in view.words[clause.verb.last :]]
    if not (serves(told) or is_unit(told)) or not ({"since", "for"} & set(lows)):
        return None
    last = next((t.end for t in view.times if t.start > clause.verb.end), clause.end)
    return deployment_claim(view, clause, told, "stationed", 0.7, who.start, max(clause.end, last), who)


def find_under_way(view: View, clause: Clause) -> Candidate | None:
    """ "France is moving two companies up from the south", "the alliance is rushing 80 men there"."""
    verb, who = clause.verb, clause.subject
    told = next((g for g in clause.objects if _is_band(view, g, strong=True)), None)
    if verb.lemma not in SEND | {"move", "rush", "pull", "shift", "bring"} or not verb.progressive or who is None:
        return None
    if told is None or verb.tense != "present" or verb.voice == "passive" or clause.kind == "infinitive":
        return None
    if not (is_country(who) or is_force(who) or state_of_capital(who) is not None):
        return None
    return deployment_claim(view, clause, told, "under_way", 0.6, start_of(view, clause), clause.end, who)
