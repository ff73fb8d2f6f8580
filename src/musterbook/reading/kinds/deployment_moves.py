"""Deployments told by where a force goes or settles: crosses, moves into, takes up duties, sets up a base."""

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_country, is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import Phrases, load_frames, start_of
from musterbook.reading.kinds.deployment_words import can_be_sent, deployment_claim
from musterbook.reading.quantities import count_of

_TOLD = load_frames("deployment")["moves"]
GO = frozenset(_TOLD["verbs"])
PATHS = tuple(_TOLD["paths"])
PLACES = frozenset(_TOLD["places"])
TAKE_UP = Phrases(_TOLD["take_up"])
SETTLE = frozenset(_TOLD["settle"])
BASES = frozenset(_TOLD["bases"])
MOVED = frozenset(_TOLD["moved"])
NEVER = frozenset(_TOLD["never"])
SENT = frozenset({"deploy", "redeploy", "relocate", "dispatch", "despatch", "insert", "task", "send", "rush"})
ENTER = frozenset({"enter", "reach", "cross", "leave", "depart"})


def _goes(group: NounGroup | None) -> bool:
    """Whether a group can be deployed: people who serve in number, a unit, a force of a country; no gang."""
    if group is None or group.has("armed_group") or group.lemma in NEVER:
        return False
    if serves(group):
        return group.plural or country_of(group) is not None or is_unit(group)
    return is_unit(group) or (is_force(group) and not is_country(group)) or (is_equipment(group) and group.plural)


def find_moved(view: View, clause: Clause) -> Candidate | None:
    """ "a battalion crossed into Bosnia", "Marines stormed ashore", "troops entered Somalia", "took up its duties"."""
    who, verb = clause.subject, clause.verb
    if not _goes(who) or who is None or verb.voice == "passive" or verb.form != "finite" or verb.modal is not None:
        return None
    if verb.tense == "present" and not (verb.perfect or verb.progressive):
        return None
    if TAKE_UP.in_verb(view, clause) is not None or TAKE_UP.find(view.words, verb.last - 1, verb.last) is not None:
        return deployment_claim(view, clause, _band(view, who), "took_up", 0.65, start_of(view, clause), clause.end)
    if verb.lemma not in GO or (is_equipment(who) and "home" in {w.low for w in view.words}):
        return None
    behind = clause.object if verb.lemma in ENTER else None
    place = behind or next((a.group for a in clause.attachments if a.prep in PATHS), None)
    if verb.lemma in {"leave", "depart", "come", "go"} and not is_country(place) and (place is None or not place.name):
        return None
    if verb.lemma == "intervene" and country_of(who) is not None:
        return deployment_claim(view, clause, who, "moved", 0.6, start_of(view, clause), clause.end)
    if clause.object is not None and behind is None:
        return None
    ashore = verb.last < len(view.words) and view.words[verb.last].low in {"ashore", "overland", "abroad", "overseas"}
    if not ashore and not (place is not None and _is_place(place)):
        return None
    return deployment_claim(view, clause, _band(view, who), "moved", 0.6, start_of(view, clause), clause.end)


def _band(view: View, who: NounGroup) -> NounGroup:
    """ "a group of 56 soldiers": the soldiers, where the head only bands them together."""
    of = view.after(who, "of")
    return of if of is not None and of.count is not None and serves(of) and count_of(who) is not None else who


def _is_place(group: NounGroup) -> bool:
    if group.has("person", "time"):
        return False
    return group.name or is_country(group) or group.lemma in PLACES or group.has("place", "city", "capital")


def find_settled(view: View, clause: Clause) -> Candidate | None:
    """ "the force established a base in the village", "has a forward base at Gao"."""
    who, verb, told = clause.subject, clause.verb, clause.object
    if who is None or told is None or verb.voice == "passive" or verb.modal is not None or verb.negated:
        return None
    ours = _goes(who) or is_force(who) or (who.pronoun and who.head.low in {"it", "they", "we"})
    if not ours or told.lemma not in BASES or verb.lemma not in SETTLE:
        return None
    if verb.form == "gerund" and clause.marker is not None:
        return None
    if is_country(who) and verb.lemma == "have":
        return None
    if verb.lemma == "have" and clause.phrase("at", "in", "near") is None:
        return None
    return deployment_claim(view, clause, told, "settled", 0.5, start_of(view, clause), clause.end)


def find_on_way(view: View, clause: Clause) -> Candidate | None:
    """ "twelve more constables are bound for the islands"."""
    who = clause.subject
    words = [w.low for w in view.words[clause.verb.last : clause.verb.last + 4]]
    on_way = words[:1] in (["on"], ["en"]) and ("way" in words or "route" in words)
    if clause.verb.lemma != "be" or not on_way or not _goes(who) or who is None or is_equipment(who):
        return None
    return deployment_claim(view, clause, who, "on_way", 0.6, start_of(view, clause), clause.end)


def find_telegraphic(view: View, clause: Clause) -> Candidate | None:
    """ "2 APCs deployed to checkpoint 4", "QRF dispatched at 1930": a line without a finite verb."""
    others = any(c.verb.form == "finite" and c is not clause for c in view.clauses)
    if clause.kind not in {"participial", "main"} or others or any(o.head.tag != "CD" for o in clause.objects):
        return None
    if clause.verb.form == "finite" and (clause.verb.voice == "passive" or clause.verb.lemma not in SENT):
        return None
    told = clause.antecedent or clause.subject or clause.object
    if clause.verb.lemma not in MOVED or told is None or clause.verb.negated or told.first > 3:
        return None
    if clause.verb.form == "finite" and clause.verb.tense != "past":
        return None
    known = can_be_sent(told) or is_unit(told) or (told.head.text.isupper() and len(told.head.text) < 6)
    where = (
        clause.phrase("to", "at", "in", "from", "into", "near", "on") is not None or view.time_of(clause) is not None
    )
    digits = any(w.tag == "CD" for w in view.words[clause.verb.last : clause.verb.last + 4])
    if not known or not (where or digits):
        return None
    return deployment_claim(view, clause, told, "telegraphic", 0.55, told.start, max(clause.end, told.end))


def find_posted(view: View, clause: Clause) -> Candidate | None:
    """ "he was posted to Darfur", "extra police have been brought into the capital"."""
    who, verb = clause.subject, clause.verb
    if verb.voice != "passive" or verb.modal is not None or verb.negated or who is None or verb.form != "finite":
        return None
    place = next((a.group for a in clause.attachments if a.prep in {"to", "into", "in"}), None)
    if place is None or not _is_place(place):
        return None
    person = who.pronoun and who.head.low in {"he", "she", "they", "we"}
    posted = verb.lemma in {"post", "second", "station", "deploy", "assign"} and (person or serves(who))
    brought = verb.lemma in {"bring", "bus", "truck", "airlift", "ferry", "pour", "relocate"} and _goes(who)
    if not (posted or brought) or (verb.tense == "present" and not verb.perfect):
        return None
    return deployment_claim(view, clause, who, "posted", 0.6, start_of(view, clause), clause.end)


MOVE_RULES = (find_moved, find_settled, find_on_way, find_posted, find_telegraphic)
