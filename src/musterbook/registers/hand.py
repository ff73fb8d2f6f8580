"""Claims that a person added by hand, told apart from those that a reader found."""

from musterbook.terms.claims import Claim

BY_HAND = "by hand"


def is_by_hand(claim: Claim) -> bool:
    """Whether a person read this claim, and no reader."""
    return claim.reader == BY_HAND
