"""The names that stand in a chart: a legend in a row, and names cut to a length."""

from collections.abc import Sequence
from typing import Any

LETTER = 6.4  # pixels that a letter of a label is given
LONGEST = 48


def place_keys(names: Sequence[str], labels: Sequence[str], field: str, top: int = 4) -> list[dict[str, Any]]:
    """A legend's marks in a row, each given room by the letters of its label."""
    place, keys = 6.0, []
    for name, label in zip(names, labels, strict=True):
        keys.append({field: name, "label": label, "place": place, "top": top})
        place += 26 + LETTER * len(label)
    return keys


def cut_name(text: str) -> str:
    """The name, cut where it is long."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
