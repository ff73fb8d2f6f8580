"""Which claims a person has decided on: what a reader can be measured by, and can learn from.

Accepting unread is no review, and what a source withdrew was not the reader's mistake: neither counts here.
"""

from musterbook.registers.rows import Account
from musterbook.terms.claims import Claim

HELD = frozenset({"accepted", "amended"})
DECIDED = HELD | {"rejected"}


def is_decided(account: Account) -> bool:
    """Whether a person read the claim and decided on it."""
    return account.review.status in DECIDED


def is_held(account: Account) -> bool:
    """Whether a person let the claim stand, as read or amended."""
    return account.review.status in HELD


def as_read(account: Account) -> Claim:
    """The claim as it was read, before anybody amended it."""
    return account.as_read or account.claim


def stands_as_read(account: Account) -> bool:
    """Whether a person let the claim stand without a change."""
    return account.review.status == "accepted"
