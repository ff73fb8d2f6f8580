"""The judgements register: what people decided on links, origins, disputes, grades and the release of names.

A judgement holds from the moment it was recorded; a later one on the same subject stands beside it, and assessment
applies them in the order of their entries.
"""

from typing import Any

from musterbook.registers.rows import Judgement, Row
from musterbook.registers.voices import derive_id
from musterbook.terms.times import LAST_MINUTE, first_minute

SUBJECT_FIELD = {
    "incident.linked": "incident",
    "incident.unlinked": "incident",
    "incident.merged": "incident",
    "incident.split": "incident",
    "person.linked": "person",
    "person.unlinked": "person",
    "item.linked": "item",
    "item.unlinked": "item",
    "origin.joined": "first",
    "origin.parted": "first",
    "dispute.settled": "dispute",
    "dispute.reopened": "dispute",
    "grade.overridden": "subject",
    "name.released": "person",
    "notice.issued": "notice",
    "notice.closed": "notice",
}
MEMBER_FIELDS = ("claims", "absorbed", "holds", "items")
VALUE_FIELDS = ("ruling", "grade", "release", "level", "cause")


def judgement_of(seq: int, payload: dict[str, Any]) -> Judgement:
    """The judgement that an entry's payload records."""
    kind = payload["kind"]
    named = next((payload[name] for name in MEMBER_FIELDS if payload.get(name)), ())
    members = (named,) if isinstance(named, str) else tuple(named)
    if "second" in payload:
        members = (payload["second"],)
    value = next((payload[name] for name in VALUE_FIELDS if payload.get(name) is not None), None)
    return Judgement(
        kind=kind,
        subject=payload[SUBJECT_FIELD[kind]],
        claims=members,
        parts=tuple(_part(part) for part in payload.get("parts") or ()),
        value=None if value is None else str(value),
        by=payload["actor"],
        why=payload.get("reason"),
        at=payload["recorded_at"],
        seq=seq,
    )


def _part(told: Any) -> tuple[str, ...]:
    claims = told.get("claims", ()) if isinstance(told, dict) else told
    return (claims,) if isinstance(claims, str) else tuple(claims)


def judgement_subject(judgement: Judgement) -> str:
    """A row a judgement: its id holds the entry's number."""
    return derive_id("judgement", judgement.seq)


def lay_judgement(judgement: Judgement, mission: str) -> Row:
    """The judgement's row, from the minute it was recorded."""
    return Row(
        register="judgements",
        subject=judgement_subject(judgement),
        mission=mission,
        valid_from=first_minute(judgement.at),
        valid_to=LAST_MINUTE,
        body=judgement,
    )
