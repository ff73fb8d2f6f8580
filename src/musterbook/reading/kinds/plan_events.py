"""Plans told by what is to come: events set for a day, inquiries under way, aims, refusals, a commander's intent."""

import re
from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import Phrases, end_of, is_none, load_frames, start_of, stretch
from musterbook.terms.claims import slots_of

_TOLD = load_frames("plan")
EVENTS = frozenset([*_TOLD["under_way"]["steps"], *_TOLD["under_way"]["inquiries"], *_TOLD["events"]["nouns"]])
BEGIN = frozenset(_TOLD["events"]["begin"])
GOES_ON = frozenset(_TOLD["events"]["goes_on"])
UNDER_WAY = Phrases(_TOLD["events"]["under_way"])
HANDLED = frozenset(_TOLD["events"]["handled"])
STATES = frozenset(_TOLD["events"]["states"])
AIMS = frozenset(_TOLD["events"]["aims"])
SILENT = frozenset(_TOLD["events"]["silent"])
NOUNS = frozenset(
    {"plan", "intention", "proposal", "decision", "bid", "pledge", "promise", "vow", "agreement", "offer"}
)
IDLE = frozenset(load_frames("plan_told")["never"]["verbs"]) | {"board", "ride", "wear", "drive", "crew"}
UNDONE = frozenset({"send", "withdraw", "contribute", "leave", "pull", "change", "stop"})
JOURNEYS = frozenset({"go", "leave", "travel", "fly", "head", "depart", "return", "come", "sail", "drive"})
HEADING = (
    r"(?m)^[\W\d]{0,8}(?:[a-z]+'?s? ){0,2}(?:intent|intentions?|tasks?|next 24 ?h(?:ou)?rs?|plan"
    r"|outlook)\b[^.:\n]{0,30}[.:]"
)
INTENT = re.compile(HEADING + r"[^\n]*\Z")


def event_claim(view: View, rule: str, score: float, start: int, end: int, who: str | None, what: str) -> Candidate:
    start, end = stretch(view, start, end)
    slots = slots_of("plan", who=who, what=what)
    return Candidate(kind="plan", start=start, end=end, slots=slots, rule=f"plan.{rule}", score=score, stance="expects")


def _whole(view: View, clause: Clause, rule: str, score: float, who: NounGroup | None) -> Candidate:
    start, end = start_of(view, clause), end_of(view, clause, whole=True)
    last = max((t.end for t in view.times if 0 <= t.start - end <= 2), default=end)
    what = view.document.text[clause.verb.start : max(end, clause.verb.end)]
    return event_claim(view, rule, score, start, max(end, last), None if who is None else who.text, what)


def _is_event(group: NounGroup | None) -> bool:
    if group is None:
        return False
    low = " ".join(w.low for w in group.words[-2:])
    return group.lemma in EVENTS or low in EVENTS


def is_ahead_of(clause: Clause) -> bool:
    """Whether the clause speaks of what will be: will, is to, is due to, would in reported speech."""
    verb = clause.verb
    if verb.modal == "would":
        return clause.kind == "content"
    return verb.tense == "future" and verb.form == "finite"


def find_event_ahead(view: View, clause: Clause) -> Candidate | None:
    """ "the withdrawal will begin on Monday", "talks are scheduled for June", "the bodies will be flown home"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.negated or clause.kind in {"relative", "subordinate", "infinitive"}:
        return None
    event = _is_event(who)
    begins = event and is_ahead_of(clause) and verb.lemma in BEGIN
    planned = event and verb.voice == "passive" and verb.lemma in {"schedule", "plan", "set", "expect", "slate"}
    handled = who.lemma in HANDLED or serves(who) or is_equipment(who) or is_force(who)
    moved = handled and is_ahead_of(clause) and verb.voice == "passive" and verb.lemma not in {"kill", "hurt", "find"}
    if begins or moved or (planned and verb.tense == "present"):
        return _whole(view, clause, "event", 0.7, who)
    due = verb.lemma == "be" and verb.tense == "present" and _is_due(view, clause)
    return _whole(view, clause, "due", 0.6, who) if due and (handled or event or is_unit(who)) else None


def _is_due(view: View, clause: Clause) -> bool:
    words = [w.low for w in view.words[clause.verb.last : clause.verb.last + 2]]
    return words[:1] == ["due"] and words[1:2] != ["to"]


def find_goes_on(view: View, clause: Clause) -> Candidate | None:
    """ "the search continues", "an operation was still going on", "the incident is being investigated"."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.negated or verb.modal is not None or clause.kind in {"relative", "subordinate"}:
        return None
    told = _is_event(who) or (not who.has("person") and not serves(who) and _is_event(view.after(who, "of")))
    on = told and verb.voice == "active" and (verb.lemma in GOES_ON or UNDER_WAY.in_verb(view, clause) is not None)
    under_way = told and verb.lemma == "be" and UNDER_WAY.find(view.words, verb.last, verb.last + 3) is not None
    looked_into = verb.tense == "present" and verb.voice == "passive" and verb.lemma in {"investigate", "probe"}
    set_up = (
        told
        and who.lemma not in {"force", "mission"}
        and verb.voice == "passive"
        and verb.lemma in {"set", "order", "open", "launch", "convene", "appoint"}
    )
    if on or under_way or looked_into or set_up:
        return _whole(view, clause, "goes_on", 0.6, who)
    return None


