"""Each register as tables and as whole records: one set of columns for the terminal and the desk."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from musterbook.assessment.situation import Situation
from musterbook.briefing.tables import Table, table_of
from musterbook.errors import NotFound

SHORT = 8
Cells = Callable[[Any], Sequence[str]]


def short(identifier: str) -> str:
    """The beginning of an id, enough to name it."""
    return identifier[:SHORT]


def figure(value: Any) -> str:
    """A figure in words, or a dash."""
    return "–" if value is None else str(value.words)


def day(value: str | None) -> str:
    """A date or the date of a time, or a dash."""
    return value[:10] if value else "–"


def _support(line: Any) -> tuple[str, str]:
    support = line.support
    return support.words, ", ".join((f"{support.grade} ({support.credibility})", *support.marks))


def _voices(voices: Iterable[Any]) -> str:
    return "; ".join(dict.fromkeys(f"{v.who} ({day(v.said)})" for v in voices))


def _quotes(voices: Iterable[Any]) -> str:
    return " · ".join(f"{v.who}: “{v.quote}”" for v in voices)


def _cites(line: Any) -> tuple[str, ...]:
    if hasattr(line, "support"):
        claims = line.support.claims
    elif hasattr(line, "voices"):
        claims = tuple(v.claim for v in line.voices)
    else:
        claims = tuple(getattr(line, "claims", ()) or ())
    return tuple(short(c) for c in claims)


class Columns:
    """How one kind of line becomes a table: its field in the situation, caption, columns and cells."""

    def __init__(self, field: str, caption: str, names: str, cells: Cells, right: Sequence[int] = ()) -> None:
        self.field, self.caption, self.names, self.cells, self.right = field, caption, names.split("|"), cells, right

    def table(self, situation: Situation) -> Table:
        """The table of this situation."""
        lines = getattr(situation, self.field)
        rows = [tuple(str(cell) for cell in self.cells(line)) for line in lines]
        return table_of(self.caption, self.names, rows, right=self.right, cites=[_cites(line) for line in lines])


SHEETS: dict[str, tuple[Columns, ...]] = {
    "force": (
        Columns(
            "force",
            "Strength, as told",
            "of|strength|share|kind|said|told by|support|grade",
            lambda x: (
                x.country or "whole force",
                figure(x.figure),
                "–" if x.share is None else f"{x.share}",
                "authorised" if x.authorised else "deployed",
                day(x.said),
                _voices(x.voices),
                *_support(x),
            ),
            right=(1, 2),
        ),
        Columns(
            "deployments",
            "Deployments",
            "what|when|told by|support|grade",
            lambda x: (x.words, x.when or "–", _voices(x.voices), *_support(x)),
        ),
    ),
    "incidents": (
        Columns(
            "incidents",
            "Incidents",
            "incident|title|from|to|place|harm|link|support|grade",
            lambda x: (
                short(x.id),
                x.title,
                day(x.earliest),
                day(x.latest),
                x.place or "–",
                "; ".join(x.harm) or "–",
                x.link,
                *_support(x),
            ),
        ),
    ),
    "casualties": (
        Columns(
            "casualties",
            "Casualties by population",
            "population|outcome|low / best / high|also told|support|grade",
            lambda x: (x.population, x.outcome, figure(x.figure), x.believed or "–", *_support(x)),
            right=(2,),
        ),
        Columns(
            "persons",
            "Person and group records",
            "record|population|nationality|people|status|since|link|support|grade",
            lambda x: (
                short(x.id),
                x.population,
                x.nationality or "–",
                figure(x.figure),
                x.status,
                day(x.since),
                x.link,
                *_support(x),
            ),
            right=(3,),
        ),
    ),
    "evacuations": (
        Columns(
            "evacuations",
            "Evacuations",
            "people|from|to|told by|support|grade",
            lambda x: (figure(x.figure), x.from_ or "–", x.destination or "–", _voices(x.voices), *_support(x)),
            right=(0,),
        ),
    ),
    "equipment": (
        Columns(
            "equipment",
            "Holdings and readiness",
            "equipment|held|serviceable|grounded|returned|what that leaves|readiness|support|grade",
            lambda x: (
                x.item,
                figure(x.held),
                figure(x.serviceable),
                figure(x.grounded),
                figure(x.returned),
                x.left or "–",
                x.readiness or "–",
                *_support(x),
            ),
            right=(1, 2, 3, 4),
        ),
        Columns(
            "failures",
            "What held and what failed",
            "equipment|part|effect|threat|how many|told by|support|grade",
            lambda x: (
                x.item or "–",
                x.part or "–",
                x.effect or "–",
                x.threat or "–",
                figure(x.figure),
                _voices(x.voices),
                *_support(x),
            ),
            right=(4,),
        ),
    ),
    "contributions": (
        Columns(
            "contributions",
            "Contributions, in their own currency",
            "donor|what|state|amount|told by|support|grade",
            lambda x: (x.donor or "–", x.what or "–", x.state or "–", _amount(x), _voices(x.voices), *_support(x)),
            right=(3,),
        ),
    ),
    "requests": (
        Columns(
            "requests",
            "Questions put, and what came of them",
            "to|about|answer|since|open|told by|support|grade",
            lambda x: (
                x.who or "–",
                x.topic or "–",
                x.answer or "–",
                day(x.since),
                f"{x.open_days} days"
                if x.is_open and x.open_days is not None
                else "closed"
                if not x.is_open
                else "open",
                _voices(x.voices),
                *_support(x),
            ),
            right=(4,),
        ),
    ),
    "milestones": (
        Columns(
            "milestones",
            "Milestones and mandate",
            "what|when|told by|support|grade",
            lambda x: (x.words, x.when or "–", _voices(x.voices), *_support(x)),
        ),
        Columns(
            "tallies",
            "Tallies, held against the register",
            "told|the register says|verdict|said|told by",
            lambda x: (x.words, figure(x.register), x.verdict, day(x.said), _voices(x.voices)),
        ),
    ),
    "plans": (
        Columns(
            "plans",
            "Plans",
            "what|who|when|state|told by|support|grade",
            lambda x: (x.what or "–", x.who or "–", x.when or "–", x.state, _quotes(x.voices), *_support(x)),
        ),
    ),
    "statements": (
        Columns(
            "statements",
            "Statements by topic",
            "topic|concerns|assurances|positions|trends|support|grade",
            lambda x: (
                x.topic,
                _quotes(x.concerns) or "–",
                _quotes(x.assurances) or "–",
                _quotes(x.positions) or "–",
                _quotes(x.trends) or "–",
                *_support(x),
            ),
        ),
        Columns(
            "trends",
            "Trends, tested",
            "claimed|verdict|numbers|told by",
            lambda x: (x.claimed, x.verdict, x.numbers, _voices(x.voices)),
        ),
    ),
    "sources": (
        Columns(
            "sources",
            "Sources",
            "source|name|unnamed|role|claims|reports|first|last|disputed|borne out",
            lambda x: (
                short(x.id),
                x.name,
                "yes" if x.anonymous else "no",
                x.role or "–",
                x.claims,
                x.reports,
                day(x.first),
                day(x.last),
                x.disputed,
                x.borne_out,
            ),
            right=(4, 5, 8, 9),
        ),
    ),
    "disputes": (
        Columns(
            "disputes",
            "Disputes: they cannot both be right",
            "dispute|about|sort|sides|state",
            lambda x: (
                short(x.id),
                x.about,
                x.sort,
                " ⇄ ".join(f"{s.words}: {_quotes(s.voices)}" for s in x.sides),
                x.state,
            ),
        ),
        Columns(
            "tensions",
            "Tensions: both may be right",
            "about|assured|failed|what would settle it",
            lambda x: (x.about, _quotes(x.assurance), _quotes(x.failures), "; ".join(x.settles)),
        ),
    ),
    "tallies": (
        Columns(
            "tallies",
            "Tallies, held against the register",
            "told|the register says|verdict|said|told by",
            lambda x: (x.words, figure(x.register), x.verdict, day(x.said), _voices(x.voices)),
        ),
    ),
    "muster": (
        Columns(
            "muster",
            "Roll calls",
            "unit|taken|present|detached|evacuated|unaccounted|open",
            lambda x: (
                x.unit,
                x.taken_at,
                x.present,
                x.detached,
                x.evacuated,
                x.unaccounted,
                "–" if x.open_days is None else f"{x.open_days} days",
            ),
            right=(2, 3, 4, 5, 6),
        ),
    ),
}


def _amount(line: Any) -> str:
    return "–" if line.amount is None else f"{line.currency or ''} {line.amount}".strip()


def tables_of(register: str, situation: Situation) -> tuple[Table, ...]:
    """A register's tables.

    Raises NotFound (register.unknown).
    """
    return tuple(columns.table(situation) for columns in _sheet(register))


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
