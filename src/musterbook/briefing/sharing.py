"""Chooses what of a book another house may read: the claims of reports that it may see, field by field, each provable.

As in a brief for the same audience: what it may not see adds nothing; name, age, wound and hospital of the harmed stay
in the house until released; so do reasons and, unless the house says otherwise, the names of those who judged. Texts,
file names and digests of reports are never shared, nor when something was recorded: beside the gaps that other entries
leave, that would tell the day on which something came in that may not be seen. A claim whose quote or decision would
give away what is withheld is left out whole.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from musterbook.briefing.withholding import Veil
from musterbook.ledger.canonical import encode_canonical
from musterbook.terms.entries import Entry

RECORDED = "recorded_at"
HEAD = ("kind", "actor")
OPENING = (*HEAD, RECORDED, "book", "origin", "mission")
REPORT = ("report", "report_kind", "stage", "handling", "mission", "title", "publisher", "said_at", "corrects")
REPORT_MORE = ("summary_of", "media_type", "language", "extractor")
READ = (*HEAD, "report", "reader", "language")
DECISIONS: dict[str, tuple[str, ...]] = {
    "claim.accepted": ("claim", "report"),
    "claim.amended": ("claim", "report", "changes"),
    "claim.rejected": ("claim", "report"),
    "claim.withdrawn": ("claim", "report"),
}
NEVER = frozenset({"slots.name", "slots.age", "slots.body_part"})
NEEDED = ("quote.exact", "attribution", "stance", "said_at", "refers")


class Shared(NamedTuple):
    """An entry that is shared, and the paths of its fields that are shown."""

    seq: int
    paths: tuple[str, ...]


def choose_shared(
    entries: Iterable[Entry], reports: Collection[str], veil: Veil, *, named: bool, released: Collection[str]
) -> Iterator[Shared]:
    """The entries to share, in their order; `reports` are those that the audience may see.

    `named` shows who judged; `released` are the claims whose people's names are public.
    """
    told = [entry for entry in entries if _concerns(entry.payload, reports)]
    left_out = {entry.payload["claim"] for entry in told if _gives_away(entry.payload, veil, released)}
    for entry in told:
        payload = entry.payload
        if payload.get("claim") not in left_out:
            yield Shared(entry.seq, tuple(_paths(payload, veil, named=named, released=released)))


def _concerns(payload: dict[str, Any], reports: Collection[str]) -> bool:
    kind = payload.get("kind")
    if kind == "book.opened":
        return True
    return kind in ("report.received", "report.read", "claim.read", *DECISIONS) and payload["report"] in reports


def _gives_away(payload: dict[str, Any], veil: Veil, released: Collection[str]) -> bool:
    """Whether what must be shown of a claim or of a decision on it holds what must not."""
    if payload["kind"] == "claim.amended":
        touched = NEVER & payload["changes"].keys() and payload["claim"] not in released
        return bool(touched) or _covers(veil, payload["changes"])
    return payload["kind"] == "claim.read" and any(_covers(veil, payload[path]) for path in NEEDED)


def _paths(payload: dict[str, Any], veil: Veil, *, named: bool, released: Collection[str]) -> Iterator[str]:
    kind = payload["kind"]
    if kind == "book.opened":
        yield from OPENING
    elif kind == "report.received":
        yield from HEAD if payload["said_at"] else (*HEAD, RECORDED)
        yield from (path for path in (*REPORT, *REPORT_MORE) if not _covers(veil, payload[path]))
    elif kind == "report.read":
        yield from READ
    elif kind == "claim.read":
        hidden = {RECORDED} if payload["claim"] in released else {RECORDED, *NEVER}
        yield from (path for path in payload if path not in hidden and not _covers(veil, payload[path]))
    else:
        yield from HEAD if named else HEAD[:1]
        yield from DECISIONS[kind]


def _covers(veil: Veil, value: Any) -> bool:
    text = value if isinstance(value, str) else encode_canonical(value).decode()
    return veil.cover(text) != text
