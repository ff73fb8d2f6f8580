"""What to review first: claims of which it is least certain that they stand as read, weighed by what hangs on them.

priority = consequence × (0.1 + 4 × chance × (1 - chance)): a claim that may as well be right as wrong comes before one
that is nearly sure either way, and one that tells of deaths before one that gives an opinion.
"""

import tomllib
from collections.abc import Callable, Iterable
from importlib import resources
from typing import Any

from musterbook.learning.decisions import as_read
from musterbook.registers.rows import Account
from musterbook.terms.record import Record

AWAITING = ("unreviewed", "accepted unread")
FLOOR = 0.1
CONSEQUENCE: dict[str, Any] = tomllib.loads(
    (resources.files("musterbook.learning") / "data" / "consequence.toml").read_text("utf-8")
)


class Ranked(Record, frozen=True):
    """A claim that awaits review. `chance` is that it stands as read, of 1; `learnt` tells whether a model gave it."""

    account: Account
    chance: float
    learnt: bool
    consequence: int
    priority: float
    why: str


def rank_claims(accounts: Iterable[Account], chance_of: Callable[[Account], float], *, learnt: bool) -> list[Ranked]:
    """The accounts that await review, what to review first coming first."""
    ranked = [_ranked(a, chance_of(a), learnt) for a in accounts if a.review.status in AWAITING]
    return sorted(ranked, key=lambda one: (-one.priority, one.account.seq, one.account.claim.id))


def _ranked(account: Account, chance: float, learnt: bool) -> Ranked:
    consequence = consequence_of(account)
    return Ranked(
        account=account,
        chance=chance,
        learnt=learnt,
        consequence=consequence,
        priority=consequence * (FLOOR + 4 * chance * (1 - chance)),
        why=_why(account, chance, learnt),
    )


def consequence_of(account: Account) -> int:
    """How much hangs on a claim: its kind, what befell people, what may fall with it, whether it counts already."""
    claim = as_read(account)
    outcome = getattr(claim.slots, "outcome", None)
    return int(
        CONSEQUENCE["kind"][claim.kind]
        + CONSEQUENCE["outcome"].get(outcome, 0)
        + CONSEQUENCE["stance"].get(claim.stance, 0)
        + CONSEQUENCE["status"].get(account.review.status, 0)
    )


def _why(account: Account, chance: float, learnt: bool) -> str:
    stands = f"{round(100 * chance)} in 100"
    words = [f"{stands} like it stood as read" if learnt else f"the reader's own score is {chance:.2f}"]
    words += [CONSEQUENCE["words"]["kind"][k] for k in (account.claim.kind,) if k in CONSEQUENCE["words"]["kind"]]
    if account.claim.stance in CONSEQUENCE["stance"]:
        words.append("sets itself against another claim")
    if account.review.status == "accepted unread":
        words.append("counts already, though nobody has read it")
    return "; ".join(words)
