"""Claims and reports as the fields of an entry, and back."""

from typing import Any

import msgspec

from musterbook.terms.claims import CLAIM_TYPES, SLOT_NAMES, Claim
from musterbook.terms.reports import Report


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
