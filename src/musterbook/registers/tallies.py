"""The tallies register: running totals and ordinals, each as of its being said, until its teller gives a newer one."""

from collections.abc import Hashable

from musterbook.registers.spans import Rule
from musterbook.terms.claims import Claim, TallyClaim


def _series(claim: Claim) -> tuple[Hashable, ...]:
    if isinstance(claim, TallyClaim) and claim.slots.what:
        slots = claim.slots
        return (slots.what, slots.population, slots.by, None if slots.since is None else slots.since.earliest)
    return (claim.id,)


RULE = Rule(register="tallies", kinds=("tally",), starts="said_at", series=_series)
