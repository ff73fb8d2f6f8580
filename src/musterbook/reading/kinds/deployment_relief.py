"""Deployments told otherwise: relieved or reinforced by others, carried by ship or plane, sent in, none sent yet."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import is_none, load_frames, start_of
from musterbook.reading.kinds.deployment_words import can_be_sent, deployment_claim
from musterbook.reading.quantities import count_of

_TOLD = load_frames("deployment")
RELIEVE = frozenset(_TOLD["relief"]["verbs"])
CARRIERS = frozenset(_TOLD["relief"]["carriers"])
CARRY = frozenset(_TOLD["relief"]["carry"])
SENT_IN = frozenset(_TOLD["relief"]["sent_in"])
PARTICLES = frozenset(_TOLD["relief"]["particles"])
GIVERS = frozenset(_TOLD["relief"]["givers"])
SENDING = frozenset(_TOLD["relief"]["sending"])
BATCHES = frozenset(_TOLD["relief"]["batches"])
VOYAGE = frozenset({"land", "arrive", "dock", "anchor", "berth", "touch", "reach", "come", "leave", "sail", "fly"})
BESIDE = frozenset({"with", "behind", "after", "alongside"})
CAME = frozenset({"come", "came", "comes", "arrived", "arrive", "went", "travelled", "landed", "followed"})


def find_relieved(view: View, clause: Clause) -> Candidate | None:
    """ "the Danes were replaced by 450 Latvians", "the battalion was reinforced with 450 men"."""
    verb = clause.verb
    if verb.voice != "passive" or verb.lemma not in RELIEVE or clause.subject is None:
        return None
    if not (can_be_sent(clause.subject) or is_force(clause.subject)):
        return None
    told = next((a.group for a in clause.attachments if a.prep in {"by", "with"} and can_be_sent(a.group)), None)
    if told is None or told.has("armed_group"):
        return None
    return deployment_claim(view, clause, told, "relieved", 0.75, start_of(view, clause), max(clause.end, told.end))


def find_carried(view: View, clause: Clause) -> Candidate | None:
    """ "a ship carrying 450 soldiers docked at the port", "the plane with 90 officers on board landed"."""
    who, verb = clause.subject, clause.verb
    if who is None or who.lemma not in CARRIERS or verb.voice == "passive" or verb.form != "finite":
        return None
    if verb.lemma not in VOYAGE or (clause.object is not None and clause.object.has("person")):
        return None
    for child in view.clauses:
        told = child.object
        if child.antecedent is not who or child.verb.lemma not in CARRY or told is None:
            continue
        if serves(told) or is_unit(told):
            return deployment_claim(view, clause, told, "carried", 0.75, who.start, clause.end)
    of = view.after(who, "of", "with", "carrying")
    if of is None or not serves(of):
        return None
    return deployment_claim(view, clause, of, "carried", 0.7, start_of(view, clause), clause.end)


def find_sent_in(view: View, clause: Clause) -> Candidate | None:
    """ "the army sent in tanks", "extra police were drafted in", "pushed more guns forward"."""
    verb = clause.verb
    behind = {w.low for w in view.words[verb.last : verb.last + 1]} | {verb.particle or ""}
    grounded = verb.lemma == "put" and any(a.prep == "on" and a.group.lemma == "ground" for a in clause.attachments)
    if not grounded and (verb.lemma not in SENT_IN or not behind & PARTICLES):
        return None
    if verb.modal is not None or verb.progressive or verb.form != "finite" or verb.tense != "past":
        return None
    groups = (*clause.patients, *(a.group for a in clause.attachments if a.prep in PARTICLES))
    told = next((g for g in groups if can_be_sent(g)), None)
    sender = clause.subject if verb.voice == "active" else None
    if told is None or (sender is not None and sender.has("armed_group")):
        return None
    if verb.voice == "active" and sender is None:
        return None
    start = min(start_of(view, clause), told.start)
    return deployment_claim(view, clause, told, "sent_in", 0.75, start, max(clause.end, told.end), sender)


def find_none_sent(view: View, clause: Clause) -> Candidate | None:
    """ "no other nation has yet sent any": told of all states at once."""
    verb, who = clause.verb, clause.subject
    if verb.lemma not in SENDING or not verb.perfect or verb.voice == "passive" or who is None:
        return None
    if not is_none(who) or who.lemma not in GIVERS:
        return None
    told = clause.object
    if told is None or not (can_be_sent(told) or told.head.low in {"any", "one", "none", "them"}):
        return None
    first = next((g for g in view.groups if g.first <= who.first < g.last), who)
    return deployment_claim(view, clause, None, "none_sent", 0.65, first.start, clause.end, who)


def find_came_with(view: View) -> Iterator[Candidate]:
    """ "With them came 24 mechanics": the verb before its subject."""
    words = view.words
    for i in range(2, min(6, len(words) - 1)):
        if (
            words[i].low not in CAME
            or words[0].tag != "IN"
            or words[0].low not in {"with", "behind", "after", "alongside"}
        ):
            continue
        told = next((g for g in view.groups if g.first == i + 1), None)
        if told is not None and told.count is not None and can_be_sent(told):
            yield deployment_claim(view, None, told, "came_with", 0.7, words[0].start, told.end)


def find_batch(view: View, clause: Clause) -> NounGroup | None:
    """ "a new batch of 450 officers": the people or goods that a batch, wave or shipment holds, where it moves."""
    who = (
        clause.subject if clause.verb.voice == "active" and clause.object is None else next(iter(clause.patients), None)
    )
    if who is None or who.lemma not in BATCHES:
        return None
    of = view.after(who, "of")
    if of is None or not (serves(of) or is_equipment(of)) or of.has("armed_group"):
        return None
    return of if count_of(of) is not None and of.count is not None else None


RELIEF_RULES = (find_relieved, find_carried, find_sent_in)
