"""Groundings by what is done with equipment: handed in, confined, inspected, not to leave, let go again."""

import re
from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import PEOPLE, Item
from musterbook.reading.kinds.grounding_told import BESIDE, ENDING, FLEET, fleet_of
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import GroundingMode, GroundingState, slots_of

_TOLD = load_frames("grounding_kept")
SURE, LOOSE, CUES = (frozenset(_TOLD["handing"][name]) for name in ("sure", "loose", "cues"))
PUTTING, STAYING, BOUNDING = (frozenset(_TOLD["putting"][name]) for name in ("verbs", "staying", "bounding"))
LEAVING, STIRRING, ORDERS = (frozenset(_TOLD["leaving"][name]) for name in ("verbs", "stirring", "orders"))
BACK, BARRING = frozenset(_TOLD["back"]["verbs"]), frozenset(_TOLD["barring"]["verbs"])
TYPES = frozenset(_TOLD["stand_ins"]["types"])
PLACES: str = _TOLD["patterns"]["places"]
STRONG, KEPT, CAUSE, CUE, NAMED_BACK = (
    re.compile(_TOLD["patterns"][name].replace("PLACES", PLACES))
    for name in ("strong", "kept", "cause", "cue", "named_back")
)
NEAR = 2
FAR = 10


def find_kept(view: View) -> Iterator[Candidate]:
    """What clauses tell of equipment given up, held, forbidden to leave, or let go, each piece once."""
    if not view.document.security:
        return
    seen: set[str] = set()
    for clause in view.clauses:
        told = _handed(view, clause) or _put(view, clause) or _forbidden(view, clause) or _let_go(view, clause)
        told = told or _barred(view, clause)
        if told is None or f"{told[0].text} {told[2]}" in seen:
            continue
        seen.add(f"{told[0].text} {told[2]}")
        yield _candidate(view, clause, *told)
    if not seen:
        yield from _ended(view)


Told = tuple[Item, GroundingMode | None, GroundingState]


def kept_item(view: View, group: NounGroup | None) -> Item | None:
    """Equipment that can be taken out of use, or what stands for it: "the type", "the remaining six", "theirs"."""
    if group is None or group.has("person", "police", "military", "firearm"):
        return None
    inner = view.after(group, "of")
    item = fleet_of(view, group) if group.has(*FLEET, "gear_general") and not group.has("gear_part") else None
    if item is None and group.has("helmet", "vest", "plate", "flight"):
        item = fleet_of(view, group)
    if item is not None:
        return item
    if inner is not None and inner.has(*FLEET) and (group.head.tag == "CD" or group.lemma in TYPES):
        base = fleet_of(view, inner)
        return msgspec.structs.replace(base, count=count_of(group), group=group) if base is not None else None
    if group.head.tag == "CD" or group.pronoun or group.head.low in {"theirs", "others", "rest"}:
        return _in_place(view, group) if group.head.low not in PEOPLE else None
    return _typed(view, group) if any(w.lemma in TYPES or w.low in TYPES for w in group.words) else None


def _in_place(view: View, group: NounGroup) -> Item | None:
    """What a number or pronoun stands for: the equipment told last, in this sentence or the three before."""
    earlier = [g for g in view.groups if g.last <= group.first]
    views = [v for _, v in zip(range(NEAR + 1), view.previous(), strict=False)]
    told = (*reversed(earlier), *(g for v in views for g in reversed(v.groups)))
    last = next((g for g in told if g.has(*FLEET, "firearm") and not g.has("gear_part")), None)
    if last is None:
        return None
    return Item(group=group, text=last.text, part=None, model=None, count=count_of(group), sure=True)


def _typed(view: View, group: NounGroup) -> Item | None:
    """ "the type", "lot 12": a make of the equipment told in this sentence or just before."""
    views = (view, *(v for _, v in zip(range(NEAR), view.previous(), strict=False)))
    told = next((g for v in views for g in reversed(v.groups) if g is not group and g.has(*FLEET)), None)
    base = fleet_of(view, told) if told is not None else None
    return Item(group=group, text=group.text, part=None, model=base.model, count=None, sure=True) if base else None


def _targets(view: View, clause: Clause) -> Iterator[Item]:
    """The equipment that a clause's verb is done to; in lines without a finite verb, what stands before it."""
    passive = clause.verb.voice == "passive"
    patients = clause.patients if passive else clause.objects
    if not passive:
        behind = (a.group for a in clause.attachments if a.prep in {"in", "back", "up", "over"})
        patients = (*patients, *(g for g in behind if g.first - clause.verb.last <= NEAR))
        cut = next((g for g in view.groups if g.first == clause.verb.last), None)
        patients = patients or ((cut,) if cut is not None else ())
    if passive and not clause.subjects and not any(v.form == "finite" for v in view.verbs):
        patients = tuple(g for g in view.groups if g.last <= clause.verb.first)
    yield from (i for g in patients if (i := kept_item(view, g)) is not None)


