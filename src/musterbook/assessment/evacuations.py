"""Evacuations: casualties moved for care, what several accounts tell alike once. An evacuation moves no status."""

from collections.abc import Sequence

from musterbook.assessment.clustering import bounds_of, cluster, refer_to_each_other
from musterbook.assessment.disputes import counts_agree
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import EvacuationLine
from musterbook.assessment.moments import said_of
from musterbook.assessment.records import figure_of
from musterbook.assessment.sameness import days_apart
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told_count, told_day, told_text, told_time
from musterbook.assessment.words import content_words
from musterbook.registers.rows import Account

RULE = "evacuations/1"
NEAR = 10 * DAY


def list_evacuations(ground: Ground) -> tuple[EvacuationLine, ...]:
    """The evacuations, in the order of being told."""
    told = [a for a in ground.of_kind("evacuation") if a.claim.stance != "denies"]
    return tuple(_line(ground, group) for group in cluster(told, _one))


def _one(a: Account, b: Account) -> bool:
    """One report tells two unless it refers; over reports: same count, place not against it, told within ten days."""
    if a.report.id == b.report.id:
        return refer_to_each_other(a, b)
    if abs(said_of(a) - said_of(b)) > NEAR or days_apart(told_time(a), told_time(b)) > 1 or not counts_agree(a, b):
        return False
    here, there = (content_words(told_text(x, "destination") or "") for x in (a, b))
    return not here or not there or bool(here & there)


def _line(ground: Ground, group: Sequence[Account]) -> EvacuationLine:
    counts = [c for a in group if (c := told_count(a))]
    low, high = bounds_of(counts)
    best = counts[-1].min if counts else 1
    figure = figure_of(low or best, best, high if counts else best, RULE)
    destination = next((d for a in group if (d := told_text(a, "destination"))), None)
    origin = next((d for a in group if (d := told_text(a, "from_"))), None)
    when = next((d for a in group if (d := told_day(a))), None)
    parts = [f"{figure.words} evacuated", origin and f"from {origin}", destination and f"to {destination}", when]
    return EvacuationLine(
        words=" ".join(p for p in parts if p),
        figure=figure,
        origin=origin,
        destination=destination,
        when=when,
        voices=ground.voices(group),
        support=ground.support(group, proposed=len({a.report.id for a in group}) > 1),
    )
