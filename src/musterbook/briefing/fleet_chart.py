"""The fleet: what part of each class of equipment is serviceable, grounded, or not told."""

from typing import Any

from musterbook.assessment.lines import EquipmentLine
from musterbook.assessment.records import Figure
from musterbook.assessment.situation import Situation
from musterbook.briefing.charts import Chart, draw_chart
from musterbook.briefing.legend import cut_name, place_keys
from musterbook.briefing.lines import tell_figure
from musterbook.briefing.scales import Axis
from musterbook.briefing.tables import table_of

PARTS = {"serviceable": "serviceable", "grounded": "grounded", "untold": "other or not told"}
READINESS = 0.9
BAR, BAR_PITCH, KEY_HEIGHT = 16, 42, 16  # pixels
MOST_ITEMS = 5


def chart_fleet(situation: Situation) -> Chart | None:
    """What part of each class of equipment is serviceable, grounded, or not told; only classes whose number is told."""
    items = [line for line in situation.equipment if _is_drawable(line)][:MOST_ITEMS]
    if not items:
        return None
    parts = [part for row, line in enumerate(items) for part in _parts(row, line)]
    tops = [KEY_HEIGHT + BAR_PITCH * row for row in range(len(items))]
    title = "Equipment: what part is fit for use"
    told = "; ".join(f"{line.item}: {_told_parts(line)}" for line in items)
    svg = draw_chart(
        "fleet",
        data={
            "parts": parts,
            "counts": [
                part | {"from": (part["from"] + part["to"]) / 2, "top": part["top"] + BAR / 2} for part in parts
            ],
            "items": [
                {"from": 0, "top": top + 12, "label": f"{cut_name(line.item)}, {_best(line.held)} held"}
                for top, line in zip(tops, items, strict=True)
            ],
            "lines": [{"from": READINESS, "top": top + 15, "bottom": top + 21 + BAR} for top in tops],
            "aims": [{"from": 1, "top": tops[0] + 12, "label": "90 % line"}],
            "keys": place_keys(
                ("serviceable", "grounded", "untold"), ("serviceable", "grounded", "other or not told"), "part"
            ),
        },
        height=KEY_HEIGHT + BAR_PITCH * len(items),
        axes={"x": Axis(ends=(0.0, 1.0), ticks=(0.0, 0.25, 0.5, 0.75, 1.0), format=".0%")},
        title=title,
        description=f"{told}.",
    )
    return Chart(
        key="fleet",
        title=title,
        caption="Shares of those held, by best figures; the dashed line is the 90 % that a ready fleet keeps.",
        description=f"{title}. {told}.",
        svg=svg,
        table=table_of(
            title,
            ("Equipment", "Held", "Serviceable", "Grounded", "Readiness"),
            [
                (i.item, tell_figure(i.held), tell_figure(i.serviceable), tell_figure(i.grounded), i.readiness)
                for i in items
            ],
            right=(1, 2, 3),
        ),
    )


def _is_drawable(line: EquipmentLine) -> bool:
    return line.held is not None and line.held.best > 0 and (line.grounded is not None or line.serviceable is not None)


def _shares(line: EquipmentLine) -> list[tuple[str, int]]:
    """The counts of a bar's parts, best figures, never more than are held."""
    held = _best(line.held)
    serviceable = min(held, _best(line.serviceable))
    grounded = min(held - serviceable, max(0, _best(line.grounded) - _best(line.returned)))
    return [("serviceable", serviceable), ("grounded", grounded), ("untold", held - serviceable - grounded)]


def _parts(row: int, line: EquipmentLine) -> list[dict[str, Any]]:
    held, start, top = _best(line.held), 0, KEY_HEIGHT + BAR_PITCH * row + 18
    found: list[dict[str, Any]] = []
    for part, count in _shares(line):
        if count:
            ends = {"from": start / held, "to": (start + count) / held, "top": top, "bottom": top + BAR}
            found.append({"part": part, "label": f"{count:,}" if count / held > 0.03 else "", **ends})
        start += count
    return found


def _told_parts(line: EquipmentLine) -> str:
    shares = ", ".join(f"{count:,} {PARTS[part]}" for part, count in _shares(line) if count)
    return f"{_best(line.held):,} held, {shares}"


def _best(figure: Figure | None) -> int:
    return figure.best if figure else 0
