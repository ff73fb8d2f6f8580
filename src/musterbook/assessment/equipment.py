"""Equipment: what is held and fit for use, what is out of use, and what that leaves (rule equipment/2).

Groundings of one class told within 14 days of each other are one grounding; copies and repetitions never add. What one
speaker tells beside it with another number (three in the workshop) is a matter of its own, and what is told to be out
still, once some came back, is what remains. Best is the count of most independent origins, else the newest. What is
held is taken from the mission's own newest figure, else the newest; its range over 45 days leaves out counts below
half of it, taken for parts. Readiness is serviceable ÷ held, beside the 90 % line.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musterbook.assessment.clustering import bounds_of, cluster
from musterbook.assessment.disputes import counts_agree, of_different_origins, open_dispute, split_sides
from musterbook.assessment.grades import answers_for_it
from musterbook.assessment.ground import Ground
from musterbook.assessment.items import ARMOURED, VEHICLES, item_of
from musterbook.assessment.lines import DisputeLine, EquipmentLine
from musterbook.assessment.moments import day_of, said_of
from musterbook.assessment.records import Figure, figure_of
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import count_words_of, counted, told, told_count, told_text
from musterbook.registers.rows import Account

RULE = "equipment/2"
ONE_GROUNDING, RECENT = 14 * DAY, 45 * DAY
LINE = 90  # per cent of what is held that should be serviceable
HOW = {"refused": "crews refused", "ordered": "by order", "precaution": "as a precaution"}


class Grounding(NamedTuple):
    """One taking out of use: the accounts of it, what else is out, what came back, and what is said to remain out."""

    out: tuple[Account, ...]
    beside: tuple[Account, ...]
    back: tuple[Account, ...]
    still: tuple[Account, ...]


def list_equipment(ground: Ground) -> tuple[tuple[EquipmentLine, ...], tuple[DisputeLine, ...]]:
    """A line for each class of which a number is told, the most told of first, and the disputes on numbers."""
    by_item: dict[str, list[Account]] = {}
    for account in ground.of_kind("grounding", "holding"):
        by_item.setdefault(item_of(account), []).append(account)
    if ARMOURED in by_item:
        by_item[ARMOURED] = sorted(by_item[ARMOURED] + by_item.pop(VEHICLES, []), key=ground.rank)
    lines, disputes = [], []
    for item, accounts in sorted(by_item.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        groundings = find_groundings(ground, accounts)
        disputes += [d for grounding in groundings for d in _grounding_disputes(ground, item, grounding)]
        disputes += _holding_disputes(ground, item, _recent(ground, accounts, "held"))
        line = _line(ground, item, accounts, groundings[-1] if groundings else Grounding((), (), (), ()))
        if line.held or line.serviceable or line.grounded or line.returned:
            lines.append(line)
    return tuple(lines), tuple(disputes)


def find_groundings(ground: Ground, accounts: Sequence[Account]) -> list[Grounding]:
    """The groundings among the accounts of one class, in the order of being said."""
    told_ = [a for a in accounts if a.claim.kind == "grounding"]
    returned = [a for a in told_ if told(a, "state") == "returned"]
    first_back = {a.report.id: said_of(a) for a in returned}
    outs = [a for a in told_ if told(a, "state") != "returned"]
    still = [a for a in outs if a.report.id in first_back or _is_remainder(ground, a, returned)]
    groups = cluster([a for a in outs if a not in still], lambda a, b: abs(said_of(a) - said_of(b)) <= ONE_GROUNDING)
    found = []
    for place, group in enumerate(groups):
        since = min(map(said_of, group))
        until = min(map(said_of, groups[place + 1])) if place + 1 < len(groups) else None
        beside = _beside(ground, group)
        found.append(
            Grounding(
                out=tuple(a for a in group if a not in beside),
                beside=tuple(beside),
                back=tuple(a for a in returned if said_of(a) >= since and (until is None or said_of(a) < until)),
                still=tuple(a for a in still if said_of(a) >= since and (until is None or said_of(a) < until)),
            )
        )
    return found


def _is_remainder(ground: Ground, account: Account, returned: Iterable[Account]) -> bool:
    """Whether the speaker of a return tells it, that day or later."""
    origin = ground.origins.origin_of(account.claim.id)
    return any(ground.origins.origin_of(b.claim.id) == origin and said_of(b) <= said_of(account) for b in returned)


def _beside(ground: Ground, group: Sequence[Account]) -> list[Account]:
    """What one speaker tells in one report beside a larger number, for another reason: no rival to it."""
    found = []
    for account in group:
        count, origin = told_count(account), ground.origins.origin_of(account.claim.id)
        for other in group:
            more = told_count(other)
            same = other.report.id == account.report.id and ground.origins.origin_of(other.claim.id) == origin
            firm = "denies" not in (account.claim.stance, other.claim.stance)
            if same and firm and count and more and count.max is not None and count.max < more.min:
                found.append(account)
                break
    return found


def _line(ground: Ground, item: str, accounts: Sequence[Account], grounding: Grounding) -> EquipmentLine:
    firm = [a for a in grounding.out if a.claim.stance != "denies"]
    held = _holding(ground, _recent(ground, accounts, "held"))
    fit = counted(a for a in accounts if told(a, "state") == "serviceable")
    serviceable = _newest(ground, fit)
    grounded, returned = _figure(ground, firm), _figure(ground, grounding.back)
    modes = list(dict.fromkeys(HOW[m] for a in firm if (m := told_text(a, "mode")) in HOW))
    return EquipmentLine(
        item=item,
        held=held,
        serviceable=serviceable,
        grounded=grounded,
        returned=returned,
        how=" or ".join(modes),
        left=_tell_left(held, serviceable, grounded, returned),
        readiness=_tell_readiness(held, serviceable, fit),
        voices=ground.voices(accounts),
        support=ground.support(accounts, proposed=_over_reports(grounding.out)),
    )


def _over_reports(group: Iterable[Account]) -> bool:
    return len({a.report.id for a in group}) > 1


def _figure(ground: Ground, accounts: Sequence[Account]) -> Figure | None:
    """The range of what is told, best by most independent origins, else the newest."""
    told_ = counted(accounts)
    if not told_:
        return None
    low, high = bounds_of([c for a in told_ if (c := told_count(a))])
    held: dict[int, list[str]] = {}
    for account in told_:
        held.setdefault(_likeliest(account), []).append(account.claim.id)
    best = max(
        held, key=lambda n: (ground.origins.count(held[n])[0], sum(ground.origins.count(held[n])), len(held[n]), n)
    )
    return figure_of(low, best, high, RULE)


def _recent(ground: Ground, accounts: Iterable[Account], state: str) -> list[Account]:
    """What was said of a state within 45 days before it was last spoken of, whole classes before named lots."""
    told_ = counted(a for a in accounts if told(a, "state") == state)
    last = max(map(said_of, told_), default=0)
    return sorted((a for a in told_ if last - said_of(a) <= RECENT), key=ground.rank)


def _holding(ground: Ground, recent: Sequence[Account]) -> Figure | None:
    """What is held: the mission's own newest figure, else the newest; parts left out of the range."""
    if not recent:
        return None
    own = [a for a in recent if answers_for_it(a, ground.origins.utterance_of(a.claim.id))]
    best = _newest_best(own or recent)
    counts = [c for a in recent if (c := told_count(a)) and (c.max is None or 2 * c.max >= best)]
    low, high = bounds_of(counts)
    return figure_of(min(low, best), best, None if high is None else max(high, best), RULE)


