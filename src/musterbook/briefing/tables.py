"""A table: a caption, columns, and rows of text; every door and print shows the same one."""

from collections.abc import Iterable, Sequence
from typing import Literal

from musterbook.terms.record import Record

Align = Literal["left", "right"]


class Column(Record, frozen=True):
    """A column's heading, and the side to which its cells keep; figures keep to the right."""

    name: str
    align: Align


class TableRow(Record, frozen=True):
    """One row's cells, as many as columns; `cites` are the short ids of the claims behind it."""

    cells: tuple[str, ...]
    cites: tuple[str, ...]


class Table(Record, frozen=True):
    """Rows under columns; where any row cites, renderers add a last column of sources."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]

    @property
    def has_cites(self) -> bool:
        """Whether any row names its sources."""
        return any(row.cites for row in self.rows)


def table_of(
    caption: str,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Sequence[int] = (),
    cites: Sequence[tuple[str, ...]] = (),
) -> Table:
    """A table of plain rows; `right` are the indices of columns of figures, `cites` the sources row by row."""
    columns = tuple(Column(name=name, align="right" if i in right else "left") for i, name in enumerate(names))
    told = [tuple(row) for row in rows]
    behind = cites or [()] * len(told)
    return Table(
        caption=caption,
        columns=columns,
        rows=tuple(TableRow(cells=row, cites=cite) for row, cite in zip(told, behind, strict=True)),
    )
