"""The contributions register: money and goods given or promised.

A figure holds until the same utterer's newer one for the same donor, matter, state and currency.
"""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, ContributionClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    if isinstance(claim, ContributionClaim) and claim.slots.amount is not None:
        slots = claim.slots
        return (slots.donor, slots.what, slots.of, slots.state, slots.currency)
    return (claim.id,)


RULE = Rule(register="contributions", kinds=("contribution",), starts="occurred", series=_series)
