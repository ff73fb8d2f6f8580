"""The plans register: who will do what. A plan starts with its being said and holds until its teller tells it anew."""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, PlanClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    if isinstance(claim, PlanClaim) and claim.slots.what:
        return (claim.slots.who, claim.slots.what)
    return (claim.id,)


RULE = Rule(register="plans", kinds=("plan",), starts="said_at", series=_series)
