"""Whether two claims of two reports say the same thing: the rule that origins and trends of retelling rest on.

Same kind; no slot against the other; and enough words in common, the fewer the more the slots agree.
"""

from musterbook.assessment.items import class_of
from musterbook.assessment.words import content_words, overlap
from musterbook.terms.claims import SLOT_TYPES, BaseClaim, Claim
from musterbook.terms.counts import can_both_hold
from musterbook.terms.times import Interval, first_minute, last_minute

ALIKE_WORDS, ALIKE_WITH_SLOTS = 0.4, 0.15
DECIDING = ("outcome", "effect", "mode", "state", "answer", "direction", "type", "currency", "authorised")
COUNTED = frozenset(
    {"casualty", "evacuation", "gear_failure", "grounding", "holding", "strength", "deployment", "contribution"}
)
POLICE = frozenset({"mission", "host police"})
DAY = 24 * 60


FIELDS: dict[type, frozenset[str]] = {slots: frozenset(slots.__struct_fields__) for slots in SLOT_TYPES.values()}
DECIDING_OF: dict[type, tuple[str, ...]] = {
    slots: tuple(name for name in DECIDING if name in fields) for slots, fields in FIELDS.items()
}


def slots_conflict(a: BaseClaim, b: BaseClaim) -> bool:
    """Whether a slot that both claims of one kind tell differs: a closed word, a count, an amount, or a time."""
    one, two = getattr(a, "slots"), getattr(b, "slots")  # noqa: B009
    fields = FIELDS[type(one)]
    if type(one) is not type(two):
        return True
    for name in DECIDING_OF[type(one)]:
        x, y = getattr(one, name), getattr(two, name)
        if x is not y and x is not None and y is not None and x != y:
            return True
    if "population" in fields and not may_be_one_population(one.population, two.population):
        return True
    if "item" in fields and one.item != two.item and class_of(one.item) != class_of(two.item):
        return True
    if (
        "count" in fields
        and one.count is not None
        and two.count is not None
        and not can_both_hold(one.count, two.count)
    ):
        return True
    if "amount" in fields and one.amount is not None and two.amount is not None and one.amount != two.amount:
        return True
    return "occurred" in fields and days_apart(one.occurred, two.occurred) > 1


def days_apart(a: Interval | None, b: Interval | None) -> float:
    """How many days lie between two told times; 0 where they meet or one is not told."""
    if a is None or b is None:
        return 0
    gap = max(first_minute(a.earliest) - last_minute(b.latest), first_minute(b.earliest) - last_minute(a.latest), 0)
    return gap / DAY


def may_be_one_population(a: str | None, b: str | None) -> bool:
    """Whether two populations told may be of one person: police of a mission are often taken for the host's."""
    return not a or not b or a == b or {a, b} <= POLICE


def slots_agree(a: BaseClaim, b: BaseClaim) -> bool:
    """Whether the counts told are one, or the deciding words are."""
    one, two = getattr(a, "slots"), getattr(b, "slots")  # noqa: B009
    fields = FIELDS[type(one)]
    if "count" in fields and one.count is not None and two.count is not None:
        return bool(one.count.min == two.count.min and one.count.max == two.count.max)
    told = [(getattr(one, name), getattr(two, name)) for name in DECIDING_OF[type(one)]]
    told += [(one.amount, two.amount)] if "amount" in fields else []
    return any(x is not None and x == y for x, y in told)


def same_content(a: Claim, b: Claim) -> bool:
    """Whether the two say the same thing."""
    if a.kind != b.kind or slots_conflict(a, b):
        return False
    if (a.stance == "denies") != (b.stance == "denies"):
        return False
    alike = overlap(content_words(a.quote.exact), content_words(b.quote.exact))
    return alike >= (ALIKE_WITH_SLOTS if a.kind in COUNTED and slots_agree(a, b) else ALIKE_WORDS)
