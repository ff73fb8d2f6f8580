"""Deployments: people or equipment sent, or arrived."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    country_of,
    is_acronym,
    is_country,
    is_equipment,
    is_unit,
    serves,
    state_of_capital,
)
from musterbook.reading.frames import Phrases, forms_of, is_ahead, is_none, is_unreal, load_frames, start_of
from musterbook.reading.kinds.deployment_ahead import find_ahead, find_stationed, find_under_way
from musterbook.reading.kinds.deployment_carried import CARRY_WORDS, find_carried_all
from musterbook.reading.kinds.deployment_moves import MOVE_RULES
from musterbook.reading.kinds.deployment_relief import CAME, RELIEF_RULES, find_batch, find_came_with, find_none_sent
from musterbook.reading.kinds.deployment_since import find_service, find_since
from musterbook.reading.kinds.deployment_words import (
    REINFORCEMENTS,
    SHORT,
    can_be_sent,
    deployment_claim,
    destination_of,
    goes_somewhere,
    sent_subject,
)
from musterbook.reading.words import listed

_TOLD = load_frames("deployment")
SEND = frozenset(_TOLD["send"]["lemmas"])
SEND_PHRASES = Phrases(_TOLD["send"]["phrases"])
WEAK = frozenset(_TOLD["send"]["weak"])
ARRIVE = frozenset(_TOLD["arrive"]["lemmas"])
ARRIVE_PHRASES = Phrases(_TOLD["arrive"]["phrases"])
CROWD = 10
NEEDS_PLACE = frozenset(_TOLD["arrive"]["needs_destination"])
ORDERED = frozenset(_TOLD["reinforcements"]["ordered"])
ARRIVALS = frozenset(_TOLD["nouns"]["arrivals"])
ELSEWHERE = frozenset(_TOLD["never"]["destinations"])
HARM_WORDS = frozenset(_TOLD["relief"]["harmed"])
CARE = frozenset(_TOLD["relief"]["care"])
LOCAL = frozenset(_TOLD["relief"]["local"])
STATIONED = listed("deploy station post assign position commit detach redeploy")
ONES = listed("one country nation contingent state group batch troop")


def _is_meant(clause: Clause, group: NounGroup) -> bool:
    """ "the latter was deployed in 2013": a word that stands for a force, with a verb that only forces take."""
    return (
        clause.verb.voice == "passive"
        and clause.verb.lemma == "deploy"
        and group.head.low in {"it", "they", "which", "latter", "former"}
    )


def _is_band(group: NounGroup, giver: NounGroup | None) -> bool:
    """A counted band by name that a state sends ("90 Gurkhas")."""
    return group.name and group.count is not None and (is_country(giver) or state_of_capital(giver) is not None)


def _is_told(group: NounGroup, clause: Clause) -> bool:
    """More than a bare plural, or with where to."""
    return (
        group.count is not None
        or group.definite
        or group.more
        or country_of(group) is not None
        or destination_of(clause) is not None
        or group.determiner is not None
        or any(w.low in {"additional", "extra", "fresh", "new", "more"} for w in group.words)
    )


def _is_elsewhere(clause: Clause) -> bool:
    place = destination_of(clause)
    return place is not None and place.lemma in ELSEWHERE


def _is_harmed(view: View, clause: Clause, told: NounGroup) -> bool:
    """ "two officers wounded in the raid were flown out for treatment": an evacuation, no sending."""
    near = view.words[told.first : max(told.last + 1, clause.verb.first)]
    return any(w.low in HARM_WORDS for w in near) or any(a.group.lemma in CARE for a in clause.attachments)


def _sends(view: View, clause: Clause) -> Candidate | None:
    """ "Chad sent 300 soldiers to the border", "two trucks were dispatched"."""
    verb = clause.verb
    told = find_batch(view, clause) or next(
        (g for g in clause.patients if can_be_sent(g) or _is_band(g, clause.agent) or _is_meant(clause, g)), None
    )
    if verb.lemma not in SEND and SEND_PHRASES.in_verb(view, clause) is None:
        return None
    if told is None or _is_elsewhere(clause) or _is_harmed(view, clause, told) or is_none(told):
        return None
    if verb.voice == "passive" and _is_one(clause, told):
        return None
    if (
        verb.voice == "active"
        and (clause.subject is None or clause.subject.has("armed_group"))
        and verb.form == "finite"
    ):
        return None
    if verb.voice == "passive" and (
        (verb.progressive and not _is_on_its_way(clause, told))
        or not (_is_told(told, clause) or _is_on_its_way(clause, told))
        or (_is_state(verb.tense, verb.perfect, clause) and not verb.progressive)
    ):
        return None
    if verb.progressive and verb.voice == "active" and (verb.tense == "present" or clause.kind == "content"):
        return None
    gerund = verb.form == "gerund" and (clause.marker is not None or verb.lemma == "field")
    if gerund or (verb.lemma in {"throw", "call"} and is_equipment(told)):
        return None
    if (
        verb.lemma in WEAK
        and destination_of(clause) is None
        and clause.phrase("from") is None
        and told.lemma not in REINFORCEMENTS
    ):
        return None
    start = told.start if clause.kind in {"participial", "relative"} else start_of(view, clause)
    giver = clause.agent
    return deployment_claim(
        view, clause, told, "sends", 0.9 if verb.lemma not in WEAK else 0.75, min(start, told.start), clause.end, giver
    )


def _is_one(clause: Clause, told: NounGroup) -> bool:
    """ "the corporal has been flown out", "her men were sent up": one man moved, or men on their daily work."""
    single = told.definite and not told.plural and serves(told) and told.count is None and not is_unit(told)
    bare = told.owner is not None and told.count is None and destination_of(clause) is None and not is_unit(told)
    return (single and told.lemma != "police") or (bare and serves(told))


def _is_on_its_way(clause: Clause, told: NounGroup) -> bool:
    """ "are being flown in from the coast": under way, with where from or where to."""
    return told.lemma in REINFORCEMENTS or clause.phrase("from", "to", "into") is not None


def _is_state(tense: str, perfect: bool, clause: Clause) -> bool:
    """ "are deployed in the north" tells where they are, not that they were sent."""
    if clause.kind == "participial":
        return clause.verb.lemma in STATIONED and clause.phrase("by", "to", "from") is None
    return tense == "present" and not perfect


def _arrives(view: View, clause: Clause) -> Candidate | None:
    """ "the first Fijians landed at dawn"."""
    verb = clause.verb
    told = find_batch(view, clause) or sent_subject(view, clause)
    named = told is not None and is_acronym(told) and verb.lemma in {"land", "arrive", "deploy", "disembark"}
    if clause.kind == "subordinate" and clause.marker in {"since", "until", "before", "after"}:
        return None
    if verb.tense == "present" and not verb.perfect and view.sentence.form == "prose" and verb.form == "finite":
        return None
    phrase = ARRIVE_PHRASES.in_verb(view, clause)
    if (
        told is None
        or not (can_be_sent(told) or named)
        or is_none(told)
        or _is_harmed(view, clause, told)
        or (verb.lemma not in ARRIVE and phrase is None)
        or verb.voice == "passive"
    ):
        return None
    if told.lemma in LOCAL and not is_country(destination_of(clause)) and country_of(told) is None:
        return None
    if (
        phrase is None
        and verb.lemma in NEEDS_PLACE
        and not (goes_somewhere(view, clause) or _is_fresh(view, clause, told))
    ):
        return None
    if clause.object is not None and clause.object.has("person"):
        return None
    if any(w.low in SHORT for w in told.words):
        return deployment_claim(view, clause, told, "arrives", 0.7, start_of(view, clause), clause.end)
    if clause.object is not None and verb.lemma not in {"reach", "enter", "join", "leave"} and phrase is None:
        return None
    if not _is_force_moving(clause, told):
        return None
    return deployment_claim(view, clause, told, "arrives", 0.85, min(told.start, start_of(view, clause)), clause.end)


def _is_fresh(view: View, clause: Clause, told: NounGroup) -> bool:
    """ "the first contingent landed in June": a unit or a nation's men, at a time."""
    known = is_unit(told) or country_of(told) is not None or told.more or is_acronym(told)
    return clause.verb.lemma in {"land", "deploy"} and known and view.time_of(clause) is not None


