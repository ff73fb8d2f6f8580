"""Holdings told by parts of a whole, by age, by what they are made to stop, or as entries of a list.

"Of the 40 carriers 22 can be driven", "the helmets date from 1998", "• 5 helicopters".
"""

import re
from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import HoldingState, slots_of

_TOLD = load_frames("holding_told")["parts"]
ABLE, WORKING, MADE, RATED, DATED, UNFIT = (
    frozenset(_TOLD[name]) for name in ("able", "working", "made", "rated", "dated", "unfit")
)
USABLE = frozenset(load_frames("holding")["usable"]["words"])
STOPPING = frozenset({"stop", "withstand", "resist", "protect", "defeat", "keep", "survive", "deflect", "take"})
GEAR = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "vehicle", "aircraft", "boat", "radio")
WORN = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle")
THREATS = ("projectile", "explosive", "weapon", "assault_event")
YEAR = re.compile(
    r"\b(?:from|in|since|until|till|to|of|before|after) (?:the )?(?:(?:early|late|mid)[- ])?(?:(?:19|20)\d\ds?|"
    r"fifties|sixties|seventies|eighties|nineties|soviet|cold war)\b"
)
BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[•▪◦*·–—-]|\d{1,2}[.)])[ \t]*\Z")
STOCKS = frozenset({"stock", "fleet", "holding", "inventory", "reserve", "supply", "park", "number", "pool"})
LEVELLING = frozenset(
    {"stand", "at", "number", "total", "be", "now", "still", "only", "to", "down", "is", "are", "was"}
)
CIVIL = frozenset({"car", "bus", "taxi", "ship", "ferry", "airliner", "minibus", "motorcycle"})


def find_parts(view: View) -> Iterator[Candidate]:
    """The holdings that parts, ages, purposes and lists tell."""
    for clause in view.clauses:
        if view.is_unreal(clause.verb.start):
            continue
        yield from _of_whole(view, clause)
        yield from _made(view, clause)
        yield from _dated(view, clause)
        yield from _share(view, clause)
    yield from _entry(view)
    yield from _level(view)


def _fleet(view: View, group: NounGroup | None) -> Item | None:
    if group is None or group.has("person", "flight") or not (group.has(*GEAR) or group.has("gear_general")):
        return None
    item = item_of(view, group)
    return item if item is not None and (item.sure or group.lemma not in CIVIL) else None


