"""The words of deployments: the claim, who or what can be sent, and where to."""

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_country, is_equipment, is_force, is_unit, serves, state_of_capital
from musterbook.reading.frames import load_frames, stretch
from musterbook.reading.quantities import count_of
from musterbook.reading.words import Word
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import Count

_TOLD = load_frames("deployment")
REINFORCEMENTS = frozenset(_TOLD["reinforcements"]["nouns"])
NEVER = frozenset(_TOLD["never"]["objects"])
BANDS = frozenset(_TOLD["ahead"]["bands"])
SHORT = frozenset({"coy", "bn", "plt", "sqn", "bde", "regt", "tps", "fpu"})
NORTH = frozenset({"north", "south", "east", "west", "capital", "front", "border", "line", "province", "region"})
TOWARDS = ("to", "into", "in", "at", "for", "on", "near", "towards", "toward", "onto", "around", "across")


def deployment_claim(
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
    place = None if clause is None else destination_of(clause)
    return Candidate(
        kind="deployment",
        start=start,
        end=end,
        slots=slots_of(
            "deployment",
            country=country_of(giver, told) or state_of_capital(giver),
            what=None if told is None else told.text,
            count=None if told is None else count_within(view, told),
            destination=None if place is None else place.text,
            occurred=None if clause is None else view.time_of(clause),
        ),
        rule=f"deployment.{rule}",
        score=score,
    )


def count_within(view: View, told: NounGroup) -> Count | None:
    """The people in a unit where they are told ("a company of 140"), else the count of the group."""
    of = view.after(told, "of")
    inside = of is not None and of.count is not None and (is_unit(told) or serves(told))
    if inside and of is not None:
        return of.count
    count = count_of(told)
    alone = count is not None and count.max == 1 and not is_equipment(told)
    return None if alone and (is_unit(told) or is_force(told)) else count


def sent_subject(view: View, clause: Clause) -> NounGroup | None:
    """The subject that can be sent; "40 gendarmes from Chad and Togo" stand before the second country."""
    who = next((s for s in clause.subjects if can_be_sent(s)), clause.subject)
    if who is None or can_be_sent(who) or not is_country(who):
        return who
    other = next((g for g in view.groups if g.last == who.first - 1 and view.words[g.last].low == "and"), who)
    told = next(
        (g for g in view.groups if g.last == other.first - 1 and view.words[g.last].low in {"from", "of"}), None
    )
    return told if told is not None and can_be_sent(told) else who


def destination_of(clause: Clause) -> NounGroup | None:
    return next((a.group for a in clause.attachments if a.prep in TOWARDS and not a.group.has("time")), None)


def can_be_sent(group: NounGroup) -> bool:
    if group.head.low in BANDS or any(w.low in SHORT for w in group.words):
        return True
    known = serves(group) or is_unit(group) or is_equipment(group) or group.lemma in REINFORCEMENTS
    return known and group.lemma not in NEVER


def _behind(view: View, clause: Clause) -> tuple[Word, ...]:
    return view.words[clause.verb.last : clause.verb.last + 3]


def goes_somewhere(view: View, clause: Clause) -> bool:
    """Whether the clause names a place that a force goes to."""
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
        or (clause.verb.lemma == "reach" and place is None and any(w.low in NORTH for w in _behind(view, clause)))
        or (
            clause.verb.lemma in {"reach", "enter"}
            and clause.object is not None
            and (clause.object.name or clause.object.has("place", "city") or is_country(clause.object))
        )
    )
