"""Plans told otherwise: days set in the present tense, things to be done by a day, inquiries, requests, aims."""

import datetime as dt
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_country, is_equipment, is_force, is_unit, serves, state_of_capital
from musterbook.reading.frames import end_of, in_phrase, load_frames, start_of
from musterbook.reading.kinds.plan_events import AIMS, event_claim

_TOLD = load_frames("plan_told")
ACTORS = frozenset(_TOLD["actors"]["nouns"])
DATED = frozenset(_TOLD["dated"]["verbs"])
DONE, EXAMINED = frozenset(_TOLD["passive"]["verbs"]), frozenset(_TOLD["passive"]["examined"])
CONSIDERED, ASKED = frozenset(_TOLD["passive"]["considered"]), frozenset(_TOLD["passive"]["asked"])
EVENTS, THINGS = frozenset(_TOLD["passive"]["events"]), frozenset(_TOLD["passive"]["things"])
NEVER, QUESTIONS = frozenset(_TOLD["never"]["verbs"]), frozenset(_TOLD["never"]["questions"])
REFUSING = frozenset(_TOLD["never"]["refusing"])
TO_COME = frozenset(
    {"tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "dawn"}
)
TO_COME |= {"next", "light"}
PAST = frozenset({"last", "yesterday", "every", "each", "usually", "always", "now"})
GIVING = frozenset(load_frames("plan")["never"]["giving"])
KINDS = frozenset({"main", "content"})


def is_no_plan(clause: Clause) -> bool:
    """Whether what lies ahead is nothing that anybody sets out to do: "we will remember", "the plate will stop it"."""
    verb, told = clause.verb, clause.object
    counts = told is not None and told.lemma in {"day", "recovery", "days"}
    if verb.lemma in NEVER or counts or (verb.lemma == "do" and told is None):
        return True
    if told is not None and told.lemma in QUESTIONS:
        return True
    into = verb.lemma == "go" and clause.phrase("into") is not None
    refused = verb.negated and (verb.lemma in REFUSING or verb.lemma == "go") and clause.phrase("in", "on") is not None
    return into or refused or (verb.negated and verb.lemma in REFUSING)


def is_gift(clause: Clause, *more: str) -> bool:
    """ "has promised to provide radios": what is to be given is a contribution, but men and findings are not."""
    told, verb = clause.object, clause.verb
    things = told is not None and (told.lemma in THINGS or serves(told) or is_unit(told))
    return verb.lemma in GIVING | set(more) and told is not None and not things and verb.voice == "active"


def is_apart(view: View, clause: Clause, act: Clause) -> bool:
    """ "we agreed on headlamps: two flashes to stop": something else stands before the infinitive."""
    between = view.document.text[clause.verb.end : act.start]
    return ":" in between or ";" in between or "(" in between


def is_asked(view: View, clause: Clause) -> bool:
    """ "how long it will take was not announced": a clause under a question word states nothing."""
    first = clause.subject.first if clause.subject is not None else clause.verb.first
    before = view.words[first - 1] if 0 < first <= len(view.words) else None
    opens = view.words[0].tag == "WH" and clause.index == 0 and view.words[0].low not in {"while", "when"}
    return opens or (before is not None and before.low in {"how", "why", "whether"})


def is_doer(group: NounGroup | None) -> bool:
    """Whether a group can be held to a day: a body, a force, a laboratory, a board, a state."""
    if group is None or group.has("armed_group"):
        return False
    told = in_phrase(group, ACTORS) or is_unit(group) or is_force(group) or is_country(group)
    return told or group.has("body", "official", "role") or state_of_capital(group) is not None


def _day_ahead(view: View, clause: Clause) -> bool:
    """Whether a time in the clause lies on or after the day of the report."""
    day = view.document.published
    time = view.time_of(clause)
    lows = {w.low for w in view.words if clause.start <= w.start <= clause.end + 12}
    if lows & TO_COME and not lows & PAST:
        return True
    if time is None or not any(clause.start <= t.start <= clause.end + 2 for t in view.times):
        return False
    if day is None or time.earliest is None:
        return time.earliest is not None or time.words is not None
    return not lows & {"now", "today", "currently"} and dt.date.fromisoformat(time.earliest[:10]) >= day


def _told(view: View, clause: Clause, rule: str, score: float, who: NounGroup | None) -> Candidate:
    end = end_of(view, clause, whole=True)
    last = max((t.end for t in view.times if 0 <= t.start - end <= 4), default=end)
    what = view.document.text[clause.verb.start : max(end, clause.verb.end)]
    name = None if who is None else who.text
    return event_claim(view, rule, score, start_of(view, clause), max(end, last), name, what)


def find_set_day(view: View, clause: Clause) -> Candidate | None:
    """ "the cabinet votes on Thursday", "a surveyor's team leaves on 3 May"."""
    verb, who = clause.verb, clause.subject
    plain = verb.tense == "present" and not (verb.perfect or verb.progressive or verb.negated) and verb.modal is None
    if not plain or verb.voice == "passive" or verb.lemma not in DATED or verb.form != "finite":
        return None
    if clause.kind not in KINDS or not is_doer(who) or not _day_ahead(view, clause):
        return None
    return _told(view, clause, "set_day", 0.6, who)


def find_actor_will(view: View, clause: Clause) -> Candidate | None:
    """ "a workshop will test the vests in May", "the panel will present its conclusions"."""
    verb, who = clause.verb, clause.subject
    ahead = verb.tense == "future" and (verb.modal != "would" or clause.kind == "content")
    if not ahead or verb.negated or verb.voice == "passive" or clause.kind not in KINDS or is_no_plan(clause):
        return None
    told = clause.object
    thing = told is not None and in_phrase(told, THINGS)
    meant = who is not None and who.head.low in {"it", "they"} and _body_before(view)
    dated = any(clause.start <= t.start <= clause.end + 2 for t in view.times)
    dated = dated or clause.phrase("before", "by", "within") is not None
    if not (is_doer(who) or meant) or not (thing or (dated and (told is not None or clause.attachments))):
        return None
    return _told(view, clause, "actor", 0.6, who)


def _body_before(view: View) -> bool:
    before = next(iter(view.previous()), None)
    return before is not None and any(
        is_doer(c.subject) or (c.subject is not None and c.subject.name) for c in before.clauses
    )


def find_to_be_done(view: View, clause: Clause) -> Candidate | None:
    """ "the map will be issued in May", "a larger unit is envisaged", "the wreck is being examined"."""
    verb, who = clause.verb, clause.subject
    if verb.voice != "passive" or verb.negated or who is None or verb.form != "finite" or who.has("armed_group"):
        return None
    if clause.kind not in KINDS:
        return None
    would = verb.modal == "would" and clause.kind != "content"
    ahead = verb.tense == "future" and not would and verb.lemma in DONE
    dated = any(clause.start <= t.start <= clause.end + 2 for t in view.times)
    if ahead and dated and not (who.has("person") and not serves(who)):
        return _told(view, clause, "to_be_done", 0.55, who)
    if verb.tense != "present" or verb.modal is not None:
        return None
    seen = verb.lemma in CONSIDERED and not verb.perfect and not who.pronoun
    being = verb.progressive or "being" in {w.low for w in view.words[verb.first : verb.last]}
    looked = being and verb.lemma in EXAMINED and (not who.has("person") or is_equipment(who))
    return _told(view, clause, "considered", 0.55, who) if seen or looked else None


def find_there_will(view: View) -> Iterator[Candidate]:
    """ "there will be an inquiry", "there'll be a review of the plates"."""
    words = view.words
    for i, word in enumerate(words[:-3]):
        if word.low != "there" or words[i + 1].low not in {"will", "'ll", "is", "are"} or view.is_unreal(word.start):
            continue
        if words[i + 1].low in {"is", "are"} and words[i + 2].low != "to":
            continue
        group = next((g for g in view.groups if i + 2 <= g.first <= i + 4), None)
        if group is None or group.determiner == "no":
            continue
        of = view.after(group, "of")
        if in_phrase(group, EVENTS) or (of is not None and in_phrase(of, EVENTS)):
            end = group.end if of is None else of.end
            last = max((t.end for t in view.times if 0 <= t.start - end <= 12), default=end)
            yield event_claim(view, "there_will", 0.65, word.start, last, None, view.document.text[group.start : end])


def find_asked(view: View, clause: Clause) -> Candidate | None:
    """ "instructs the ministry to repair the road": a body sets somebody a task."""
    verb, who = clause.verb, clause.subject
    if verb.lemma not in ASKED or verb.voice == "passive" or verb.negated or verb.modal is not None:
        return None
    act = next((c for c in view.children_of(clause) if c.kind == "infinitive"), None)
    told = clause.object
    if act is None or told is None or not is_doer(told) or (who is not None and not is_doer(who)):
        return None
    return _told(view, clause, "asked", 0.55, told)


def find_be_to_aim(view: View, clause: Clause) -> Candidate | None:
    """ "the colonel's goal is to open the road by June"."""
    who, verb = clause.subject, clause.verb
    if who is None or who.lemma not in AIMS or verb.modal != "be to" or verb.negated or clause.kind not in KINDS:
        return None
    return _told(view, clause, "aim", 0.65, who)


TOLD_RULES = (find_set_day, find_actor_will, find_to_be_done, find_asked, find_be_to_aim)