def _is_force_moving(clause: Clause, told: NounGroup) -> bool:
    """Police who come to a scene are no deployment: a number, a country, a unit or a named place makes it one."""
    if (told.count is not None and told.count.min >= CROWD) or told.more or country_of(told) is not None:
        return True
    place = destination_of(clause)
    named = (place is not None and (place.name or is_country(place))) or told.lemma in REINFORCEMENTS
    return named or not (told.has("police") or told.lemma in {"officer", "member", "man"})


def _reinforced(view: View, clause: Clause) -> Candidate | None:
    """ "the commander called for reinforcements" is no sending; "ordered in reinforcements" is."""
    told = next((g for g in clause.objects if g.lemma in REINFORCEMENTS), None)
    if told is None or clause.verb.lemma not in ORDERED or clause.verb.lemma in {"request", "call"}:
        return None
    end = max((c.end for c in view.children_of(clause) if c.kind == "infinitive"), default=clause.end)
    return deployment_claim(
        view, clause, told, "reinforced", 0.85, start_of(view, clause), max(end, clause.end), clause.subject
    )


def _first_ones(view: View, clause: Clause) -> Candidate | None:
    """ "Fiji was the first country to send troops", "nobody but the Danes has come"."""
    told, who = clause.object, clause.subject
    if clause.verb.lemma != "be" or told is None or who is None or told.lemma not in ONES:
        return None
    if not (is_country(who) or serves(who) or is_unit(who) or country_of(who)):
        return None
    for child in view.clauses:
        if child.kind == "infinitive" and child.start >= told.start and child.verb.lemma in ARRIVE | SEND:
            return deployment_claim(view, child, who, "first", 0.8, start_of(view, clause), child.end, who)
    return None


