"""Equipment: what failed or held, what is out of use, and what that leaves (rule equipment/1).

Groundings of one class told within 14 days of each other are one grounding; copies and repetitions never add. Best is
the count of most independent origins, else the newest. Readiness is serviceable ÷ held, beside the 90 % line.
"""

from collections.abc import Iterable, Sequence

from musterbook.assessment.clustering import bounds_of, cluster, refer_to_each_other
from musterbook.assessment.disputes import counts_agree, of_different_origins, open_dispute, split_sides
from musterbook.assessment.ground import Ground, said_of
from musterbook.assessment.items import class_of
from musterbook.assessment.lines import DisputeLine, EquipmentLine, FailureLine
from musterbook.assessment.records import Figure, figure_of
from musterbook.assessment.sameness import days_apart
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import count_words_of, told, told_count, told_day, told_text, told_time
from musterbook.registers.rows import Account

RULE = "equipment/1"
ONE_GROUNDING = 14 * DAY
LINE = 90  # per cent of what is held that should be serviceable
ARMOURED, VEHICLES = "armoured vehicles", "vehicles"  # plain vehicles are the armoured ones where those are told of
FAILED = frozenset({"perforated", "partial", "deformed", "immobilised", "broke_down", "destroyed", "absent", "other"})
HOW = {"refused": "crews refused", "ordered": "by order", "precaution": "as a precaution"}


def item_of(account: Account) -> str:
    """The class of equipment that a claim is about."""
    return class_of(told_text(account, "item"), told_text(account, "model"), told_text(account, "part")) or "equipment"


def list_failures(ground: Ground) -> tuple[FailureLine, ...]:
    """What equipment did when it was tested, each event once."""
    groups = cluster(ground.of_kind("gear_failure"), _one_failure)
    return tuple(_failure(ground, group) for group in groups)


def _one_failure(a: Account, b: Account) -> bool:
    if a.report.id == b.report.id:
        return refer_to_each_other(a, b)
    if item_of(a) != item_of(b) or (told(a, "effect") and told(b, "effect") and told(a, "effect") != told(b, "effect")):
        return False
    return days_apart(told_time(a), told_time(b)) <= 1 and abs(said_of(a) - said_of(b)) <= ONE_GROUNDING


def _failure(ground: Ground, group: Sequence[Account]) -> FailureLine:
    item, effect = item_of(group[0]), _first(group, "effect") or "other"
    part, threat, when = (
        _first(group, "part"),
        _first(group, "threat"),
        next((d for a in group if (d := told_day(a))), None),
    )
    did = {"broke_down": "broke down", "absent": "was not there"}.get(effect, effect)
    parts = [f"{item}: {did}", part and f"at the {part}", threat and f"by {threat}", when]
    return FailureLine(
        words=", ".join(p for p in parts if p),
        item=item,
        part=part,
        effect=effect,
        threat=threat,
        when=when,
        voices=ground.voices(group),
        support=ground.support(group, proposed=_over_reports(group)),
    )


def _first(group: Iterable[Account], name: str) -> str | None:
    return next((text for a in group if (text := told_text(a, name))), None)


def _over_reports(group: Iterable[Account]) -> bool:
    return len({a.report.id for a in group}) > 1


def list_equipment(ground: Ground) -> tuple[tuple[EquipmentLine, ...], tuple[DisputeLine, ...]]:
    """A line for each class that is held or was taken out of use, and the disputes on groundings."""
    by_item: dict[str, list[Account]] = {}
    for account in ground.of_kind("grounding", "holding"):
        by_item.setdefault(item_of(account), []).append(account)
    if ARMOURED in by_item:
        by_item[ARMOURED] += by_item.pop(VEHICLES, [])
        by_item[ARMOURED].sort(key=lambda a: (said_of(a), a.claim.id))
    lines, disputes = [], []
    for item, accounts in sorted(by_item.items()):
        outs = [a for a in accounts if a.claim.kind == "grounding" and told(a, "state") != "returned"]
        groundings = cluster(outs, lambda a, b: abs(said_of(a) - said_of(b)) <= ONE_GROUNDING)
        disputes += [d for group in groundings for d in _grounding_disputes(ground, item, group)]
        lines.append(_line(ground, item, accounts, groundings[-1] if groundings else []))
    return tuple(lines), tuple(disputes)


