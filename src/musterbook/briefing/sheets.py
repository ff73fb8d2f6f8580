"""Each register as tables and as whole records: one set of columns for the terminal and the desk."""

from collections.abc import Callable
from typing import Any, NamedTuple

from musterbook.assessment.situation import Situation
from musterbook.briefing import cells
from musterbook.briefing.tables import Table, table_of
from musterbook.errors import NotFound

FIGURES = {
    "strength", "share", "people", "low / best / high", "held", "serviceable", "out of use", "returned", "amount",
    "open", "claims", "reports", "disputed", "borne out", "present", "detached", "evacuated", "unaccounted",
}  # fmt: skip


class Columns(NamedTuple):
    """How one field of a situation becomes a table: caption, names of columns divided by |, and a line's cells."""

    field: str
    caption: str
    names: str
    cells: Callable[[Any], cells.Cells]

    def table(self, situation: Situation) -> Table:
        """The table of this field; each row cites the claims behind it."""
        found = getattr(situation, self.field)
        names = self.names.split("|")
        right = [number for number, name in enumerate(names) if name in FIGURES]
        cites = [_cites(line) for line in found]
        return table_of(self.caption, names, [self.cells(line) for line in found], right=right, cites=cites)


TALLIES = Columns(
    "tallies", "Tallies, held against the register", "told|the register says|verdict|said|told by", cells.tally_cells
)
SHEETS: dict[str, tuple[Columns, ...]] = {
    "force": (
        Columns("force", "Strength", "of|strength|share|kind|said|told by|rests on|grade", cells.force_cells),
        Columns("deployments", "Deployments", "what|when|told by|rests on|grade", cells.event_cells),
    ),
    "incidents": (
        Columns(
            "incidents", "Incidents", "incident|title|from|to|place|harm|link|rests on|grade", cells.incident_cells
        ),
    ),
    "casualties": (
        Columns(
            "casualties",
            "Casualties by population",
            "population|outcome|low / best / high|also told|rests on|grade",
            cells.casualty_cells,
        ),
        Columns(
            "persons",
            "Person and group records",
            "record|population|nationality|people|status|since|link|rests on|grade",
            cells.person_cells,
        ),
    ),
    "evacuations": (
        Columns("evacuations", "Evacuations", "people|from|to|when|told by|rests on|grade", cells.evacuation_cells),
    ),
    "equipment": (
        Columns(
            "equipment",
            "Holdings and readiness",
            "equipment|held|serviceable|out of use|returned|how|what that leaves|readiness|rests on|grade",
            cells.equipment_cells,
        ),
        Columns(
            "failures",
            "What held and what failed",
            "equipment|part|effect|threat|when|told by|rests on|grade",
            cells.failure_cells,
        ),
    ),
    "contributions": (
        Columns(
            "contributions",
            "Contributions, in their own currency",
            "donor|what|state|amount|told by|rests on|grade",
            cells.contribution_cells,
        ),
    ),
    "requests": (
        Columns(
            "requests",
            "Questions put, and what came of them",
            "to|about|answer|since|open|told by|rests on|grade",
            cells.request_cells,
        ),
    ),
    "milestones": (
        Columns("milestones", "Milestones and mandate", "what|when|told by|rests on|grade", cells.event_cells),
        TALLIES,
    ),
    "plans": (Columns("plans", "Plans", "what|who|when|state|told by|rests on|grade", cells.plan_cells),),
    "statements": (
        Columns(
            "statements",
            "Statements by topic",
            "topic|concerns|assurances|positions|trends|rests on|grade",
            cells.topic_cells,
        ),
        Columns("trends", "Trends, tested", "claimed|verdict|numbers|told by", cells.trend_cells),
    ),
    "tallies": (TALLIES,),
    "sources": (
        Columns(
            "sources",
            "Sources",
            "source|name|unnamed|role|claims|reports|first|last|disputed|borne out",
            cells.source_cells,
        ),
    ),
    "disputes": (
        Columns(
            "disputes", "Disputes: they cannot both be right", "dispute|about|sort|sides|state", cells.dispute_cells
        ),
        Columns(
            "tensions",
            "Tensions: both may be right",
            "about|assured|failed|what would settle it",
            cells.tension_cells,
        ),
    ),
    "muster": (
        Columns(
            "muster",
            "Roll calls",
            "unit|taken|present|detached|evacuated|unaccounted|open",
            cells.muster_cells,
        ),
    ),
}


def tables_of(register: str, situation: Situation) -> tuple[Table, ...]:
    """A register's tables.

    Raises NotFound (register.unknown).
    """
    return tuple(columns.table(situation) for columns in _sheet(register))


def _cites(line: Any) -> tuple[str, ...]:
    return tuple(map(cells.short, line.support.claims)) if hasattr(line, "support") else ()


def records_of(register: str, situation: Situation) -> list[dict[str, Any]]:
    """A register's lines as whole records, each with the name of its table.

    Raises NotFound (register.unknown).
    """
    return [
        {"table": columns.field, "line": line}
        for columns in _sheet(register)
        for line in getattr(situation, columns.field)
    ]


def _sheet(register: str) -> tuple[Columns, ...]:
    if register not in SHEETS:
        raise NotFound("register.unknown", f"no register “{register}”: there are {', '.join(SHEETS)}")
    return SHEETS[register]
