"""Casualties over time: how many of a population are dead, missing, captured, injured, as running totals."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from musterbook.assessment.lines import PersonLine
from musterbook.assessment.situation import Situation
from musterbook.briefing.charts import Chart, draw_chart
from musterbook.briefing.dates import day_of_minute, find_day, write_day_short
from musterbook.briefing.scales import Axis, in_milliseconds, scale_counts, scale_times
from musterbook.briefing.tables import table_of

DEAD = "dead"
GROUPS: Mapping[str, str] = {
    "killed": DEAD,
    "died": DEAD,
    "missing": "missing",
    "captured": "captured",
    "injured": "injured",
}
STATE_WORDS = {"died": "dead"}
HEIGHT = 150  # pixels
LABEL_GAP = 15  # pixels between the names of lines


class _Step(NamedTuple):
    day: dt.date
    outcome: str
    low: int
    best: int
    high: int


def chart_casualties(situation: Situation, population: str = "mission") -> Chart | None:
    """How many of a population are dead, missing, captured, injured: running totals by present status, low to high."""
    steps = _add_up([step for person in situation.persons for step in _steps_of(person, population)])
    if not steps:
        return None
    days = _days(situation, [step.day for step in steps])
    times, counts = scale_times(days), scale_counts(max(step.high for step in steps))
    last = _last_of_each(steps)
    ends = [step._replace(day=max(days)) for step in last]
    told = ", ".join(f"{step.outcome} {_range(step)}" for step in last)
    title = f"Casualties of the {population} over time"
    svg = draw_chart(
        "casualties",
        data={
            "steps": [_point(step) for step in (*steps, *ends)],
            "changes": [_point(step) for step in steps],
            "names": _place_names(ends, counts),
        },
        height=HEIGHT,
        axes={"x": times, "y": counts},
        title=title,
        description=f"Running totals up to {write_day_short(max(days).isoformat())}: {told}.",
    )
    rows = [(write_day_short(s.day.isoformat()), s.outcome, str(s.low), str(s.best), str(s.high)) for s in steps]
    return Chart(
        key="casualties",
        title=title,
        caption=(
            "Running totals by present status, from the day it began. Line: best; band: low to high, accounts as they "
            "are linked; the high of the table also takes proposed links apart."
        ),
        description=f"{title}: {told}.",
        svg=svg,
        table=table_of(title, ("From", "Status", "Low", "Best", "High"), rows, right=(2, 3, 4)),
    )


def _steps_of(person: PersonLine, population: str) -> list[_Step]:
    """What one person record adds, and to what: to its status; to the high alone of what else is said of it."""
    day, outcome = find_day(person.since), GROUPS.get(person.outcome)
    if person.population != population or day is None or outcome is None:
        return []
    figure, otherwise = person.figure, _said_otherwise(person, outcome)
    high = figure.best if figure.high is None else figure.high
    is_firm = person.state == STATE_WORDS.get(person.outcome, person.outcome)
    low, best = figure.low if is_firm and not otherwise else 0, figure.best if is_firm else 0
    return [_Step(day, outcome, low, best, high), *(_Step(day, other, 0, 0, high) for other in otherwise)]


def _said_otherwise(person: PersonLine, outcome: str) -> list[str]:
    """What the status says beside its state: other accounts and beliefs."""
    rest = person.status.partition(";")[2]
    words = {word: GROUPS[word] for word in GROUPS} | {"dead": DEAD}
    found = {words[word] for word in re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", rest)) if word in words}
    return sorted(found - {outcome})


def _add_up(steps: Sequence[_Step]) -> list[_Step]:
    """Running totals, one for each day and outcome."""
    totals: dict[str, _Step] = {}
    found: dict[tuple[dt.date, str], _Step] = {}
    for step in sorted(steps):
        before = totals.get(step.outcome, _Step(step.day, step.outcome, 0, 0, 0))
        total = _Step(step.day, step.outcome, before.low + step.low, before.best + step.best, before.high + step.high)
        totals[step.outcome] = found[step.day, step.outcome] = total
    return list(found.values())


def _last_of_each(steps: Sequence[_Step]) -> list[_Step]:
    last = {step.outcome: step for step in steps}
    return sorted(last.values(), key=lambda step: (-step.best, step.outcome))


def _days(situation: Situation, days: Sequence[dt.date]) -> list[dt.date]:
    """These days, and the last that the picture must reach: the day asked about, else the last that was spoken of."""
    said = [day for voice in situation.accounts.values() if (day := find_day(voice.said))]
    end = day_of_minute(situation.as_of) if situation.as_of is not None else max((*said, *days))
    return [*(day for day in days if day <= end), end]


def _point(step: _Step) -> dict[str, Any]:
    return {
        "date": in_milliseconds(step.day),
        "outcome": step.outcome,
        "low": step.low,
        "best": step.best,
        "high": step.high,
    }


def _place_names(ends: Sequence[_Step], counts: Axis) -> list[dict[str, Any]]:
    """The name of each line at its end, moved up where it would lie on another."""
    pixel = (counts.ends[1] - counts.ends[0]) / HEIGHT
    placed: list[dict[str, Any]] = []
    floor = -LABEL_GAP * pixel
    for step in sorted(ends, key=lambda step: (step.best, step.outcome)):
        place = max(float(step.best), floor + LABEL_GAP * pixel)
        placed.append(_point(step) | {"best": round(place, 3), "label": f"{step.outcome} {_range(step)}"})
        floor = place
    return placed


def _range(step: _Step) -> str:
    return str(step.best) if step.low == step.high else f"{step.best} ({step.low}–{step.high})"
