"""Which noun groups are equipment: the item, its part, its model, and whose it is."""

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames
from musterbook.reading.quantities import count_of
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("gear")
OWN = frozenset(_TOLD["items"]["own"])
SHARED = frozenset(_TOLD["items"]["shared"])
OWNERS = frozenset(_TOLD["items"]["owners"])
STAND_INS = frozenset(
    [
        "it",
        "they",
        "one",
        "them",
        "which",
        "that",
        "another",
        "other",
        "others",
        "two",
        "three",
        "both",
        "these",
        "those",
        "its",
        "the",
        "vehicles",
    ]
)
MODEL_CLASSES = ("armoured_vehicle", "aircraft", "firearm")


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
    if behind is not None and group.has("gear_part") and behind.has(*OWN, *SHARED):
        return _item(behind, part=group.lemma)
    if group.has(*OWN, *SHARED):
        return _item(group, part=None)
    if group.has("gear_part") and group.owner is not None and _names_item(view, group.owner):
        return Item(
            group=group, text=group.owner, part=group.lemma, model=None, count=exactly(1, group.owner), sure=True
        )
    return _stood_for(view, group, behind)


def _item(group: NounGroup, part: str | None) -> Item:
    low = {w.low for w in group.words} | set((group.owner or "").lower().split())
    sure = group.has(*OWN) or bool(low & OWNERS)
    return Item(
        group=group, text=_without_determiner(group), part=part, model=model_of(group), count=count_of(group), sure=sure
    )


def _names_item(view: View, owner: str) -> bool:
    low = owner.lower()
    return any(g.has(*OWN, *SHARED) and low in g.text.lower() for g in view.groups) or low.split()[-1] in {
        "vehicle",
        "truck",
        "helicopter",
        "tank",
        "mrap",
        "apc",
    }


def _stood_for(view: View, group: NounGroup, behind: NounGroup | None) -> Item | None:
    """ "one of them", "the other", "it": the last equipment told before."""
    if not (group.pronoun or group.head.low in STAND_INS) or (
        behind is not None and not behind.pronoun and not behind.has(*OWN, *SHARED)
    ):
        return None
    earlier = [g for g in view.groups if g.last <= group.first]
    for told in (*reversed(earlier), *(g for v in list(view.previous())[:1] for g in reversed(v.groups))):
        if told.has("person", "police", "military", "armed_group") and not told.has(*OWN, *SHARED):
            if group.head.low in {"they", "them", "others", "another", "one", "two", "three", "both"}:
                return None
            continue
        if told.has(*OWN, "vehicle", "aircraft", "boat"):
            base = _item(told, part=None)
            count = count_of(group) if not group.pronoun or group.head.low == "it" else base.count
            return Item(
                group=group,
                text=base.text,
                part=None,
                model=base.model,
                count=count or exactly(1, group.text),
                sure=base.sure,
            )
    return None


def model_of(group: NounGroup) -> str | None:
    """A model's name: a word in capitals or with digits inside the group."""
    if not group.has(*MODEL_CLASSES):
        return None
    for word in group.words:
        if any(c.isdigit() for c in word.text) and any(c.isalpha() for c in word.text) and word.tag != "CD":
            return word.text
        if word.text in {
            "MRAP",
            "MaxxPro",
            "Casspir",
            "Humvee",
            "BTR",
            "BMP",
            "Bradley",
            "Stryker",
            "Abrams",
            "Leopard",
            "Bushmaster",
            "Mamba",
            "Cougar",
            "Saxon",
            "Mastiff",
            "Puma",
            "Chinook",
            "Apache",
            "Gazelle",
        }:
            return word.text
    return None


def _without_determiner(group: NounGroup) -> str:
    first = next(
        (
            w
            for w in group.words
            if w.tag not in ("DT", "PDT", "PS", "CD", "POS", "RB")
            and w.low not in {"'s", "own", "least", "more", "than"}
        ),
        group.head,
    )
    return group.text[first.start - group.start :]
