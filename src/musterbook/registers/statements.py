"""The statements register: concerns, assurances, positions and claimed trends, by topic.

What somebody holds starts with its being said and lasts until the same utterer speaks on the same topic again.
"""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, TrendClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    topic = claim.slots.what if isinstance(claim, TrendClaim) else getattr(claim.slots, "topic", None)
    return (claim.kind, topic) if topic else (claim.id,)


RULE = Rule(
    register="statements", kinds=("concern", "assurance", "position", "trend"), starts="said_at", series=_series
)
