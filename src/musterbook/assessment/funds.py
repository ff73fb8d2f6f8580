"""Contributions: what each donor gave or promised, by state; amounts that cannot both hold are disputes (rule funds/1).

Amounts of one donor, state and currency told within 60 days are one figure with its range. Nothing is added over states
or currencies, and nothing is converted.
"""

from collections.abc import Sequence
from decimal import Decimal

from musterbook.assessment.clustering import alike_words, cluster
from musterbook.assessment.disputes import of_different_origins, open_dispute, split_sides
from musterbook.assessment.ground import Ground, day_of, said_of
from musterbook.assessment.lines import ContributionLine, DisputeLine
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told, told_text
from musterbook.registers.rows import Account

RULE = "funds/1"
ONE_FIGURE = 60 * DAY
ALIKE = 0.5
TOLERANCE = Decimal("0.05")  # amounts this near are taken as rounded


def list_contributions(ground: Ground) -> tuple[tuple[ContributionLine, ...], tuple[DisputeLine, ...]]:
    """The contributions in the order of being told, and the disputes on amounts."""
    told_ = [a for a in ground.of_kind("contribution") if a.claim.stance != "denies"]
    groups = cluster(told_, _one)
    disputes = [d for group in groups if (d := _dispute(ground, group))]
    return tuple(_line(ground, group) for group in groups), tuple(disputes)


def _one(a: Account, b: Account) -> bool:
    if a.report.id == b.report.id and told(a, "amount") != told(b, "amount"):
        return False
    if (told(a, "amount") is None) != (told(b, "amount") is None) or abs(said_of(a) - said_of(b)) > ONE_FIGURE:
        return False
    if any(told(a, name) != told(b, name) for name in ("state", "currency")):
        return False
    return donor_of(a).casefold() == donor_of(b).casefold() or alike_words(donor_of(a), donor_of(b)) >= ALIKE


def donor_of(account: Account) -> str:
    """Who gives, in the report's words."""
    return told_text(account, "donor") or "not told"


def amount_of(account: Account) -> Decimal | None:
    """The amount told."""
    amount = told(account, "amount")
    return amount if isinstance(amount, Decimal) else None


def amounts_agree(a: Account, b: Account) -> bool:
    """Whether two amounts may be one, rounded."""
    one, two = amount_of(a), amount_of(b)
    return one is None or two is None or abs(one - two) <= TOLERANCE * max(one, two)


def _dispute(ground: Ground, group: Sequence[Account]) -> DisputeLine | None:
    sides = split_sides([a for a in group if amount_of(a) is not None], amounts_agree)
    if len(sides) < 2 or not of_different_origins(ground, sides):
        return None
    named = [(tell_amount(amount_of(s[0]), amount_of(s[0]), told_text(s[0], "currency")), s) for s in sides]
    state = told_text(group[0], "state") or "given"
    return open_dispute(ground, "amount", f"how much was {state} by {donor_of(group[0])}", named)


def _line(ground: Ground, group: Sequence[Account]) -> ContributionLine:
    amounts = sorted(amount for a in group if (amount := amount_of(a)) is not None)
    low, high = (amounts[0], amounts[-1]) if amounts else (None, None)
    first = group[0]
    what = next((w for a in group if (w := told_text(a, "what"))), None)
    state, currency = told_text(first, "state"), told_text(first, "currency")
    share = next((s for a in group if (s := told_text(a, "share"))), None)
    figure = tell_amount(low, high, currency) if amounts else f"a share of {share}" if share else "no amount told"
    return ContributionLine(
        donor=donor_of(first),
        what=what,
        state=state,
        low=low,
        high=high,
        currency=currency,
        words=", ".join(p for p in (donor_of(first), what, figure, state, f"as told on {day_of(group[-1])}") if p),
        voices=ground.voices(group),
        support=ground.support(group),
    )


def tell_amount(low: Decimal | None, high: Decimal | None, currency: str | None) -> str:
    """ "USD 13.3 million", "USD 13.3 million to 15 million"."""
    told_ = " to ".join(dict.fromkeys(_round(amount) for amount in (low, high) if amount is not None))
    return f"{currency} {told_}" if currency else told_


def _round(amount: Decimal) -> str:
    if amount >= 1_000_000:
        return f"{(amount / 1_000_000).normalize():,f} million"
    return f"{amount.normalize():,f}"
