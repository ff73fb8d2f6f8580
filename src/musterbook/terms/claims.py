"""A claim: one attributed statement of one kind, anchored to an exact quote.

One type a kind, told apart by the key `kind`; every slot is present, null where the report does not tell it.
Numbers that are not whole are Decimal: decimal strings in entries, JSON numbers when printed.
"""

import hashlib
from decimal import Decimal
from typing import Any, Literal, get_args

import msgspec

from musterbook.errors import Incorrect
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.quotes import Quote
from musterbook.terms.record import Record
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval

Stance = Literal["asserts", "confirms", "believes", "expects", "denies", "retracts"]
Relation = Literal["same", "part", "about", "caused"]
Outcome = Literal["killed", "died", "injured", "missing", "captured", "harmed"]
Severity = Literal["minor", "serious", "critical"]
Population = Literal["mission", "host police", "host military", "civilian", "armed group", "other"]
Personnel = Literal["military", "police", "observer", "civilian staff"]
Category = Literal["malicious act", "accident", "illness", "self-inflicted", "to be determined"]
Effect = Literal[
    "held", "perforated", "partial", "deformed", "immobilised", "broke_down", "destroyed", "absent", "other"
]
GroundingMode = Literal["ordered", "refused", "precaution"]
GroundingState = Literal["out", "returned"]
HoldingState = Literal["held", "serviceable", "on order"]
ContributionState = Literal["pledged", "committed", "paid", "delivered", "frozen"]
Direction = Literal["up", "down", "steady"]
MilestoneType = Literal["aim", "first", "mandate", "expiry"]
Answer = Literal["none yet", "declined", "no figure"]


class CasualtySlots(Record, frozen=True):
    """People were harmed."""

    count: Count | None
    outcome: Outcome | None
    severity: Severity | None
    body_part: str | None
    who: str | None
    name: str | None
    population: Population | None
    personnel: Personnel | None
    nationality: str | None
    age: int | None
    sex: Literal["female", "male"] | None
    category: Category | None
    by: str | None
    cause: str | None
    activity: str | None
    occurred: Interval | None
    where: Where | None


class EvacuationSlots(Record, frozen=True):
    """Casualties were moved for care."""

    count: Count | None
    who: str | None
    from_: str | None = msgspec.field(name="from")
    destination: str | None
    occurred: Interval | None


class GearFailureSlots(Record, frozen=True):
    """Equipment was tested by events; `range` in metres."""

    item: str | None
    model: str | None
    lot: str | None
    part: str | None
    effect: Effect | None
    threat: str | None
    range: Decimal | None
    hits: Count | None
    count: Count | None
    occurred: Interval | None


class GroundingSlots(Record, frozen=True):
    """Equipment was taken out of use or returned."""

    item: str | None
    count: Count | None
    mode: GroundingMode | None
    state: GroundingState | None
    reason: str | None
    by: str | None
    occurred: Interval | None


class HoldingSlots(Record, frozen=True):
    """What equipment there is and what it is rated for."""

    item: str | None
    model: str | None
    lot: str | None
    count: Count | None
    state: HoldingState | None
    standard: str | None
    level: str | None
    occurred: Interval | None


class StrengthSlots(Record, frozen=True):
    """How many serve; `share` 0 to 1 of the force; `authorised` true where a ceiling is told."""

    force: str | None
    count: Count | None
    share: Decimal | None
    country: str | None
    authorised: bool | None
    occurred: Interval | None


class DeploymentSlots(Record, frozen=True):
    """People or equipment were sent or arrived."""

    country: str | None
    what: str | None
    count: Count | None
    destination: str | None
    occurred: Interval | None


class ContributionSlots(Record, frozen=True):
    """Money or goods were given or promised; `amount` in units of `currency`, `share` 0 to 1 of `of`."""

    donor: str | None
    what: str | None
    amount: Decimal | None
    currency: str | None
    share: Decimal | None
    of: str | None
    state: ContributionState | None
    occurred: Interval | None


class AssuranceSlots(Record, frozen=True):
    """Somebody vouches for something."""

    topic: str | None
    standard: str | None


class ConcernSlots(Record, frozen=True):
    """Somebody says that something is wrong."""

    topic: str | None
    about: str | None
    occurred: Interval | None


class PositionSlots(Record, frozen=True):
    """Somebody gives a reason, an aim or an opinion."""

    topic: str | None
    about: str | None


class TrendSlots(Record, frozen=True):
    """Something grows, falls or holds."""

    what: str | None
    direction: Direction | None
    occurred: Interval | None
    compared_with: Interval | None


class PlanSlots(Record, frozen=True):
    """Somebody will do something."""

    who: str | None
    what: str | None
    with_: str | None = msgspec.field(name="with")
    purpose: str | None
    destination: str | None
    occurred: Interval | None


class MilestoneSlots(Record, frozen=True):
    """A dated aim, a first, a mandate."""

    what: str | None
    type: MilestoneType | None
    authority: str | None
    occurred: Interval | None


class NoCommentSlots(Record, frozen=True):
    """Somebody gave no answer."""

    who: str | None
    topic: str | None
    asked_by: str | None
    answer: Answer | None
    occurred: Interval | None


class TallySlots(Record, frozen=True):
    """A running total or an ordinal."""

    what: str | None
    count: Count | None
    population: Population | None
    by: str | None
    since: Interval | None
    until: Interval | None


class IncidentSlots(Record, frozen=True):
    """Something happened that no casualty, equipment or evacuation claim on the same quote carries."""

    type: str | None
    actors: str | None
    activity: str | None
    occurred: Interval | None
    where: Where | None