def _is_ordered(view: View, clause: Clause) -> bool:
    """Told as done, as an order, or as what is to be: "must be turned in", "told units to surrender"."""
    verb = clause.verb
    if view.is_unreal(verb.start) or clause.marker in {"if", "unless", "whenever"}:
        return False
    if verb.modal in {"be to", "must", "have to", "had to", "shall"} or "be" in verb.via:
        return True
    if verb.form == "infinitive" and verb.voice == "passive" and clause.parent is None:
        return not any(v.form == "finite" for v in view.verbs)
    if verb.form == "infinitive" and clause.parent is not None:
        parent = view.clauses[clause.parent].verb
        return parent.lemma in ORDERS and not parent.negated
    if verb.modal == "will":
        return True
    return reality_of(view, clause, dynamic=False) != "no"


def _is_theirs(clause: Clause) -> bool:
    return any(s.has("armed_group", "civilian") or s.lemma in {"fighter", "rebel"} for s in clause.subjects)


def _handed(view: View, clause: Clause) -> Told | None:
    """ "told units to hand in every helmet of that batch", "the remaining plates have been collected"."""
    verb = clause.verb
    ends = (verb.last, *(o.last for o in clause.objects))
    behind = [view.words[end].low for end in ends if end < len(view.words)]
    particle = verb.particle or next((w for w in behind if w in {"in", "back", "up", "over"}), "")
    named = {verb.lemma, f"{verb.lemma} {particle}"}
    if verb.negated or not named & (SURE | LOOSE) or _is_theirs(clause) or not _is_ordered(view, clause):
        return None
    if not named & SURE and CUES.isdisjoint({w.low for w in view.words}):
        return None
    item = next(_targets(view, clause), None)
    if item is None or item.group.pronoun or not (item.sure or item.group.has("radio", "flight", "vest", "helmet")):
        return None
    return (item, None, "returned") if verb.lemma == "release" else (item, _mode(view, clause), "out")


def _put(view: View, clause: Clause) -> Told | None:
    """ "confined the type to barracks", "placed nine under inspection", "have stood in a shed without spares"."""
    verb = clause.verb
    if verb.negated or not _is_ordered(view, clause) or _is_theirs(clause):
        return None
    text = _told_of(view, clause)
    strong = STRONG.search(text) is not None
    due = verb.modal in {"be to", "have to", "had to", "must"} or verb.form == "infinitive"
    caused = KEPT.search(text) is not None and (due or CAUSE.search(view.low) is not None)
    bound = verb.lemma in BOUNDING and KEPT.search(text) is not None
    if verb.lemma in PUTTING and (
        strong or bound or (caused and verb.lemma in {"keep", "hold", "leave", "lock", "order"})
    ):
        item = next(_targets(view, clause), None)
        if item is not None and not _is_parked_by(view, clause):
            return item, _mode(view, clause), "out"
    if verb.lemma in STAYING and verb.voice == "active" and (strong or caused):
        item = next((i for s in clause.subjects if (i := kept_item(view, s)) is not None), None)
        if item is not None and not (verb.lemma == "be" and item.group.pronoun):
            return item, _mode(view, clause), "out"
    if verb.lemma == "park" and verb.voice == "active" and not _is_parked_by(view, clause):
        item = next(_targets(view, clause), None)
        many = item is not None and item.count is not None and item.count.min > 1
        if many and item is not None and not _is_theirs(clause) and not any(s.has("crew") for s in clause.subjects):
            return item, _mode(view, clause), "out"
    return None


def _told_of(view: View, clause: Clause) -> str:
    """The words from a clause's verb to the next finite verb that has a subject, in small letters."""
    later = [c for c in view.clauses if c.verb.first >= clause.verb.last and c.verb.form == "finite" and c.subjects]
    end = min([c.verb.start for c in later if c.kind != "relative"], default=view.sentence.end)
    return view.document.low[clause.verb.start : max(end, clause.verb.end)]


def _is_parked_by(view: View, clause: Clause) -> bool:
    behind = {w.low for w in view.words[clause.verb.last :]}
    return bool(behind & (BESIDE | {"across", "block", "road-block", "roadblock"}))


def _forbidden(view: View, clause: Clause) -> Told | None:
    """ "the trucks are not to cross the river", "no carrier is to cross the river until …", "no carrier stirred"."""
    verb = clause.verb
    if view.is_unreal(verb.start) or not clause.subjects or clause.marker in {"if", "unless"}:
        return None
    subject = clause.subjects[0]
    leading = {w.low for w in view.words[max(0, subject.first - 1) : subject.first + 1]}
    nothing = (subject.count is not None and subject.count.max == 0) or {"not", "a"} <= leading
    item = kept_item(view, subject)
    if item is None or subject.pronoun or not (nothing or verb.negated):
        return None
    if nothing:
        item = msgspec.structs.replace(item, count=None)
    ordering = clause.parent is not None and view.clauses[clause.parent].verb.lemma in ORDERS
    ahead = verb.modal in {"be to", "must", "may", "shall"} or (verb.form == "infinitive" and "be" in verb.via)
    bare = ordering and verb.modal is None and verb.tense != "past"
    if verb.lemma in LEAVING and (ahead or bare):
        return item, "ordered", "out"
    whole = view.document.low[clause.start : view.sentence.end]
    out = KEPT.search(whole) or re.search(r"\b(?:from|left|leave) (?:the |its |their )?" + PLACES + r"\b", whole)
    if verb.lemma in STIRRING and out and verb.modal is None and verb.tense == "past":
        return item, None, "out"
    return None


