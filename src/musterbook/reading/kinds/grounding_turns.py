"""Groundings by turns of phrase: towed away on order, off the airport run, out of the shed, nobody to ride again."""

import re
from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.grounding_kept import kept_item
from musterbook.reading.kinds.grounding_told import FLEET, fleet_of
from musterbook.reading.kinds.harm_reality import is_real_governor, reality_of
from musterbook.terms.claims import GroundingMode, GroundingState, slots_of

_TOLD = load_frames("grounding_turns")
TAKING, RELEASING, MOVING, GIVING, USING, ENDING, LIFTING = (
    frozenset(_TOLD["verbs"][name])
    for name in ("taking", "releasing", "moving", "giving", "using", "ending", "lifting")
)
STOPS, USES = frozenset(_TOLD["nouns"]["stops"]), frozenset(_TOLD["nouns"]["uses"])
OFF, OUT_OF, WHERE, BEYOND, BACK = (
    re.compile(_TOLD["patterns"][name]) for name in ("off", "out_of", "where", "beyond", "back")
)
DUE = frozenset({"be to", "must", "may", "shall", "have to", "had to", "can", "could"})
BINDING = DUE - {"may", "can", "could"}
USERS = ("person", "police", "military", "crew", "body", "official")
THEIRS = ("armed_group", "civilian")
AFFECTING = frozenset({"affect", "cover", "concern", "hit", "apply", "extend", "involve", "touch", "include"})
HANGING = frozenset({"hang", "be", "lie", "remain", "rest", "stand", "stay", "apply"})
NOBODY = frozenset({"nobody", "no-one", "none"})
CAUSING = frozenset({"have", "get", "order", "see"})
NEAR = 3
FAR = 4
Turn = tuple[Item, GroundingMode | None, GroundingState, int, int]


def find_turns(view: View) -> Iterator[Candidate]:
    """What turns of phrase tell of equipment taken out of use or brought back."""
    if not view.document.security:
        return
    for clause in view.clauses:
        if view.is_unreal(clause.verb.start) or clause.marker in {"if", "unless", "whenever"} or _is_theirs(clause):
            continue
        told = _forbidden(view, clause) or _caused(view, clause) or _moved(view, clause) or _given(view, clause)
        told = told or _back(view, clause)
        if told is not None:
            yield _candidate(view, clause, told)
    yield from _named(view)


def _is_theirs(clause: Clause) -> bool:
    return any(s.has(*THEIRS) and not s.has("police", "military") for s in clause.subjects)


def _objects(view: View, clause: Clause) -> Iterator[Item]:
    """The equipment that the verb is done to, in the active and the passive."""
    passive = clause.verb.voice == "passive"
    behind = (g for g in view.groups if clause.verb.last <= g.first <= clause.verb.last + NEAR)
    for group in clause.patients if passive else (*clause.objects, *behind):
        item = kept_item(view, group) or fleet_of(view, view.after(group, "of"))
        if item is not None:
            yield item


def _forbidden(view: View, clause: Clause) -> Turn | None:
    """ "no one was to ride in a scout car again", "crews must stop using the detectors"."""
    verb = clause.verb
    nobody = any(s.head.low in NOBODY or s.text.lower() == "no one" or s.determiner == "no" for s in clause.subjects)
    barring = (nobody or verb.negated) and verb.modal in DUE and verb.lemma in USING
    behind = view.words[verb.last : verb.last + 2]
    using = any(w.tag == "VBG" and w.lemma in USING for w in behind) or verb.lemma in {"ground", "withdraw"}
    ending = verb.lemma in ENDING and using and verb.modal in BINDING and not verb.negated
    if barring and verb.voice == "passive":
        return _left_unused(view, clause)
    if not (barring or ending) or not any(s.pronoun or nobody or s.has(*USERS) or s.name for s in clause.subjects):
        return None
    told = (g for g in view.groups if verb.last <= g.first <= verb.last + NEAR * 2 and g.has(*FLEET, "firearm"))
    group = next(told, None)
    item = item_of(view, group) if group is not None and not group.has("person") else None
    if item is None or (item.count is not None and item.count.max == 0):
        return None
    last = next((w.i + 1 for w in view.words[item.group.last :] if w.low in {"again", "until", "notice"}), None)
    end = last if last is not None and last - item.group.last <= NEAR + 1 else item.group.last
    first = min([s.first for s in clause.subjects if s.start >= view.sentence.start], default=verb.first)
    return msgspec.structs.replace(item, count=None), "ordered", "out", first, end


