"""Whose equipment it is: a force's, or private cars and pieces that no mission answers for."""

from musterbook.reading.analysis import View
from musterbook.reading.kinds.gear_items import OWNERS, Item
from musterbook.terms.claims import Effect

CIVIL = frozenset(["bus", "minibus", "taxi", "car", "motorcycle", "motorbike", "ferry", "airliner", "ship", "van"])
CIVIL |= {"tanker", "boat", "canoe", "plane", "jet", "vessel", "barge", "ambulance", "airplane", "shelter", "barrier"}
SERVING = frozenset({"transport", "military", "attack", "surveillance", "reconnaissance", "patrol", "armoured"})
FORCES = frozenset({"peacekeeper", "mission", "patrol", "convoy", "contingent", "officer", "base", "we", "our"})
PRIVATE = frozenset({"private", "civilian", "passing", "passenger", "neighbouring", "neighboring", "nearby", "fire"})
OTHERS = frozenset({"shop", "school", "church", "minister", "neighbour", "neighbor", "house", "kitchen", "hotel"})
WORKING_PARTS = frozenset({"engine", "gearbox", "turret", "hatch"})


def is_ours(view: View, item: Item, effect: Effect) -> bool:
    """Whether the equipment is a force's, as far as the sentence and its document tell."""
    if any(w.low in OTHERS for w in item.group.words[:-1]):
        return False
    if item.sure:
        return True
    if item.group.has("works"):
        return view.document.security and effect in {"held", "destroyed", "perforated", "partial", "deformed"}
    if item.group.has("firearm") and effect != "broke_down":
        return False
    if item.text == item.part and effect not in {"held", "perforated", "deformed"} and item.part not in WORKING_PARTS:
        return False
    if item.group.has("gear_general") and item.part is None and not item.group.has("gear_part", "vehicle"):
        return False
    named = item.text.split()[-1].lower()
    civil = (item.group.head.lemma in CIVIL or named.removesuffix("s") in CIVIL) and not any(
        w.low in SERVING for w in item.group.words
    )
    named_here = (
        item.group.definite and item.group.has("boat") and effect in {"broke_down", "immobilised", "perforated"}
    )
    private = any(w.low in PRIVATE for w in item.group.words)
    return view.document.security and (not civil or named_here) and not private


def is_of_force(view: View, item: Item, effect: Effect) -> bool:
    """Whether burnt and damaged vehicles may be a force's: one is spoken of here or in the sentence before."""
    if item.sure or effect not in {"destroyed", "partial"} or item.group.has("aircraft", "works"):
        return True
    before = next(view.previous(), None)
    words = (*view.words, *(before.words if before is not None else ()))
    return any(w.low in OWNERS or w.lemma in FORCES or w.classes & {"police", "military"} for w in words)
