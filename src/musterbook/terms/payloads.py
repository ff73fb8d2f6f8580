"""Claims and reports as the fields of an entry, and back."""

from collections.abc import Mapping
from typing import Any

import msgspec

from musterbook.errors import Incorrect, MusterbookError
from musterbook.terms.claims import CLAIM_TYPES, SLOT_NAMES, Claim
from musterbook.terms.reports import Report

FIXED = ("claim", "report", "claim_kind", "reader", "rule", "score", "language")


def claim_to_fields(claim: Claim) -> dict[str, Any]:
    """The fields of a `claim.read` entry, header left out; decimals become text."""
    told = msgspec.to_builtins(claim, builtin_types=())
    quote, slots = told.pop("quote"), told.pop("slots")
    told["claim"], told["claim_kind"] = told.pop("id"), told.pop("kind")
    told |= {f"quote.{name}": value for name, value in quote.items()}
    told |= {f"slots.{name}": value for name, value in slots.items()}
    return dict(told)


def claim_from_fields(payload: dict[str, Any]) -> Claim:
    """The claim that a `claim.read` payload holds.

    Raises msgspec.ValidationError where the payload was not written by `claim_to_fields`.
    """
    kind = payload["claim_kind"]
    told = {
        "kind": kind,
        "id": payload["claim"],
        "quote": {name: payload[f"quote.{name}"] for name in ("exact", "start", "end", "prefix", "suffix")},
        "slots": {name: payload[f"slots.{name}"] for name in SLOT_NAMES[kind]},
    }
    for name in ("report", "language", "attribution", "stance", "said_at", "refers", "reader", "rule", "score"):
        told[name] = payload[name]
    claim: Claim = msgspec.convert(told, CLAIM_TYPES[kind])
    return claim


def report_from_fields(payload: dict[str, Any]) -> Report:
    """The report that a `report.received` payload describes."""
    names = {"id": "report", "kind": "report_kind"}
    told = {name: payload[names.get(name, name)] for name in Report.__struct_fields__}
    return msgspec.convert(told, Report)


def amend_claim(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """The claim with the changes made, by field path ("slots.count", "stance"); what was read and quoted stays.

    Raises Incorrect (review.incorrect) where a path is unknown or fixed, or a value does not fit.
    """
    fields = claim_to_fields(claim)
    free = [path for path in fields if path not in FIXED and not path.startswith("quote.")]
    wrong = [path for path in changes if path not in free]
    if wrong or not changes:
        problem = f"cannot change {', '.join(wrong)}" if wrong else "an amendment without changes"
        raise Incorrect("review.incorrect", f"claim {claim.id}: {problem}; what can change: {', '.join(free)}")
    try:
        return claim_from_fields({**fields, **changes})
    except (msgspec.ValidationError, MusterbookError) as problem:
        raise Incorrect("review.incorrect", f"claim {claim.id}: {problem}") from problem
