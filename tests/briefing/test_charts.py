"""Laws of drawn charts."""

import json
import re

import orjson
import vl_convert

from musterbook.briefing.charts import CHART_STYLE, VEGA_LITE, _convert, _specifications, draw_chart
from musterbook.briefing.scales import Axis
from musterbook.briefing.svg import PALETTE
from tests.briefing.mission import HOSTILE


def draw(label="armoured vehicles"):
    items = [{"from": 0, "top": 20, "label": label}]
    axis = Axis(ends=(0.0, 1.0), ticks=(0.0, 1.0), format=".0%")
    empty = {name: [] for name in ("parts", "counts", "lines", "aims", "keys")}
    return draw_chart(
        "fleet", data=empty | {"items": items}, height=60, axes={"x": axis}, title=label, description=label
    )


def test_the_same_data_give_the_same_drawing():
    """A chart is drawn alike each time, kept or not."""
    first = draw()
    _convert.cache_clear()
    assert draw() == first


def test_hostile_names_are_text():
    """Markup, expressions and addresses in a name come out as the letters they are."""
    made = draw(HOSTILE.replace("\\u0000", "\u0000\n"))
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert "{datum.x}" in made
    assert not re.search(r"\s(?:on\w+|href|src)=", re.sub(r">[^<]*<", "><", made))


def test_drawings_do_not_depend_on_fonts():
    """Everything has its place by number: with another font nothing but its name changes."""
    specification = json.loads(_specification_of_fleet())
    drawings = []
    for font in ("Liberation Mono", "DejaVu Serif"):
        specification["config"]["font"] = font
        drawing = vl_convert.vegalite_to_svg(specification, vl_version=VEGA_LITE, allowed_base_urls=[])
        drawings.append(drawing.replace(font, ""))
    assert drawings[0] == drawings[1]


def _specification_of_fleet():
    specification = _specifications()["fleet"]
    sets = {name: [] for name in ("parts", "counts", "lines", "aims", "keys")}
    sets["items"] = [{"from": 0, "top": 20, "label": "mmmmmmmm iiiiiiii"}]
    return orjson.dumps(specification | {"datasets": sets})


def test_specifications_hold_no_expression_and_no_address():
    """Our specifications compute nothing and fetch nothing."""
    for specification in _specifications().values():
        text = json.dumps(specification).replace(specification["$schema"], "")
        assert not any(word in text for word in ('"url"', '"expr"', '"signal"', '"calculate"', '"filter"', "http", "@"))


def test_every_role_can_be_recoloured():
    """Each colour has a class for fill and for stroke, and a dark counterpart."""
    for role, colours in PALETTE.items():
        assert f".f-{role} " in CHART_STYLE
        assert f".s-{role} " in CHART_STYLE
        assert f"--chart-{role}: {colours['dark']};" in CHART_STYLE
