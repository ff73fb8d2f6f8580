"""The closed list of entry kinds, each with the fixed order of its payload's fields (book format 1).

A payload is a mapping from field path to value, complete for its kind and in this order: it is what is committed to,
field by field, so that any part of an entry can be shown and the rest withheld. Every payload begins with the header
`kind`, `recorded_at` (RFC 3339, UTC), `actor`. A claim's payload ends with its kind's slots, a field each.
Values are what canonical JSON knows: text, whole numbers under 2^53, true, false, null, lists, objects with ASCII keys;
numbers that are not whole are decimal text. A new kind or field raises FORMAT.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from musterbook.errors import Incorrect
from musterbook.terms.claims import SLOT_NAMES
from musterbook.terms.record import Record

FORMAT = 1
HEADER = ("kind", "recorded_at", "actor")

CLAIM_FIELDS = (
    "claim",
    "report",
    "claim_kind",
    "language",
    "quote.exact",
    "quote.start",
    "quote.end",
    "quote.prefix",
    "quote.suffix",
    "attribution",
    "stance",
    "said_at",
    "refers",
    "reader",
    "rule",
    "score",
)

FIELDS: dict[str, tuple[str, ...]] = {
    "book.opened": ("book", "origin", "mission", "signer"),
    "book.continued": ("origin", "signer", "old_origin", "old_checkpoint", "lost_first", "lost_last", "reason"),
    "book.moved": ("origin", "destination", "checkpoint"),
    "key.added": ("key", "purpose", "algorithm", "public"),
    "key.rotated": ("key", "successor", "reason"),
    "key.retired": ("key", "reason"),
    "report.received": (
        "report",
        "report_kind",
        "stage",
        "handling",
        "mission",
        "title",
        "publisher",
        "said_at",
        "corrects",
        "summary_of",
        "name",
        "media_type",
        "size",
        "language",
        "bytes_sha256",
        "text_sha256",
        "text_length",
        "extractor",
        "notes",
        "tag",
    ),
    "report.read": ("report", "reader", "claims", "dropped", "language", "outside", "notes"),
    "report.opened": ("report", "reason"),
    "handling.changed": ("report", "before", "after", "reason"),
    "claim.read": CLAIM_FIELDS,
    "claim.accepted": ("claim", "report", "reason"),
    "claim.amended": ("claim", "report", "changes", "reason"),
    "claim.rejected": ("claim", "report", "reason"),
    "claim.withdrawn": ("claim", "report", "withdrawn_by", "reason"),
    "claims.accepted_unread": ("report", "claims", "reason"),
    "incident.linked": ("incident", "claims", "reason"),
    "incident.unlinked": ("incident", "claims", "reason"),
    "incident.merged": ("incident", "absorbed", "reason"),
    "incident.split": ("incident", "parts", "reason"),
    "person.linked": ("person", "claims", "reason"),
    "person.unlinked": ("person", "claims", "reason"),
    "item.linked": ("item", "claims", "reason"),
    "item.unlinked": ("item", "claims", "reason"),
    "name.released": ("person", "release", "reason"),
    "origin.joined": ("first", "second", "reason"),
    "origin.parted": ("first", "second", "reason"),
    "dispute.settled": ("dispute", "ruling", "holds", "reason"),
    "dispute.reopened": ("dispute", "reason"),
    "grade.overridden": ("subject", "axis", "grade", "reason"),
    "notice.issued": ("notice", "level", "items", "text", "reason"),
    "notice.closed": ("notice", "accounted_for", "told", "cause", "remedy"),
    "muster.taken": ("mission", "unit", "taken_at", "present", "detached", "evacuated", "unaccounted", "notes"),
    "checkpoint.cosigned": ("origin", "size", "root", "witness", "cosignature"),
    "brief.issued": ("brief", "form", "audience", "as_of", "known_at", "sha256"),
    "hold.placed": ("hold", "subject", "until", "reason"),
    "hold.lifted": ("hold", "reason"),
    "role.granted": ("person", "role", "reason"),
    "role.revoked": ("person", "role", "reason"),
    "filing.committed": ("filing", "commitment", "received_on"),
    "entry.erased": ("entries", "report", "source", "reason", "final_from", "copies"),
}

ENTRY_KINDS: tuple[str, ...] = tuple(FIELDS)


class Entry(Record, frozen=True):
    """One line of the ledger, opened: its sequence number and its payload in the order of its schema.

    An erased entry has an empty payload and is told apart by `erased`.
    """

    seq: int
    payload: dict[str, Any]
    erased: bool

    @property
    def kind(self) -> str | None:
        """The entry's kind; None once erased."""
        return self.payload.get("kind")


def schema_of(kind: str, claim_kind: str | None = None) -> tuple[str, ...]:
    """The field paths of a kind in their order; for `claim.read` those of the claim's kind as well.

    Raises Incorrect (entry.incorrect).
    """
    if kind not in FIELDS:
        raise Incorrect("entry.incorrect", f"there is no entry kind “{kind}”")
    if kind != "claim.read":
        return HEADER + FIELDS[kind]
    if claim_kind not in SLOT_NAMES:
        raise Incorrect("entry.incorrect", f"there is no claim kind “{claim_kind}”")
    return HEADER + FIELDS[kind] + tuple(f"slots.{name}" for name in SLOT_NAMES[claim_kind])


def arrange_payload(told: Mapping[str, Any]) -> dict[str, Any]:
    """The payload in the order of its schema; every field present, none unknown.

    Raises Incorrect (entry.incorrect).
    """
    schema = schema_of(str(told.get("kind")), told.get("claim_kind"))
    if told.keys() != set(schema):
        wrong = sorted(told.keys() ^ set(schema))
        raise Incorrect("entry.incorrect", f"a {told.get('kind')} entry has not these fields right: {', '.join(wrong)}")
    return {path: told[path] for path in schema}


class Draft(Record, frozen=True):
    """An entry to be: its kind, who acts, its fields without the header, and the report whose key seals it (`scope`).

    `blobs` are byte strings kept beside the entry under the same key (a report's bytes and its text).
    """

    kind: str
    actor: str
    fields: dict[str, Any]
    scope: str | None
    blobs: tuple[bytes, ...]


def draft(
    kind: str, fields: Mapping[str, Any], *, actor: str, scope: str | None = None, blobs: Sequence[bytes] = ()
) -> Draft:
    """A draft with these fields."""
    return Draft(kind=kind, actor=actor, fields=dict(fields), scope=scope, blobs=tuple(blobs))
