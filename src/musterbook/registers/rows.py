"""What registers hold: rows, each a body with its span of valid time.

A claim's body is an Account: the claim as it stands now, what a person decided on it, and where it comes from. Rows
exist for claims of every review status, flagged; who asks selects.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from musterbook.terms.claims import Claim
from musterbook.terms.record import Record
from musterbook.terms.reports import Handling, ReportKind, Stage

ReviewStatus = Literal["unreviewed", "accepted", "amended", "rejected", "withdrawn", "accepted unread"]
COUNTED: frozenset[str] = frozenset({"accepted", "amended", "accepted unread"})


class Subject(NamedTuple):
    """Whose rows: a register and an id in it (32 hexadecimal digits)."""

    register: str
    id: str


class Review(Record, frozen=True):
    """What a person decided on a claim, who, why and when; `seq` is the deciding entry."""

    status: ReviewStatus
    by: str | None
    why: str | None
    at: str | None
    seq: int | None


UNREVIEWED = Review(status="unreviewed", by=None, why=None, at=None, seq=None)


class ReportMeta(Record, frozen=True):
    """The report that carries a claim.

    `published` is the latest bound of its `said_at`, None where nobody told it; `recorded` is the day on which it came
    into the book: an undated report counts as said on that day.
    """

    id: str
    kind: ReportKind
    stage: Stage | None
    handling: Handling
    mission: str
    title: str | None
    publisher: str | None
    published: str | None
    recorded: str
    corrects: str | None
    summary_of: str | None
    name: str | None
    language: str | None

    @property
    def dated(self) -> str:
        """The day from which its words count: published, else recorded."""
        return self.published or self.recorded


class Account(Record, frozen=True):
    """One claim as it stands: amended where amended (`as_read` then keeps what the reader found).

    From minute `possible_from` its state is possible, from `certain_from` certain; `start` says whether the time was
    told or is taken from when it was said.
    """

    claim: Claim
    as_read: Claim | None
    review: Review
    report: ReportMeta
    seq: int
    possible_from: int
    certain_from: int
    start: Literal["occurred", "said_at"]


class Filing(Record, frozen=True):
    """One report in the book and what its reading came to."""

    meta: ReportMeta
    received_at: str
    seq: int
    size: int
    media_type: str
    read: bool
    reader: str | None
    claims: int
    dropped: int
    outside: int
    notes: tuple[str, ...]


class RollCall(Record, frozen=True):
    """One unit's roll call, as counts."""

    mission: str
    unit: str
    taken_at: str
    present: int
    detached: int
    evacuated: int
    unaccounted: int
    notes: str | None
    by: str | None
    seq: int


class Judgement(Record, frozen=True):
    """What a person decided on links, origins, disputes, grades or names.

    `subject` is what was judged; `claims` its members, or the other ids concerned; `parts` what it was split
    into; `value` the ruling, grade or release.
    """

    kind: str
    subject: str
    claims: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    value: str | None
    by: str | None
    why: str | None
    at: str
    seq: int


Body = Account | Filing | RollCall | Judgement
BODY_TYPES: Mapping[str, type[Any]] = {"reports": Filing, "muster": RollCall, "judgements": Judgement}


class Row(Record, frozen=True):
    """A body with its span of valid time in minutes since 1970, both ends included."""

    register: str
    subject: str
    mission: str
    valid_from: int
    valid_to: int
    body: Body


_encoder = msgspec.json.Encoder(decimal_format="string")
_line_encoder = msgspec.json.Encoder(decimal_format="number")
_account_decoder = msgspec.json.Decoder(Account)
_decoders: dict[str, msgspec.json.Decoder[Any]] = {name: msgspec.json.Decoder(t) for name, t in BODY_TYPES.items()}


def encode_body(body: Body) -> bytes:
    """A body as JSON bytes: equal bodies give equal bytes."""
    return _encoder.encode(body)


def decode_body(register: str, data: bytes) -> Body:
    """The body that `encode_body` wrote for a row of this register."""
    body: Body = _decoders.get(register, _account_decoder).decode(data)
    return body


def encode_row(row: Row) -> bytes:
    """One whole line of JSON for programs, numbers as numbers."""
    return _line_encoder.encode(row)
