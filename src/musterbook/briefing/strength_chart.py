"""Strength over time, as each source told it: the whole force, its largest contingents, and the ceiling."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from musterbook.assessment.lines import ForceLine
from musterbook.assessment.records import Figure
from musterbook.assessment.situation import Situation
from musterbook.briefing.charts import Chart, draw_chart
from musterbook.briefing.citations import OWN_WORDS
from musterbook.briefing.dates import find_day, write_day_short
from musterbook.briefing.legend import cut_name, place_keys
from musterbook.briefing.scales import Axis, in_milliseconds, scale_counts, scale_times
from musterbook.briefing.tables import table_of
from musterbook.registers.rows import Account
from musterbook.terms.claims import StrengthClaim

WIDTH, HEIGHT, ABOVE = 406, 150, 13  # pixels, as in the specification
MOST_COUNTRIES = 2


def chart_strength(situation: Situation, accounts: Iterable[Account]) -> Chart | None:
    """How many serve, as each source told it: the whole force, its largest contingents, and the ceiling."""
    told = {account.claim.id: account.claim for account in accounts if isinstance(account.claim, StrengthClaim)}
    names = _name_series(situation.force)
    points = [point for line in situation.force for point in _tellings(line, told, names)]
    if len(points) < 2:
        return None
    points.sort(key=lambda point: (point["date"], point["series"], point["best"]))
    days = [day for point in points if (day := find_day(point["said"]))]
    shown = [name for name in ("whole", "first", "second", "ceiling") if any(p["series"] == name for p in points)]
    labels = dict(names.values())
    title = "Strength as told"
    told_words = "; ".join(f"{p['label']} {p['words']}, {write_day_short(p['said'])}" for p in points)
    times, counts = scale_times(days), scale_counts(max(point["high"] for point in points))
    svg = draw_chart(
        "strength",
        data={
            "points": [_without_words(point) for point in points],
            "ranges": [_without_words(point) for point in points if point["low"] != point["high"]],
            "keys": [_place(key, times, counts) for key in place_keys(shown, [labels[n] for n in shown], "series")],
        },
        height=HEIGHT,
        axes={"x": times, "y": counts},
        title=title,
        description=f"{told_words}.",
    )
    return Chart(
        key="strength",
        title=title,
        caption="Each mark is what one source said on one day; a line through it is its range.",
        description=f"{title}: {told_words}.",
        svg=svg,
        table=table_of(
            title,
            ("Said", "Of", "Number", "By"),
            [(write_day_short(p["said"]), p["label"], p["words"], p["who"]) for p in points],
            right=(2,),
        ),
    )


def _name_series(lines: Sequence[ForceLine]) -> dict[tuple[str | None, bool], tuple[str, str]]:
    """Which series and label a line of the force register has in the picture; smaller contingents have none."""
    countries = sorted(
        {line.country: _best(line.figure) for line in lines if line.country and not line.authorised}.items(),
        key=lambda told: (-told[1], told[0]),
    )
    names: dict[tuple[str | None, bool], tuple[str, str]] = {(None, False): ("whole", "whole force")}
    names[None, True] = ("ceiling", "authorised")
    for series, (country, _) in zip(("first", "second")[:MOST_COUNTRIES], countries, strict=False):
        names[country, False] = (series, cut_name(country))
    return names


def _tellings(
    line: ForceLine, told: Mapping[str, StrengthClaim], names: Mapping[tuple[str | None, bool], tuple[str, str]]
) -> list[dict[str, Any]]:
    series, label = names.get((line.country, line.authorised), ("", ""))
    found = []
    for voice in line.voices if series else ():
        claim, day = told.get(voice.claim), find_day(voice.said)
        if claim is None or claim.slots.count is None or day is None:
            continue
        count = claim.slots.count
        high = count.min if count.max is None else count.max
        words = ("about " if count.approx else "at least " if count.max is None else "") + f"{count.min:,}"
        point = {"date": in_milliseconds(day), "series": series, "low": count.min, "high": high}
        words = words if high == count.min else f"{count.min:,}–{high:,}"
        who = voice.who.removesuffix(OWN_WORDS)
        found.append(
            point | {"best": (count.min + high) / 2, "label": label, "said": voice.said, "who": who, "words": words}
        )
    return found


def _place(key: Mapping[str, Any], times: Axis, counts: Axis) -> dict[str, Any]:
    """A key's place above the picture, in the units of its axes."""
    date = times.ends[0] + key["place"] * (times.ends[1] - times.ends[0]) / WIDTH
    best = counts.ends[1] * (1 + ABOVE / HEIGHT)
    return {"date": date, "best": best, "series": key["series"], "label": key["label"]}


def _without_words(point: Mapping[str, Any]) -> dict[str, Any]:
    return {name: point[name] for name in ("date", "series", "low", "best", "high")}


def _best(figure: Figure | None) -> int:
    return figure.best if figure else 0
