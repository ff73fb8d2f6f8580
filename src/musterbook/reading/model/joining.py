"""The model's claims and the rules' become one list: doubles dropped, ids given, references carried over."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from musterbook.reading.model.holding import Held, shared
from musterbook.terms.claims import CLAIM_TYPES, Claim, Reference, claim_id
from musterbook.terms.quotes import quote_of


class Stamp(NamedTuple):
    """What every claim of a reading bears: text, language, the report's digest, the reader's name."""

    text: str
    language: str
    digest: bytes
    reader: str


def without_doubles(held: Sequence[Held]) -> list[Held]:
    """One claim where windows overlap or the model repeats itself."""
    kept: list[Held] = []
    for one in held:
        if not any(_is_double(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_double(one: Held, other: Held) -> bool:
    """Whether two claims stand for one of the rules', or have the same kind and slots on words that they share."""
    a, b = one.told.candidate, other.told.candidate
    if one.ruled is not None and other.ruled is not None and one.ruled.id == other.ruled.id:
        return True
    return a.kind == b.kind and a.slots == b.slots and shared((a.start, a.end), (b.start, b.end)) > 0


def join_claims(held: Sequence[Held], ruled: Sequence[Claim], stamp: Stamp) -> tuple[Claim, ...]:
    """The model's claims, and the rules' that none of them stands for, in the order of the text.

    A claim that takes the place of a rules' claim takes over what that one refers to and what refers to it.
    """
    instead: dict[str, str] = {}
    replaced = {one.ruled.id for one in held if one.ruled is not None}
    used = {claim.id for claim in ruled if claim.id not in replaced}
    made: list[Claim] = []
    for one in held:
        claim = _claim(one, used, stamp)
        used.add(claim.id)
        made.append(claim)
        if one.ruled is not None:
            instead.setdefault(one.ruled.id, claim.id)
    joined = [_redirected(claim, instead) for claim in (*made, *(c for c in ruled if c.id not in replaced))]
    return tuple(sorted(joined, key=lambda c: (c.quote.start, c.quote.end)))


def _claim(one: Held, used: set[str], stamp: Stamp) -> Claim:
    c = one.told.candidate
    ordinal = 0
    while (own := claim_id(stamp.digest, c.kind, c.start, c.end, ordinal)) in used:
        ordinal += 1
    claim: Claim = CLAIM_TYPES[c.kind](
        id=own,
        report="sha256:" + stamp.digest.hex(),
        language=stamp.language,
        quote=quote_of(stamp.text, c.start, c.end),
        attribution=one.told.attribution,
        stance=one.told.stance,
        said_at=one.told.said_at,
        refers=one.ruled.refers if one.ruled is not None else (),
        reader=stamp.reader,
        rule=c.rule,
        score=Decimal(f"{c.score:.2f}"),
        slots=c.slots,
    )
    return claim


def _redirected(claim: Claim, instead: dict[str, str]) -> Claim:
    told = [Reference(claim=instead.get(r.claim, r.claim), as_=r.as_) for r in claim.refers]
    kept = tuple(dict.fromkeys(r for r in told if r.claim != claim.id))
    return msgspec.structs.replace(claim, refers=kept)
