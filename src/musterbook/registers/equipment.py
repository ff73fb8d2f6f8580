"""The equipment register: what was tested by events, taken out of use or returned, and what there is.

Failures and groundings are events and last. Holdings hold until the same utterer's newer figure for the same item,
model, lot and state.
"""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, HoldingClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    if isinstance(claim, HoldingClaim):
        slots = claim.slots
        return ("holding", slots.item, slots.model, slots.lot, slots.state)
    return (claim.kind, claim.id)


RULE = Rule(register="equipment", kinds=("gear_failure", "grounding", "holding"), starts="occurred", series=_series)