def _left_unused(view: View, clause: Clause) -> Turn | None:
    """ "the mortars may not be fired until …", "no carrier is to be used"."""
    subject = clause.subject
    item = item_of(view, subject) if subject is not None and subject.has(*FLEET, "firearm") else None
    if item is None or subject is None or subject.has("person") or subject.start < view.sentence.start:
        return None
    none = subject.count is not None and subject.count.max == 0
    item = msgspec.structs.replace(item, count=None) if none else item
    return item, "ordered", "out", subject.first, clause.verb.last


def _caused(view: View, clause: Clause) -> Turn | None:
    """ "had the carriers hauled to the port", "has had all its vests called in"."""
    verb = clause.verb
    if verb.lemma not in CAUSING or verb.negated or verb.modal is not None or not clause.subjects:
        return None
    done = next(
        (
            c
            for c in view.clauses
            if c.index != clause.index and c.verb.lemma in MOVING and 0 < c.verb.first - verb.last <= NEAR * 2
        ),
        None,
    )
    if done is None or done.verb.form not in {"participle", "finite"} or done.verb.voice == "active":
        return None
    item = next((i for i in _objects(view, clause) if i.group.last <= done.verb.first), None)
    if item is None or item.group.pronoun or reality_of(view, clause, dynamic=False) == "no":
        return None
    ends = [g.last for g in view.groups if done.verb.last <= g.first <= done.verb.last + NEAR]
    last = ends[0] if ends else done.verb.last
    behind = view.document.low[done.verb.start : view.words[last - 1].end]
    back = re.search(r"\bback (?:on|into|in) (?:the |its |their )?(?:roads?|streets?|air|service|use|patrol)", behind)
    first = min(s.first for s in clause.subjects)
    return item, "ordered" if back is None else None, "out" if back is None else "returned", first, last


def _moved(view: View, clause: Clause) -> Turn | None:
    """ "took its buses off the airport run", "brought all 14 out of the shed", "leave the cars where they stand"."""
    verb = clause.verb
    if verb.negated or verb.lemma not in TAKING | RELEASING | {"leave"} or not _is_told(view, clause):
        return None
    item = next(_objects(view, clause), None)
    if item is None or item.group.pronoun or item.group.start < view.sentence.start:
        return None
    first = max(item.group.last, verb.last)
    text = view.document.low[view.words[first - 1].end : view.sentence.end]
    patterns: tuple[tuple[re.Pattern[str], frozenset[str], GroundingState], ...] = (
        (OFF, TAKING, "out"),
        (OUT_OF, RELEASING, "returned"),
        (WHERE, frozenset({"leave"}), "out"),
        (BEYOND, TAKING, "out"),
    )
    for pattern, verbs, state in patterns:
        found = pattern.match(text)
        if found is None or verb.lemma not in verbs:
            continue
        end = view.words[first - 1].end + found.end()
        last = max(w.i + 1 for w in view.words if w.start < end)
        mode = _mode(view, clause) if state == "out" else None
        return item, mode, state, min(verb.first, item.group.first), last
    return None


def _back(view: View, clause: Clause) -> Turn | None:
    """ "the mission's tanks are back at the harbour gate"."""
    verb, subject = clause.verb, clause.subject
    if verb.lemma not in {"be", "go", "come", "get"} or verb.negated or verb.modal is not None or subject is None:
        return None
    found = BACK.match(view.document.low[verb.end : view.sentence.end])
    item = kept_item(view, subject) if found is not None and not subject.pronoun else None
    if found is None or item is None or subject.start < view.sentence.start:
        return None
    end = verb.end + found.end()
    return item, None, "returned", subject.first, max(w.i + 1 for w in view.words if w.start < end)


def _is_told(view: View, clause: Clause) -> bool:
    verb = clause.verb
    if verb.form == "infinitive":
        parent = view.clauses[clause.parent].verb if clause.parent is not None else None
        return parent is not None and not parent.negated and parent.modal is None and parent.lemma in _TOLD_ORDERS
    return verb.modal in {None, "must", "be to", "have to", "had to"} and not verb.hedges


_TOLD_ORDERS = frozenset(_TOLD["verbs"]["ordering"])


def _mode(view: View, clause: Clause) -> GroundingMode | None:
    low = view.document.low[view.sentence.start : view.sentence.end]
    if re.search(r"precaution|pending|until|inspect|checking|investigat|tests?\b", low):
        return "precaution"
    return "ordered" if clause.verb.voice == "passive" or clause.verb.form == "infinitive" or "order" in low else None


