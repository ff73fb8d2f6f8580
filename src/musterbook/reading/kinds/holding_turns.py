"""Holdings by turns of phrase: "bringing the fleet to 48", "it numbers 45", "in good order", answers to "how many"."""

import re
from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.terms.claims import HoldingState, slots_of

_TOLD = load_frames("holding_turns")
RAISING, STOCKS, NUMBERING = (frozenset(_TOLD["words"][name]) for name in ("raising", "stocks", "numbering"))
ASKING, OPENING, AHEAD = (tuple(_TOLD["words"][name]) for name in ("asking", "opening", "ahead"))
ORDER, BAD = re.compile(_TOLD["patterns"]["order"]), re.compile(_TOLD["patterns"]["bad"])
GEAR = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "vehicle", "aircraft", "boat", "radio")
BACK = 3
NEAR = 4
OPENED = 25  # characters from the sentence's start within which an answer's number stands


def find_turns(view: View) -> Iterator[Candidate]:
    """The holdings that these turns tell."""
    for clause in view.clauses:
        if view.is_unreal(clause.verb.start) or clause.verb.negated or clause.verb.modal is not None:
            continue
        yield from _raised(view, clause)
        yield from _numbered(view, clause)
    yield from _in_order(view)
    yield from _answered(view)


def _last_told(view: View) -> NounGroup | None:
    """The equipment told last before, in this sentence or the three before."""
    views = [v for _, v in zip(range(BACK), view.previous(), strict=False)]
    return next((g for v in (view, *views) for g in reversed(v.groups) if g.has(*GEAR)), None)


def _number_to(view: View, first: int) -> NounGroup | None:
    """The bare number behind "to" right behind word `first`."""
    group = next((g for g in view.groups if first < g.first <= first + NEAR and g.head.tag == "CD"), None)
    words = view.words[first : group.first] if group is not None else ()
    return group if any(w.low == "to" for w in words) else None


def _raised(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "bringing the battalion's fleet to 48", "takes the number of carriers to 60"."""
    verb = clause.verb
    if verb.lemma not in RAISING:
        return
    for group in view.groups:
        if not verb.last <= group.first <= verb.last + NEAR or group.lemma not in STOCKS:
            continue
        inner = view.after(group, "of")
        geared = group.has(*GEAR) or (inner is not None and inner.has(*GEAR))
        thing = inner if inner is not None and inner.has(*GEAR) else None
        named = thing or (_last_told(view) if geared or group.lemma in {"fleet", "stock", "park"} else None)
        number = _number_to(view, (inner or group).last)
        item = item_of(view, named) if named is not None else None
        if number is not None and item is not None:
            yield _candidate(view, clause, item, number, (verb.start, number.end), "held")
            return


def _numbered(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the fleet numbers 45", "they number 26"."""
    verb = clause.verb
    number = next((g for g in view.groups if verb.last <= g.first <= verb.last + 1 and g.head.tag == "CD"), None)
    subject = clause.subject
    if verb.lemma not in {"number", "total"} or number is None or subject is None or verb.voice == "passive":
        return
    stands = subject.head.low in {"it", "they", "these", "those"}
    before = next(view.previous(), None)
    told = subject if subject.has(*GEAR) else None
    if told is None and stands and before is not None:
        told = next((g for g in reversed(before.groups) if g.has(*GEAR)), None)
    item = item_of(view, told) if told is not None else None
    if item is not None:
        yield _candidate(view, clause, item, number, (subject.start, number.end), "held")


def _in_order(view: View) -> Iterator[Candidate]:
    """ "1,150 sets of body armour in serviceable condition"."""
    for found in ORDER.finditer(view.low):
        at = view.sentence.start + found.start()
        if view.is_unreal(at) or BAD.search(found[0]) is not None:
            continue
        before = [g for g in view.groups if g.end <= at and at - g.end < 45]
        for group in reversed(before):
            whole = next((g for g in view.groups if view.after(g, "of") is group and g.count is not None), None)
            counted = whole or (group if group.count is not None else None)
            item = item_of(view, group) if group.has(*GEAR) else None
            if counted is None or item is None or counted.count is None or counted.count.max == 0:
                continue
            clause = next((c for c in view.clauses if c.start <= group.start < c.end), None)
            if clause is not None and (clause.verb.negated or clause.verb.modal is not None):
                continue
            end = view.sentence.start + found.end()
            yield _candidate(view, clause, item, counted, (counted.start, end), "serviceable")
            return


def _answered(view: View) -> Iterator[Candidate]:
    """ "How many vests has the police? 38,000, came the answer", "What did they bring? Thirty carriers"."""
    before = next(view.previous(), None)
    asked = before.low.strip().rstrip("\"'”’").strip() if before is not None else ""
    if before is None or not asked.endswith("?"):
        return
    first = view.groups[0] if view.groups else None
    if first is None or first.count is None or first.start - view.sentence.start > OPENED or first.count.max == 0:
        return
    if any(v.form == "finite" and v.first <= first.last for v in view.verbs):
        return
    if first.has(*GEAR):
        item = (
            item_of(view, first)
            if any(asked.lstrip("\"'").startswith(w) or f" {w} " in asked for w in OPENING)
            else None
        )
        if item is not None:
            yield _candidate(view, None, item, first, (first.start, first.end), "held")
        return
    told = next((g for g in before.groups if g.has(*GEAR)), None)
    item = item_of(before, told) if told is not None and any(a in asked for a in ASKING) else None
    if item is None or first.head.tag != "CD":
        return
    yield _candidate(view, None, item, first, (first.start, first.end), "held")
    for group in view.groups[1:]:
        behind = view.document.low[group.end : group.end + 20].lstrip(" ,")
        if group.head.tag == "CD" and group.count is not None and behind.startswith(AHEAD):
            ahead = next(a for a in AHEAD if behind.startswith(a))
            end = view.document.low.index(ahead, group.end) + len(ahead)
            yield _candidate(view, None, item, group, (group.start, end), "on order")


def _candidate(
    view: View,
    clause: Clause | None,
    item: Item,
    number: NounGroup,
    span: tuple[int, int],
    state: HoldingState,
) -> Candidate:
    counted = msgspec.structs.replace(item, count=number.count)
    return Candidate(
        kind="holding",
        start=max(span[0], view.sentence.start),
        end=span[1],
        slots=slots_of(
            "holding",
            item=counted.text,
            model=counted.model,
            count=counted.count,
            state=state,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule="holding.turn",
        score=0.6,
        anchor=number.start,
    )
