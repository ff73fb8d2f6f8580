"""Deployments: people or equipment sent, or arrived."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_country, is_equipment, is_force, is_unit, serves, state_of_capital
from musterbook.reading.frames import Phrases, forms_of, is_ahead, is_unreal, load_frames, start_of, stretch
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import Count

_TOLD = load_frames("deployment")
SEND = frozenset(_TOLD["send"]["lemmas"])
SEND_PHRASES = Phrases(_TOLD["send"]["phrases"])
WEAK = frozenset(_TOLD["send"]["weak"])
ARRIVE = frozenset(_TOLD["arrive"]["lemmas"])
ARRIVE_PHRASES = Phrases(_TOLD["arrive"]["phrases"])
NEEDS_PLACE = frozenset(_TOLD["arrive"]["needs_destination"])
REINFORCEMENTS = frozenset(_TOLD["reinforcements"]["nouns"])
ORDERED = frozenset(_TOLD["reinforcements"]["ordered"])
ARRIVALS = frozenset(_TOLD["nouns"]["arrivals"])
NEVER = frozenset(_TOLD["never"]["objects"])
ELSEWHERE = frozenset(_TOLD["never"]["destinations"])
TOWARDS = ("to", "into", "in", "at", "for", "on", "near", "towards", "toward", "onto", "around", "across")
SINCE = frozenset({"patrol", "serve", "operate", "work", "guard", "monitor", "police", "watch", "be", "help"})
STATIONED = frozenset({"deploy", "station", "post", "assign", "position", "commit", "detach", "redeploy"})
ONES = frozenset({"one", "country", "nation", "contingent", "state", "group", "batch", "troop"})


def _claim(
    view: View,
    clause: Clause | None,
    told: NounGroup | None,
    rule: str,
    score: float,
    start: int,
    end: int,
    giver: NounGroup | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    place = None if clause is None else _destination(clause)
    return Candidate(
        kind="deployment",
        start=start,
        end=end,
        slots=slots_of(
            "deployment",
            country=country_of(giver, told) or state_of_capital(giver),
            what=None if told is None else told.text,
            count=None if told is None else _count(view, told),
            destination=None if place is None else place.text,
            occurred=None if clause is None else view.time_of(clause),
        ),
        rule=f"deployment.{rule}",
        score=score,
    )


def _count(view: View, told: NounGroup) -> Count | None:
    """The people in a unit where they are told ("a company of 140"), else the count of the group."""
    of = view.after(told, "of")
    inside = of is not None and of.count is not None and (is_unit(told) or serves(told))
    return of.count if inside and of is not None else count_of(told)


def _destination(clause: Clause) -> NounGroup | None:
    return next((a.group for a in clause.attachments if a.prep in TOWARDS and not a.group.has("time")), None)


def _is_sent(group: NounGroup) -> bool:
    known = serves(group) or is_unit(group) or is_equipment(group) or group.lemma in REINFORCEMENTS
    return known and group.lemma not in NEVER


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
    """Whether the group is more than a bare plural, or the clause says where to."""
    return (
        group.count is not None
        or group.definite
        or group.more
        or country_of(group) is not None
        or _destination(clause) is not None
        or group.determiner is not None
    )


def _is_elsewhere(clause: Clause) -> bool:
    place = _destination(clause)
    return place is not None and place.lemma in ELSEWHERE


def _sends(view: View, clause: Clause) -> Candidate | None:
    """ "Chad sent 300 soldiers to the border", "two trucks were dispatched"."""
    verb = clause.verb
    told = next((g for g in clause.patients if _is_sent(g) or _is_band(g, clause.agent) or _is_meant(clause, g)), None)
    if verb.lemma not in SEND and SEND_PHRASES.in_verb(view, clause) is None:
        return None
    if told is None or _is_elsewhere(clause):
        return None
    if (
        verb.voice == "active"
        and (clause.subject is None or clause.subject.has("armed_group"))
        and verb.form == "finite"
    ):
        return None
    if verb.voice == "passive" and (
        (verb.progressive and not _is_on_its_way(clause, told))
        or not _is_told(told, clause)
        or (_is_state(verb.tense, verb.perfect, clause) and not verb.progressive)
    ):
        return None
    if verb.progressive and verb.voice == "active" and (verb.tense == "present" or clause.kind == "content"):
        return None
    if verb.form == "gerund" and clause.marker is not None:
        return None
    if (
        verb.lemma in WEAK
        and _destination(clause) is None
        and clause.phrase("from") is None
        and told.lemma not in REINFORCEMENTS
    ):
        return None
    start = told.start if clause.kind in {"participial", "relative"} else start_of(view, clause)
    giver = clause.agent
    return _claim(
        view, clause, told, "sends", 0.9 if verb.lemma not in WEAK else 0.75, min(start, told.start), clause.end, giver
    )


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
    verb, told = clause.verb, clause.subject
    phrase = ARRIVE_PHRASES.in_verb(view, clause)
    if told is None or not _is_sent(told) or (verb.lemma not in ARRIVE and phrase is None) or verb.voice == "passive":
        return None
    if phrase is None and verb.lemma in NEEDS_PLACE and not _goes_somewhere(clause):
        return None
    if clause.object is not None and verb.lemma not in {"reach", "enter", "join", "leave"} and phrase is None:
        return None
    return _claim(view, clause, told, "arrives", 0.85, start_of(view, clause), clause.end)


def _goes_somewhere(clause: Clause) -> bool:
    place = clause.phrase("to", "in", "into", "at", "for", "on")
    return (
        is_country(place)
        or (
            place is not None
            and (
                place.name
                or place.lemma in {"country", "capital", "airport", "port", "border", "region", "base", "island"}
            )
        )
        or (
            clause.verb.lemma in {"reach", "enter"}
            and clause.object is not None
            and (clause.object.name or clause.object.has("place", "city") or is_country(clause.object))
        )
    )


def _reinforced(view: View, clause: Clause) -> Candidate | None:
    """ "the commander called for reinforcements" is no sending; "ordered in reinforcements" is."""
    told = next((g for g in clause.objects if g.lemma in REINFORCEMENTS), None)
    if told is None or clause.verb.lemma not in ORDERED or clause.verb.lemma in {"request", "call"}:
        return None
    end = max((c.end for c in view.children_of(clause) if c.kind == "infinitive"), default=clause.end)
    return _claim(view, clause, told, "reinforced", 0.85, start_of(view, clause), max(end, clause.end), clause.subject)


def _first_ones(view: View, clause: Clause) -> Candidate | None:
    """ "Fiji was the first country to send troops", "they are the only ones to have arrived"."""
    told, who = clause.object, clause.subject
    if clause.verb.lemma != "be" or told is None or who is None or told.lemma not in ONES:
        return None
    if not (is_country(who) or serves(who) or is_unit(who) or country_of(who)):
        return None
    for child in view.clauses:
        if child.kind == "infinitive" and child.start >= told.start and child.verb.lemma in ARRIVE | SEND:
            return _claim(view, child, who, "first", 0.8, start_of(view, clause), child.end, who)
    return None


def _since(view: View) -> Iterator[Candidate]:
    """ "the battalion, in Chad since 2007," and "has been in the country since June"."""
    for i, word in enumerate(view.words):
        if word.low != "since":
            continue
        time = next((t for t in view.times if t.first in {i, i + 1}), None)
        place = next((g for g in view.groups if g.last == i), None)
        if (
            time is None
            or place is None
            or place.first == 0
            or view.words[place.first - 1].low not in {"in", "to", "at", "on", "near"}
        ):
            continue
        who = _stationed(view, place.first - 1)
        if (
            who is None
            or not (is_force(who) or serves(who) or is_unit(who))
            or (is_country(who) and not _deployed(view, who, place))
        ):
            continue
        start, end = stretch(view, who.start, time.end)
        slots = slots_of(
            "deployment",
            country=country_of(who),
            what=who.text,
            count=who.count,
            destination=place.text,
            occurred=time.interval,
        )
        yield Candidate(kind="deployment", start=start, end=end, slots=slots, rule="deployment.since", score=0.75)


def _serves_since(view: View, clause: Clause) -> Candidate | None:
    """ "the battalion has patrolled the border since 1974"."""
    verb, who = clause.verb, clause.subject or clause.antecedent
    time = next(
        (
            t
            for t in view.times
            if (clause.verb.last <= t.first and view.words[max(0, t.first - 1)].low == "since")
            or view.words[t.first].low == "since"
        ),
        None,
    )
    if verb.lemma not in SINCE or not (verb.perfect or verb.tense == "past"):
        return None
    if time is None and not (verb.perfect and _lasts(view, clause)):
        return None
    if time is not None and time.start - clause.end > 2:
        return None
    if who is None or is_country(who) or who.has("armed_group") or not (is_force(who) or serves(who) or is_unit(who)):
        return None
    start, end = stretch(view, start_of(view, clause), max(clause.end, time.end if time else 0))
    slots = slots_of(
        "deployment",
        country=country_of(who),
        what=who.text,
        count=who.count,
        destination=None,
        occurred=time.interval if time else None,
    )
    return Candidate(kind="deployment", start=start, end=end, slots=slots, rule="deployment.serves_since", score=0.65)


def _lasts(view: View, clause: Clause) -> bool:
    """ "has been in the country for 12 years"."""
    words = view.words[clause.verb.last : clause.verb.last + 9]
    return clause.phrase("in", "on", "along") is not None and any(
        w.low == "for" and any(x.lemma in {"year", "month", "decade"} for x in words[i : i + 4])
        for i, w in enumerate(words)
    )


def _deployed(view: View, who: NounGroup, place: NounGroup) -> bool:
    return any(w.lemma in {"deploy", "station"} for w in view.words[who.last : place.first])


def _stationed(view: View, i: int) -> NounGroup | None:
    """Who is there: the group before "in", over a comma, a form of "be" or a word such as "present"."""
    j = i - 1
    while j >= 0 and (
        view.words[j].low == ","
        or view.words[j].tag in {"BE", "HV", "RB"}
        or view.words[j].lemma in {"present", "deploy", "station", "base", "active", "serve"}
    ):
        j -= 1
    return next((g for g in view.groups if g.last == j + 1), None) if j < i - 1 else None


def _arrivals(view: View) -> Iterator[Candidate]:
    """ "the arrival of 90 engineers": a noun with a number or a country behind it."""
    for group in view.groups:
        if group.lemma not in ARRIVALS or view.is_unreal(group.start):
            continue
        told = view.after(group, "of")
        if told is None or not _is_sent(told) or (told.count is None and not told.definite):
            continue
        if any(is_ahead(c) for c in view.clauses if c.start <= group.start < c.end) or (
            group.lemma == "deployment" and not group.definite
        ):
            continue
        yield _claim(view, None, told, "arrival", 0.6, group.start, told.end)


def find_deployments(view: View) -> Iterator[Candidate]:
    """The sendings and arrivals of one sentence, without overlaps; those to come are plans."""
    if not view.document.security:
        return
    found: list[Candidate] = []
    told: list[tuple[int, int]] = []
    for clause in view.clauses:
        if clause.verb.negated or is_unreal(view, clause) or is_ahead(clause):
            continue
        found += [
            c for rule in (_sends, _reinforced, _arrives, _first_ones, _serves_since) if (c := rule(view, clause))
        ][:1]
    for candidate in (*found, *_since(view), *_arrivals(view)):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TRIGGERS = (
    *forms_of([*SEND, *ARRIVE, *ORDERED, *_TOLD["send"]["phrases"], *_TOLD["arrive"]["phrases"]]),
    *REINFORCEMENTS,
    *ARRIVALS,
    "since",
    "ones",
)

DEPLOYMENT = KindReader(kind="deployment", triggers=(*word_triggers(TRIGGERS), r"\bha(?:s|ve|d) been\b"), find=find_deployments)
