"""Accepts, amends and rejects claims, and adds missed ones, each by a named person with a reason.

A decision is one entry: `claim.accepted`, `claim.amended` (accepted with changes) or `claim.rejected`. A later decision
on the same claim stands in place of the earlier one, which stays in the ledger. Whoever may write may review.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from musterbook.actions.actors import named_actor
from musterbook.actions.add_claims import Addition, ReportText, draft_addition
from musterbook.errors import Incorrect, NotFound
from musterbook.ledger.protocol import Ledger
from musterbook.terms.claims import Claim
from musterbook.terms.entries import Draft, Entry, draft
from musterbook.terms.payloads import amend_claim, claim_from_fields
from musterbook.terms.record import Record

Decision = Literal["accept", "amend", "reject"]
ENTRY_KIND: dict[Decision, str] = {"accept": "claim.accepted", "amend": "claim.amended", "reject": "claim.rejected"}


class Review(Record, frozen=True):
    """One decision on one claim; `changes` maps field paths ("slots.count", "stance") to their new values."""

    claim: str
    decision: Decision
    by: str
    reason: str | None
    changes: dict[str, Any]


Decided = Review | Addition


def review_claims(
    ledger: Ledger,
    claims: Mapping[str, Claim],
    texts: Callable[[str], ReportText],
    decided: Sequence[Decided],
    *,
    now: dt.datetime,
) -> tuple[Entry, ...]:
    """Records the decisions, all or nothing; `claims` are the book's claims by id, as they were read.

    `texts` gives the text of a report to which a claim is added.
    Raises NotFound (review.unknown_claim, report.unknown) and Incorrect (review.incorrect, accept.needs_name).
    """
    known, drafts = dict(claims), list[Draft]()
    for one in decided:
        drafts += [_draft(one, known)] if isinstance(one, Review) else _add(one, known, texts)
    return ledger.append(drafts, now=now)


def _add(addition: Addition, known: dict[str, Claim], texts: Callable[[str], ReportText]) -> list[Draft]:
    """The entries of an addition, its claim known to the decisions that follow."""
    there = [claim for claim in known.values() if claim.report == addition.report]
    drafts = draft_addition(addition, texts(addition.report), there)
    claim = claim_from_fields(drafts[0].fields)
    known[claim.id] = claim
    return drafts


def _draft(review: Review, claims: Mapping[str, Claim]) -> Draft:
    claim = claims.get(review.claim)
    if claim is None:
        raise NotFound("review.unknown_claim", f"no claim {review.claim} in this book: see `musterbook show claims`")
    if review.decision != "accept" and not (review.reason or "").strip():
        raise Incorrect("review.incorrect", f"to {review.decision} claim {review.claim} needs a reason")
    fields: dict[str, Any] = {"claim": claim.id, "report": claim.report, "reason": review.reason}
    if review.decision == "amend":
        amend_claim(claim, review.changes)
        fields["changes"] = review.changes
    elif review.changes:
        raise Incorrect("review.incorrect", f"claim {review.claim}: changes belong to the decision “amend”")
    actor = named_actor(review.by, "reviewing")
    return draft(ENTRY_KIND[review.decision], fields, actor=actor, scope=claim.report)
