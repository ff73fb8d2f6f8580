"""Contributions: what each donor gave or promised, by state; amounts that cannot both hold are disputes (rule funds/2).

Amounts of one donor, state and currency told within 60 days are one figure with its range; "Washington" and "the U.S.
State Department" are one donor. One sum of one fund that is told of different givers or states is a dispute on what it
is. Nothing is added over states or currencies, and nothing is converted.
"""

from collections.abc import Sequence
from decimal import Decimal

from musterbook.assessment.clustering import alike_words, cluster
from musterbook.assessment.countries import country_of, write_country
from musterbook.assessment.disputes import of_different_origins, open_dispute, split_sides
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import ContributionLine, DisputeLine
from musterbook.assessment.moments import day_of, said_of
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import told, told_text
from musterbook.registers.rows import Account

RULE = "funds/2"
ONE_FIGURE = 60 * DAY
ALIKE = 0.5
TOLERANCE = Decimal("0.05")  # amounts this near are taken as rounded
ONE_SUM = Decimal("0.005")  # amounts this near are one sum
HUNDREDTH = Decimal("0.01")
LARGE = 1_000_000  # smaller sums meet by chance
UNTOLD = "not told"


def list_contributions(ground: Ground) -> tuple[tuple[ContributionLine, ...], tuple[DisputeLine, ...]]:
    """The contributions in the order of being told, and the disputes on amounts."""
    told_ = [a for a in ground.of_kind("contribution") if a.claim.stance != "denies"]
    groups = cluster(told_, _one)
    disputes = [d for group in groups if (d := _dispute(ground, group))]
    disputes += [d for group in cluster(told_, _one_sum) if (d := _sum_dispute(ground, group))]
    return tuple(_line(ground, group) for group in groups), tuple(disputes)


def _one(a: Account, b: Account) -> bool:
    if a.report.id == b.report.id and told(a, "amount") != told(b, "amount"):
        return False
    if (told(a, "amount") is None) != (told(b, "amount") is None) or abs(said_of(a) - said_of(b)) > ONE_FIGURE:
        return False
    if any(told(a, name) != told(b, name) for name in ("state", "currency")):
        return False
    if UNTOLD in (donor_of(a), donor_of(b)):
        return told(a, "state") == "frozen" or (donor_of(a) == donor_of(b) and amounts_agree(a, b))
    return donor_of(a).casefold() == donor_of(b).casefold() or alike_words(donor_of(a), donor_of(b)) >= ALIKE


def _one_sum(a: Account, b: Account) -> bool:
    """Whether both tell the same large sum of what may be one fund."""
    one, two = amount_of(a), amount_of(b)
    if one is None or two is None or min(one, two) < LARGE or told(a, "currency") != told(b, "currency"):
        return False
    what, other = told_text(a, "what"), told_text(b, "what")
    near = abs(said_of(a) - said_of(b)) <= ONE_FIGURE and abs(one - two) <= ONE_SUM * max(one, two)
    return near and (not what or not other or alike_words(what, other) >= ALIKE)


def donor_of(account: Account) -> str:
    """Who gives: the country that the report's words name, else its words."""
    donor = told_text(account, "donor")
    return (country_of(donor) or donor) if donor else UNTOLD


def amount_of(account: Account) -> Decimal | None:
    """The amount told, whole where it is whole."""
    amount = told(account, "amount")
    if not isinstance(amount, Decimal):
        return None
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def amounts_agree(a: Account, b: Account) -> bool:
    """Whether two amounts may be one, rounded."""
    one, two = amount_of(a), amount_of(b)
    return one is None or two is None or abs(one - two) <= TOLERANCE * max(one, two)


def _dispute(ground: Ground, group: Sequence[Account]) -> DisputeLine | None:
    sides = split_sides([a for a in group if amount_of(a) is not None], amounts_agree)
    if len(sides) < 2 or not of_different_origins(ground, sides):
        return None
    named = [(tell_amount(amount_of(s[0]), amount_of(s[0]), told_text(s[0], "currency")), s) for s in sides]
    state = {
        "frozen": "is frozen of the money of {}",
        "delivered": "was delivered by {}",
        "paid": "was paid by {}",
    }.get(told_text(group[0], "state") or "", f"was {told_text(group[0], 'state') or 'given'} by {{}}")
    donor = donor_of(group[0])
    words = state.format("all donors" if donor == UNTOLD else write_country(donor))
    return open_dispute(ground, "amount", f"how much {words}", named)


def _sum_dispute(ground: Ground, group: Sequence[Account]) -> DisputeLine | None:
    """One sum, told of different givers or states by different origins."""
    sides: dict[str, list[Account]] = {}
    for account in group:
        sides.setdefault(_describe(account), []).append(account)
    if len(sides) < 2 or not of_different_origins(ground, list(sides.values())):
        return None
    sums = tell_amount(amount_of(group[0]), amount_of(group[0]), told_text(group[0], "currency"))
    return open_dispute(ground, "amount", f"what the {sums} is", list(sides.items()))


def _describe(account: Account) -> str:
    donor, state = donor_of(account), told_text(account, "state")
    return f"{state or 'given'} by {'all donors' if donor == UNTOLD else write_country(donor)}"


def _line(ground: Ground, group: Sequence[Account]) -> ContributionLine:
    amounts = sorted(amount for a in group if (amount := amount_of(a)) is not None)
    low, high = (amounts[0], amounts[-1]) if amounts else (None, None)
    first = group[0]
    what = next((w for a in group if (w := told_text(a, "what"))), None)
    state, currency = told_text(first, "state"), told_text(first, "currency")
    share = next((s for a in group if (s := told_text(a, "share"))), None)
    figure = tell_amount(low, high, currency) if amounts else f"a share of {share}" if share else "no amount told"
    donor = f"{write_country(donor_of(first))}: " if donor_of(first) != UNTOLD else ""
    told_ = ", ".join(p for p in (figure, what, state, f"as told on {day_of(group[-1])}") if p)
    return ContributionLine(
        donor=donor_of(first),
        what=what,
        state=state,
        low=low,
        high=high,
        currency=currency,
        words=f"{donor}{told_}",
        voices=ground.voices(group),
        support=ground.support(group),
    )


def tell_amount(low: Decimal | None, high: Decimal | None, currency: str | None) -> str:
    """ "USD 13.3 million", "USD 13.3 million to 15 million"."""
    told_ = " to ".join(dict.fromkeys(_round(amount) for amount in (low, high) if amount is not None))
    return f"{currency} {told_}" if currency else told_


def _round(amount: Decimal) -> str:
    if amount >= LARGE:
        return f"{(amount / LARGE).quantize(HUNDREDTH).normalize():,f} million"
    return f"{amount.normalize():,f}"
