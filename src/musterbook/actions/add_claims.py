"""Adds claims that a person found in a report and the reader missed, each at once accepted by that person.

Two entries a claim: `claim.read`, whose actor, reader and rule say that a person read it, and `claim.accepted`. The
quote is taken from the frozen text, so that an added claim is anchored as firmly as one that was read by rule.
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

import msgspec

from musterbook.actions.actors import named_actor
from musterbook.errors import Incorrect, MusterbookError
from musterbook.registers.hand import BY_HAND
from musterbook.terms.claims import CLAIM_TYPES, SLOT_NAMES, Claim, claim_id
from musterbook.terms.entries import Draft, draft
from musterbook.terms.payloads import claim_to_fields
from musterbook.terms.quotes import quote_of
from musterbook.terms.record import Record

SURE = Decimal(1)


class Addition(Record, frozen=True):
    """A claim that was missed: its exact words in a report's text (`which` of them, from 1), and what they state.

    `told` maps field paths to values as in an amendment: "slots.outcome", "attribution", "stance", "said_at".
    """

    report: str
    kind: str
    quote: str
    which: int
    told: dict[str, Any]
    by: str
    reason: str | None


class ReportText(Record, frozen=True):
    """The frozen text of a report and its language."""

    text: str
    language: str | None


def draft_addition(addition: Addition, report: ReportText, known: Collection[Claim]) -> list[Draft]:
    """The entries that an addition makes; `known` are the claims of its report that are in the book.

    Raises Incorrect (review.incorrect, accept.needs_name).
    """
    actor = named_actor(addition.by, "adding a claim")
    claim = claim_of(addition, report, known)
    decided = {"claim": claim.id, "report": claim.report, "reason": addition.reason}
    return [
        draft("claim.read", claim_to_fields(claim), actor=actor, scope=claim.report),
        draft("claim.accepted", decided, actor=actor, scope=claim.report),
    ]


def claim_of(addition: Addition, report: ReportText, known: Collection[Claim]) -> Claim:
    """The claim that an addition states.

    Raises Incorrect (review.incorrect) where its words do not stand in the text, a value does not fit, nothing is
    told, or the book has this very claim.
    """
    kind = addition.kind
    if kind not in CLAIM_TYPES:
        raise Incorrect("review.incorrect", f"there is no kind “{kind}”: take one of {', '.join(CLAIM_TYPES)}")
    start, end = _find(addition, report.text)
    spans = [(one.kind, one.quote.start, one.quote.end) for one in known]
    told = {
        "kind": kind,
        "id": claim_id(bytes.fromhex(addition.report), kind, start, end, spans.count((kind, start, end))),
        "report": addition.report,
        "language": report.language or "en",
        "quote": msgspec.to_builtins(quote_of(report.text, start, end)),
        **_fields(addition),
        "refers": [],
        "reader": BY_HAND,
        "rule": BY_HAND,
        "score": SURE,
    }
    try:
        claim: Claim = msgspec.convert(told, CLAIM_TYPES[kind])
    except (msgspec.ValidationError, MusterbookError) as problem:
        raise Incorrect("review.incorrect", f"the claim to be added does not fit its kind: {problem}") from problem
    _refuse_double(claim, known)
    return claim


def _find(addition: Addition, text: str) -> tuple[int, int]:
    """Where the quote stands: its words one by one, however the text parts its lines."""
    places = list(_places(text, addition.quote))
    if not places:
        raise Incorrect("review.incorrect", f"“{addition.quote}” does not stand in the report: give its exact words")
    if addition.which == 0 and len(places) > 1:
        raise Incorrect(
            "review.incorrect", f"“{addition.quote}” stands {len(places)} times in the report: say which, from 1"
        )
    if not 0 <= addition.which <= len(places):
        raise Incorrect("review.incorrect", f"“{addition.quote}” stands only {len(places)} times in the report")
    return places[max(addition.which, 1) - 1]


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(map(re.escape, quote.split()))
    return (found.span() for found in re.finditer(words, text)) if words else iter(())


def _fields(addition: Addition) -> dict[str, Any]:
    """The free fields, null or plain where nothing is told."""
    names = SLOT_NAMES[addition.kind]
    free = ("attribution", "stance", "said_at", *(f"slots.{name}" for name in names))
    if wrong := [path for path in addition.told if path not in free]:
        raise Incorrect("review.incorrect", f"no field {', '.join(wrong)}; what can be told: {', '.join(free)}")
    slots = {name: addition.told.get(f"slots.{name}") for name in names}
    if all(value is None for value in slots.values()):
        raise Incorrect(
            "review.incorrect", f"a {addition.kind} claim states something: tell a slot of {', '.join(names)}"
        )
    return {
        "attribution": addition.told.get("attribution") or [],
        "stance": addition.told.get("stance") or "asserts",
        "said_at": addition.told.get("said_at"),
        "slots": slots,
    }


def _refuse_double(claim: Claim, known: Collection[Claim]) -> None:
    for other in known:
        same = (other.kind, other.quote, other.slots) == (claim.kind, claim.quote, claim.slots)
        if same and (other.attribution, other.stance) == (claim.attribution, claim.stance):
            raise Incorrect(
                "review.incorrect",
                f"the book has this claim as {other.id[:8]}: accept it, or amend it",
            )