def _arrivals(view: View) -> Iterator[Candidate]:
    """ "the arrival of 90 engineers": a noun with a number or a country behind it."""
    for group in view.groups:
        if group.lemma not in ARRIVALS or view.is_unreal(group.start):
            continue
        told = view.after(group, "of")
        if told is None or not can_be_sent(told) or (told.count is None and not told.definite):
            continue
        if any(is_ahead(c) for c in view.clauses if c.start <= group.start < c.end) or (
            group.lemma in {"deployment", "redeployment"} and told.count is None
        ):
            continue
        yield deployment_claim(view, None, told, "arrival", 0.6, group.start, told.end)


OWN_RULES = (_sends, _reinforced, _arrives, _first_ones)


def find_deployments(view: View) -> Iterator[Candidate]:
    """The sendings and arrivals of one sentence, without overlaps; those to come are plans."""
    if not view.document.security:
        return
    found: list[Candidate] = []
    told: list[tuple[int, int]] = []
    for clause in view.clauses:
        if is_unreal(view, clause) or is_ahead(clause):
            continue
        none = find_none_sent(view, clause)
        if none is not None or clause.verb.negated:
            found += [] if none is None else [none]
            continue
        rules = (*RELIEF_RULES, *OWN_RULES, find_service, *MOVE_RULES, find_stationed, find_under_way)
        found += [c for rule in rules if (c := rule(view, clause))][:1]
    for candidate in (
        *found,
        *find_since(view),
        *_arrivals(view),
        *find_came_with(view),
        *find_ahead(view),
        *find_carried_all(view),
    ):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TRIGGERS = (
    *forms_of([*SEND, *ARRIVE, *ORDERED, *_TOLD["send"]["phrases"], *_TOLD["arrive"]["phrases"]]),
    *REINFORCEMENTS,
    *ARRIVALS,
    *forms_of([*_TOLD["relief"]["verbs"], *_TOLD["relief"]["sent_in"], *_TOLD["relief"]["sending"]]),
    *forms_of(["dock", "berth", "anchor", "put"]),
    *forms_of(load_frames("deployment")["moves"]["verbs"]),
    *forms_of([*load_frames("deployment")["moves"]["settle"], "take", "assume", "begin", "dig", "fan", "link"]),
    "on their way",
    "on its way",
    "on the way",
    "en route",
    "since",
    "due",
    "expected",
    *forms_of(["provide", "contribute", "disembark", "follow", "station", "keep", "bring"]),
    "had",
    "ones",
    *CAME,
    *CARRY_WORDS,
)


DEPLOYMENT = KindReader(
    kind="deployment", triggers=(*word_triggers(TRIGGERS), r"\bha(?:s|ve|d) been\b"), find=find_deployments
)
