"""Whether two claims of two reports say the same thing: the rule that origins and trends of retelling rest on.

Same kind; no slot against the other; and enough words in common, the fewer the more the slots agree.
"""

from musterbook.assessment.items import class_of
from musterbook.assessment.words import content_words, overlap
from musterbook.terms.claims import BaseClaim, Claim
from musterbook.terms.counts import Count, can_both_hold
from musterbook.terms.times import Interval, first_minute, last_minute

ALIKE_WORDS, ALIKE_WITH_SLOTS = 0.4, 0.15
DECIDING = ("outcome", "effect", "mode", "state", "answer", "direction", "type", "currency", "authorised")
COUNTED = frozenset(
    {"casualty", "evacuation", "gear_failure", "grounding", "holding", "strength", "deployment", "contribution"}
)
POLICE = frozenset({"mission", "host police"})
DAY = 24 * 60


def slots_conflict(a: BaseClaim, b: BaseClaim) -> bool:
    """Whether a slot that both tell differs: a closed word, a count, an amount, or a time."""
    one, two = getattr(a, "slots"), getattr(b, "slots")  # noqa: B009
    for name in DECIDING:
        x, y = getattr(one, name, None), getattr(two, name, None)
        if x is not None and y is not None and x != y:
            return True
    if not may_be_one_population(getattr(one, "population", None), getattr(two, "population", None)):
        return True
    if class_of(getattr(one, "item", None)) != class_of(getattr(two, "item", None)):
        return True
    x, y = getattr(one, "count", None), getattr(two, "count", None)
    if isinstance(x, Count) and isinstance(y, Count) and not can_both_hold(x, y):
        return True
    x, y = getattr(one, "amount", None), getattr(two, "amount", None)
    if x is not None and y is not None and x != y:
        return True
    return days_apart(getattr(one, "occurred", None), getattr(two, "occurred", None)) > 1


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
    x, y = getattr(one, "count", None), getattr(two, "count", None)
    if isinstance(x, Count) and isinstance(y, Count):
        return x.min == y.min and x.max == y.max
    told = [(getattr(one, name, None), getattr(two, name, None)) for name in (*DECIDING, "amount")]
    return any(x is not None and x == y for x, y in told)


def same_content(a: Claim, b: Claim) -> bool:
    """Whether the two say the same thing."""
    if a.kind != b.kind or slots_conflict(a, b):
        return False
    if (a.stance == "denies") != (b.stance == "denies"):
        return False
    alike = overlap(content_words(a.quote.exact), content_words(b.quote.exact))
    return alike >= (ALIKE_WITH_SLOTS if a.kind in COUNTED and slots_agree(a, b) else ALIKE_WORDS)