def _newest_best(accounts: Sequence[Account]) -> int:
    """The figure said last; of several of one day the largest, since one may be a part of another."""
    last = max(map(said_of, accounts))
    return max(_likeliest(a) for a in accounts if said_of(a) == last)


def _newest(ground: Ground, accounts: Sequence[Account]) -> Figure | None:
    """What was said last, as it was said."""
    if not accounts:
        return None
    last = max(map(said_of, accounts))
    newest = max((a for a in accounts if said_of(a) == last), key=lambda a: (_likeliest(a), ground.rank(a)))
    low, high = bounds_of([c for c in (told_count(newest),) if c])
    return figure_of(low, _likeliest(newest), high, RULE)


def _likeliest(account: Account) -> int:
    """The least that is told; of "at most 14" the most."""
    count = told_count(account)
    return 0 if count is None else count.min or count.max or 0


def _tell_left(held: Figure | None, serviceable: Figure | None, out: Figure | None, back: Figure | None) -> str:
    if out is None or not out.best:
        return ""
    still = max(0, out.best - (back.best if back else 0))
    told_ = f"{out.words} out of use; " + (f"{back.words} since returned, {still:,} still out; " if back else "")
    if held is None:
        return f"{told_}what that leaves is not known, since nobody tells how many are held"
    left = f"{told_}that leaves {max(0, held.best - still):,} of {held.best:,} held"
    return left + (f", of which {_about(serviceable)} are told to be fit for use" if serviceable else "")


