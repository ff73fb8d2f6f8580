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
FIGURES = frozenset({"engine", "shield", "armour", "armor", "brake", "vehicle", "barrier", "weapon", "motor"})
NONE = frozenset({"none", "neither"})
GROUPED = frozenset({"they", "them", "others", "another", "one", "two", "three", "both"})
MODEL_CLASSES = ("armoured_vehicle", "aircraft", "firearm", "vehicle", "vest", "helmet")
ARTICLE = re.compile(r"(?i)\A(?:the|a|an|his|her|its|their|our|this|that|of)\s+")
SPEAKING_PARTS = frozenset(
    ["hull", "turret", "windscreen", "windshield", "armour", "armor", "visor", "engine", "gearbox", "hatch", "glass"]
)
PEOPLE = frozenset(
    [
        "i",
        "me",
        "we",
        "us",
        "you",
        "he",
        "him",
        "she",
        "her",
        "who",
        "whom",
        "somebody",
        "someone",
        "nobody",
        "something",
    ]
)
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
    if group is None or group.has("person", "police", "military") or _is_figure(view, group):
        return None
    behind = view.after(group, "of", "on", "in")
    if behind is not None and group.has("gear_part") and is_item(behind):
        return _item(behind, part=group.lemma)
    if group.has("gear_part") and group.owner is not None and _names_item(group.owner):
        text = ARTICLE.sub("", group.owner)
        return Item(group=group, text=text, part=group.lemma, model=None, count=exactly(1, group.owner), sure=True)
    if is_item(group):
        return _item(group, part=None)
    if group.lemma == "set" and _is_radio_set(view, group):
        return _item(group, part=None)
    return _stood_for(view, group, behind)


def _is_figure(view: View, group: NounGroup) -> bool:
    """ "the engine of growth", "a shield of lies": no equipment."""
    inner = view.after(group, "of") if group.lemma in FIGURES else None
    if inner is None or inner.pronoun or inner.name or inner.head.tag == "CD" or inner.head.low in COUNTERS:
        return False
    return not (is_item(inner) or inner.has("gear_part", "body", "police", "military", "person") or inner.definite)


def _is_radio_set(view: View, group: NounGroup) -> bool:
    """Whether "the sets" are radios: those were told in this sentence or the three before."""
    views = (view, *(v for _, v in zip(range(3), view.previous(), strict=False)))
    return any(g.has("radio") and g is not group for v in views for g in v.groups)


def is_item(group: NounGroup) -> bool:
    """Whether a group is equipment by its head, or by what stands before a plain head ("Casspir carriers")."""
    if len(group.words) <= 2 and group.head.text.islower() and group.head.text.title() in MODELS:
        return False
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
    if group.head.low in PEOPLE or (not group.pronoun and group.head.low not in COUNTERS and group.head.tag != "CD"):
        return None
    standing = behind is not None and (behind.pronoun or behind.head.tag == "CD" or behind.head.low in COUNTERS)
    if behind is not None and not standing and not is_item(behind):
        return None
    if group.head.low in {"it", "they"} and _another_thing(view, group):
        return None
    earlier = [g for g in view.groups if g.last <= group.first]
    before = next(view.previous(), None)
    far = next(before.previous(), None) if before is not None and group.head.low not in GROUPED else None
    told_before = (reversed(v.groups) for v in (before, far) if v is not None)
    for told in (*reversed(earlier), *(g for groups in told_before for g in groups)):
        if told.has("person", "police", "military", "armed_group") and not is_item(told):
            if group.head.low in GROUPED:
                return None
        elif told.has(*OWN, "vehicle", "aircraft", "boat"):
            return _in_place_of(told, group)
        elif group.head.low == "it" and told in earlier and told.has("gear_part") and not told.has("body_part"):
            part = part_of(view, told)
            if part is not None:
                return msgspec.structs.replace(part, group=group)
    return None


def _another_thing(view: View, group: NounGroup) -> bool:
    """Whether "it" rather stands for some other subject of the sentence ("the train … when it crashed")."""
    subjects = [s for c in view.clauses if c.verb.end <= group.start for s in c.subjects if s.end <= group.start]
    told = [s for s in subjects if not s.pronoun and not is_item(s) and not s.has("gear_part", "person", "body")]
    return any(not s.has("police", "military", "projectile", "explosive", "armed_group") and not s.name for s in told)


def part_of(view: View, group: NounGroup) -> Item | None:
    """A part that stands alone ("the hull", "its windscreen"): of the last equipment told, where there is any."""
    if (
        not group.has("gear_part")
        or group.lemma == "shell"
        or group.head.low == "glasses"
        or (group.has("body_part") and not _leads_to_part(view, group))
    ):
        return None
    behind = view.after(group, "of")
    if behind is not None and behind.has("gear_part"):
        return part_of(view, behind)
    if behind is not None and (behind.head.tag == "CD" or behind.head.low in COUNTERS):
        whole = stood_in(view, behind)
        return msgspec.structs.replace(whole, group=group, part=group.lemma) if whole is not None else None
    if behind is not None and not behind.has("plate", "gear_general"):
        return None
    told = _last_told(view, group)
    if told is not None:
        base = _item(told, part=None)
        return Item(
            group=group,
            text=base.text,
            part=group.lemma,
            model=base.model,
            count=exactly(1, group.text),
            sure=base.sure,
        )
    proof = any("bulletproof" in w.classes for w in group.words)
    if group.lemma not in SPEAKING_PARTS and not proof:
        return None
    return Item(
        group=group, text=_without_determiner(group), part=group.lemma, model=None, count=_count(group), sure=proof
    )


def _leads_to_part(view: View, group: NounGroup) -> bool:
    behind = view.after(group, "of")
    return behind is not None and (
        behind.has("gear_part") or is_item(behind) or behind.head.tag == "CD" or behind.head.low in COUNTERS
    )


def stood_in(view: View, group: NounGroup) -> Item | None:
    """What "one", "both" or "the other two" stand for where only a machine can be meant: the last one told."""
    counts = group.head.low in COUNTERS or group.head.low in NONE
    if not group.pronoun and not counts and group.head.tag != "CD":
        return None
    if group.head.low in PEOPLE:
        return None
    told = _last_told(view, group)
    return _in_place_of(told, group) if told is not None else None


def _last_told(view: View, group: NounGroup) -> NounGroup | None:
    """The vehicle, aircraft, helmet or vest told last before a group, in this sentence or the three before."""
    earlier = [g for g in view.groups if g.last <= group.first]
    views = [v for _, v in zip(range(3), view.previous(), strict=False)]
    told = (*reversed(earlier), *(g for v in views for g in reversed(v.groups)))
    return next((g for g in told if g.has(*OWN, "vehicle", "aircraft", "boat") and not g.has("plate")), None)


def without_of(view: View, group: NounGroup) -> NounGroup | None:
    """What a count stands before: "the rounds" in "none of the rounds"."""
    return view.after(group, "of")


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
