"""The situation: one frozen record of all that the book says and what to make of it, as show, desk and brief print it.

`assess` is a pure function of rows: nothing in it is recorded, everything is computed anew, each rule named with its
version. Every line names the claims behind it; `accounts` leads from a claim's id to its quote, source and report.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from musterbook.assessment import (
    disputes,
    equipment,
    evacuations,
    failures,
    force,
    funds,
    incidents,
    musters,
    plans,
    requests,
    sources,
    tallies,
    tensions,
    topics,
    trends,
)
from musterbook.assessment.copies import NO_EVIDENCE, Evidence
from musterbook.assessment.ground import Ground, marks_of
from musterbook.assessment.horizon import claims_beyond
from musterbook.assessment.lines import (
    CasualtyLine,
    ContributionLine,
    DisputeLine,
    EquipmentLine,
    EvacuationLine,
    EventLine,
    FailureLine,
    ForceLine,
    IncidentLine,
    MusterLine,
    OriginLine,
    PersonLine,
    PlanLine,
    RequestLine,
    ReviewCounts,
    SourceLine,
    TallyLine,
    TensionLine,
    TopicLine,
    TrendLine,
)
from musterbook.assessment.persons import Casualties, gather_casualties, mark_disputed, tabulate_casualties
from musterbook.assessment.records import Mark, Voice
from musterbook.assessment.rules import RULES
from musterbook.assessment.withholding import find_withheld, withhold
from musterbook.errors import NotFound
from musterbook.registers.rows import Account, Row
from musterbook.registers.selection import Audience, may_see, select_rows
from musterbook.terms.record import Record
from musterbook.terms.times import EPOCH, LAST_MINUTE


class Situation(Record, frozen=True):
    """All that the book says of one mission at one question, and what to make of it."""

    mission: str | None
    as_of: int | None
    known_at: int | None
    audience: Audience
    rules: dict[str, str]
    review: ReviewCounts
    marks: tuple[Mark, ...]
    casualties: tuple[CasualtyLine, ...]
    persons: tuple[PersonLine, ...]
    incidents: tuple[IncidentLine, ...]
    evacuations: tuple[EvacuationLine, ...]
    equipment: tuple[EquipmentLine, ...]
    failures: tuple[FailureLine, ...]
    force: tuple[ForceLine, ...]
    deployments: tuple[EventLine, ...]
    contributions: tuple[ContributionLine, ...]
    requests: tuple[RequestLine, ...]
    plans: tuple[PlanLine, ...]
    milestones: tuple[EventLine, ...]
    statements: tuple[TopicLine, ...]
    disputes: tuple[DisputeLine, ...]
    tensions: tuple[TensionLine, ...]
    tallies: tuple[TallyLine, ...]
    trends: tuple[TrendLine, ...]
    muster: tuple[MusterLine, ...]
    sources: tuple[SourceLine, ...]
    origins: tuple[OriginLine, ...]
    accounts: dict[str, Voice]
    aliases: dict[str, str]


def assess(
    rows: Iterable[Row],
    *,
    as_of: int | None = None,
    known_at: int | None = None,
    mission: str | None = None,
    audience: Audience = "house",
    include_unreviewed: bool = False,
    evidence: Evidence = NO_EVIDENCE,
) -> Situation:
    """The situation that these rows give; `rows` are those of every register (`registers.protocol.collect_rows`).

    Rows that do not hold at `as_of` are left out; where they are given, what is vague in others is placed by them.
    Claims that nobody decided on add only with `include_unreviewed`, and every figure then says so. What this audience
    may not see adds nothing, to no count; outside the house names of the harmed are withheld until released.
    """
    every = tuple(rows)
    held = every if as_of is None else tuple(row for row in every if row.valid_from <= as_of <= row.valid_to)
    selected = select_rows(held, audience=audience, include_unreviewed=include_unreviewed)
    if as_of is not None and len(held) < len(every):
        known = select_rows(every, audience=audience, include_unreviewed=include_unreviewed)
        beyond = claims_beyond(Ground(known, evidence, None), as_of)
        selected = tuple(r for r in selected if not (isinstance(r.body, Account) and r.body.claim.id in beyond))
    ground = Ground(selected, evidence, as_of)
    today = _today(ground, as_of)
    casualties = gather_casualties(ground)
    casualties, happened, addresses = incidents.gather_incidents(ground, casualties)
    fleet, on_fleet = equipment.list_equipment(ground)
    strength, on_strength = force.list_force(ground)
    money, on_money = funds.list_contributions(ground)
    planned, on_plans = plans.list_plans(ground)
    found = (
        *disputes.person_disputes(ground, casualties.persons),
        *disputes.incident_disputes(ground, happened, casualties.persons),
        *on_fleet,
        *on_strength,
        *on_money,
        *on_plans,
    )
    open_ones = [d for d in found if d.state == "open"]
    casualties = mark_disputed(ground, casualties, {d.person for d in open_ones if d.person})
    tested = failures.list_failures(ground)
    situation = Situation(
        mission=mission,
        as_of=as_of,
        known_at=known_at,
        audience=audience,
        rules=RULES,
        review=count_reviews(held, audience),
        marks=marks_of(ground.accounts),
        casualties=tabulate_casualties(ground, casualties),
        persons=_place_persons(casualties, happened),
        incidents=incidents.mark_disputed(ground, happened, {d.incident for d in open_ones if d.incident}),
        evacuations=evacuations.list_evacuations(ground),
        equipment=fleet,
        failures=tested,
        force=strength,
        deployments=force.list_events(ground, "deployment"),
        contributions=money,
        requests=requests.list_requests(ground, today),
        plans=planned,
        milestones=force.list_events(ground, "milestone"),
        statements=topics.list_statements(ground),
        disputes=found,
        tensions=tensions.list_tensions(ground),
        tallies=tallies.list_tallies(ground, casualties, tested),
        trends=trends.list_trends(ground, happened),
        muster=musters.list_muster(ground.roll_calls, today),
        sources=sources.list_sources(ground, casualties.persons, found),
        origins=ground.origins.lines(),
        accounts={a.claim.id: ground.voice(a) for a in ground.accounts},
        aliases={**casualties.aliases, **addresses},
    )
    return situation if audience == "house" else _withhold(situation, casualties)


def _withhold(situation: Situation, casualties: Casualties) -> Situation:
    """The situation as readers outside the house may see it."""
    names, details = find_withheld(casualties.persons)
    return msgspec.convert(withhold(msgspec.to_builtins(situation), names, details), Situation)


def _today(ground: Ground, as_of: int | None) -> str | None:
    """The day asked about, else the last on which anybody said anything."""
    if as_of is None or as_of >= LAST_MINUTE:
        return ground.last_said
    return (EPOCH + dt.timedelta(minutes=as_of)).date().isoformat()


def _place_persons(casualties: Casualties, happened: Sequence[IncidentLine]) -> tuple[PersonLine, ...]:
    home = {person: incident.id for incident in happened for person in incident.persons}
    return tuple(msgspec.structs.replace(p.line, incident=home.get(p.line.id)) for p in casualties.persons)


def count_reviews(rows: Iterable[Row], audience: Audience) -> ReviewCounts:
    """How many claims that this audience may see stand at which review."""
    accounts = {row.body.claim.id: row.body for row in rows if isinstance(row.body, Account)}
    told = Counter(a.review.status for a in accounts.values() if may_see(audience, a.report))
    return ReviewCounts(
        total=sum(told.values()),
        unreviewed=told["unreviewed"],
        accepted=told["accepted"],
        amended=told["amended"],
        rejected=told["rejected"],
        withdrawn=told["withdrawn"],
        accepted_unread=told["accepted unread"],
    )


def find_incident(situation: Situation, address: str) -> IncidentLine:
    """The incident under an address, old ones included.

    Raises NotFound (incident.unknown).
    """
    name = situation.aliases.get(address, address)
    for incident in situation.incidents:
        if incident.id == name:
            return incident
    raise NotFound("incident.unknown", f"no incident has the id {address}: see `musterbook show incidents`")


def find_person(situation: Situation, address: str) -> PersonLine:
    """The person record under an address, old ones included.

    Raises NotFound (incident.unknown).
    """
    name = situation.aliases.get(address, address)
    for person in situation.persons:
        if person.id == name:
            return person
    raise NotFound("incident.unknown", f"no person record has the id {address}: see `musterbook show casualties`")
