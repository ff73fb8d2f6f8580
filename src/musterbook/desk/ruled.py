"""Registers as ruled tables: the columns that every door shows, with support and links beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

from musterbook.assessment.records import Support
from musterbook.assessment.situation import Situation
from musterbook.briefing.sheets import SHEETS, tables_of
from musterbook.briefing.tables import Table
from musterbook.errors import NotFound
from musterbook.terms.record import Record

SHOWN_APART = ("rests on", "grade", "source")
ABOUT: dict[str, str] = {
    "force": "How many serve, by country and in all, and who was sent when. Of each source the newest word counts.",
    "casualties": "People harmed, by population and outcome. No total crosses populations; who is only believed dead "
    "counts in high alone.",
    "evacuations": "Casualties moved for care. An evacuation is an event, not a status.",
    "equipment": "What is held, what is fit for use, what was taken out of use, and what that leaves.",
    "contributions": "Money and goods, promised or given, each in the currency in which it was told.",
    "requests": "Questions put to somebody, what came of them, and how long they have been open.",
    "milestones": "Dated aims, firsts, mandates.",
    "plans": "What somebody will do, and who says that they won't.",
    "statements": "Concerns, assurances, opinions and claimed trends, by topic.",
    "tallies": "Running totals as told, held against what the register said on their day.",
    "muster": "Roll calls by unit, as counts. A gap stays open until everybody is accounted for.",
    "sources": "Who speaks in this book, how often, and how that stood up.",
}
REGISTERS = tuple(ABOUT)


class Cell(Record, frozen=True):
    """One cell under its column's name; `page`, `part` and `anchor` say where it leads, if anywhere."""

    name: str
    text: str
    right: bool
    page: str
    part: str
    anchor: str


class RuledRow(Record, frozen=True):
    """One line: its cells, what it rests on if that was assessed, else the claims that it names."""

    cells: tuple[Cell, ...]
    support: Support | None
    claims: tuple[str, ...]


class RuledTable(Record, frozen=True):
    """A caption, the columns' names (those of figures keep to the right), and rows."""

    caption: str
    names: tuple[tuple[str, bool], ...]
    rows: tuple[RuledRow, ...]
    has_basis: bool


def rule_tables(register: str, situation: Situation) -> tuple[RuledTable, ...]:
    """A register's tables.

    Raises NotFound (register.unknown).
    """
    if register not in ABOUT:
        raise NotFound("register.unknown", f"there is no register “{register}”: choose one of {', '.join(ABOUT)}")
    fields = [columns.field for columns in SHEETS[register]]
    return tuple(
        _rule(table, field, getattr(situation, field))
        for table, field in zip(tables_of(register, situation), fields, strict=True)
    )


def count_lines(situation: Situation) -> Iterator[tuple[str, str, int]]:
    """Each register by name, what it is about, and how many lines it has now."""
    for register, about in ABOUT.items():
        yield register, about, sum(len(getattr(situation, columns.field)) for columns in SHEETS[register])


def _rule(table: Table, field: str, lines: Sequence[Any]) -> RuledTable:
    kept = [i for i, column in enumerate(table.columns) if column.name not in SHOWN_APART]
    names = tuple((table.columns[i].name, table.columns[i].align == "right") for i in kept)
    rows = tuple(
        _row(field, line, [row.cells[i] for i in kept], names) for line, row in zip(lines, table.rows, strict=True)
    )
    return RuledTable(caption=table.caption, names=names, rows=rows, has_basis=any(r.support or r.claims for r in rows))


def _row(field: str, line: Any, texts: list[str], names: tuple[tuple[str, bool], ...]) -> RuledRow:
    page, part, anchor = _lead(field, line)
    cells = tuple(
        Cell(
            name=name,
            text=text,
            right=right,
            page="" if place else page,
            part="" if place else part,
            anchor="" if place else anchor,
        )
        for place, ((name, right), text) in enumerate(zip(names, texts, strict=True))
    )
    voices = getattr(line, "voices", ())
    return RuledRow(cells=cells, support=getattr(line, "support", None), claims=tuple(v.claim for v in voices))


def _lead(field: str, line: Any) -> tuple[str, str, str]:
    """Where a line's first cell leads: a page, its part, a place on it."""
    if field == "incidents":
        return "incident", line.id, ""
    if field == "persons" and line.incident:
        return "incident", line.incident, f"p-{line.id}"
    return "", "", ""
