"""The force register: how many serve, and what was sent.

Strength holds from the time told, else from when it was said, until the same utterer's newer figure for the same force,
country and authorisation. Deployments are events and last.
"""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, StrengthClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    if isinstance(claim, StrengthClaim):
        slots = claim.slots
        return ("strength", slots.force, slots.country, bool(slots.authorised), slots.share is None)
    return ("deployment", claim.id)


RULE = Rule(register="force", kinds=("strength", "deployment"), starts="occurred", series=_series)
