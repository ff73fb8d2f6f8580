"""The brief on people harmed: a table by population and status, whose fate is told differently, who was moved."""

from musterbook.assessment.lines import CasualtyLine, PersonLine, StatusStep
from musterbook.assessment.records import count_words
from musterbook.assessment.situation import Situation
from musterbook.briefing.casualties_chart import chart_casualties
from musterbook.briefing.citations import Citer
from musterbook.briefing.dates import write_day_short
from musterbook.briefing.lines import graded, line_of, sentence, tell_figure, tidy
from musterbook.briefing.records import Line, Section
from musterbook.briefing.tables import Table, table_of

MOST_FATES, MOST_MOVES, MOST_STEPS = 3, 3, 8
UNSETTLED = frozenset({"missing", "captured"})


def brief_casualties(situation: Situation, citer: Citer) -> Section:
    """Casualties by population, with status, range and grade."""
    fates = [person for person in situation.persons if _is_unsettled(person)]
    fates.sort(key=lambda p: (p.outcome not in UNSETTLED, -len(_states(p)), p.since or "", p.id))
    moves = situation.evacuations
    lines = [_fate(person, citer) for person in fates[:MOST_FATES]]
    lines += [line_of(citer, sentence(move.words), move.support, lead="Moved for care") for move in moves[:MOST_MOVES]]
    left = len(fates[MOST_FATES:]) + len(moves[MOST_MOVES:])
    return Section(
        key="casualties",
        title="Casualties",
        lines=tuple(lines),
        table=_tabulate(situation.casualties, citer),
        chart=chart_casualties(situation),
        more=f"{count_words(left, 'further line')} in the registers of casualties and evacuations." if left else "",
        empty="No casualty is recorded. Silence is not a report of none.",
    )


def _tabulate(lines: tuple[CasualtyLine, ...], citer: Citer) -> Table | None:
    if not lines:
        return None
    rows = [
        (
            name_population(line.population),
            line.outcome + (f"; {tidy(line.believed)}" if line.believed else ""),
            f"{line.figure.low:,}",
            f"{line.figure.best:,}",
            "open" if line.figure.high is None else f"{line.figure.high:,}",
            graded(line.support),
            str(line.support.origins),
            str(line.support.reports),
        )
        for line in lines
    ]
    return table_of(
        "Casualties by population and status",
        ("Population", "Status", "Low", "Best", "High", "Grade", "Origins", "Reports"),
        rows,
        right=(2, 3, 4, 6, 7),
        cites=[citer.cite(line.support.claims) for line in lines],
    )


def name_population(population: str) -> str:
    """A population as a line or row begins with it."""
    return "Population not told" if population == "not told" else population[:1].upper() + population[1:]


def _is_unsettled(person: PersonLine) -> bool:
    return person.outcome in UNSETTLED or len(_states(person)) > 1


def _states(person: PersonLine) -> set[str]:
    """What is said became of them, firmly or not; "harmed" says no more than any other."""
    return {step.state.split()[-1] for step in person.history} - {"harmed"}


def _fate(person: PersonLine, citer: Citer) -> Line:
    """One person record: who, the status, and how it was told over time."""
    people = "person" if person.figure.best == 1 else "people"
    who = f"{tell_figure(person.figure)} {people} of {_group(person)}"
    since = f", since {write_day_short(person.since)}" if person.since else ""
    told = f" As told: {_history(person.history)}." if len(person.history) > 1 else ""
    return line_of(citer, f"{who}{since}: {person.status}.{told}", person.support, lead="Fate open")


def _group(person: PersonLine) -> str:
    group = {"mission": "the mission", "civilian": "the civilian population"}.get(person.population, person.population)
    return f"{group} ({person.nationality})" if person.nationality else group


def _history(steps: tuple[StatusStep, ...]) -> str:
    """Every change of what is said: "26 Mar 2025 missing (the mission)"; the middle of a long tale is counted only."""
    shown = steps if len(steps) <= MOST_STEPS else (*steps[: MOST_STEPS - 2], *steps[-2:])
    told = [f"{write_day_short(step.said)} {step.state} ({step.who})" for step in shown]
    if len(shown) < len(steps):
        told.insert(MOST_STEPS - 2, f"{len(steps) - len(shown)} more")
    return "; ".join(told)
