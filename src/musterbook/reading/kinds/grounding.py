"""Groundings: equipment ordered out of use, refused by its users, parked as a precaution, or brought back."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import Phrases, load_frames
from musterbook.reading.kinds.gear_items import Item, is_item, item_of
from musterbook.reading.kinds.gear_lists import find_listed
from musterbook.reading.kinds.grounding_kept import find_kept
from musterbook.reading.kinds.grounding_told import FLEET, find_told_groundings
from musterbook.reading.kinds.grounding_turns import find_turns
from musterbook.reading.kinds.harm_extent import end_with_circumstance
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import GroundingMode, GroundingState, slots_of

_SERVICE = load_frames("grounding")["service"]
NEEDS = frozenset(_SERVICE["needs"])
OUT, BACK = Phrases(_SERVICE["out"]), Phrases(_SERVICE["back"])
REASONS = ("over", "because of", "due to", "amid", "following", "after", "pending", "on account of", "owing to", "for")
Grounded = tuple[Item, GroundingMode | None, GroundingState]
IDLE = Phrases(load_frames("grounding")["idiom"]["out"])
ORDERING = frozenset({"order", "direct", "instruct", "decide", "rule", "announce", "agree", "insist"})
EVENTS = frozenset({"grounding", "withdrawal", "removal", "recall", "retirement"})
PLAIN_GROUND = frozenset(["ground", "sideline", "mothball", "decommission", "idle", "quarantine"])
TAKING = frozenset(["take", "pull", "put", "send", "bring", "be", "withdraw", "remove", "recall", "park", "retire"])


def find_groundings(view: View) -> Iterator[Candidate]:
    """The groundings of a sentence: by its clauses, then by patterns where those are silent."""
    strict = tuple(find_by_clause(view))
    yield from strict
    kept = list(strict)
    for loose in (*find_listed(view, "grounding"), *find_kept(view), *find_told_groundings(view), *find_turns(view)):
        if not any(k.start < loose.end and loose.start < k.end for k in kept):
            kept.append(loose)
            yield loose


def find_by_clause(view: View) -> Iterator[Candidate]:
    """The groundings that clauses tell; what is refused and then parked is told once."""
    found: list[tuple[Clause, Item, GroundingMode | None, GroundingState]] = []
    for clause in view.clauses:
        unwilling = _unwilling(view, clause)
        if unwilling is None and reality_of(view, clause, dynamic=False) == "no" and not _is_use(clause):
            continue
        told = (
            unwilling
            or _idle(view, clause)
            or _refused(view, clause)
            or _ordered(view, clause)
            or _returned(view, clause)
        )
        if told is not None and not any(_is_same_item(told[0], f[1]) for f in found):
            found.append((clause, *told))
    for clause, item, mode, state in found:
        yield _candidate(view, clause, item, mode, state)
    if not found:
        yield from _nominal(view)


def _nominal(view: View) -> Iterator[Candidate]:
    """ "ordered the grounding of all helicopters", "the withdrawal of the fleet from service"."""
    for group in view.groups:
        item = item_of(view, view.after(group, "of")) if group.lemma in EVENTS else None
        clause = next((c for c in view.clauses if group in (*c.subjects, *c.objects)), None)
        if item is None or clause is None or reality_of(view, clause) == "no" or clause.verb.negated:
            continue
        out = OUT.find(view.words, item.group.last, item.group.last + 2) is not None
        if group.lemma == "grounding" or out:
            yield _candidate(view, clause, item, "ordered", "out")


def _is_use(clause: Clause) -> bool:
    return clause.verb.form in ("infinitive", "gerund") and clause.verb.has("use_it") and clause.parent is not None


def _unwilling(view: View, clause: Clause) -> Grounded | None:
    """ "would not ride in the trucks", "ordered that the carriers no longer be used"."""
    verb = clause.verb
    if not verb.has("use_it") or not verb.negated:
        return None
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    if verb.voice == "passive" and parent is not None and parent.verb.lemma in ORDERING:
        item = next((i for s in clause.subjects if (i := item_of(view, s)) is not None), None)
        return (item, "ordered", "out") if item is not None else None
    if verb.modal not in {"would", "will"} or not any(
        s.has("person", "police", "military") or s.pronoun for s in clause.subjects
    ):
        return None
    held = (*clause.objects, *(a.group for a in clause.attachments))
    item = next((i for g in held if (i := item_of(view, g)) is not None and i.sure), None)
    return (item, "refused", "out") if item is not None else None


def _idle(view: View, clause: Clause) -> Grounded | None:
    """ "eight armoured cars stood idle", "the trucks were kept off the road"."""
    if clause.verb.negated or IDLE.find(view.words, clause.verb.first, clause.verb.last) is None:
        return None
    item = item_of(view, clause.subject)
    return (item, None, "out") if item is not None and (item.sure or view.document.security) else None


def _is_same_item(a: Item, b: Item) -> bool:
    return a.group.pronoun or b.group.pronoun or a.text == b.text or a.group.first == b.group.first


def _ordered(view: View, clause: Clause) -> Grounded | None:
    """ "20 vehicles were grounded", "took the carriers out of service", "suspended use of the vests"."""
    verb = clause.verb
    if verb.negated:
        return None
    if verb.has("halt_use") and clause.object is not None:
        use = clause.object
        behind = view.after(use, "of")
        if use.lemma in {"use", "operation", "flight", "deployment"} and behind is not None:
            return _with_mode(view, clause, item_of(view, behind))
    out = OUT.find(view.words, clause.verb.first, _last_word(view, clause)) is not None
    if not (
        (verb.has("ground_it") and (verb.lemma in PLAIN_GROUND or verb.lemma not in NEEDS or out))
        or (verb.lemma in TAKING and out)
    ):
        return None
    targets = clause.patients or (clause.subjects if verb.lemma == "be" else ())
    return next(
        (told for target in targets if (told := _with_mode(view, clause, _gear(view, target))) is not None), None
    )


def _gear(view: View, group: NounGroup) -> Item | None:
    return item_of(view, group) if not group.has("body_part") else None


def _with_mode(view: View, clause: Clause, item: Item | None) -> Grounded | None:
    if item is None or (item.group.has("gear_part") and not is_item(item.group)):
        return None
    low = view.document.low[clause.start : end_with_circumstance(view, clause)]
    if "refus" in low or "declin" in low:
        return item, "refused", "out"
    if "precaution" in low or "fear" in low or "concern" in low or "pending" in low:
        return item, "precaution", "out"
    return item, "ordered", "out"


def _refused(view: View, clause: Clause) -> Grounded | None:
    """ "drivers would not touch them", "declined to mount nine lorries"."""
    verb = clause.verb
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    refusing = (
        parent is not None
        and parent.verb.has("refuse_it")
        and clause.verb.form in ("infinitive", "gerund")
        and verb.has("use_it")
    )
    if not refusing and not (verb.has("use_it") and "refuse" in verb.via):
        return None
    for target in (*clause.objects, *(a.group for a in clause.attachments if a.prep not in {"out of", "from"})):
        item = item_of(view, target)
        if item is not None and (is_item(item.group) or item.group.pronoun):
            stopped = parent is not None and parent.verb.has("halt_use")
            return item, None if stopped else "refused", "out"
    return None


def _returned(view: View, clause: Clause) -> Grounded | None:
    """ "the helicopters returned to service"."""
    verb = clause.verb
    if verb.negated or BACK.find(view.words, verb.first, _last_word(view, clause)) is None:
        return None
    if not (verb.has("return_it") or verb.lemma in {"be", "put", "go", "bring", "get", "come"}):
        return None
    for target in clause.patients or clause.subjects:
        item = item_of(view, target)
        if item is not None:
            return item, None, "returned"
    return None


def _last_word(view: View, clause: Clause) -> int:
    return max((w.i + 1 for w in view.words if w.start < clause.end), default=clause.verb.last)


def _candidate(view: View, clause: Clause, item: Item, mode: GroundingMode | None, state: GroundingState) -> Candidate:
    line = clause
    if clause.verb.form == "infinitive" and clause.parent is not None:
        line = view.clauses[clause.parent]
    before = [
        g.start
        for g in (*line.subjects, *clause.patients)
        if g.start >= view.sentence.start and g.end <= line.verb.start
    ]
    start = min([line.verb.start, *before])
    end = max(end_with_circumstance(view, clause), item.group.end, line.verb.end)
    return Candidate(
        kind="grounding",
        start=start,
        end=end,
        slots=slots_of(
            "grounding",
            item=item.text,
            count=item.count,
            mode=mode,
            state=state,
            reason=_reason(view, clause),
            by=_by(line),
            occurred=view.time_of(clause),
        ),
        rule=f"grounding.{mode or state}",
        score=0.85 if item.sure else 0.65,
        anchor=clause.verb.start,
    )


def _reason(view: View, clause: Clause) -> str | None:
    for child in view.clauses:
        if (
            child.parent == clause.index
            and child.marker in {"after", "because", "as", "since"}
            and child.start > clause.verb.start
        ):
            return view.document.text[child.start : child.end].split(None, 1)[-1]
    held = next(
        (
            a
            for a in clause.attachments
            if a.prep in REASONS and not a.group.has("vehicle") and not _is_time(view, a.group)
        ),
        None,
    )
    return held.group.text if held is not None else None


def _is_time(view: View, group: NounGroup) -> bool:
    return any(t.start < group.end and group.start < t.end for t in view.times)


def _by(clause: Clause) -> str | None:
    agent = clause.agent
    return (
        agent.text
        if agent is not None and not agent.pronoun and agent.has("person", "body", "police", "military", "official")
        else None
    )


WORDS = tuple(w for name in ("ground_it", "refuse_it", "halt_use", "return_it") for w in LEXICON.forms(name))
HOLDING = frozenset(load_frames("grounding_kept")["triggers"]["beside_gear"])
STOPPING = frozenset({"moratorium", "suspension", "grounding", "embargo", "freeze", "ban", "hand", "handed", "gave"})
BACKED = frozenset({"on", "of", "over", "back"})
GEAR = frozenset(f for name in FLEET for f in LEXICON.forms(name) if " " not in f)
GROUNDING = KindReader(
    kind="grounding",
    triggers=(
        *word_triggers(WORDS),
        r"\b(?:out of|from|into|to|in) (?:service|use|action|commission)\b",
        r"\b(?:off the roads?|no longer|would not|will not|wouldn't|won't|idle|unused|parked|suspend\w*)\b",
        r"\b(?:not (?:be|to be|fly|leave|left|been|roll)|unfit|suspension|in (?:the )?(?:yard|compound|depot))\b",
        r"\b(?:locked (?:away|up)|laid up|on hold|under repair|await\w*|stands? down|stood down|keys|got down)\b",
        r"\b(?:back (?:on|in|into|to)|rejoin\w*|again|confiscat\w+|impound\w*|halted|lifted|recall\w*|sealed|hangar)\b",
        r"\b(?:refus\w+|deadlined|workshop|vor|nmc|unserviceable|motor pool|confined|called off|cancel\w*)\b",
        r"\b(?:not to|on the ground|said no|hand(?:s|ed)? (?:in|back)|turn(?:s|ed)? in|called in|inspect\w+)\b",
        r"\b(?:restrict\w*|confin\w+|under (?:\w+ )?(?:inspection|seal|lock|review)|to one side|came back)\b",
        r"\b(?:no (?:\w+ )?(?:vehicle|carrier|truck|aircraft|helicopter|boat)s?|walked away|waiting for|theirs)\b",
        r"\b(?:off (?:patrol|duty|limits)|remain inside|harbou?r|recall\w*|batch|lot|series|released|cleared)\b",
    ),
    rows=((HOLDING, GEAR), (STOPPING, BACKED)),
    find=find_groundings,
)
