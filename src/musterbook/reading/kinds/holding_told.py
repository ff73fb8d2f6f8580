"""Holdings by patterns: numbers of equipment beside words of having, working, arriving or being rated."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.holding_rated import LEVEL, STANDARD, find_rated
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of, is_denied, is_told
from musterbook.terms.claims import HoldingState, slots_of
from musterbook.terms.counts import Count

_TOLD = load_frames("holding_told")
HAVING, STOCK = Patterns(_TOLD["having"]), Patterns(_TOLD["stock"])
RATES = frozenset(_TOLD["rate"]["nouns"])
STATES: dict[str, HoldingState] = {"held": "held", "serviceable": "serviceable", "on order": "on order"}
GEAR = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "vehicle", "aircraft", "boat", "radio", "firearm")
CIVIL = frozenset(
    {"car", "bus", "taxi", "ship", "ferry", "airliner", "minibus", "motorcycle", "weapon", "gun", "pistol"}
)
SERVING = frozenset({"police", "military", "patrol", "attack", "transport", "armoured", "armored", "working", "single"})
ENOUGH = frozenset({"enough", "sufficient"})
REACH = 5
WORKING = frozenset(
    {"working", "serviceable", "operational", "running", "usable", "functioning", "roadworthy", "drivable"}
)


def find_told_holdings(view: View) -> Iterator[Candidate]:
    """The holdings that patterns find, one for each group of equipment and state."""
    seen: set[tuple[int, str]] = set()
    for match, clause, item, state, rule in (*find_rated(view), *_had(view), *_stocked(view), *_rates(view)):
        if (item.group.first, state) in seen:
            continue
        seen.add((item.group.first, state))
        yield _candidate(view, match, clause, item, state, rule)


Told = tuple[Match, Clause | None, Item, HoldingState, str]


def _counted(view: View, group: NounGroup | None) -> Item | None:
    """Equipment of a force with a number of its own."""
    if (
        group is None
        or group.pronoun
        or group.has("person", "flight")
        or group.head.low in {"one", "another"}
        or group.text.lower().startswith("one of")
    ):
        return None
    item = item_of(view, group)
    if item is None or not (group.has(*GEAR) or group.head.tag == "CD"):
        return None
    if any(w.low in ENOUGH for w in view.words[max(0, group.first - 1) : group.last]):
        return item
    told = group.count is not None and group.count.max != 0 and not (group.count.max is None and group.count.min == 2)
    single = group.determiner in {"a", "one"} and any(w.low in {"single", "sole", "lone"} for w in group.words)
    civil = group.lemma in CIVIL and not any(w.low in SERVING for w in group.words)
    return item if (told or single) and (item.sure or not civil) else None


def _had(view: View) -> Iterator[Told]:
    """ "the brigade owns three gunships", "a fleet of 30", "there are only three working carriers"."""
    for match in HAVING.find(view.words):
        clause = clause_of(view, match)
        verbal = clause is not None and clause.verb.first < match.last and match.first < clause.verb.last
        if not _may_have(view, match, clause, verbal=verbal):
            continue
        led = _led(view, clause) if verbal and clause is not None and clause.kind in {"relative", "content"} else ()
        for group in (*led, *_behind(view, match)):
            if _is_shared(view, group):
                continue
            item = _counted(view, group) if group.head.tag != "CD" else _working(view, group)
            armed = group.has("firearm") and (clause is None or any(s.pronoun for s in clause.subjects))
            if item is not None and not armed:
                yield match, clause, item, _state_of(view, match.label, item.group), "having"


def _is_shared(view: View, group: NounGroup) -> bool:
    """ "one helmet for every three": too few, no holding."""
    behind = [w.low for w in view.words[group.last : group.last + 2]]
    one = group.count is not None and group.count.max == 1
    return one and bool(behind) and behind[0] in {"for", "between", "among", "to", "per"}


def _led(view: View, clause: Clause) -> tuple[NounGroup, ...]:
    """What a relative clause describes: "the ten carriers *that the force has*"."""
    if clause.antecedent is not None:
        return (clause.antecedent,)
    first = next((w.i for w in view.words if w.start >= clause.start), 0)
    return tuple(g for g in view.groups if g.last in {first, first - 1} and not clause.objects)


def _working(view: View, number: NounGroup) -> Item | None:
    """ "three working carriers", where the number stands by itself."""
    between = view.words[number.last : number.last + 1]
    group = next((g for g in view.groups if g.first == number.last + 1), None)
    if group is None or number.count is None or not between or between[0].low not in WORKING:
        return None
    base = item_of(view, group)
    return None if base is None else msgspec.structs.replace(base, count=number.count, group=group)


def _may_have(view: View, match: Match, clause: Clause | None, *, verbal: bool) -> bool:
    """Whether somebody who holds equipment, or nobody in particular, is said to have it."""
    first = view.words[match.first]
    if first.lemma == "use" and match.last < len(view.words) and view.words[match.last].tag == "TO":
        return False
    if first.tag in {"NN", "NNS"} and match.last - match.first == 1:
        return False
    if clause is not None and verbal:
        if match.last - match.first == 1 and (clause.verb.voice == "passive" or clause.verb.head.i != match.first):
            return False
        if any(s.has("armed_group", "civilian") and not s.has("police", "military") for s in clause.subjects):
            return False
    if match.label == "on order":
        return not view.is_unreal(first.start) and not is_denied(view, match, clause)
    return is_told(view, match, clause, dynamic=False) and not is_denied(view, match, clause)


def _behind(view: View, match: Match) -> Iterator[NounGroup]:
    """The groups right behind a row, those that "and" joins to them with them."""
    last = match.last
    for group in view.groups:
        if group.last <= match.last or group.first > last + REACH:
            continue
        between = view.words[last : group.first]
        if any(w.tag in {"WH", "TH"} or w.low in {".", ";", "that", "killed"} for w in between):
            return
        if any(v.first >= last and v.last <= group.first and v.form == "finite" for v in view.verbs):
            return
        yield group
        if item_of(view, group) is None and group.head.tag != "CD" and not group.has("place"):
            return
        last = group.last


def _state_of(view: View, label: str, group: NounGroup) -> HoldingState:
    if any(w.low in WORKING for w in view.words[max(0, group.first - 1) : group.last]):
        return "serviceable"
    after = {w.low for w in view.words[group.last : group.last + 3]}
    return "on order" if "order" in after else STATES[label]


def _stocked(view: View) -> Iterator[Told]:
    """ "eighteen more are on order", "only nine of 21 trucks still work", "five drones are based in Goma"."""
    for match in STOCK.find(view.words):
        clause = clause_of(view, match)
        if match.last - match.first == 1 and view.words[match.first].tag in {"NN", "NNS", "NP"}:
            continue
        ahead = match.label == "on order"
        able = match.label == "serviceable" and clause is not None and clause.verb.modal in {"can", "able"}
        if is_denied(view, match, clause) or not (ahead or able or is_told(view, match, clause, dynamic=False)):
            continue
        near = {w.low for w in view.words[max(0, match.first - 2) : match.last]}
        if near & {"again", "back"} or _is_motion(match, clause):
            continue
        item = _stock_before(view, match, clause)
        if item is None and ahead and clause is not None and view.words[match.last - 1].low in {"order", "arrive"}:
            item = next((i for s in clause.subjects if s.has(*GEAR) and (i := item_of(view, s)) is not None), None)
        if item is not None:
            yield match, clause, item, STATES[match.label], "stock"


def _is_motion(match: Match, clause: Clause | None) -> bool:
    """ "two helicopters flew over the town" tells no state."""
    if (
        match.label != "serviceable"
        or clause is None
        or clause.verb.lemma not in {"fly", "roll", "move", "run", "work"}
    ):
        return False
    verb = clause.verb
    return verb.tense == "past" and not verb.progressive and verb.modal is None and "still" not in verb.adverbs


def _stock_before(view: View, match: Match, clause: Clause | None) -> Item | None:
    verbal = clause is not None and clause.verb.first < match.last
    told = clause.subjects if clause is not None and verbal else ()
    before = [g for g in view.groups if g.last <= match.first and match.first - g.last <= 2]
    for group in (*told, *before[-1:]):
        inner = view.after(group, "of")
        if group.head.tag == "CD" and group.count is not None:
            base = item_of(view, inner) if inner is not None else _whole(view, group)
            if base is not None:
                return Item(group=group, text=base.text, part=None, model=base.model, count=group.count, sure=base.sure)
        if group.share is not None:
            whole = item_of(view, group) or item_of(view, inner)
            if whole is not None and (whole.sure or whole.text.split()[-1].removesuffix("es") not in CIVIL):
                return whole
        item = _counted(view, group) or _dozen_more(view, group) or _pieces(view, group)
        if item is not None:
            return item
    return None


def _pieces(view: View, group: NounGroup) -> Item | None:
    """ "400 sets are in store": units of the equipment told last."""
    if group.lemma not in {"piece", "set", "unit", "pair", "example"} or group.count is None:
        return None
    views = (view, *(v for _, v in zip(range(2), view.previous(), strict=False)))
    last = next((g for v in views for g in reversed(v.groups) if g is not group and g.has(*GEAR)), None)
    base = item_of(view, last) if last is not None else None
    return None if base is None else msgspec.structs.replace(base, group=group, count=group.count)


def _dozen_more(view: View, group: NounGroup) -> Item | None:
    """ "a dozen more carriers", where the number stands by itself."""
    number = next((g for g in view.groups if g.last == group.first - 1 and g.head.tag in {"CD", "NN"}), None)
    if number is None or number.count is None or view.words[number.last].low not in {"more", "other", "further"}:
        return None
    base = item_of(view, group) if group.has(*GEAR) else None
    return None if base is None else msgspec.structs.replace(base, count=number.count)


def _whole(view: View, group: NounGroup) -> Item | None:
    """ "of its 40 APCs only 12 run", "all 310 remain on issue": what a bare number is a part of."""
    earlier = next(view.previous(), None)
    if group.first <= 1 and group.definite and earlier is not None:
        last = next((g for g in reversed(earlier.groups) if g.has(*GEAR)), None)
        return item_of(view, last) if last is not None and not any(g.has("person") for g in earlier.groups) else None
    before = [g for g in view.groups if g.last <= group.first and group.first - g.last <= REACH]
    return item_of(view, before[-1]) if before and before[-1].has(*GEAR) else None


def _rates(view: View) -> Iterator[Told]:
    """ "serviceability stands at 60 percent", "70 percent of the fleet is operational"."""
    for group in view.groups:
        share = next((g for g in view.groups if g.share is not None and g is not group), None)
        if group.lemma not in RATES or share is None or view.is_unreal(group.start):
            continue
        words = [w.text for w in group.words[:-1] if w.tag not in {"DT", "PS"}]
        text = " ".join(words) or "fleet"
        item = Item(group=group, text=text, part=None, model=None, count=None, sure=True)
        first, last = min(group.first, share.first), max(group.last, share.last)
        yield Match("serviceable", first, last, False), None, item, "serviceable", "rate"


def _candidate(
    view: View, match: Match, clause: Clause | None, item: Item, state: HoldingState, rule: str
) -> Candidate:
    words, group = view.words, item.group
    subjects = [s for s in clause.subjects if s.end <= words[match.first].start] if clause is not None else []
    starts = [s.start for s in subjects[:1] if s.start >= view.sentence.start]
    start = min([words[match.first].start, group.start, *starts])
    end = max(words[match.last - 1].end, group.end)
    standard = level = None
    if rule == "rated":
        standard, level = STANDARD.search(view.text), LEVEL.search(view.text)
        end = max([end, *(view.sentence.start + m.end() for m in (standard, level) if m)])
    return Candidate(
        kind="holding",
        start=start,
        end=end,
        slots=slots_of(
            "holding",
            item=item.text,
            model=item.model,
            count=_count_of(item, rule),
            state=state,
            standard=standard[0] if standard else None,
            level=level[0] if level else None,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule=f"holding.{rule}",
        score=0.6,
        anchor=words[match.first].start,
    )


def _count_of(item: Item, rule: str) -> Count | None:
    return None if rule in {"rate"} else item.count
