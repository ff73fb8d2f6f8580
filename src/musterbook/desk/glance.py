"""The situation at a glance: a few figures, and the reports that wait for a reader."""

from collections.abc import Iterable, Iterator, Mapping

from musterbook.assessment.lines import PersonLine, PlanLine
from musterbook.assessment.records import Figure, Support
from musterbook.assessment.situation import Situation
from musterbook.learning.order import Ranked
from musterbook.registers.rows import Filing
from musterbook.terms.record import Record

HOME_POPULATION = "mission"
OUTCOMES = ("killed", "died", "missing", "captured", "injured", "harmed")


class Tile(Record, frozen=True):
    """One figure with its range, what is said beside it, and where it leads (a page's name and its parts)."""

    label: str
    figure: str
    spread: str
    note: str
    support: Support | None
    page: str
    parts: tuple[str, ...]


class MatrixCell(Record, frozen=True):
    """How many of a population met an outcome: best figure and its range; both "" where nothing is told."""

    outcome: str
    figure: str
    spread: str


class MatrixRow(Record, frozen=True):
    """One population's cells, in the matrix's order of outcomes."""

    population: str
    cells: tuple[MatrixCell, ...]


class Matrix(Record, frozen=True):
    """Casualties by population and outcome; there are no totals, since none may cross populations."""

    outcomes: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


class Waiting(Record, frozen=True):
    """A report with claims that nobody has reviewed."""

    filing: Filing
    claims: int


def tiles_of(situation: Situation) -> tuple[Tile, ...]:
    """The mission's casualties, what part of its equipment stands idle, and how many serve."""
    return (*_casualties(situation), *_equipment(situation), *_force(situation))


def _casualties(situation: Situation) -> Iterator[Tile]:
    for line in situation.casualties:
        if line.population == HOME_POPULATION:
            yield _tile(line.outcome, line.figure, line.believed, line.support, "casualties")


def _equipment(situation: Situation) -> Iterator[Tile]:
    for line in situation.equipment:
        if line.grounded is not None and line.grounded.high != 0:
            yield _tile(f"{line.item}: out of use", line.grounded, line.left, line.support, "equipment")
            return


def _force(situation: Situation) -> Iterator[Tile]:
    for line in situation.force:
        if line.country is None and not line.authorised and line.figure is not None:
            yield _tile("serve in the force", line.figure, "", line.support, "force")
            return


def _tile(label: str, figure: Figure, note: str, support: Support, register: str) -> Tile:
    return Tile(
        label=label,
        figure=f"{figure.best:,}",
        spread=write_spread(figure),
        note=note,
        support=support,
        page="register",
        parts=(register,),
    )


def write_spread(figure: Figure) -> str:
    """The range beside a best figure; "" where low, best and high are one."""
    if figure.high is None:
        return f"low {figure.low:,}, high open"
    return "" if figure.low == figure.high else f"low {figure.low:,}, high {figure.high:,}"


def matrix_of(situation: Situation) -> Matrix:
    """The casualty lines as a matrix: populations in their order, outcomes that any of them met."""
    figures = {(line.population, line.outcome): line.figure for line in situation.casualties}
    populations = dict.fromkeys(line.population for line in situation.casualties)
    outcomes = tuple(outcome for outcome in OUTCOMES if any((p, outcome) in figures for p in populations))
    rows = tuple(
        MatrixRow(population=p, cells=tuple(_matrix_cell(outcome, figures.get((p, outcome))) for outcome in outcomes))
        for p in populations
    )
    return Matrix(outcomes=outcomes, rows=rows)


def _matrix_cell(outcome: str, figure: Figure | None) -> MatrixCell:
    if figure is None:
        return MatrixCell(outcome=outcome, figure="", spread="")
    return MatrixCell(outcome=outcome, figure=f"{figure.best:,}", spread=write_spread(figure))


def people_of(situation: Situation) -> tuple[PersonLine, ...]:
    """Person records: those whose fate is told differently first, then the mission's own, each in their order."""
    return tuple(sorted(situation.persons, key=lambda p: (not _is_open(p), p.population != HOME_POPULATION)))


def _is_open(person: PersonLine) -> bool:
    return person.status != person.state or len({step.state for step in person.history}) > 1


def plans_of(situation: Situation) -> tuple[PlanLine, ...]:
    """Plans, those that somebody denies first."""
    return tuple(sorted(situation.plans, key=lambda plan: plan.state == "planned"))


def waiting_of(ranked: Iterable[Ranked], filings: Mapping[str, Filing]) -> tuple[Waiting, ...]:
    """The reports whose claims wait for a reader, in the order of the first claim of each that does."""
    found: dict[str, int] = {}
    for account in (one.account for one in ranked):
        if account.review.status == "unreviewed" and account.report.id in filings:
            found[account.report.id] = found.get(account.report.id, 0) + 1
    return tuple(Waiting(filing=filings[report], claims=claims) for report, claims in found.items())
