"""Deployments told by their length: "in the country since 2004", "has patrolled for ten years"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_country, is_force, is_unit, serves
from musterbook.reading.frames import start_of, stretch
from musterbook.terms.claims import slots_of

SINCE = frozenset({"patrol", "serve", "operate", "work", "guard", "monitor", "police", "watch", "be", "help"})


def find_since(view: View) -> Iterator[Candidate]:
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
        who = stationed_before(view, place.first - 1)
        if (
            who is None
            or not (is_force(who) or serves(who) or is_unit(who))
            or (is_country(who) and not is_deployed_word(view, who, place))
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


def find_service(view: View, clause: Clause) -> Candidate | None:
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


def is_deployed_word(view: View, who: NounGroup, place: NounGroup) -> bool:
    return any(w.lemma in {"deploy", "station"} for w in view.words[who.last : place.first])


def stationed_before(view: View, i: int) -> NounGroup | None:
    """Who is there: the group before "in", over a comma, a form of "be" or a word such as "present"."""
    j = i - 1
    while j >= 0 and (
        view.words[j].low == ","
        or view.words[j].tag in {"BE", "HV", "RB"}
        or view.words[j].lemma in {"present", "deploy", "station", "base", "active", "serve"}
    ):
        j -= 1
    return next((g for g in view.groups if g.last == j + 1), None) if j < i - 1 else None