def _line(ground: Ground, item: str, accounts: Sequence[Account], out: Sequence[Account]) -> EquipmentLine:
    since = min((said_of(a) for a in out), default=0)
    back = [
        a for a in accounts if a.claim.kind == "grounding" and told(a, "state") == "returned" and said_of(a) >= since
    ]
    firm = [a for a in out if a.claim.stance != "denies"]
    held = _newest([a for a in accounts if told(a, "state") == "held"])
    serviceable = _newest([a for a in accounts if told(a, "state") == "serviceable"])
    grounded, returned = _figure(ground, firm), _figure(ground, back)
    modes = list(dict.fromkeys(HOW[m] for a in firm if (m := told_text(a, "mode")) in HOW))
    return EquipmentLine(
        item=item,
        held=held,
        serviceable=serviceable,
        grounded=grounded,
        returned=returned,
        how=" or ".join(modes),
        left=_tell_left(held, serviceable, grounded, returned),
        readiness=_tell_readiness(held, serviceable),
        voices=ground.voices(accounts),
        support=ground.support(accounts, proposed=_over_reports(out)),
    )


def _figure(ground: Ground, accounts: Sequence[Account]) -> Figure | None:
    """The range of what is told, best by most independent origins, else the newest."""
    told_ = [a for a in accounts if told_count(a)]
    if not told_:
        return None
    low, high = bounds_of([c for a in told_ if (c := told_count(a))])
    held: dict[int, list[str]] = {}
    for account in told_:
        held.setdefault(_least(account), []).append(account.claim.id)
    best = max(
        held, key=lambda n: (ground.origins.count(held[n])[0], sum(ground.origins.count(held[n])), len(held[n]), n)
    )
    return figure_of(low, best, high, RULE)


def _least(account: Account) -> int:
    count = told_count(account)
    return count.min if count else 0


def _newest(accounts: Sequence[Account]) -> Figure | None:
    """What was said last; of several figures of one day, the largest, since one may be a part of another."""
    told_ = [a for a in accounts if told_count(a)]
    if not told_:
        return None
    last = max(said_of(a) for a in told_)
    models: dict[str, Account] = {}
    for account in told_:
        if said_of(account) == last:
            key = (told_text(account, "model") or told_text(account, "item") or "").casefold()
            kept = models.get(key)
            models[key] = account if kept is None or _least(account) > _least(kept) else kept
    newest = max(models.values(), key=lambda a: (_likeliest(a), a.claim.id))
    low, high = bounds_of([c for c in (told_count(newest),) if c])
    return figure_of(low, _likeliest(newest), high, RULE)


def _likeliest(account: Account) -> int:
    """The least that is told; of "at most 14" the most."""
    count = told_count(account)
    return 0 if count is None else count.min or count.max or 0


def _tell_left(held: Figure | None, serviceable: Figure | None, out: Figure | None, back: Figure | None) -> str:
    if out is None:
        return ""
    still = max(0, out.best - (back.best if back else 0))
    told_ = f"{out.words} out of use" + (f", {back.words} since returned: {still} still out" if back else "")
    if held is None:
        return f"{told_}; what that leaves is not known: holdings are not told"
    left = f"{told_}; that leaves {max(0, held.best - still):,} of {held.words} held"
    return left + (f", of which {serviceable.words} are told to be serviceable" if serviceable else "")


def _tell_readiness(held: Figure | None, serviceable: Figure | None) -> str:
    if held is None or serviceable is None or not held.best:
        return "cannot tell: held and serviceable are not both told"
    share = round(100 * serviceable.best / held.best)
    side = "at or above" if share >= LINE else "below"
    return f"{share} % ready ({serviceable.words} of {held.words}), {side} the {LINE} % line"


def _grounding_disputes(ground: Ground, item: str, group: Sequence[Account]) -> list[DisputeLine]:
    found = []
    firm = [a for a in group if a.claim.stance != "denies"]
    sides = split_sides([a for a in firm if told_count(a)], counts_agree)
    if len(sides) > 1 and of_different_origins(ground, sides):
        named = [(f"{count_words_of(s[0])} out of use", s) for s in sides]
        found.append(open_dispute(ground, "counts", f"how many {item} were taken out of use", named))
    modes: dict[str, list[Account]] = {}
    for account in group:
        mode = told_text(account, "mode")
        if mode:
            modes.setdefault(f"denied: {HOW[mode]}" if account.claim.stance == "denies" else HOW[mode], []).append(
                account
            )
    if len(modes) > 1 and of_different_origins(ground, list(modes.values())):
        found.append(open_dispute(ground, "denial", f"why {item} were taken out of use", list(modes.items())))
    return found