def _about(figure: Figure) -> str:
    """ "15", "at most 14"."""
    return f"at most {figure.high:,}" if figure.low == 0 and figure.high else f"{figure.best:,}"


def _tell_readiness(held: Figure | None, serviceable: Figure | None, fit: Sequence[Account]) -> str:
    if held is None or serviceable is None or not held.best:
        missing = [name for name, figure in (("held", held), ("fit for use", serviceable)) if figure is None]
        return f"cannot tell: how many are {' and '.join(missing or ['held'])} is not told"
    if serviceable.best > held.best:
        return f"cannot tell: {_about(serviceable)} are told to be fit for use, of {held.best:,} held"
    share = round(100 * serviceable.best / held.best)
    side = "at or above" if share >= LINE else "below"
    earlier = {day_of(a): count for a in fit if _likeliest(a) != serviceable.best and (count := told_count(a))}
    told_ = "; ".join(f"{_about(figure_of(c.min, c.min, c.max, RULE))} on {day}" for day, c in earlier.items())
    return f"{share} % ready ({_about(serviceable)} of {held.best:,}), {side} the {LINE} % line" + (
        f"; told before: {told_}" if told_ else ""
    )


def _holding_disputes(ground: Ground, item: str, recent: Sequence[Account]) -> list[DisputeLine]:
    """Figures of what is held that cannot both be; those below half of the largest are taken for parts."""
    most = max(map(_likeliest, recent), default=0)
    sides = split_sides([a for a in recent if 2 * _likeliest(a) >= most], counts_agree)
    if len(sides) < 2 or not of_different_origins(ground, sides):
        return []
    named = [(f"{count_words_of(s[0])} held", s) for s in sides]
    return [open_dispute(ground, "counts", f"how many {item} are held", named)]


def _grounding_disputes(ground: Ground, item: str, grounding: Grounding) -> list[DisputeLine]:
    found = []
    firm = [a for a in grounding.out if a.claim.stance != "denies"]
    sides = split_sides(counted(firm), counts_agree)
    if len(sides) > 1 and of_different_origins(ground, sides):
        named = [(f"{count_words_of(s[0])} out of use", s) for s in sides]
        found.append(open_dispute(ground, "counts", f"how many {item} were taken out of use", named))
    modes: dict[str, list[Account]] = {}
    for account in grounding.out:
        mode = told_text(account, "mode")
        if mode in HOW:
            denied = "denied: " if account.claim.stance == "denies" else ""
            modes.setdefault(f"{denied}{HOW[mode]}", []).append(account)
    if len(modes) > 1 and of_different_origins(ground, list(modes.values())):
        found.append(open_dispute(ground, "denial", f"why {item} were taken out of use", list(modes.items())))
    return found