def _of_whole(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "of the 40 carriers 22 can be driven", "of which 30 have the new glass"."""
    part = next((s for s in clause.subjects if s.head.tag == "CD" and s.count is not None), None)
    one = next((s for s in clause.subjects if s.count is not None and " of " in s.text and s.has(*GEAR)), None)
    whole_item = _fleet(view, one)
    if part is None and one is not None and whole_item is not None and not clause.verb.negated:
        if _is_working(view, clause) and one.count is not None and one.count.max != 0:
            counted = msgspec.structs.replace(whole_item, count=one.count)
            yield _candidate(
                view, clause, counted, (one.start, max(clause.end, clause.verb.end)), "serviceable", "part"
            )
        return
    if part is None or clause.verb.negated:
        return
    led = clause.kind == "relative" and _fleet(view, clause.antecedent) is not None
    whole = clause.antecedent if led else _whole_before(view, part)
    item = _fleet(view, whole)
    if item is None or whole is None or whole.count is None:
        return
    state: HoldingState | None = "serviceable" if _is_working(view, clause) else None
    if (
        state is None
        and led
        and reality_of(view, clause, dynamic=False) != "no"
        and clause.verb.lemma in MADE | {"have"}
    ):
        state = "held"
    if state is None:
        return
    counted = msgspec.structs.replace(item, group=part, count=part.count)
    start = part.start if led or _is_far(whole, part) else view.words[max(0, whole.first - 1)].start
    yield _candidate(view, clause, counted, (start, max(clause.end, clause.verb.end)), state, "part")
    if not led:
        yield _candidate(view, clause, item, (whole.start, whole.end), "held", "whole")


def _is_far(whole: NounGroup, part: NounGroup) -> bool:
    return part.start - whole.end > 60


def _whole_before(view: View, part: NounGroup) -> NounGroup | None:
    """What "of" or "out of" names before the number: "*of its 40 carriers*, 22 …"."""
    before = [g for g in view.groups if g.last <= part.first and g.first > 0 and view.words[g.first - 1].low == "of"]
    return next((g for g in reversed(before) if g.has(*GEAR) and g.count is not None), None)


def _is_working(view: View, clause: Clause) -> bool:
    verb = clause.verb
    if verb.modal in {"can", "could"} and verb.lemma in ABLE:
        return True
    if verb.modal is not None or reality_of(view, clause, dynamic=False) == "no":
        return False
    low = view.document.low[verb.start : max(clause.end, verb.end)]
    state = clause.complement is not None and clause.complement.low in USABLE
    return (
        state
        or verb.lemma in WORKING
        or re.search(r"\bin (?:use|service|working order)\b|on the road", low) is not None
    )


def _made(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the helmets were made to resist fragments", "the maker rates the glass BR6"."""
    verb = clause.verb
    if verb.negated or verb.lemma not in MADE or verb.voice != "passive" or verb.form != "finite":
        return
    aims = (c for c in view.children_of(clause) if c.kind == "infinitive" and c.verb.lemma in STOPPING)
    aim = next(aims, None)
    stopped = aim is not None and any(
        g.has(*THREATS) for g in (*aim.objects, *(a.group for a in aim.attachments if a.prep in {"against", "from"}))
    )
    told = (s for s in clause.subjects if s.has(*WORN, "gear_part") and s.determiner != "no")
    item = next((i for s in told if (i := item_of(view, s))), None)
    if aim is not None and stopped and item is not None and reality_of(view, clause, dynamic=False) != "no":
        yield _candidate(view, clause, item, (clause.start, aim.end), "held", "made")


def _dated(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "the helmets date from 1998", "has carriers from the seventies", "the vests are stab vests"."""
    verb = clause.verb
    if verb.negated or reality_of(view, clause, dynamic=False) == "no":
        return
    low = view.document.low[verb.start : max(clause.end, verb.end) + 25]
    year = YEAR.search(low)
    subject = next((i for s in clause.subjects[:1] if s.plural and (i := _fleet(view, s)) is not None), None)
    kit = clause.subject is not None and clause.subject.lemma in {"kit", "equipment", "gear", "armour", "armor", "lot"}
    if subject is None and kit and clause.subject is not None and clause.subject.has("gear_general", "vest"):
        subject = item_of(view, clause.subject)
    aged = verb.lemma in DATED and year is not None and (verb.voice == "passive" or verb.lemma == "date")
    behind = [g for g in view.groups if verb.last <= g.first <= verb.last + 1]
    worn = subject is not None and subject.group.has("helmet", "vest", "plate")
    same = worn and verb.lemma == "be" and any(o.has("helmet", "vest", "plate") for o in behind)
    if subject is not None and (aged or same):
        end = max([clause.end, verb.end, *([verb.start + year.end()] if aged and year is not None else [])])
        yield _candidate(view, clause, subject, (clause.start, end), "held", "dated")
        return
    if verb.lemma in {"have", "use", "operate", "drive", "wear", "field"} and year is not None and clause.subjects:
        held = next((i for o in clause.objects if o.has(*WORN) and (i := item_of(view, o)) is not None), None)
        if held is not None and re.match(r"(?:from|of)\b", year[0]) and not clause.subjects[0].has("armed_group"):
            yield _candidate(view, clause, held, (clause.start, clause.end), "held", "dated")


def _share(view: View, clause: Clause) -> Iterator[Candidate]:
    """ "a third of the fleet is unserviceable", "found 40 percent of the carriers to be unserviceable"."""
    word = clause.complement
    if word is None or word.low not in UNFIT or clause.verb.negated:
        return
    group = next((g for g in (*clause.subjects, *view.groups) if g.share is not None and g.last <= word.i), None)
    item = _fleet(view, group)
    if item is not None and group is not None:
        shared = msgspec.structs.replace(item, count=None)
        yield _candidate(view, clause, shared, (group.start, word.end), "held", "part")


def _level(view: View) -> Iterator[Candidate]:
    """ "its stock of helmets stands at 700", "stock of shields now 46"."""
    for group in view.groups:
        inner = view.after(group, "of") if group.lemma in STOCKS else None
        item = _fleet(view, inner)
        if item is None or inner is None or view.is_unreal(group.start):
            continue
        number = next((g for g in view.groups if inner.last <= g.first <= inner.last + 4 and g.head.tag == "CD"), None)
        between = view.words[inner.last : number.first] if number is not None else ()
        if number is not None and all(w.low in LEVELLING or w.lemma in LEVELLING for w in between):
            counted = msgspec.structs.replace(item, group=number, count=number.count)
            yield _candidate(view, None, counted, (group.start, number.end), "held", "part")


def _entry(view: View) -> Iterator[Candidate]:
    """ "• 5 helicopters": an entry of a list that has no verb, or none of its own."""
    group = view.groups[0] if view.groups else None
    if group is None or group.first > 1 or group.count is None or group.count.max in {0, None} or group.definite:
        return
    head = view.document.text[max(0, view.sentence.start - 8) : group.start]
    item = _fleet(view, group)
    verbal = any(v.form == "finite" and v.first < group.last + 3 for v in view.verbs)
    if item is not None and not verbal and BULLET.search(head) is not None:
        span = (group.start, group.end)
        yield _candidate(view, None, item, span, "held", "entry")


def _candidate(
    view: View, clause: Clause | None, item: Item, span: tuple[int, int], state: HoldingState, rule: str
) -> Candidate:
    start = max(span[0], view.sentence.start)
    return Candidate(
        kind="holding",
        start=start,
        end=max(span[1], start + 1),
        slots=slots_of(
            "holding",
            item=item.text,
            model=item.model,
            count=item.count if rule in {"part", "whole", "entry"} else count_of(item.group),
            state=state,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule=f"holding.{rule}",
        score=0.6,
    )
