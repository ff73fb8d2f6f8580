"""Which noun groups are equipment: the item, its part, its model, and whose it is."""

import re

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.quantities import count_of
from musterbook.terms.counts import Count, at_least, exactly

_TOLD = load_frames("gear")
OWN = frozenset(_TOLD["items"]["own"])
SHARED = frozenset(_TOLD["items"]["shared"])
OWNERS = frozenset(_TOLD["items"]["owners"])
CARRIERS = frozenset(_TOLD["models"]["carriers"])
MODELS = tuple(_TOLD["models"]["names"])
COUNTERS = frozenset(
    {"it", "they", "one", "them", "which", "that", "another", "other", "others", "both", "these", "those"}
)
GROUPED = frozenset({"they", "them", "others", "another", "one", "two", "three", "both"})
MODEL_CLASSES = ("armoured_vehicle", "aircraft", "firearm", "vehicle", "vest", "helmet")
ARTICLE = re.compile(r"(?i)\A(?:the|a|an|his|her|its|their|our|this|that|of)\s+")
LEADING = ("DT", "PDT", "PS", "CD", "POS", "RB", "IN")


class Item(msgspec.Struct, frozen=True):
    """A piece of equipment as a sentence names it; `sure` where it is protective or somebody's of a force."""

    group: NounGroup
    text: str
    part: str | None
    model: str | None
    count: Count | None
    sure: bool


def item_of(view: View, group: NounGroup | None) -> Item | None:
    """The item that a group is, whose part it is ("the walls of a tank"), or that a pronoun stands for."""
    if group is None or group.has("person", "police", "military"):
        return None
    behind = view.after(group, "of", "on", "in")
    if behind is not None and group.has("gear_part") and is_item(behind):
        return _item(behind, part=group.lemma)
    if group.has("gear_part") and group.owner is not None and _names_item(group.owner):
        text = ARTICLE.sub("", group.owner)
        return Item(group=group, text=text, part=group.lemma, model=None, count=exactly(1, group.owner), sure=True)
    if is_item(group):
        return _item(group, part=None)
    return _stood_for(view, group, behind)


def is_item(group: NounGroup) -> bool:
    """Whether a group is equipment by its head, or by what stands before a plain head ("Casspir carriers")."""
    return group.has(*OWN, *SHARED) or (group.lemma in CARRIERS and any(w.classes & OWN for w in group.words))


def _item(group: NounGroup, part: str | None) -> Item:
    low = {w.low for w in group.words} | set((group.owner or "").lower().split())
    sure = group.has(*OWN) or bool(low & OWNERS) or any(w.classes & OWN for w in group.words)
    return Item(
        group=group, text=_without_determiner(group), part=part, model=model_of(group), count=_count(group), sure=sure
    )


def _count(group: NounGroup) -> Count | None:
    told = count_of(group)
    plural = group.count is None and re.fullmatch(r"[A-Z][A-Z0-9-]+s", group.head.text) is not None
    return at_least(2, group.text) if plural else told


def _names_item(owner: str) -> bool:
    words = owner.lower().split()
    tails = (" ".join(words[-size:]) for size in (3, 2, 1) if size <= len(words))
    return any(LEXICON.classes_of("noun", tail.removesuffix("s")) & (OWN | SHARED) for tail in tails)


def _stood_for(view: View, group: NounGroup, behind: NounGroup | None) -> Item | None:
    """ "one of them", "the other", "it": the last equipment told before."""
    if not group.pronoun and group.head.low not in COUNTERS and group.head.tag != "CD":
        return None
    if behind is not None and not behind.pronoun and not is_item(behind):
        return None
    earlier = [g for g in view.groups if g.last <= group.first]
    before = next(view.previous(), None)
    for told in (*reversed(earlier), *(reversed(before.groups) if before is not None else ())):
        if told.has("person", "police", "military", "armed_group") and not is_item(told):
            if group.head.low in GROUPED:
                return None
        elif told.has(*OWN, "vehicle", "aircraft", "boat"):
            return _in_place_of(told, group)
    return None


def _in_place_of(told: NounGroup, group: NounGroup) -> Item:
    base = _item(told, part=None)
    count = count_of(group) if not group.pronoun or group.count is not None or group.head.low == "it" else base.count
    return Item(
        group=group, text=base.text, part=None, model=base.model, count=count or exactly(1, group.text), sure=base.sure
    )


def model_of(group: NounGroup) -> str | None:
    """A model's name: a known one, or a word of letters and digits inside the group."""
    if not group.has(*MODEL_CLASSES):
        return None
    known = next((name for name in MODELS if re.search(rf"\b{re.escape(name)}s?\b", group.text)), None)
    mixed = (
        w.text for w in group.words if w.tag != "CD" and re.search(r"\d", w.text) and re.search(r"[A-Za-z]", w.text)
    )
    return next(mixed, known)


def _without_determiner(group: NounGroup) -> str:
    first = next(
        (w for w in group.words if w.tag not in LEADING and w.low not in {"'s", "own", "least", "than"}), group.head
    )
    return group.text[first.start - group.start :]
