"""Plans: a named actor will do something, or has set about it."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_country, is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import Phrases, end_of, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.plan_events import (
    EVENT_RULES,
    HEADING,
    find_intent,
    find_plan_nouns,
)
from musterbook.reading.kinds.plan_told import (
    TOLD_RULES,
    find_there_will,
    is_apart,
    is_asked,
    is_gift,
    is_no_plan,
)
from musterbook.reading.kinds.plan_triggers import ROWS, SEND, TRIGGERS
from musterbook.terms.claims import slots_of

_TOLD = load_frames("plan")
INTEND = frozenset(_TOLD["intend"]["lemmas"])
SET = frozenset(_TOLD["intend"]["adjectives"])
GERUND = Phrases(_TOLD["intend"]["gerund"])
NO_ACT = frozenset(_TOLD["never"]["verbs"])
NO_ACTOR = frozenset(_TOLD["never"]["subjects"])
NO_OBJECTS = frozenset(_TOLD["never"]["objects"])
HELD = frozenset(_TOLD["under_way"]["held"])
DONE = frozenset(_TOLD["under_way"]["done"])
STEPS = frozenset(_TOLD["under_way"]["steps"])
UNDER_WAY = Phrases(_TOLD["under_way"]["phrases"])
OPEN = Phrases(_TOLD["under_way"]["open"])
INQUIRIES = frozenset(_TOLD["under_way"]["inquiries"])
SPEAKERS = frozenset({"he", "she", "they", "we", "i"})
GAP = 6  # characters between a clause and the time that closes it
AHEAD_MODALS = frozenset({"will", "'ll", "shall", "wo", "be to"})


def is_actor(group: NounGroup | None) -> bool:
    """Whether a group can be held to a plan: a named person, a body, a force, a country, people who serve."""
    if group is None or group.lemma in NO_ACTOR or group.has("armed_group"):
        return False
    if group.pronoun:
        return group.head.low in SPEAKERS
    return (
        group.name
        or is_country(group)
        or is_force(group)
        or is_unit(group)
        or serves(group)
        or group.has("body", "official", "role", "rank")
        or country_of(group) is not None
    )


def _claim(view: View, clause: Clause, act: Clause, rule: str, score: float, end: int | None = None) -> Candidate:
    who = clause.subject
    if end is None:
        end = end_of(view, clause, whole=True)
        end = max((t.end for t in view.times if 0 <= t.start - end <= GAP), default=end)
    start, end = stretch(view, start_of(view, clause), end)
    to, with_ = act.phrase("to", "into"), act.phrase("with")
    purpose = next((c for c in view.children_of(act) if c.kind == "infinitive" and c.start > act.verb.end), None)
    return Candidate(
        kind="plan",
        start=start,
        end=end,
        slots=slots_of(
            "plan",
            who=None if who is None else who.text,
            what=view.document.text[act.verb.head.start : max(act.end, act.verb.end)],
            with_=None if with_ is None else with_.text,
            purpose=None if purpose is None else view.document.text[purpose.start : purpose.end],
            destination=None if to is None else to.text,
            occurred=view.time_of(clause),
        ),
        rule=f"plan.{rule}",
        score=score,
        stance="expects",
    )


def _is_act(clause: Clause) -> bool:
    told = clause.object
    if clause.verb.lemma in {"stay", "remain"} and clause.phrase("in", "at", "on") is not None:
        return serves(clause.subject) or is_force(clause.subject)
    if is_no_plan(clause):
        return False
    return clause.verb.lemma not in NO_ACT and not (told is not None and told.lemma in NO_OBJECTS)


def _moved(clause: Clause) -> bool:
    """Whether the subject of a passive is what a force moves, opens or holds."""
    who = clause.subject
    held = who is not None and clause.verb.lemma in HELD and who.lemma in STEPS | INQUIRIES
    if held or clause.verb.lemma in DONE:
        return True
    return who is not None and (serves(who) or is_unit(who) or is_equipment(who) or is_actor(clause.phrase("by")))


def _is_body_meant(clause: Clause) -> bool:
    """ "the army said it would …": the "it" of reported speech is the body that speaks."""
    return clause.kind == "content" and clause.subject is not None and clause.subject.head.low == "it"


def _will(view: View, clause: Clause) -> Candidate | None:
    """ "the ministry will send engineers", "a delegation is due to fly out", "said it would recall the lot"."""
    verb = clause.verb
    would = verb.modal == "would" and (clause.kind == "content" or _goes_on_saying(view, clause))
    future = verb.tense == "future" and verb.modal != "would"
    ahead = future or verb.modal in AHEAD_MODALS or not SET.isdisjoint(verb.via)
    if (
        verb.negated
        or not (would or ahead)
        or not _is_act(clause)
        or is_gift(clause)
        or clause.kind in {"relative", "subordinate", "infinitive"}
    ):
        return None
    if verb.voice == "passive" and not _moved(clause):
        return None
    if verb.voice == "active" and not (
        is_actor(clause.subject)
        or _is_body_meant(clause)
        or (is_equipment(clause.subject) and clause.object is not None)
    ):
        return None
    return _claim(view, clause, clause, "will", 0.8 if not would else 0.75)


def _goes_on_saying(view: View, clause: Clause) -> bool:
    """ "said that raids had ended and a camp would be built": the second half of what is said."""
    said = any(c.kind == "content" and c.end <= clause.start and clause.start - c.end <= 8 for c in view.clauses)
    return clause.kind == "main" and said


def _is_expected(view: View, clause: Clause) -> Candidate | None:
    """ "a second contingent is expected within weeks"."""
    verb, who = clause.verb, clause.subject
    if (
        verb.voice != "passive"
        or verb.negated
        or verb.lemma not in {"expect", "schedule", "plan", "await"}
        or who is None
    ):
        return None
    when = (
        any(clause.start <= t.start <= clause.end + 1 for t in view.times)
        or clause.phrase("within", "in", "by", "on") is not None
    )
    if (
        verb.tense != "present"
        or not when
        or not (serves(who) or is_unit(who) or is_equipment(who) or who.lemma in STEPS)
    ):
        return None
    return _claim(view, clause, clause, "expected", 0.7)


def _intends(view: View, clause: Clause) -> Candidate | None:
    """ "Nepal plans to withdraw its doctors", "it is meant to guard the port"."""
    verb = clause.verb
    set_to = verb.lemma in SET or (
        verb.lemma == "be" and clause.complement is not None and clause.complement.low in SET
    )
    if (
        verb.negated
        or not (verb.lemma in INTEND or set_to)
        or clause.kind in {"relative", "subordinate", "infinitive", "participial"}
    ):
        return None
    if (
        verb.tense == "past"
        and not verb.perfect
        and verb.lemma in {"plan", "want", "intend", "hope", "mean", "expect", "prepare"}
        and verb.voice == "active"
    ):
        return None
    act = next((c for c in view.children_of(clause) if c.kind == "infinitive" and 0 <= c.start - verb.end <= 30), None)
    who = clause.subject
    if act is None or not _is_act(act) or who is None or is_apart(view, clause, act) or is_gift(act, "ship"):
        return None
    if clause.object is not None and verb.lemma in {"expect", "want", "wish"} and verb.voice == "active":
        return None
    if verb.tense == "past" and not verb.perfect and (verb.voice == "passive" or verb.lemma in {"set", "wish"}):
        return None
    if verb.lemma in {"want", "wish", "hope"} and act.verb.lemma in {"go", "see", "be", "know"} and not is_force(who):
        return None
    chiefs = who.has("person") and who.plural and verb.lemma in {"mean", "intend", "plan"}
    if not (is_actor(who) or chiefs or (who.pronoun and who.head.low == "it" and verb.lemma not in {"expect"})):
        return None
    return _claim(view, clause, act, "intends", 0.8)


def _sends(view: View, clause: Clause) -> Candidate | None:
    """ "the alliance is sending a brigade", "the cabinet is considering a withdrawal": an act begun or weighed."""
    verb, told = clause.verb, clause.object
    now = verb.tense == "present" or clause.kind == "content"
    if not verb.progressive or not now or verb.voice != "active" or verb.negated or told is None:
        return None
    if not (is_actor(clause.subject) or _is_body_meant(clause)) or clause.kind in {
        "relative",
        "subordinate",
        "infinitive",
    }:
        return None
    sends = verb.lemma in SEND and (serves(told) or is_unit(told) or is_equipment(told))
    weighs = GERUND.in_verb(view, clause) is not None and told.lemma in STEPS
    return _claim(view, clause, clause, "sends" if sends else "weighs", 0.7) if sends or weighs else None


def _under_way(view: View, clause: Clause) -> Candidate | None:
    """ "divers are searching for the pilot", "the force has opened an inquiry"."""
    verb, who = clause.verb, clause.subject
    if (
        verb.negated
        or who is None
        or (who.lemma in NO_ACTOR and who.head.low != "it")
        or who.has("armed_group")
        or clause.kind in {"relative", "subordinate", "infinitive"}
    ):
        return None
    told = next(
        (g for g in clause.patients if g.lemma in INQUIRIES or " ".join(w.low for w in g.words[-2:]) in INQUIRIES), None
    )
    if (
        told is not None
        and OPEN.in_verb(view, clause) is not None
        and (is_actor(who) or verb.voice == "passive" or who.pronoun)
    ):
        if told.lemma in {"operation", "offensive", "campaign"} and (verb.tense == "past" or verb.perfect):
            return None
        return _claim(view, clause, clause, "opens", 0.75)
    if (
        verb.progressive
        and (verb.lemma not in {"try", "work"} or (verb.tense == "present" and is_actor(who)))
        and UNDER_WAY.in_verb(view, clause) is not None
        and (
            who.has("person", "body", "police", "military")
            or who.pronoun
            or who.name
            or is_unit(who)
            or is_equipment(who)
        )
    ):
        return _claim(view, clause, clause, "under_way", 0.75)
    return None


def find_plans(view: View) -> Iterator[Candidate]:
    """The plans of one sentence, the outermost of nested ones."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    for clause in view.clauses:
        if is_unreal(view, clause):
            continue
        if is_asked(view, clause):
            continue
        for rule in (_will, _is_expected, _intends, _sends, _under_way, *EVENT_RULES, *TOLD_RULES):
            found = rule(view, clause)
            if found is not None and not any(found.start < end and start < found.end for start, end in told):
                told.append((found.start, found.end))
                yield found
                break
    for loose in (*find_plan_nouns(view), *find_intent(view), *find_there_will(view)):
        if not any(loose.start < end and start < loose.end for start, end in told):
            told.append((loose.start, loose.end))
            yield loose


PLAN = KindReader(
    kind="plan",
    triggers=(*word_triggers(TRIGGERS), r"\w'll\b"),
    rows=ROWS,
    headings=HEADING,
    find=find_plans,
)
