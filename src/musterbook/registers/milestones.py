"""The milestones register: dated aims, firsts, mandates and their ends.

An aim, a mandate or an expiry may lie ahead, so a row starts with its being said and holds until the same utterer's
newer date for the same matter.
"""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, MilestoneClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    if isinstance(claim, MilestoneClaim) and claim.slots.what:
        return (claim.slots.type, claim.slots.what)
    return (claim.id,)


RULE = Rule(register="milestones", kinds=("milestone",), starts="said_at", series=_series)
