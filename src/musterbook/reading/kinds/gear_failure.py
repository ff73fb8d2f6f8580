"""Equipment tested by events: pierced, held, stuck, broken down, destroyed, faulty, or without a part that it needs."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.gear_flaws import BREAKING_FORMS as BREAKING
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.gear_lacking import find_lacking
from musterbook.reading.kinds.gear_lists import find_listed
from musterbook.reading.kinds.gear_state import Reading, idiom_end, read_states
from musterbook.reading.kinds.gear_told import find_told
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import Effect, slots_of
from musterbook.terms.counts import Count

RETURNS = frozenset({"serviceable", "svc", "fitted", "unserviceable", "u/s"})
THREATS = ("projectile", "explosive", "weapon", "assault_event")
GUARDING = frozenset(
    ["stop", "withstand", "resist", "hold", "deflect", "absorb", "repel", "protect", "block", "shield"]
)
ASKING = ("how ", "why ", "whether ")
ROLLED = re.compile(r"\b(?:overturn|roll|left the|flipp|skidd|plung|veer|toppl|tipp|crash|collid|came down)")
CRASHED = re.compile(r"\b(?:crash|collid)")
PROOF = frozenset({"armoured", "armored", "protected", "mine-resistant", "mine-protected", "helmet", "vest", "plate"})
HARMED = frozenset({"injure", "wound", "hurt", "kill", "die", "hurt_state", "injury_event", "death_event", "dead"})
NTH_TIME = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|last|only)"
    r" (?:such )?(?:time|occasion|incident)\b"
)


def find_gear_failures(view: View) -> Iterator[Candidate]:
    """What a sentence tells of equipment under test: by its clauses, then by patterns where those are silent."""
    if view.low.lstrip('"').startswith(ASKING):
        return
    strict = tuple(c for c in find_by_clause(view) if not _is_accident(view, c))
    yield from strict
    kept = list(strict)
    for loose in (
        (*find_told(view), *find_lacking(view), *find_listed(view, "gear_failure")) if view.document.security else ()
    ):
        if _is_accident(view, loose):
            continue
        if NTH_TIME.search(view.document.low[view.sentence.start : loose.end]):
            continue
        if not any(is_covered(loose, k) for k in kept):
            kept.append(loose)
            yield loose


def _is_accident(view: View, told: Candidate) -> bool:
    """Whether the mishap of a plain vehicle only says how people came to harm: the harm says it all.

    Armoured vehicles are told all the same, unless they merely crashed or rolled.
    """
    low = view.document.low[told.start : told.end]
    named = str(told.slots.item).lower().split()
    armoured = "armoured_vehicle" in LEXICON.classes_of("noun", named[-1].removesuffix("s")) if named else False
    armoured = armoured or bool(PROOF & set(named))
    if told.slots.effect not in {"immobilised", "destroyed", "partial", "perforated"} or not _tells_harm(view):
        return False
    if ROLLED.search(low) is not None:
        return not armoured or CRASHED.search(low) is not None
    anchor = told.start if told.anchor is None else told.anchor
    clause = next((c for c in view.clauses if c.verb.start <= anchor < c.verb.end), None)
    return not armoured and clause is not None and clause.marker in {"when", "as", "after", "where"}


def _tells_harm(view: View) -> bool:
    hurt = any(w.classes & HARMED or w.low in {"stretchers", "hospital"} for w in view.words)
    return hurt or any(g.has("body_part") for g in view.groups)


def is_covered(loose: Candidate, strict: Candidate) -> bool:
    """Whether a looser reading tells what a stricter one has told on the same words."""
    overlap = min(loose.end, strict.end) - max(loose.start, strict.start)
    same = loose.slots.item == strict.slots.item or loose.slots.effect == strict.slots.effect
    return overlap > 0 and (same or overlap > (loose.end - loose.start) // 2)


def find_by_clause(view: View) -> Iterator[Candidate]:
    """What the clauses of a sentence tell."""
    seen: set[tuple[int, str]] = set()
    for clause in view.clauses:
        if clause.marker in {"if", "unless", "whenever"} or NTH_TIME.search(
            view.document.low[view.sentence.start : clause.verb.start]
        ):
            continue
        for item, effect, threat, rule in _readings(view, clause):
            if item.count is not None and item.count.max == 0:
                continue
            if not item.sure and not view.document.security:
                continue
            key = (item.group.first, effect)
            dynamic = rule in {"perforation", "wreck", "held", "not_held"} or (
                rule == "idiom" and effect == "perforated"
            )
            refusing = rule == "idiom" and clause.verb.modal in {"would", "could"} and clause.verb.negated
            if key in seen or not (refusing or reality_of(view, _stating(view, clause, rule), dynamic=dynamic) != "no"):
                continue
            seen.add(key)
            yield _candidate(view, clause, item, effect, threat, rule)


def _stating(view: View, clause: Clause, rule: str) -> Clause:
    """The clause whose mood counts: "failed" in "failed to keep shrapnel out"."""
    if rule == "not_held" and clause.verb.form == "infinitive" and clause.parent is not None:
        return view.clauses[clause.parent]
    return clause


def _candidate(
    view: View, clause: Clause, item: Item, effect: Effect, threat: NounGroup | None, rule: str
) -> Candidate:
    inside = [
        g
        for g in (*clause.subjects, *clause.objects, item.group)
        if g.start >= clause.start - 80 and g.end <= view.sentence.end
    ]
    start = min([clause.verb.start, *(g.start for g in inside)])
    return Candidate(
        kind="gear_failure",
        start=start,
        end=max(
            clause.end, item.group.end if item.group.start > clause.verb.start else 0, idiom_end(view, clause, rule)
        ),
        slots=slots_of(
            "gear_failure",
            item=item.text,
            model=item.model,
            part=item.part,
            effect=effect,
            threat=threat.text if threat is not None else None,
            hits=_hits(threat),
            count=item.count,
            occurred=view.time_of(clause),
        ),
        rule=f"gear_failure.{rule}",
        score=0.85 if item.sure else 0.7,
        anchor=clause.verb.start,
    )


def _hits(threat: NounGroup | None) -> Count | None:
    return threat.count if threat is not None and threat.has("projectile") else None


def _readings(view: View, clause: Clause) -> Iterator[Reading]:
    yield from _perforated(view, clause)
    yield from _held(view, clause)
    yield from _wrecked(view, clause)
    yield from read_states(view, clause)


def _perforated(view: View, clause: Clause) -> Iterator[Reading]:
    """ "a splinter went through her helmet", "his vest was pierced", "a round punched a hole in the hull"."""
    verb = clause.verb
    holed = verb.voice == "active" and any(o.lemma == "hole" for o in clause.objects)
    if verb.negated or not (holed or verb.has("perforate", "deform")):
        return
    threat = clause.agent
    if verb.voice == "active" and not is_threat(view, threat):
        yield from _deformed(view, clause)
        return
    through = (clause.phrase("through", "into"), clause.phrase("in") if holed else None)
    effect: Effect = "perforated" if holed or verb.has("perforate") else "deformed"
    for target in (*clause.patients, *(through if verb.voice == "active" else ())):
        item = item_of(view, target)
        if item is not None and (item.sure or threat is not None):
            yield item, effect, threat, "perforation"
            return


def is_threat(view: View, group: NounGroup | None) -> bool:
    """Whether a group can test equipment; "it", "a third" and "another" stand for a round told before."""
    if group is None:
        return False
    if group.has(*THREATS):
        return True
    stands_in = group.pronoun or group.head.low in {"third", "second", "another", "other", "one", "two"}
    return stands_in and any(g.has("projectile") for g in view.groups if g.last <= group.first)


def _deformed(view: View, clause: Clause) -> Iterator[Reading]:
    item = item_of(view, clause.subject)
    if item is not None and item.sure and clause.verb.has("deform") and not clause.objects:
        yield item, "deformed", None, "deformation"


def _held(view: View, clause: Clause) -> Iterator[Reading]:
    """ "the vest stopped the bullet", "the door failed to keep rounds out", "the plates held"."""
    verb = clause.verb
    if (verb.lemma not in GUARDING and not verb.has("hold_off")) or verb.voice != "active":
        return
    if verb.lemma == "catch" and any(o.lemma == "fire" for o in clause.objects):
        return
    item = item_of(view, clause.subject)
    if item is None or (verb.lemma == "hold" and not RETURNS.isdisjoint({w.low for w in view.words})):
        return
    threat = next((o for o in clause.objects if o.has(*THREATS)), None) or _threat_behind(clause)
    fails = verb.negated or _is_failing(view, clause)
    if threat is None and not (verb.lemma == "hold" and not clause.objects and item.sure):
        return
    yield item, "perforated" if fails else "held", threat, "not_held" if fails else "held"


def _threat_behind(clause: Clause) -> NounGroup | None:
    behind = clause.phrase("from", "against", "to", "off")
    return behind if behind is not None and behind.has(*THREATS) else None


def _is_failing(view: View, clause: Clause) -> bool:
    """ "failed to stop", "was unable to stop", "did nothing to stop"."""
    if "fail" in clause.verb.via:
        return True
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or clause.verb.form != "infinitive":
        return False
    vain = parent.verb.lemma == "do" and any(o.head.low in {"nothing", "little"} for o in parent.objects)
    return vain or parent.verb.lemma == "fail" or (parent.complement is not None and parent.complement.low == "unable")


def _wrecked(view: View, clause: Clause) -> Iterator[Reading]:
    """ "an IED destroyed the personnel carrier", "two vehicles were burned"."""
    verb = clause.verb
    if verb.voice == "active" and verb.has("bog") and not verb.negated and is_threat(view, clause.agent):
        stopped = next((i for o in clause.objects if (i := item_of(view, o)) is not None), None)
        if stopped is not None:
            yield stopped, "immobilised", clause.agent, "disabled"
        return
    if not verb.has("wreck", "damage") or verb.negated or verb.has("perforate"):
        return
    if verb.lemma in {"hit", "strike"} and (clause.agent is None or not clause.agent.has(*THREATS)):
        return
    targets = clause.patients or (clause.subjects if verb.lemma in {"burn", "explode", "sink"} else ())
    for target in targets:
        item = item_of(view, target)
        if item is not None and item.sure and not item.group.has("helmet") and not _is_mired(verb.lemma, item):
            threat = clause.agent if clause.agent is not None and clause.agent.has(*THREATS) else None
            yield item, "destroyed" if verb.has("wreck") else "partial", threat, "wreck"


def _is_mired(lemma: str, item: Item) -> bool:
    """A boat sinks for good; a vehicle sinks into mud."""
    return lemma == "sink" and not item.group.has("boat")


WORDS = tuple(
    w
    for name in (
        "helmet",
        "vest",
        "plate",
        "shield_gear",
        "armoured_vehicle",
        "vehicle",
        "aircraft",
        "boat",
        "radio",
        "firearm",
        "gear_general",
        "gear_part",
        "needed",
        "works",
    )
    for w in LEXICON.forms(name)
)
SHOTS = frozenset(f for f in LEXICON.forms("projectile") if " " not in f) | {"it", "one"}
TESTING = frozenset({"stopped", "through", "took", "caught", "failed", "withstood", "absorbed", "bulged"})
LISTED = (
    r"\b(?:struck off|u/s|lost|seized|holed|cracked|failed|failure|jammed|burn\w*|destroyed|alight|overturned|cas)\b"
)
NOTHING = frozenset({"none", "neither", "not", "no"})
GEAR_FAILURE = KindReader(
    kind="gear_failure",
    triggers=(
        *word_triggers(WORDS),
        r"\b(?:stuck|pierced|holed|unarmou?red|soft-skinned|(?:went|came|got|one) through|broke down|struck off|u/s)\b",
        r"\b(?:lost|seized|cracked|failed|failure|jammed|burn\w*|destroyed|alight|ablaze|overturned|damaged|penetrat\w*)\b",
    ),
    rows=((TESTING, SHOTS), (NOTHING, BREAKING)),
    find=find_gear_failures,
)
