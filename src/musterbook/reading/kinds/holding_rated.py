"""What equipment is rated for: a standard, a level, or what it is made to stop."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of
from musterbook.terms.claims import HoldingState

RATING = Patterns({"held": load_frames("holding_told")["rating"]["rows"]})
_STANDARDS = load_frames("holding")["standard"]
STANDARD = re.compile(_STANDARDS["pattern"], re.IGNORECASE)
LEVEL = re.compile(_STANDARDS["level"], re.IGNORECASE)
CALIBRE = re.compile(
    r"\b(?:5\.56|7\.62|12\.7|14\.5|9) ?mm\b|\b(?:small[- ]arms|rifle|pistol|machine[- ]gun) (?:fire|rounds?|bullets?)\b"
)
VOUCHING = frozenset({"meet", "exceed", "satisfy", "comply", "conform", "fulfil"})
UNIVERSAL = re.compile(r"\b(?:every|each|no|not (?:one|a single)|all (?:of )?(?:the|our|its|their))\b")
PARTS = frozenset({"gear_part", "vest", "helmet", "plate"})
Rated = tuple[Match, Clause | None, Item, HoldingState, str]


def find_rated(view: View) -> Iterator[Rated]:
    """ "the carriers are rated to STANAG level 2", "level IIIA vests", "built to stop small-arms fire"."""
    standard, level = STANDARD.search(view.text), LEVEL.search(view.text)
    worn = [g for g in view.groups if g.has("vest", "helmet", "plate", "armoured_vehicle", "vehicle", "gear_part")]
    worn = worn or [g for g in view.groups if STANDARD.match(g.head.text) and any(w.classes & PARTS for w in g.words)]
    for match in RATING.find(view.words):
        clause = clause_of(view, match)
        behind = view.document.text[view.words[match.first].start : view.sentence.end]
        calibre = CALIBRE.search(behind) is not None and view.words[match.first].lemma not in {"meet", "mark"}
        if not (standard or level or calibre) or view.is_unreal(view.words[match.first].start):
            continue
        if clause is not None and (clause.verb.negated or clause.verb.modal in {"should", "must", "would"}):
            continue
        if clause is not None and clause.verb.lemma in VOUCHING and UNIVERSAL.search(view.low) is not None:
            return
        item = _protective(view, worn)
        if item is not None and (standard or level or _is_before(item, match)):
            yield match, clause, item, "held", "rated"
            return
    if (standard or level) and not worn:
        views = [v for _, v in zip(range(2), view.previous(), strict=False)]
        worn = [g for v in views for g in v.groups if g.has("vest", "helmet", "plate", "gear_part", "armoured_vehicle")]
        worn = worn[-1:] if "hospital" not in view.low and "clinic" not in view.low else []
    if (standard or level) and worn and not view.is_unreal(worn[0].start):
        item = _protective(view, worn)
        found = level or standard
        at = view.sentence.start + (found.start() if found is not None else 0)
        word = next((w for w in view.words if w.end > at), None)
        if item is not None and word is not None:
            yield Match("held", word.i, word.i + 1, False), None, item, "held", "rated"


def _is_before(item: Item, match: Match) -> bool:
    return item.group.first < match.first


def _protective(view: View, worn: list[NounGroup]) -> Item | None:
    for group in worn:
        item = item_of(view, group)
        if item is not None:
            return item
        part = next((w.lemma for w in group.words if "gear_part" in w.classes), None)
        if part is not None:
            return Item(group=group, text=part, part=part, model=None, count=None, sure=True)
    return None