def _given(view: View, clause: Clause) -> Turn | None:
    """ "handed them back unsigned", "gave their vests back", of what users were given."""
    verb = clause.verb
    if verb.lemma not in GIVING or verb.negated or verb.voice == "passive" or reality_of(view, clause) == "no":
        return None
    if not any(
        s.has("police", "military", "crew") or s.pronoun or s.lemma in {"ranger", "guard"} for s in clause.subjects
    ):
        return None
    behind = view.words[verb.last : verb.last + NEAR * 2]
    back = next((w for w in behind if w.low in {"back", "in"}), None)
    told = (g for g in view.groups if verb.last <= g.first <= verb.last + 1)
    group = next((g for g in told if g.head.low == "them" or g.has("vest", "helmet", "plate", "shield_gear")), None)
    if back is None or group is None or back.i > group.last or _is_donated(view, back.i + 1):
        return None
    views = (view, *(v for _, v in zip(range(1), view.previous(), strict=False)))
    worn = (g for v in views for g in reversed(v.groups) if g.has("vest", "helmet", "plate", "shield_gear"))
    source = group if not group.pronoun else next(worn, None)
    item = item_of(view, source) if source is not None else None
    if item is None:
        return None
    last = back.i + 1
    if last < len(view.words) and (view.words[last].tag in {"JJ", "VBN"} or view.words[last].low.startswith("un")):
        last += 1
    return msgspec.structs.replace(item, group=group), "refused", "out", verb.first, last


def _is_donated(view: View, at: int) -> bool:
    """ "in to the museum", "in Dakar": given to somebody, or only told where."""
    return at < len(view.words) and (view.words[at].tag in {"NP", "DT"} or view.words[at].lemma == "exchange")


def _named(view: View) -> Iterator[Candidate]:
    """ "a moratorium on the use of gas launchers", "the suspension of two helicopters"."""
    for group in view.groups:
        if group.lemma not in STOPS or group.determiner == "no" or view.is_unreal(group.start):
            continue
        thing = next((g for p in ("on", "of", "over", "for") if (g := view.after(group, p)) is not None), None)
        led = next((c for c in view.clauses if group in c.subjects and c.verb.lemma in HANGING), None)
        thing = thing or (led.phrase("over", "on", "against") if led is not None else None)
        if thing is not None and thing.lemma in USES:
            thing = view.after(thing, "of") or thing
        affecting = next((c for c in view.clauses if group in c.subjects and c.verb.lemma in AFFECTING), None)
        if affecting is not None and not affecting.verb.negated:
            behind = (g for g in view.groups if affecting.verb.last <= g.first <= affecting.verb.last + NEAR)
            thing = next((g for g in behind if _stopped(view, g) is not None), thing)
        item = _stopped(view, thing)
        if thing is None or item is None or not is_real_governor(view, group.first):
            continue
        clause = next((c for c in view.clauses if group in (*c.subjects, *c.objects)), None)
        lifted = clause is not None and clause.verb.lemma in LIFTING and not clause.verb.negated
        if clause is not None and (clause.verb.lemma in _TOLD["verbs"]["mooting"] or clause.verb.negated):
            continue
        ahead = clause is not None and clause.verb.modal is not None
        if lifted and clause is not None and not ahead:
            last = max(clause.verb.last, thing.last)
            yield _candidate(view, clause, (item, None, "returned", group.first, last))
            continue
        clause = next((c for c in view.clauses if c.start <= group.start < c.end), clause)
        if clause is not None:
            yield _candidate(view, clause, (item, None, "out", group.first, thing.last))


def _stopped(view: View, group: NounGroup | None) -> Item | None:
    if group is None or group.has("person", "police", "military", "flight") or group.pronoun:
        return None
    item = fleet_of(view, group)
    return item or (item_of(view, group) if group.has("firearm") else None)


def _candidate(view: View, clause: Clause, told: Turn) -> Candidate:
    item, mode, state, first, last = told
    words = view.words
    subjects = [s for s in clause.subjects if s.start >= view.sentence.start and s.last <= first]
    near = [s.first for s in subjects[:1] if first - s.last <= FAR]
    return Candidate(
        kind="grounding",
        start=words[min([first, *near])].start,
        end=words[last - 1].end,
        slots=slots_of(
            "grounding", item=item.text, count=item.count, mode=mode, state=state, occurred=view.time_of(clause)
        ),
        rule="grounding.turn",
        score=0.6,
        anchor=words[first].start,
    )
