"""Draws a chart: a Vega-Lite specification of ours, filled with numbers and names, becomes one still drawing.

Nothing is fetched and no script remains. Text from reports goes in as data, never into an expression. Sizes, ticks and
places of labels are all given, so that the drawing doesn't depend on the fonts of the machine. A drawing is kept for
its specification and data.
"""

import copy
import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import vl_convert

from musterbook.briefing.scales import Axis
from musterbook.briefing.svg import DATA, PALETTE, rebuild_svg
from musterbook.briefing.tables import Table
from musterbook.errors import Fault
from musterbook.terms.record import Record

VEGA_LITE = "5.21"
DRAWINGS_KEPT = 128
CONTROL = dict.fromkeys((*range(32), *range(127, 160)), " ")

_NAMES = ".chart-drawing { max-width: 100%; height: auto; font-family: inherit; }"


class Chart(Record, frozen=True):
    """A drawing and the data it shows; `description` says in words what the eye sees."""

    key: str
    title: str
    caption: str
    description: str
    svg: str
    table: Table


def draw_chart(
    name: str,
    *,
    data: Mapping[str, Sequence[Mapping[str, Any]]],
    height: int,
    axes: Mapping[str, Axis],
    title: str,
    description: str,
) -> str:
    """The drawing of data/charts/NAME.json with these data sets and axes (by channel, x or y); `height` in pixels.

    Raises Fault (print.failed).
    """
    specification = _fill(_read_specification(name), height=height, axes=axes)
    specification["datasets"] = {key: [_clean(value) for value in values] for key, values in data.items()}
    drawing = _convert(orjson.dumps(specification, option=orjson.OPT_SORT_KEYS))
    told = {"title": title.translate(CONTROL), "description": description.translate(CONTROL)}
    return rebuild_svg(drawing, prefix=f"chart-{name}", **told)


def _fill(specification: dict[str, Any], *, height: int, axes: Mapping[str, Axis]) -> dict[str, Any]:
    specification["height"] = height
    for channel, axis in axes.items():
        encoding = specification["encoding"][channel]
        encoding["scale"]["domain"] = list(axis.ends)
        encoding["axis"] |= {"values": list(axis.ticks), "format": axis.format}
    return specification


def _clean(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told.translate(CONTROL) if isinstance(told, str) else told for name, told in value.items()}


@functools.cache
def _specifications() -> Mapping[str, dict[str, Any]]:
    return {
        place.name.removesuffix(".json"): json.loads(_with_colours(place.read_text("utf-8")))
        for place in (DATA / "charts").iterdir()
        if place.name.endswith(".json")
    }


def _with_colours(text: str) -> str:
    """Puts the palette's colours where a specification names their roles ("@ink")."""
    for role, colours in PALETTE.items():
        text = text.replace(f'"@{role}"', f'"{colours["paper"]}"')
    return text


def _read_specification(name: str) -> dict[str, Any]:
    return copy.deepcopy(_specifications()[name])


@functools.lru_cache(maxsize=DRAWINGS_KEPT)
def _convert(specification: bytes) -> str:
    try:
        return str(vl_convert.vegalite_to_svg(specification.decode(), vl_version=VEGA_LITE, allowed_base_urls=[]))
    except ValueError as problem:
        raise Fault("print.failed", "a chart could not be drawn from its data") from problem


def chart_style() -> str:
    """CSS by which a page recolours drawings, light and dark: classes f-ROLE (fill) and s-ROLE (stroke)."""
    light = " ".join(f"--chart-{role}: {colours['paper']};" for role, colours in PALETTE.items())
    dark = " ".join(f"--chart-{role}: {colours['dark']};" for role, colours in PALETTE.items())
    rules = "\n".join(
        f".f-{role} {{ fill: var(--chart-{role}); }} .s-{role} {{ stroke: var(--chart-{role}); }}" for role in PALETTE
    )
    screen = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f":root {{ {light} }}\n{screen}\n{_NAMES}\n{rules}\n"


CHART_STYLE = chart_style()