def find_will_not(view: View, clause: Clause) -> Candidate | None:
    """ "the soldiers will not leave the camp": a refusal to act, not to answer."""
    who, verb = clause.subject, clause.verb
    if not verb.negated or who is None or not is_ahead_of(clause) or verb.lemma in SILENT | STATES | UNDONE:
        return None
    if verb.lemma in IDLE or clause.phrase("into") is not None or (verb.lemma == "go" and clause.phrase("in", "out")):
        return None
    if verb.voice == "passive" or clause.kind in {"relative", "subordinate", "infinitive"} or who.has("armed_group"):
        return None
    speaks = who.pronoun and who.head.low in {"we", "they", "he", "she", "i", "it"}
    if not (speaks or serves(who) or is_force(who) or is_unit(who) or who.has("body", "media", "official", "person")):
        return None
    return _whole(view, clause, "will_not", 0.55, who)


def find_journey(view: View, clause: Clause) -> Candidate | None:
    """ "a delegation is going to Geneva", "the minister is flying out on Monday"; "no team is going" denies one."""
    who, verb = clause.subject, clause.verb
    if who is None or verb.lemma not in JOURNEYS or not verb.progressive or verb.tense != "present" or verb.negated:
        return None
    if clause.kind not in {"main", "content"} or who.pronoun or who.has("armed_group", "civilian"):
        return None
    dated = any(clause.start <= t.start <= clause.end + 1 for t in view.times)
    if not (serves(who) or is_force(who) or is_unit(who) or who.has("body", "official", "role", "rank")):
        return None
    if clause.phrase("to", "for") is None and not dated:
        return None
    told = _whole(view, clause, "journey", 0.7, who)
    purpose = next((c for c in view.children_of(clause) if c.kind == "infinitive"), None)
    if purpose is not None:
        told = msgspec.structs.replace(told, end=max(told.end, purpose.end))
    return msgspec.structs.replace(told, stance="denies") if who.determiner == "no" or is_none(who) else told


def find_aim(view: View, clause: Clause) -> Candidate | None:
    """ "the mission's aim is to open the road", "the goal is a vote by February"."""
    who, verb = clause.subject, clause.verb
    if who is None or who.lemma not in AIMS or verb.lemma != "be" or verb.negated or verb.tense == "past":
        return None
    child = next((c for c in view.children_of(clause) if c.kind == "infinitive"), None)
    if child is None and clause.object is None:
        return None
    return _whole(view, clause, "aim", 0.6, who)


def find_plan_nouns(view: View) -> Iterator[Candidate]:
    """ "a plan to send more police", "there are plans to close the base", "is considering withdrawing its troops"."""
    for clause in view.clauses:
        group = next((g for g in view.groups if g.lemma in NOUNS and 0 <= clause.start - g.end <= 2), None)
        if clause.kind == "infinitive" and group is not None and not view.is_unreal(group.start):
            if group.determiner == "no" or is_none(group) or group.lemma == "decision" or clause.verb.lemma in STATES:
                continue
            what = view.document.text[clause.verb.start : clause.end]
            yield event_claim(view, "noun", 0.5, group.start, end_of(view, clause), None, what)
        weighs = (
            clause.verb.lemma in {"consider", "contemplate", "weigh", "plan", "discuss"} and clause.verb.progressive
        )
        act = next((w for w in view.words[clause.verb.last : clause.verb.last + 1] if w.tag == "VBG"), None)
        if weighs and act is not None and clause.subject is not None and not clause.verb.negated:
            end = max((c.end for c in view.clauses if c.start >= act.start), default=clause.end)
            who = clause.subject.text
            yield event_claim(
                view, "weighs", 0.6, start_of(view, clause), end, who, view.document.text[act.start : end]
            )


def find_intent(view: View) -> Iterator[Candidate]:
    """Lines under INTENT in a situation report."""
    low = view.document.low[max(0, view.sentence.start - 300) : view.sentence.start]
    if INTENT.search(low) is None or len(view.words) < 3 or view.words[0].tag == "CD":
        return
    yield event_claim(view, "intent", 0.6, view.sentence.start, view.sentence.end, None, view.text)


EVENT_RULES = (find_event_ahead, find_goes_on, find_will_not, find_journey, find_aim)