def _barred(view: View, clause: Clause) -> Told | None:
    """ "bans the helmets from operational use", "has barred crews from using the carriers at night"."""
    verb = clause.verb
    if verb.lemma not in BARRING or verb.negated or _is_theirs(clause) or not _is_ordered(view, clause):
        return None
    low = _told_of(view, clause)
    if re.search(r"\bfrom (?:\w+ )?(?:use|service|patrols?|operations?|duty|the roads?)\b", low):
        item = next(_targets(view, clause), None)
        return (item, "ordered", "out") if item is not None else None
    using = re.search(r"\bfrom (?:us|driv|board|rid|wear|fly|operat|tak|mann|crew|sail|deploy|enter)\w*ing\b", low)
    behind = [g for g in view.groups if g.first >= verb.last and using is not None]
    item = next((i for g in behind if g.has(*FLEET) and (i := kept_item(view, g)) is not None), None)
    return (item, "ordered", "out") if item is not None else None


def _ended(view: View) -> Iterator[Candidate]:
    """ "use of the vehicles after dark has been forbidden"."""
    for group in view.groups:
        item = kept_item(view, view.after(group, "of")) if group.lemma in {"use", "operation", "deployment"} else None
        behind = [c for c in view.clauses if c.verb.first >= group.last and c.verb.first - group.last <= FAR]
        ends = next((c for c in behind if c.verb.lemma in ENDING and c.verb.voice == "passive"), None)
        if item is None or ends is None or ends.verb.negated or not _is_ordered(view, ends):
            continue
        told = _candidate(view, ends, item, "ordered", "out")
        yield msgspec.structs.replace(told, start=group.start)


def _let_go(view: View, clause: Clause) -> Told | None:
    """ "six were released again", "they rejoined in June": of equipment that was just told as out of use."""
    verb = clause.verb
    if verb.negated or verb.lemma not in BACK or not _is_ordered(view, clause) or verb.modal is not None:
        return None
    low = view.document.low[clause.start : max(clause.end, verb.end)]
    if NAMED_BACK.search(low) is None:
        return None
    before = view.document.low[view.sentence.start : clause.start]
    views = [v for _, v in zip(range(NEAR), view.previous(), strict=False)]
    if CUE.search(before) is None and not any(CUE.search(v.low) for v in views):
        return None
    for group in clause.patients if verb.voice == "passive" else clause.subjects:
        if group.pronoun or group.head.tag == "CD" or group.has(*FLEET):
            item = kept_item(view, group)
            if item is not None and not _are_people(view, group):
                return item, None, "returned"
    return None


def _are_people(view: View, group: NounGroup) -> bool:
    """Whether people were told after the equipment that a pronoun may stand for."""
    if not (group.pronoun or group.head.tag == "CD"):
        return False
    before = next(view.previous(), None)
    told = [*(before.groups if before is not None else ()), *(g for g in view.groups if g.last <= group.first)]
    leads = [s for v in (before,) if v is not None for c in v.clauses for s in c.subjects]
    people = [g for g in leads if g.has("person") and not g.has("official") and g.plural]
    return bool(people) and not any(g.has(*FLEET) for g in told)


def _mode(view: View, clause: Clause) -> GroundingMode | None:
    low = view.document.low[clause.start : view.sentence.end]
    if re.search(r"precaution|pending|until|inspect|checking|investigat", low):
        return "precaution"
    return "ordered" if clause.verb.voice == "passive" or "order" in low else None


def _candidate(view: View, clause: Clause, item: Item, mode: GroundingMode | None, state: GroundingState) -> Candidate:
    inside = [s.start for s in clause.subjects[:1] if view.sentence.start <= s.start < clause.verb.start]
    if item.group.start >= view.sentence.start:
        inside.append(item.group.start)
    near = [start for start in inside if clause.verb.start - start < 90]
    return Candidate(
        kind="grounding",
        start=min([clause.verb.start, *near]),
        end=max(clause.end, clause.verb.end, item.group.end if item.group.end <= view.sentence.end else 0),
        slots=slots_of(
            "grounding", item=item.text, count=item.count, mode=mode, state=state, occurred=view.time_of(clause)
        ),
        rule="grounding.kept",
        score=0.6,
        anchor=clause.verb.start,
    )
