"""Equipment told by its flaws: cracks in a hull, a dented helmet, brakes that went, one vest for three men."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import forms_of, load_frames
from musterbook.reading.kinds.gear_items import Item, item_of, part_of, stood_in
from musterbook.reading.kinds.harm_reality import is_real_governor, reality_of
from musterbook.reading.kinds.told_phrases import Match
from musterbook.terms.claims import Effect

_TOLD = load_frames("gear_flaws")
SHOWN, LEADING = frozenset(_TOLD["flaws"]["shown"]), frozenset(_TOLD["flaws"]["leading"])
HOLES, CRACKS = frozenset(_TOLD["flaws"]["effect_perforated"]), frozenset(_TOLD["flaws"]["effect_deformed"])
_LABELS: tuple[Effect, ...] = ("perforated", "deformed", "destroyed", "other")
SIGNS: dict[str, Effect] = {word: label for label in _LABELS for word in _TOLD["signs"][label]}
GONE, GONE_BEHIND = frozenset(_TOLD["gone"]["parts"]), frozenset(_TOLD["gone"]["behind"])
SHARING, COUNTERS = frozenset(_TOLD["shared"]["verbs"]), frozenset(_TOLD["shared"]["counters"])
LYING, LEFT, BEHIND = (frozenset(_TOLD["shared"][name]) for name in ("lying", "left", "behind"))
BREAKING = frozenset(_TOLD["breaking"]["verbs"])
BREAKING_FORMS = frozenset(forms_of(BREAKING))
WORN = ("helmet", "vest", "plate", "shield_gear")
SIGNED = (*WORN, "armoured_vehicle")
GEAR = (*SIGNED, "vehicle", "aircraft", "boat", "radio", "firearm", "gear_part", "gear_general")
SCARCE = (*WORN, "radio", "armoured_vehicle", "needed")
NEAR = 3
FAR = 8
Flaw = tuple[Match, Clause | None, Item, Effect, NounGroup | None, str]


def find_flaws(view: View) -> Iterator[Flaw]:
    """What flaws, signs of damage, shares and silence tell of equipment."""
    yield from _named(view)
    yield from _signed(view)
    for clause in view.clauses:
        if view.is_unreal(clause.verb.start) or clause.marker in {"if", "unless", "whenever"}:
            continue
        yield from _gone(view, clause)
        yield from _shared(view, clause)
        yield from _left_behind(view, clause)
        yield from _unbroken(view, clause)


def _gear(view: View, group: NounGroup | None) -> Item | None:
    if group is None or not (group.has(*GEAR) or group.pronoun):
        return None
    return item_of(view, group) or part_of(view, group)


def _named(view: View) -> Iterator[Flaw]:
    """ "cracks have appeared in the hulls of five carriers", "after a gash was found in the tyre"."""
    for group in view.groups:
        if not group.has("gear_flaw") or _is_none(group) or view.is_unreal(group.start):
            continue
        clause = next((c for c in view.clauses if group in (*c.subjects, *c.objects)), None)
        shown = clause is not None and clause.verb.lemma in SHOWN and not clause.verb.negated
        lead = view.words[group.first - 1].low if group.first else ""
        if not shown and not (clause is None and lead in LEADING):
            continue
        if clause is not None and reality_of(view, clause, dynamic=False) == "no":
            continue
        if not is_real_governor(view, group.first):
            continue
        thing = next(
            (g for p in ("in", "on", "along", "across", "of") if (g := view.after(group, p)) is not None), None
        )
        if thing is None and clause is not None:
            thing = clause.phrase("in", "on", "along", "across")
        item = _gear(view, thing)
        if thing is None or item is None:
            continue
        ends = [thing.last, clause.verb.last if clause is not None and group in clause.subjects else group.last]
        whole = view.after(thing, "of")
        last = max([*ends, *([whole.last] if whole is not None else [])])
        yield Match("flaw", group.first, last, True), clause, item, _effect_of(group.lemma), None, "flaw"


def _is_none(group: NounGroup) -> bool:
    none = group.count is not None and group.count.max == 0
    return none or group.determiner == "no" or group.words[0].low in {"no", "neither"}


def _effect_of(lemma: str) -> Effect:
    if lemma in HOLES:
        return "perforated"
    return "deformed" if lemma in CRACKS else "other"


def _signed(view: View) -> Iterator[Flaw]:
    """ "a dented helmet", "the car with the fogged periscope": a sign of damage before the name."""
    for group in view.groups:
        sign = next((w for w in group.words[:-1] if w.low in SIGNS), None)
        if sign is None or group.determiner == "no" or view.is_unreal(group.start) or group.has("person"):
            continue
        effect = SIGNS[sign.low]
        lead = view.words[group.first - 1].low if group.first else ""
        whole = next((g for g in reversed(view.groups) if g.last == group.first - 1), None)
        with_part = lead == "with" and whole is not None and group.has("gear_part") and item_of(view, whole) is not None
        worn = group.has(*WORN) and effect in {"perforated", "deformed"} and not group.has("gear_part")
        if not (worn or with_part):
            continue
        clause = next((c for c in view.clauses if c.start <= group.start < c.end), None)
        unreal = clause is not None and (clause.verb.negated or reality_of(view, clause, dynamic=False) == "no")
        if unreal and not with_part:
            continue
        item = item_of(view, whole) if with_part and whole is not None else item_of(view, group)
        if item is None:
            continue
        item = msgspec.structs.replace(item, group=group, part=group.lemma if with_part else item.part)
        yield Match("sign", sign.i, group.last, True), clause, item, effect, None, "sign"


def _gone(view: View, clause: Clause) -> Iterator[Flaw]:
    """ "the brakes went on the hill", "its clutch was gone"."""
    verb = clause.verb
    plain = verb.lemma == "go" and verb.tense == "past" and verb.voice == "active" and verb.particle is None
    if not plain or verb.negated or verb.modal is not None or clause.complement is not None:
        return
    behind = view.words[verb.last].low if verb.last < len(view.words) else "."
    subject = clause.subject
    if subject is None or subject.lemma not in GONE or (behind.isalpha() and behind not in GONE_BEHIND):
        return
    if behind == "on" and verb.last + 1 < len(view.words) and view.words[verb.last + 1].low.endswith("ing"):
        return
    item = part_of(view, subject) or Item(
        group=subject, text=subject.lemma, part=subject.lemma, model=None, count=None, sure=True
    )
    yield Match("broke_down", verb.first, verb.last, True), clause, item, "broke_down", None, "gone"


def _shared(view: View, clause: Clause) -> Iterator[Flaw]:
    """ "riflemen share one helmet between four", "there is one radio for every ten men"."""
    verb = clause.verb
    for group in view.groups:
        if not verb.last <= group.first <= verb.last + NEAR or not group.has(*SCARCE):
            continue
        few = (group.count is not None and group.count.max == 1) or group.determiner in {"a", "an", "one"}
        few = few or any(w.low in {"one", "single"} for w in group.words)
        people = any(s.has("person", "police", "military") or s.pronoun or s.plural for s in clause.subjects)
        behind = view.words[group.last : group.last + NEAR]
        counted = bool(behind) and behind[0].low in COUNTERS and any(w.tag == "CD" or w.low == "every" for w in behind)
        sharing = verb.lemma in SHARING and people
        if not few or not (sharing or (counted and verb.lemma in {"be", "have", "get", "make"})):
            continue
        if verb.negated or reality_of(view, clause, dynamic=False) == "no":
            continue
        item = item_of(view, group)
        if item is not None:
            numbers = [w.i + 1 for w in behind if w.tag == "CD"] if counted else []
            last = max([group.last, *numbers])
            yield Match("absent", verb.first, last, True), clause, item, "absent", None, "shared"


def _left_behind(view: View, clause: Clause) -> Iterator[Flaw]:
    """ "his vest lay in the barracks", "her helmet had been left in the car"."""
    verb, subject = clause.verb, clause.subject
    lying = verb.lemma in LYING - {"be"} and verb.voice == "active"
    left = verb.lemma in LEFT and verb.voice == "passive"
    if subject is None or not (lying or left) or verb.negated or verb.modal is not None or verb.tense == "future":
        return
    owned = subject.owner is not None or subject.words[0].tag == "PS"
    if not owned or not subject.has(*WORN) or subject.has("gear_part"):
        return
    behind = view.words[verb.last] if verb.last < len(view.words) else None
    if behind is None or behind.low not in BEHIND:
        return
    place = next((g for g in view.groups if verb.last <= g.first <= verb.last + 2), None)
    item = item_of(view, subject)
    if item is not None and place is not None and not place.has("person", "body_part", *WORN):
        yield Match("absent", verb.first, place.last, True), clause, item, "absent", None, "left_behind"


def _unbroken(view: View, clause: Clause) -> Iterator[Flaw]:
    """ "none has snapped", "not one of them has cracked": equipment that has held."""
    verb = clause.verb
    first = clause.subject.first if clause.subject is not None else 0
    lead = view.words[first - 1].low if first else ""
    not_one = lead == "not" and clause.subject is not None and clause.subject.words[0].low in {"one", "a"}
    denied = verb.negated and not not_one
    if verb.lemma not in BREAKING or denied or clause.objects or reality_of(view, clause, dynamic=False) == "no":
        return
    for subject in clause.subjects:
        nothing = (
            not_one or subject.head.low in {"none", "neither"} or (subject.count is not None and subject.count.max == 0)
        )
        if not nothing:
            continue
        inner = view.after(subject, "of")
        told = (view, *(v for _, v in zip(range(2), view.previous(), strict=False)))
        last = (g for v in told for g in reversed(v.groups) if g.has(*SCARCE, "vehicle", "radio") and g is not subject)
        item = item_of(view, subject) or item_of(view, inner) or stood_in(view, subject)
        base = item or item_of(view, next(last, None))
        if base is not None:
            yield Match("held", verb.first, verb.last, True), clause, _none_of(base, subject), "held", None, "unbroken"
            return


def _none_of(item: Item, subject: NounGroup) -> Item:
    return msgspec.structs.replace(item, group=subject, count=subject.count, sure=True)
