"""Failures: what equipment did when it was tested by events, each event once (rule failures/1).

Claims of one report are of one event where the reader says so, or where class, effect and part agree and nothing tells
them apart ("an older one"); over reports where, besides, they were told within 14 days. A claim that only counts events
("twice") is a tally, and no event of its own.
"""

import re
from collections.abc import Iterable, Sequence

from musterbook.assessment.clustering import cluster, refer_to_each_other
from musterbook.assessment.ground import Ground
from musterbook.assessment.items import ARMOURED, VEHICLES, item_of, names_class
from musterbook.assessment.lines import FailureLine
from musterbook.assessment.moments import said_of
from musterbook.assessment.sameness import days_apart
from musterbook.assessment.tellings import DAY
from musterbook.assessment.told import tell_time, told, told_count, told_day, told_text, told_time
from musterbook.assessment.words import WORD, aggregate_words, content_words
from musterbook.registers.rows import Account

RULE = "failures/1"
NEAR = 14 * DAY
FAILED = frozenset({"perforated", "partial", "deformed", "immobilised", "broke_down", "destroyed", "absent", "other"})
STRUCK = frozenset({"perforated", "partial", "held", None})
DID = {"broke_down": "broke down", "absent": "was not there", "other": "failed"}
EARLIER = frozenset(aggregate_words("earlier"))
ANOTHER = re.compile(rf"\b(?:{'|'.join(aggregate_words('ordinals'))})\s+((?:[\w-]+\s+)?[\w-]+)", re.I)


def list_failures(ground: Ground) -> tuple[FailureLine, ...]:
    """The events in the order of being told."""
    tallied = {(a.report.id, a.claim.quote.start) for a in ground.of_kind("tally")}
    told_ = [a for a in ground.of_kind("gear_failure") if a.claim.stance != "denies" and not _is_tally(a, tallied)]
    return tuple(_line(ground, group) for group in cluster(told_, _one))


def _is_tally(account: Account, tallied: set[tuple[str, int]]) -> bool:
    count = told_count(account)
    several = count is None or count.max != 1
    return several and (account.report.id, account.claim.quote.start) in tallied


def class_of_failure(account: Account) -> str:
    """The class of equipment; plain vehicles whose armour gave way or held are armoured ones."""
    item = item_of(account)
    return ARMOURED if item == VEHICLES and told(account, "effect") in STRUCK else item


def _one(a: Account, b: Account) -> bool:
    if (
        class_of_failure(a) != class_of_failure(b)
        or _differ(a, b, "effect")
        or days_apart(told_time(a), told_time(b)) > 1
    ):
        return False
    if a.report.id == b.report.id:
        return refer_to_each_other(a, b) or (_parts_meet(a, b) and not (_tells_other(a) or _tells_other(b)))
    if told(a, "effect") != told(b, "effect"):
        return False
    return _parts_meet(a, b) and _tells_other(a) == _tells_other(b) and abs(said_of(a) - said_of(b)) <= NEAR


def _differ(a: Account, b: Account, name: str) -> bool:
    one, two = told(a, name), told(b, name)
    return one is not None and two is not None and one != two


def _parts_meet(a: Account, b: Account) -> bool:
    one, two = told_text(a, "part"), told_text(b, "part")
    return not one or not two or bool(content_words(one) & content_words(two))


def _tells_other(account: Account) -> bool:
    """Whether it sets its event apart from others ("an older one", "another vehicle"; not "another man's helmet")."""
    quote, item = account.claim.quote.exact, item_of(account)
    if EARLIER & set(WORD.findall(quote.casefold())):
        return True
    return any(names_class(phrase, item) and "'" not in phrase for phrase in ANOTHER.findall(quote.replace("’", "'")))


def _line(ground: Ground, group: Sequence[Account]) -> FailureLine:
    item, effect = class_of_failure(group[0]), _first(group, "effect") or "other"
    part, threat = _first(group, "part"), _first(group, "threat")
    when = next((d for a in group if (d := told_day(a))), None)
    period = next((t for a in group if (t := tell_time(told_time(a)))), None)
    did = DID.get(effect, effect.replace("_", " "))
    parts = [f"{item}: {did}", part and f"at the {part}", threat and f"by {threat}", period]
    return FailureLine(
        words=", ".join(p for p in parts if p),
        item=item,
        part=part,
        effect=effect,
        threat=threat,
        when=when,
        voices=ground.voices(group),
        support=ground.support(group, proposed=len({a.report.id for a in group}) > 1),
    )


def _first(group: Iterable[Account], name: str) -> str | None:
    return next((text for a in group if (text := told_text(a, name))), None)
