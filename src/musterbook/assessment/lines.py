"""The lines of a situation, a record a matter: what show, desk and brief print. Each names the claims behind it."""

from decimal import Decimal
from typing import Literal

from musterbook.assessment.records import Figure, Link, Support, Voice
from musterbook.terms.record import Record

Verdict = Literal["bears out", "does not bear out", "cannot tell"]
TrendVerdict = Literal["supports", "contradicts", "cannot tell"]
DisputeSort = Literal["counts", "outcome", "denial", "date", "place", "plan", "amount"]


class ReviewCounts(Record, frozen=True):
    """How many claims stand at which review."""

    total: int
    unreviewed: int
    accepted: int
    amended: int
    rejected: int
    withdrawn: int
    accepted_unread: int


class StatusStep(Record, frozen=True):
    """One account of a person's state, in the order of being said."""

    said: str | None
    state: str
    who: str
    claim: str


class PersonLine(Record, frozen=True):
    """A person record, or a group's: its state, who says otherwise, and every account.

    `state` is the bare status by the rule; `status` the words with what is believed; `figure` how many people.
    """

    id: str
    incident: str | None
    population: str
    nationality: str | None
    outcome: str
    state: str
    status: str
    since: str | None
    figure: Figure
    accounts: tuple[Voice, ...]
    history: tuple[StatusStep, ...]
    name_release: str
    link: Link
    reasons: tuple[str, ...]
    support: Support


class CasualtyLine(Record, frozen=True):
    """How many of one population met one outcome."""

    population: str
    outcome: str
    figure: Figure
    believed: str
    persons: tuple[str, ...]
    words: str
    support: Support


class IncidentLine(Record, frozen=True):
    """What happened at one time and place, by every account of it; `earliest` and `latest` are bounds of its time."""

    id: str
    title: str
    type: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    harm: tuple[str, ...]
    persons: tuple[str, ...]
    accounts: tuple[Voice, ...]
    link: Link
    reasons: tuple[str, ...]
    support: Support


class EvacuationLine(Record, frozen=True):
    """Casualties moved for care."""

    words: str
    figure: Figure
    origin: str | None
    destination: str | None
    when: str | None
    voices: tuple[Voice, ...]
    support: Support


class FailureLine(Record, frozen=True):
    """Equipment tested by events: what it did, as told."""

    words: str
    item: str
    part: str | None
    effect: str
    threat: str | None
    when: str | None
    voices: tuple[Voice, ...]
    support: Support


class EquipmentLine(Record, frozen=True):
    """One class of equipment: how many are held, serviceable, out of use, returned, and what that leaves."""

    item: str
    held: Figure | None
    serviceable: Figure | None
    grounded: Figure | None
    returned: Figure | None
    how: str
    left: str
    readiness: str
    voices: tuple[Voice, ...]
    support: Support


class ForceLine(Record, frozen=True):
    """How many serve, of one country or of all, as last told; `share` of the force where that is what was told."""

    country: str | None
    authorised: bool
    figure: Figure | None
    share: str | None
    said: str | None
    words: str
    voices: tuple[Voice, ...]
    support: Support


class ContributionLine(Record, frozen=True):
    """What one donor gave or promised: an amount or its range, in the currency told."""

    donor: str
    what: str | None
    state: str | None
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    words: str
    voices: tuple[Voice, ...]
    support: Support


class RequestLine(Record, frozen=True):
    """A question put to somebody, and what came of it; `open_days` up to the day asked about."""

    who: str
    topic: str | None
    answer: str | None
    since: str | None
    open_days: int | None
    is_open: bool
    words: str
    voices: tuple[Voice, ...]
    support: Support


class PlanLine(Record, frozen=True):
    """Who will do what, and who says that they won't."""

    who: str | None
    what: str
    when: str | None
    state: Literal["planned", "denied", "planned and denied"]
    words: str
    voices: tuple[Voice, ...]
    support: Support


class EventLine(Record, frozen=True):
    """A deployment or a milestone."""

    what: str
    when: str | None
    words: str
    voices: tuple[Voice, ...]
    support: Support


class TopicLine(Record, frozen=True):
    """Who holds what on one topic."""

    topic: str
    concerns: tuple[Voice, ...]
    assurances: tuple[Voice, ...]
    positions: tuple[Voice, ...]
    trends: tuple[Voice, ...]
    words: str
    support: Support


class Side(Record, frozen=True):
    """One side of a dispute."""

    words: str
    voices: tuple[Voice, ...]


class DisputeLine(Record, frozen=True):
    """Two origins that cannot both be right on one point."""

    id: str
    about: str
    sort: DisputeSort
    sides: tuple[Side, ...]
    incident: str | None
    person: str | None
    state: Literal["open", "settled"]
    why: str | None
    support: Support


class TensionLine(Record, frozen=True):
    """Two that may both be right, and what would settle it."""

    id: str
    about: str
    assurance: tuple[Voice, ...]
    failures: tuple[Voice, ...]
    settles: tuple[str, ...]
    words: str
    support: Support


class TallyLine(Record, frozen=True):
    """A running total or an ordinal, checked against the register at its date."""

    claimed: str
    said: str | None
    register: str
    verdict: Verdict
    words: str
    voices: tuple[Voice, ...]
    support: Support


class TrendLine(Record, frozen=True):
    """A claimed trend and what the register's own numbers say; `p` of the exact test as decimal words."""

    claimed: str
    direction: str | None
    verdict: TrendVerdict
    numbers: str
    p: str | None
    voices: tuple[Voice, ...]
    support: Support


class MusterLine(Record, frozen=True):
    """One unit's last roll call; `open_days` is the age of a gap."""

    unit: str
    taken_at: str
    present: int
    detached: int
    evacuated: int
    unaccounted: int
    open_days: int | None
    words: str


class SourceLine(Record, frozen=True):
    """Who speaks in this book, how often, and how that stood up: a record of being disputed and of being borne out."""

    id: str
    name: str
    anonymous: bool
    role: str | None
    claims: int
    reports: int
    first: str | None
    last: str | None
    disputed: int
    borne_out: int


class OriginLine(Record, frozen=True):
    """One utterer's one act of saying, with the reports that carry it and why they were joined."""

    id: str
    who: str
    anonymous: bool
    reports: tuple[str, ...]
    claims: int
    reasons: tuple[str, ...]
