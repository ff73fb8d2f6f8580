"""Groundings by patterns: equipment out of use or back in it, and people who will not use it."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of, stood_in
from musterbook.reading.kinds.harm_extent import end_with_circumstance
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of, is_denied, is_told
from musterbook.reading.quantities import count_of
from musterbook.terms.claims import GroundingMode, GroundingState, slots_of

_TOLD = load_frames("grounding_told")
SUBJECT, OBJECT = Patterns(_TOLD["subject"]), Patterns(_TOLD["object"])
USE = Patterns({"use": _TOLD["refused"]["use"]})
ROWS = Patterns({"rows": _TOLD["refused"]["rows"]})
PRECAUTION, ORDERED = frozenset(_TOLD["mode"]["precaution"]), frozenset(_TOLD["mode"]["ordered"])
FLEET = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "vehicle", "aircraft", "boat", "radio", "flight")
WEAK = frozenset(
    {"pull", "halt", "suspend", "clear", "park", "stand", "use", "seal", "bag", "withdraw", "return", "back"}
)
KEPT = frozenset(_TOLD["mode"]["kept"])
ON_WHEELS = frozenset({"road", "service", "yard", "park", "fly", "patrol", "workshop", "ground", "compound", "repair"})
BIDDING = frozenset({"tell", "order", "instruct", "direct", "advise", "warn", "ask", "command"})
HALTING = frozenset({"stop", "halt", "prohibit", "forbid", "detain", "refuse", "cancel", "call"})
ENDING = frozenset({"suspend", "ban", "bar", "discontinue", "prohibit", "forbid", "halt", "restrict", "cease", "stop"})
BESIDE = frozenset({"outside", "near", "front", "beside", "behind", "along", "street"})
PRONOUNS = frozenset({"they", "we", "he", "she", "i", "you", "who"})
REACH = 6
USERS = ("person", "police", "military", "crew")
UNITS = frozenset({"platoon", "company", "battalion", "squad", "section", "contingent", "unit", "team", "troop", "men"})
CIVIL = frozenset({"car", "bus", "taxi", "ship", "ferry", "airliner", "minibus", "motorcycle"})
Told = tuple[Match, Clause | None, Item, GroundingMode | None, GroundingState]


def find_told_groundings(view: View) -> Iterator[Candidate]:
    """The groundings that patterns find, one for each piece of equipment."""
    if not view.document.security:
        return
    seen: set[str] = set()
    for told in (*_refused(view), *_stated(view), *_done(view)):
        item, key = told[2], f"{told[2].text}{told[4]}"
        if key in seen or (item.group.lemma in CIVIL and not item.sure):
            continue
        seen.add(key)
        yield _candidate(view, told)


def fleet_of(view: View, group: NounGroup | None) -> Item | None:
    """Equipment that can be taken out of use: vehicles, aircraft and their flights, helmets, vests, radios."""
    if group is None:
        return None
    if group.has("flight") and not group.has("person"):
        return Item(group=group, text=group.text, part=None, model=None, count=count_of(group), sure=True)
    loose = group.has("firearm", "gear_part", "gear_general") and not group.has(*FLEET)
    return None if loose else item_of(view, group)


def _before(view: View, match: Match, clause: Clause | None) -> Item | None:
    for group in clause.subjects if clause is not None and clause.verb.first < match.last else ():
        item = fleet_of(view, group) or fleet_of(view, view.after(group, "of", "with", "by"))
        if item is None and not ON_WHEELS.isdisjoint({w.lemma for w in view.words[match.first : match.last]}):
            item = stood_in(view, group)
        if item is not None:
            return item
    if clause is not None and match.first < clause.verb.last and any(s.head.low in PRONOUNS for s in clause.subjects):
        return None
    for group in reversed([g for g in view.groups if g.last <= match.first]):
        between = view.words[group.last : match.first]
        if len(between) > REACH or any(w.low in {";", "and", "but", ":"} for w in between):
            return None
        between_verbs = (v for v in view.verbs if group.last <= v.first and v.last <= match.first)
        if any(v.form == "finite" and v.lemma != "be" for v in between_verbs):
            return None
        item = fleet_of(view, group)
        if item is not None:
            return item
        if group.has("person", "police", "military"):
            return None
    return None


def _behind(view: View, match: Match) -> Item | None:
    for group in view.groups:
        if group.last <= match.last or group.first > match.last + REACH:
            continue
        if any(v.form == "finite" and match.last <= v.first < group.first for v in view.verbs):
            return None
        if any(w.low in {":", '"', ";"} for w in view.words[match.last : group.first]):
            return None
        item = fleet_of(view, group)
        if item is not None:
            return item
        if group.has("person", "police", "military", "armed_group"):
            return None
    return None


def _stated(view: View) -> Iterator[Told]:
    """ "the fleet sits idle", "flights have been suspended", "six are back on the road"."""
    for match in SUBJECT.find(view.words):
        clause = clause_of(view, match)
        if is_denied(view, match, clause) or not _may_state(view, match, clause):
            continue
        if match.last - match.first == 1 and view.words[match.first].tag in {"NN", "NNS"}:
            continue
        item = _before(view, match, clause)
        halting = any(w.lemma in HALTING for w in view.words[match.first : match.last])
        kept = view.words[match.first : match.last]
        taking = any(w.lemma in {"confiscate", "impound", "seal", "bag"} for w in kept)
        if item is not None and taking and item.group.has("radio", "firearm"):
            continue
        if item is not None and halting and not item.group.has("flight", "aircraft"):
            continue
        if item is not None and not _is_mere_parking(view, match, item):
            yield match, clause, item, _mode(view, match), _as_state(match, clause)


def _is_mere_parking(view: View, match: Match, item: Item) -> bool:
    """ "the truck was parked outside the market": no grounding; a number, a time or a yard makes it one."""
    if not any(w.lemma == "park" for w in view.words[match.first : match.last]):
        return False
    behind = {w.low for w in view.words[match.last :]}
    many = item.count is not None and item.count.min > 1
    return not (many and behind.isdisjoint(BESIDE)) and behind.isdisjoint(KEPT)


def _may_state(view: View, match: Match, clause: Clause | None) -> bool:
    """Told as so, or told as an order: "are not to be used until …"."""
    if view.is_unreal(view.words[match.first].start):
        return False
    return match.denying or is_told(view, match, clause, dynamic=False)


def _done(view: View) -> Iterator[Told]:
    """ "the mission suspended flights", "stopped using the vests", "pulled two of the carriers"."""
    for match in OBJECT.find(view.words):
        clause = clause_of(view, match)
        if clause is None or is_denied(view, match, clause) or not _is_done(view, match, clause):
            continue
        if view.words[match.first].low == "use" and clause.verb.lemma not in ENDING:
            continue
        verbal = clause.verb.first < match.last and match.first < clause.verb.last
        passive = verbal and clause.verb.voice == "passive"
        if verbal and not passive and not _is_doer(clause):
            continue
        item = _before(view, match, clause) if passive else _between(view, clause, match) or _behind(view, match)
        if item is None or (_is_weak(view, match) and not _is_firm(view, match, item)):
            continue
        yield match, clause, item, _mode(view, match), _as_state(match, clause)


def _is_done(view: View, match: Match, clause: Clause) -> bool:
    if is_told(view, match, clause, dynamic=True):
        return True
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    ordering = parent is not None and parent.verb.lemma in {"order", "tell", "instruct", "direct", "force"}
    return ordering and parent is not None and not parent.verb.negated and clause.verb.form == "infinitive"


def _is_doer(clause: Clause) -> bool:
    """Whether somebody who can ground equipment does it; no gang, and no equipment itself."""
    return not clause.subjects or not any(s.has("armed_group", "vehicle", "projectile") for s in clause.subjects)


def _between(view: View, clause: Clause, match: Match) -> Item | None:
    """ "took the carriers off the road": the object in the middle of the row."""
    inside = [g for g in clause.objects if match.first < g.first < match.last]
    return next((i for g in inside if (i := fleet_of(view, g)) is not None), None)


def _is_weak(view: View, match: Match) -> bool:
    return match.last - match.first == 1 and view.words[match.first].lemma in WEAK


def _is_firm(view: View, match: Match, item: Item) -> bool:
    """ "suspended flights", "withdrew the vests"; "pulled the truck" wants a reason behind it."""
    lemma = view.words[match.first].lemma
    if item.group.has("flight"):
        return True
    worn = item.group.has("helmet", "vest", "plate", "armoured_vehicle")
    low = {w.low for w in view.words[match.last :]}
    if lemma == "park" and low & {"until", "pending", "notice", "since"}:
        return True
    return (worn and lemma in {"suspend", "withdraw", "pull"}) or bool(
        low & {"service", "use", "repairs", "patrols", "precaution", "inspection", "duty", "action"}
    )


def _refused(view: View) -> Iterator[Told]:
    """ "crews would not board the carriers", "declined to go out in them", "downed keys"."""
    for match in USE.find(view.words):
        clause = clause_of(view, match)
        if clause is None or not _will_not(view, clause, match):
            continue
        item = _behind(view, match) or _theirs(view, match)
        if item is not None:
            bidden = clause.verb.form == "infinitive" and clause.verb.negated
            yield match, clause, item, "ordered" if bidden else "refused", "out"
    for match in ROWS.find(view.words):
        clause = clause_of(view, match)
        item = _behind(view, match) or _crewed(view, clause)
        if (
            item is not None
            and item.group.has("aircraft")
            and view.words[match.first].lemma in {"walk", "dismount", "climb"}
        ):
            continue
        if item is not None and is_told(view, match, clause, dynamic=True) and not is_denied(view, match, clause):
            yield match, clause, item, "refused", "out"


def _theirs(view: View, match: Match) -> Item | None:
    """What "them" or "theirs" stands for behind the row."""
    told = (g for g in view.groups if match.last <= g.first <= match.last + 1)
    group = next((g for g in told if g.head.low in {"them", "theirs", "it", "one"}), None)
    here = any(g.has(*FLEET) for g in view.groups)
    views = [v for _, v in zip(range(3), view.previous(), strict=False)]
    last = next((g for v in views for g in reversed(v.groups) if g.has(*FLEET)), None)
    if group is None or last is None or here:
        return None
    return Item(group=group, text=last.text, part=None, model=None, count=count_of(last), sure=True)


def _will_not(view: View, clause: Clause, match: Match) -> bool:
    verb = clause.verb
    if view.is_unreal(verb.start):
        return False
    nobody = any(s.text.lower() in {"no one", "nobody"} or s.words[0].low in {"no", "none"} for s in clause.subjects)
    if (verb.negated or nobody) and verb.modal in {"would", "will"}:
        return any(
            s.has(*USERS) or s.lemma in UNITS or s.pronoun or s.head.low in {"one", "crews"} or nobody
            for s in clause.subjects
        )
    if verb.has("refuse_it") or "refuse" in verb.via:
        return not verb.negated
    if verb.negated and verb.form == "infinitive" and clause.parent is not None:
        return view.clauses[clause.parent].verb.lemma in BIDDING
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    refuses = parent is not None and parent.verb.has("refuse_it") and not parent.verb.negated
    before = {w.lemma for w in view.words[max(0, match.first - 3) : match.first]}
    return refuses or bool(before & {"refuse", "decline", "refusal", "unwilling", "reluctant", "afraid", "balk"})


def _crewed(view: View, clause: Clause | None) -> Item | None:
    """Crews who down keys or get down leave the equipment told last."""
    who = clause.subject if clause is not None else None
    if who is None or not (who.has("crew", "person", "police", "military") or who.pronoun):
        return None
    views = [view, *(v for _, v in zip(range(3), view.previous(), strict=False))]
    told = (g for v in views for g in reversed(v.groups) if g.has("vehicle", "armoured_vehicle", "aircraft"))
    last = next(told, None)
    if last is None:
        keys = any(w.lemma == "key" for w in view.words)
        return Item(group=who, text="vehicles", part=None, model=None, count=None, sure=False) if keys else None
    item = item_of(view, last)
    return Item(
        group=who, text=item.text if item else last.text, part=None, model=None, count=count_of(last), sure=True
    )


def _as_state(match: Match, clause: Clause | None) -> GroundingState:
    """What the label says; "the ban on the vehicles was lifted" brings them back."""
    lifted = clause is not None and clause.verb.lemma in {"lift", "end"} and clause.verb.first >= match.last
    return "returned" if match.label == "returned" or lifted else "out"


def _mode(view: View, match: Match) -> GroundingMode | None:
    if match.label == "returned":
        return None
    low = {w.low for w in view.words}
    if low & {"refuse", "refused", "refusal", "declined", "refusing"}:
        return "refused"
    if low & PRECAUTION or "as a precaution" in view.low:
        return "precaution"
    near = {w.low for w in view.words[max(0, match.first - REACH) : match.last + 2]}
    return "ordered" if near & ORDERED else None


def _candidate(view: View, told: Told) -> Candidate:
    match, clause, item, mode, state = told
    words = view.words
    subjects = [] if clause is None else [s for s in clause.subjects if s.end <= words[match.first].start]
    starts = [s.start for s in (*subjects[:1], item.group) if s.start >= view.sentence.start]
    ending = end_with_circumstance(view, clause) if clause is not None and mode == "refused" else 0
    return Candidate(
        kind="grounding",
        start=min([words[match.first].start, *starts]),
        end=max(words[match.last - 1].end, item.group.end, ending),
        slots=slots_of(
            "grounding",
            item=item.text,
            count=item.count,
            mode=mode,
            state=state,
            by=_user(clause) if mode == "refused" else None,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule="grounding.told",
        score=0.65 if item.sure else 0.55,
        anchor=words[match.first].start,
    )


def _user(clause: Clause | None) -> str | None:
    who = clause.subject if clause is not None else None
    return who.text if who is not None and who.has("crew", "police", "military", "person") else None