class Reference(Record, frozen=True):
    """How a claim stands to another claim of the same report."""

    claim: str
    as_: Relation = msgspec.field(name="as")


class BaseClaim(Record, frozen=True, tag_field="kind"):
    """What claims of every kind have. `id` and `report` are hexadecimal; `score` is 0 to 1."""

    id: str
    report: str
    language: str
    quote: Quote
    attribution: tuple[Source, ...]
    stance: Stance
    said_at: Interval | None
    refers: tuple[Reference, ...]
    reader: str
    rule: str
    score: Decimal

    @property
    def kind(self) -> str:
        """The kind, a word of the vocabulary."""
        return str(self.__struct_config__.tag)

    @property
    def utterer(self) -> Source | None:
        """Who said it; None is the report's own voice."""
        return self.attribution[0] if self.attribution else None


class CasualtyClaim(BaseClaim, frozen=True, tag="casualty"):
    """People were harmed."""

    slots: CasualtySlots


class EvacuationClaim(BaseClaim, frozen=True, tag="evacuation"):
    """Casualties were moved for care."""

    slots: EvacuationSlots


class GearFailureClaim(BaseClaim, frozen=True, tag="gear_failure"):
    """Equipment was tested by events."""

    slots: GearFailureSlots


class GroundingClaim(BaseClaim, frozen=True, tag="grounding"):
    """Equipment was taken out of use or returned."""

    slots: GroundingSlots


class HoldingClaim(BaseClaim, frozen=True, tag="holding"):
    """What equipment there is and what it is rated for."""

    slots: HoldingSlots


class StrengthClaim(BaseClaim, frozen=True, tag="strength"):
    """How many serve."""

    slots: StrengthSlots


class DeploymentClaim(BaseClaim, frozen=True, tag="deployment"):
    """People or equipment were sent or arrived."""

    slots: DeploymentSlots


class ContributionClaim(BaseClaim, frozen=True, tag="contribution"):
    """Money or goods were given or promised."""

    slots: ContributionSlots


class AssuranceClaim(BaseClaim, frozen=True, tag="assurance"):
    """Somebody vouches for something."""

    slots: AssuranceSlots


class ConcernClaim(BaseClaim, frozen=True, tag="concern"):
    """Somebody says that something is wrong."""

    slots: ConcernSlots


class PositionClaim(BaseClaim, frozen=True, tag="position"):
    """Somebody gives a reason, an aim or an opinion."""

    slots: PositionSlots


class TrendClaim(BaseClaim, frozen=True, tag="trend"):
    """Something grows, falls or holds."""

    slots: TrendSlots


class PlanClaim(BaseClaim, frozen=True, tag="plan"):
    """Somebody will do something."""

    slots: PlanSlots


class MilestoneClaim(BaseClaim, frozen=True, tag="milestone"):
    """A dated aim, a first, a mandate."""

    slots: MilestoneSlots


class NoCommentClaim(BaseClaim, frozen=True, tag="no_comment"):
    """Somebody gave no answer."""

    slots: NoCommentSlots


class TallyClaim(BaseClaim, frozen=True, tag="tally"):
    """A running total or an ordinal."""

    slots: TallySlots


class IncidentClaim(BaseClaim, frozen=True, tag="incident"):
    """Something happened."""

    slots: IncidentSlots


Claim = (
    CasualtyClaim
    | EvacuationClaim
    | GearFailureClaim
    | GroundingClaim
    | HoldingClaim
    | StrengthClaim
    | DeploymentClaim
    | ContributionClaim
    | AssuranceClaim
    | ConcernClaim
    | PositionClaim
    | TrendClaim
    | PlanClaim
    | MilestoneClaim
    | NoCommentClaim
    | TallyClaim
    | IncidentClaim
)

CLAIM_TYPES: dict[str, type[Any]] = {str(t.__struct_config__.tag): t for t in get_args(Claim)}
SLOT_TYPES: dict[str, type[Any]] = {kind: t.__annotations__["slots"] for kind, t in CLAIM_TYPES.items()}
KINDS: tuple[str, ...] = tuple(CLAIM_TYPES)
SLOT_NAMES: dict[str, tuple[str, ...]] = {
    kind: tuple(f.encode_name for f in msgspec.structs.fields(t)) for kind, t in SLOT_TYPES.items()
}

_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder: msgspec.json.Decoder[Claim] = msgspec.json.Decoder(Claim)


def slots_of(kind: str, **told: Any) -> Any:
    """The slots of a kind, null where nothing is told; keywords are attribute names (`from_`, `with_`)."""
    slots = SLOT_TYPES[kind]
    return slots(**{**dict.fromkeys(slots.__struct_fields__), **told})


def claim_id(report_digest: bytes, kind: str, start: int, end: int, ordinal: int) -> str:
    """16 bytes of SHA-256 over digest, kind, span and ordinal, in hexadecimal: a newer reader keeps reviewed ids."""
    told = b"musterbook/claim/1\0" + report_digest + f"{kind}\0{start}\0{end}\0{ordinal}".encode()
    return hashlib.sha256(told).hexdigest()[:32]


def encode_claim(claim: Claim) -> bytes:
    """One line of JSON, with numbers as numbers."""
    return _encoder.encode(claim)


def decode_claim(line: bytes | str) -> Claim:
    """A claim from one line of JSON.

    Raises Incorrect (claim.incorrect).
    """
    try:
        return _decoder.decode(line)
    except msgspec.ValidationError as problem:
        raise Incorrect("claim.incorrect", f"this is no claim: {problem}") from problem
    except msgspec.DecodeError as problem:
        raise Incorrect("claim.incorrect", f"this is no JSON: {problem}") from problem
