"""The words of deployments: the claim, who or what can be sent, and where to."""

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import country_of, is_equipment, is_unit, serves, state_of_capital
from musterbook.reading.frames import load_frames, stretch
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import slots_of
from musterbook.terms.counts import Count

_TOLD = load_frames("deployment")
REINFORCEMENTS = frozenset(_TOLD["reinforcements"]["nouns"])
NEVER = frozenset(_TOLD["never"]["objects"])
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
    return of.count if inside and of is not None else count_of(told)


def destination_of(clause: Clause) -> NounGroup | None:
    return next((a.group for a in clause.attachments if a.prep in TOWARDS and not a.group.has("time")), None)


def can_be_sent(group: NounGroup) -> bool:
    known = serves(group) or is_unit(group) or is_equipment(group) or group.lemma in REINFORCEMENTS
    return known and group.lemma not in NEVER
