"""How each kind of line in a situation is told in a row of cells."""

from collections.abc import Iterable

from musterbook.assessment import lines
from musterbook.assessment.records import Figure, Support, Voice

SHORT = 8
NOTHING = "–"
Cells = tuple[str, ...]


def short(identifier: str) -> str:
    """The beginning of an id, enough to name it."""
    return identifier[:SHORT]


def tell_figure(value: Figure | None) -> str:
    """A figure in words, or a dash."""
    return NOTHING if value is None else value.words


def tell_day(value: str | None) -> str:
    """A date or the date of a time, or a dash."""
    return value[:10] if value else NOTHING


def tell(value: str | None) -> str:
    """Words, or a dash."""
    return value or NOTHING


def tell_support(support: Support) -> Cells:
    """What a line rests on, and its grade with what marks it."""
    return support.words, ", ".join((f"{support.grade} ({support.credibility})", *support.marks))


def tell_voices(voices: Iterable[Voice]) -> str:
    """Who says so, and when; each once."""
    return "; ".join(dict.fromkeys(f"{v.who} ({tell_day(v.said)})" for v in voices)) or NOTHING


def tell_quotes(voices: Iterable[Voice]) -> str:
    """Who says what, in their words; each once."""
    return " · ".join(dict.fromkeys(f"{v.who}: “{v.quote}”" for v in voices)) or NOTHING


def force_cells(x: lines.ForceLine) -> Cells:
    """Strength."""
    whose, kind = x.country or "whole force", "authorised" if x.authorised else "serving"
    share = NOTHING if x.share is None else x.share
    return whose, tell_figure(x.figure), share, kind, tell_day(x.said), tell_voices(x.voices), *tell_support(x.support)


def event_cells(x: lines.EventLine) -> Cells:
    """Deployments and milestones."""
    return x.words, tell(x.when), tell_voices(x.voices), *tell_support(x.support)


def incident_cells(x: lines.IncidentLine) -> Cells:
    """Incidents."""
    when = (tell_day(x.earliest), tell_day(x.latest))
    harm = "; ".join(x.harm) or NOTHING
    return short(x.id), x.title, *when, tell(x.place), harm, x.link, *tell_support(x.support)


def casualty_cells(x: lines.CasualtyLine) -> Cells:
    """Casualties by population and outcome."""
    return x.population, x.outcome, tell_figure(x.figure), tell(x.believed), *tell_support(x.support)


def person_cells(x: lines.PersonLine) -> Cells:
    """Person and group records."""
    who = (short(x.id), x.population, tell(x.nationality), tell_figure(x.figure))
    return *who, x.status, tell_day(x.since), x.link, *tell_support(x.support)


def evacuation_cells(x: lines.EvacuationLine) -> Cells:
    """Evacuations."""
    way = (tell(x.origin), tell(x.destination), tell(x.when))
    return tell_figure(x.figure), *way, tell_voices(x.voices), *tell_support(x.support)


def equipment_cells(x: lines.EquipmentLine) -> Cells:
    """Holdings and readiness."""
    figures = tuple(map(tell_figure, (x.held, x.serviceable, x.grounded, x.returned)))
    return x.item, *figures, tell(x.how), tell(x.left), tell(x.readiness), *tell_support(x.support)


def failure_cells(x: lines.FailureLine) -> Cells:
    """What equipment did when it was tested by events."""
    what = (x.item, tell(x.part), x.effect.replace("_", " "), tell(x.threat), tell(x.when))
    return *what, tell_voices(x.voices), *tell_support(x.support)


def contribution_cells(x: lines.ContributionLine) -> Cells:
    """Contributions."""
    amounts = [f"{amount:,f}" for amount in dict.fromkeys((x.low, x.high)) if amount is not None]
    amount = f"{x.currency or ''} {' to '.join(amounts)}".strip() if amounts else NOTHING
    return x.donor, tell(x.what), tell(x.state), amount, tell_voices(x.voices), *tell_support(x.support)


def request_cells(x: lines.RequestLine) -> Cells:
    """Questions put to somebody."""
    age = "closed" if not x.is_open else "open" if x.open_days is None else f"{x.open_days} days"
    asked = (x.who, tell(x.topic), tell(x.answer), tell_day(x.since), age)
    return *asked, tell_voices(x.voices), *tell_support(x.support)


def plan_cells(x: lines.PlanLine) -> Cells:
    """Plans."""
    return x.what, tell(x.who), tell(x.when), x.state, tell_quotes(x.voices), *tell_support(x.support)


def topic_cells(x: lines.TopicLine) -> Cells:
    """Statements on one topic."""
    sides = (x.concerns, x.assurances, x.positions, x.trends)
    return x.topic, *map(tell_quotes, sides), *tell_support(x.support)


def trend_cells(x: lines.TrendLine) -> Cells:
    """Claimed trends, tested."""
    return x.claimed, x.verdict, x.numbers, tell_voices(x.voices)


def tally_cells(x: lines.TallyLine) -> Cells:
    """Running totals and ordinals, held against the register."""
    return x.claimed, x.register, x.verdict, tell_day(x.said), tell_voices(x.voices)


def source_cells(x: lines.SourceLine) -> Cells:
    """Sources."""
    who = (short(x.id), x.name, "yes" if x.anonymous else "no", tell(x.role))
    record = map(str, (x.disputed, x.borne_out))
    return *who, str(x.claims), str(x.reports), tell_day(x.first), tell_day(x.last), *record


def dispute_cells(x: lines.DisputeLine) -> Cells:
    """Disputes."""
    sides = " ⇄ ".join(f"{side.words}: {tell_quotes(side.voices)}" for side in x.sides)
    return short(x.id), x.about, x.sort, sides, x.state


def tension_cells(x: lines.TensionLine) -> Cells:
    """Tensions."""
    return x.about, tell_quotes(x.assurance), tell_quotes(x.failures), "; ".join(x.settles)


def muster_cells(x: lines.MusterLine) -> Cells:
    """Roll calls."""
    counts = map(str, (x.present, x.detached, x.evacuated, x.unaccounted))
    age = NOTHING if x.open_days is None else f"{x.open_days} days"
    return x.unit, x.taken_at, *counts, age
