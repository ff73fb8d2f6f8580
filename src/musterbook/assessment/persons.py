"""Person records and the casualty table: linked tellings as records of people, summed by population and outcome."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from musterbook.assessment.counts import RULE, count_outcome, count_people, outcomes_of, stand_group
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import CasualtyLine, PersonLine
from musterbook.assessment.linking import Group, link_tellings, person_id
from musterbook.assessment.records import Link, Support, add_figures
from musterbook.assessment.statuses import (
    Standing,
    outcome_of,
    tell_believed,
    tell_history,
    tell_state,
    tell_status,
)
from musterbook.assessment.tellings import Telling, part_tellings, since_of
from musterbook.registers.rows import Account, Judgement

UNTOLD = "not told"
ORDER = ("killed", "died", "missing", "captured", "injured", "harmed")
POPULATIONS = ("mission", "host police", "host military", "civilian", "armed group", "other", UNTOLD)


class Person(NamedTuple):
    """A person record in the making: its group of tellings, its standing, its line."""

    group: Group
    standing: Standing
    line: PersonLine

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every account in it."""
        return tuple(a for t in self.group.tellings for a in t.accounts)


class Casualties(NamedTuple):
    """Person records, and the tellings that only sum them up, or say that nobody was harmed."""

    persons: tuple[Person, ...]
    sums: tuple[Telling, ...]
    aliases: Mapping[str, str]


def gather_casualties(ground: Ground) -> Casualties:
    """The person records of the ground, the newest first."""
    tellings = part_tellings(ground)
    groups = link_tellings(ground, tellings)
    persons = [_person(ground, group) for group in groups if group.tellings]
    persons.sort(key=lambda p: (p.line.since or "", max(map(ground.rank, p.accounts))), reverse=True)
    aliases = {person_id(a.claim.id): p.line.id for p in persons for a in p.accounts}
    return Casualties(tuple(persons), tuple(t for t in tellings if t.is_sum or t.is_nobody), aliases)


def identify(accounts: Iterable[Account]) -> str:
    """The address of a record: that of its claim that was recorded first."""
    return person_id(min(accounts, key=lambda a: (a.seq, a.claim.id)).claim.id)


def mark_disputed(ground: Ground, casualties: Casualties, disputed: Collection[str]) -> Casualties:
    """The same records, graded anew where a dispute stands open on them."""
    persons = [
        person._replace(line=msgspec.structs.replace(person.line, support=_support(ground, person, disputed=True)))
        if person.line.id in disputed
        else person
        for person in casualties.persons
    ]
    return casualties._replace(persons=tuple(persons))


def _support(ground: Ground, person: Person, *, disputed: bool) -> Support:
    return ground.support(
        person.accounts, proposed=person.line.link == "proposed", disputed=disputed, subject=person.line.id
    )


def _person(ground: Ground, group: Group) -> Person:
    accounts = [a for t in group.tellings for a in t.accounts]
    standing = stand_group(ground, group)
    name = identify(accounts)
    link = _link(group)
    state = tell_state(standing.outcome)
    line = PersonLine(
        id=name,
        incident=None,
        population=_population(group),
        nationality=_most_told(t.nationality for t in group.tellings),
        outcome=standing.outcome,
        state=state if standing.firm else f"not established ({state})",
        status=tell_status(ground, standing),
        since=since_of(group.tellings),
        figure=count_people(ground, standing),
        accounts=ground.voices(accounts),
        history=tell_history(ground, [a for t in group.tellings for a in t.wholes]),
        name_release=_release(ground.judgements, name, accounts),
        link=link,
        reasons=tuple(dict.fromkeys(reason for join in group.joins for reason in join.score.reasons)),
        support=ground.support(accounts, proposed=link == "proposed", subject=name),
    )
    return Person(group, standing, line)


def _population(group: Group) -> str:
    """The mission's where any telling says so: its police are often taken for the host's; else the most told."""
    told = [t.population for t in group.tellings]
    return "mission" if "mission" in told else _most_told(told) or UNTOLD


def _link(group: Group) -> Link:
    if len(group.tellings) == 1:
        return "confirmed" if group.confirmed else "single"
    return "confirmed" if all(j.telling in group.confirmed for j in group.joins) else "proposed"


def _most_told(values: Iterable[str | None]) -> str | None:
    told = [v for v in values if v]
    return max(sorted(set(told)), key=told.count) if told else None


def _release(judgements: Sequence[Judgement], name: str, accounts: Iterable[Account]) -> str:
    names = {name, *(person_id(a.claim.id) for a in accounts)}
    told = [j.value for j in judgements if j.kind == "name.released" and j.subject in names and j.value]
    return told[-1] if told else "withheld"


def tabulate_casualties(ground: Ground, casualties: Casualties) -> tuple[CasualtyLine, ...]:
    """A line for each population and outcome; a record counts under every outcome that some account grants it."""
    cells: dict[tuple[str, str], list[Person]] = {}
    for person in casualties.persons:
        for outcome in outcomes_of(person.standing):
            cells.setdefault((person.line.population, outcome), []).append(person)
    lines = [_line(ground, cell, persons) for cell, persons in cells.items()]
    return tuple(sorted(lines, key=lambda line: (_place(POPULATIONS, line.population), _place(ORDER, line.outcome))))


def _place(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)


def _line(ground: Ground, cell: tuple[str, str], persons: Sequence[Person]) -> CasualtyLine:
    population, outcome = cell
    figure = add_figures([count_outcome(ground, p.group, p.standing, outcome) for p in persons], RULE)
    accounts = [a for p in persons for a in p.accounts if outcome_of(a) == outcome or p.standing.outcome == outcome]
    told = {p.line.id: tell_believed(ground, p.standing) for p in persons}
    believed = [f"{told[p.line.id]}" for p in persons if p.standing.outcome == outcome and told[p.line.id]]
    state = tell_state(outcome)
    people = "of the mission" if population == "mission" else population
    return CasualtyLine(
        population=population,
        outcome=outcome,
        figure=figure,
        believed="; ".join(dict.fromkeys(believed)),
        persons=tuple(p.line.id for p in persons),
        words=f"{figure.words} {state} ({people})" + (f"; {'; '.join(dict.fromkeys(believed))}" if believed else ""),
        support=ground.support(
            accounts,
            proposed=any(p.line.link == "proposed" for p in persons),
            disputed=any(p.line.support.grade == "disputed" for p in persons),
        ),
    )
