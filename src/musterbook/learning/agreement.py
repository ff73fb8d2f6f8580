"""Whether two readings of one stretch of text state the same: slot by slot, stance, and who says it."""

from collections.abc import Iterator
from typing import Any

from musterbook.registers.voices import name_key
from musterbook.terms.claims import SLOT_NAMES, Claim
from musterbook.terms.counts import Count
from musterbook.terms.places import Where
from musterbook.terms.times import Interval


def compare_slots(found: Claim, held: Claim, before: Claim) -> Iterator[tuple[str, bool]]:
    """Each slot that a reading or a person tells, and whether the reading tells what the person holds.

    `before` is what the person was shown: a reading that tells just that where the person changed it is wrong, however
    small the change.
    """
    for field, name in zip(held.slots.__struct_fields__, SLOT_NAMES[held.kind], strict=True):
        ours, theirs, shown = (getattr(claim.slots, field) for claim in (found, held, before))
        if ours is not None or theirs is not None:
            yield name, same_value(ours, theirs) and (ours != shown or shown == theirs)


def same_value(read: Any, held: Any) -> bool:
    """Whether two values of a slot state the same: numbers and bounds count, not the words that told them."""
    if read is None or held is None or type(read) is not type(held):
        return read is held
    if isinstance(read, Count):
        return (read.min, read.max, read.approx) == (held.min, held.max, held.approx)
    if isinstance(read, Interval):
        bounds = (read.earliest, read.latest), (held.earliest, held.latest)
        return bounds[0] == bounds[1] and (any(bounds[0]) or _same_words(read.words, held.words))
    if isinstance(read, Where):
        return read.place == held.place and (read.place is not None or _same_words(read.words, held.words))
    return _same_words(read, held) if isinstance(read, str) else bool(read == held)


def _same_words(read: str | None, held: str | None) -> bool:
    return " ".join((read or "").split()).casefold() == " ".join((held or "").split()).casefold()


def same_source(read: Claim, held: Claim) -> bool:
    """Whether two claims have the same utterer, named or unnamed alike."""
    ours, theirs = read.utterer, held.utterer
    if ours is None or theirs is None:
        return ours is theirs
    return ours.anonymous == theirs.anonymous and name_key(ours.name) == name_key(theirs.name)
