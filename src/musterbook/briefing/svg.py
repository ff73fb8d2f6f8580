"""Rebuilds a drawing through an allow-list: what is not known to be a harmless shape or number is left out.

The drawing comes from our own charts, but with text out of reports in it, through a converter that we did not write:
elements, attributes and the form of every value are checked, links and styles dropped, names of things (ids) prefixed
so that two drawings can stand on one page. Colours must be those of the palette: each becomes a class that pages
recolour, with the colour on paper kept as its fallback.
"""

import re
import tomllib
from collections.abc import Mapping
from importlib import resources

from lxml import etree

from musterbook.errors import Fault

NAMESPACE = "http://www.w3.org/2000/svg"
DATA = resources.files("musterbook.briefing") / "data"
PALETTE: Mapping[str, Mapping[str, str]] = tomllib.loads((DATA / "palette.toml").read_text("utf-8"))
ROLES = {colours["paper"]: role for role, colours in PALETTE.items()}
FONTS = "Libertinus Serif, Charter, Georgia, serif"

ELEMENTS = frozenset({"g", "path", "line", "rect", "circle", "text", "tspan"})
_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?"
_NUMBERS = rf"{_NUMBER}(?:[\s,]+{_NUMBER})*"
_FORMS = {
    "length": rf"{_NUMBER}(?:px)?",
    "path": r"[MmLlHhVvCcSsQqTtAaZz\d\s,.e-]*",
    "dashes": _NUMBERS,
    "moves": rf"(?:(?:translate|rotate|scale)\({_NUMBERS}\)\s*)+",
    "anchor": "start|middle|end",
    "weight": r"normal|bold|[1-9]00",
    "slope": "normal|italic",
    "ends": "butt|round|square",
    "shown": "none",
}
_ATTRIBUTES = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "dx", "dy"), "length"),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-miterlimit"), "length"),
    "font-size": "length",
    "d": "path",
    "stroke-dasharray": "dashes",
    "transform": "moves",
    "text-anchor": "anchor",
    "font-weight": "weight",
    "font-style": "slope",
    "stroke-linecap": "ends",
    "display": "shown",
}
ATTRIBUTES = {name: re.compile(_FORMS[form]) for name, form in _ATTRIBUTES.items()}


def rebuild_svg(drawing: str, *, prefix: str, title: str, description: str) -> str:
    """The drawing rebuilt, with a title and a description for those who hear it; `prefix` begins its ids.

    Raises Fault (print.failed) where it is no drawing.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        told = etree.fromstring(drawing.encode(), parser)
    except etree.XMLSyntaxError as problem:
        raise Fault("print.failed", "a chart could not be drawn: the converter gave no drawing") from problem
    if told.tag != f"{{{NAMESPACE}}}svg":
        raise Fault("print.failed", "a chart could not be drawn: the converter gave something else")
    root = etree.Element(f"{{{NAMESPACE}}}svg", nsmap={None: NAMESPACE})
    for name in ("width", "height", "viewBox"):
        if re.fullmatch(_NUMBERS, told.get(name, "")):
            root.set(name, told.get(name))
    _name(root, prefix, title, description)
    _rebuild_children(told, root)
    return str(etree.tostring(root, encoding="unicode"))


def _name(root: etree._Element, prefix: str, title: str, description: str) -> None:
    root.set("role", "img")
    root.set("class", "chart-drawing")
    root.set("font-family", FONTS)
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    for tag, text in (("title", title), ("desc", description)):
        element = etree.SubElement(root, f"{{{NAMESPACE}}}{tag}")
        element.set("id", f"{prefix}-{tag}")
        element.text = text


def _rebuild_children(told: etree._Element, made: etree._Element) -> None:
    for child in told:
        name = _local_name(child)
        if name not in ELEMENTS or child.get("display") == "none" or _is_bare(child, name):
            continue
        element = etree.SubElement(made, f"{{{NAMESPACE}}}{name}")
        _copy_attributes(child, element)
        if name in ("text", "tspan"):
            element.text = child.text
        _rebuild_children(child, element)
        if name == "g" and not len(element):
            made.remove(element)


def _local_name(element: etree._Element) -> str:
    tag = element.tag
    return tag.removeprefix(f"{{{NAMESPACE}}}") if isinstance(tag, str) else ""


def _is_bare(element: etree._Element, name: str) -> bool:
    """A shape that draws nothing: the converter's empty backgrounds."""
    return name == "path" and element.get("fill") is None and element.get("stroke") is None


def _copy_attributes(told: etree._Element, made: etree._Element) -> None:
    for name, form in ATTRIBUTES.items():
        value = told.get(name)
        if value is not None and form.fullmatch(value) and not (name.endswith("opacity") and value == "1"):
            made.set(name, value)
    classes = [made_class for name in ("fill", "stroke") if (made_class := _colour(told, made, name))]
    if classes:
        made.set("class", " ".join(classes))


def _colour(told: etree._Element, made: etree._Element, name: str) -> str:
    """Keeps a colour of the palette or none; the class by which a page recolours it."""
    value = told.get(name)
    role = ROLES.get(value or "")
    if value in ("none", "transparent"):
        made.set(name, "none")
    if role is None or value is None:
        return ""
    made.set(name, value)
    return f"{name[0]}-{role}"
