"""Equipment that failed, by the name of the event ("two hull penetrations") or by its silence ("no siren sounded")."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.harm_reality import is_real_governor
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of, is_denied, is_told, items_before
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import Effect

WORKING = Patterns({"working": load_frames("gear_told")["working"]["rows"]})
NAMED: dict[str, Effect] = {
    "penetration": "perforated",
    "perforation": "perforated",
    "breach": "perforated",
    "rollover": "immobilised",
}
NAMED |= {"failure": "broke_down", "breakdown": "broke_down", "malfunction": "broke_down", "stoppage": "broke_down"}
NAMED |= {"crash": "destroyed"}
NAMING = frozenset({"gear_part", "vehicle", "armoured_vehicle", "aircraft", "radio", "firearm", "helmet", "vest"})
Named = tuple[Match, Clause | None, Item, Effect, NounGroup | None, str]


def find_named(view: View) -> Iterator[Named]:
    """Failures named by a noun, and devices that did not do their work."""
    yield from _silent(view)
    yield from _named(view)


def _silent(view: View) -> Iterator[Named]:
    """ "neither rang", "the siren did not sound": a device that did not do its work."""
    for match in WORKING.find(view.words):
        clause = clause_of(view, match)
        if clause is None or not is_denied(view, match, clause) or not is_told(view, match, clause, dynamic=True):
            continue
        subject = clause.subject
        if subject is not None and (subject.head.low in {"none", "neither", "they", "it"} or subject.head.tag == "CD"):
            told = [g for v in list(view.previous())[:1] for g in reversed(v.groups) if g.has("radio")]
            items = [msgspec.structs.replace(i, group=subject) for g in told[:1] if (i := item_of(view, g)) is not None]
        else:
            items = [i for i in items_before(view, match, clause) if i.group.has("radio", "gear_part", "needed")]
        for item in items[:1]:
            yield match, clause, item, "broke_down", None, "silent"


def _named(view: View) -> Iterator[Named]:
    """ "a hull penetration", "two vehicle breakdowns", "a helicopter crash": an event with equipment in its name."""
    for group in view.groups:
        label = NAMED.get(group.lemma)
        named = next((w for w in reversed(group.words[:-1]) if w.classes & NAMING), None)
        if label is None or named is None or group.determiner == "no" or view.is_unreal(group.start):
            continue
        if not is_real_governor(view, group.first):
            continue
        part = named.lemma if "gear_part" in named.classes and not named.classes & {"vehicle", "aircraft"} else None
        item = Item(group=group, text=named.text, part=part, model=None, count=count_of(group), sure=False)
        clause = next((c for c in view.clauses if c.start <= group.start < c.end), None)
        if clause is None or not clause.verb.negated:
            yield Match(label, group.first, group.last, True), clause, item, label, None, "named"
