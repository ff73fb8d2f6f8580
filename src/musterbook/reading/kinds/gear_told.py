"""Equipment under test, by patterns: what stands around a telling row of words, also where no clause was understood."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_flaws import find_flaws
from musterbook.reading.kinds.gear_items import SPEAKING_PARTS, Item, is_item, item_of
from musterbook.reading.kinds.gear_named import find_named
from musterbook.reading.kinds.gear_ours import is_of_force, is_ours
from musterbook.reading.kinds.gear_proof import find_proof
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import (
    THREATS,
    clause_of,
    is_denied,
    is_told,
    items_before,
    items_behind,
    near,
    shots_before,
    threat_before,
    threat_behind,
)
from musterbook.terms.claims import Effect, slots_of

_TOLD = load_frames("gear_told")
SUBJECT, OBJECT, THREAT, GUARD = (Patterns(_TOLD[name]) for name in ("subject", "object", "threat", "guard"))
HARMING = frozenset({"destroyed", "partial", "deformed", "held", "perforated"})
MACHINE = frozenset(_TOLD["machine"]["words"])
STATES = frozenset({"broke_down", "other", "immobilised"})
TURNED: dict[str, Effect] = {"held": "perforated", "perforated": "held", "deformed": "held"}
STRONG = frozenset(
    ["shoot", "punch", "pierce", "penetrate", "perforate", "tear", "rip", "slice", "shred", "puncture", "breach"]
)
PROTECTING = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "works")
BOOKS = frozenset({"charge", "strength", "inventory", "register", "registers", "books", "roll", "rolls"})
DOERS = ("person", "police", "military", "armed_group", "country", "civilian")
Told = tuple[Match, Clause | None, Item, Effect, NounGroup | None, str]


def find_told(view: View) -> Iterator[Candidate]:
    """What the patterns find, each piece of equipment once for each effect."""
    seen: set[tuple[int, str]] = set()
    for told in (
        *_threats(view),
        *_guards(view),
        *_objects(view),
        *_subjects(view),
        *find_named(view),
        *find_proof(view),
        *find_flaws(view),
    ):
        item, effect = told[2], told[3]
        if (item.group.first, effect) in seen or not is_ours(view, item, effect) or not is_of_force(view, item, effect):
            continue
        seen.add((item.group.first, effect))
        yield _candidate(view, told)


def _threats(view: View) -> Iterator[Told]:
    """ "rounds tore through the door", "the bullet lodged in the plate"."""
    for match in THREAT.find(view.words):
        clause = clause_of(view, match)
        threat = threat_before(view, match, clause)
        strong = view.words[match.first].lemma in STRONG and not _has_doer(view, match, clause)
        if (threat is None and not strong) or not is_told(view, match, clause, dynamic=True):
            continue
        thrown = match.label == "immobilised" and _is_passive(match, clause)
        if thrown or (match.label == "partial" and (threat is None or threat.pronoun)):
            continue
        found = tuple(items_behind(view, match)) or _protecting(view, match, threat)
        for item in found:
            effect = _effect(view, match, clause)
            grazed = match.label == "partial" and item.group.has("plate", "gear_part", "firearm")
            if effect is not None and item.group is not threat and not grazed and (threat is not None or item.sure):
                yield match, clause, item, effect, threat, "through"


def _protecting(view: View, match: Match, threat: NounGroup | None) -> tuple[Item, ...]:
    """ "five were stopped", "not one came through": the protection told last, where the sentence names none."""
    last = view.words[match.last - 1].low
    if threat is None or match.label not in {"held", "perforated"} or last in {"in", "into", "by", "on", "of"}:
        return ()
    told = [g for v in (view, *near(view)) for g in reversed(v.groups) if g.has(*PROTECTING)]
    item = item_of(view, told[0]) if told else None
    return (item,) if item is not None else ()


def _guards(view: View) -> Iterator[Told]:
    """ "the vest did not stop it", "the hull withstood the blast"."""
    for match in GUARD.find(view.words):
        clause = clause_of(view, match)
        threat = threat_behind(view, match)
        burns = threat is not None and threat.lemma == "fire" and view.words[match.first].lemma == "catch"
        if not view.words[match.first].tag.startswith("VB") or _is_ahead(clause) or _is_passive(match, clause):
            continue
        if threat is None or burns or not is_told(view, match, clause, dynamic=True):
            continue
        for item in items_before(view, match, clause):
            effect = _effect(view, match, clause)
            if effect is not None and item.group is not threat:
                yield match, clause, item, effect, threat, "guard"


def _is_ahead(clause: Clause | None) -> bool:
    """ "was never going to stop a rifle"."""
    return (
        clause is not None
        and clause.verb.tense == "future"
        and clause.verb.form == "finite"
        and clause.verb.modal not in {"would", "could", "can"}
    )


def _is_passive(match: Match, clause: Clause | None) -> bool:
    """ "she was caught in the shooting": what is caught guards nothing."""
    return clause is not None and clause.verb.voice == "passive" and clause.verb.first < match.last <= clause.verb.last


def _objects(view: View) -> Iterator[Told]:
    """ "set fire to two trucks", "a mine blew off the wheel of a carrier", "four were burned"."""
    for match in OBJECT.find(view.words):
        clause = clause_of(view, match)
        verbal = clause is not None and clause.verb.first < match.last and match.first < clause.verb.last
        if clause is None or is_denied(view, match, clause) or not is_told(view, match, clause, dynamic=True):
            continue
        if match.last - match.first == 1 and not view.words[match.first].tag.startswith("VB"):
            continue
        if _is_booked(view, match):
            continue
        passive = verbal and clause.verb.voice == "passive"
        if (
            not passive
            and match.last < len(view.words)
            and view.words[match.last].tag in {"IN", "TO", "RP"}
            and (view.words[match.last].low not in {"of", "from"})
        ):
            continue
        for item in items_before(view, match, clause) if passive else items_behind(view, match):
            if (item.group.pronoun and not item.sure) or _are_hurt(view, item, match):
                continue
            threat = threat_before(view, match, clause)
            if not _is_too_weak(match, item, threat, clause):
                yield match, clause, item, _as_effect(match.label), threat, "done"


def _is_booked(view: View, match: Match) -> bool:
    """ "struck off charge": taken out of use, not destroyed."""
    return bool({w.low for w in view.words[match.last - 1 : match.last + 3]} & BOOKS)


def _are_hurt(view: View, item: Item, match: Match) -> bool:
    """ "a dozen more were hurt or burned", "the alleged loss of …": people, or what is only said to be so."""
    if match.first and view.words[match.first - 1].low in {"alleged", "supposed", "claimed"}:
        return True
    stands = item.group.pronoun or item.group.head.tag == "CD"
    near = view.words[max(0, match.first - 3) : match.last + 3]
    return stands and any(w.classes & {"injure", "kill", "hurt"} or w.low == "maimed" for w in near)


def _is_too_weak(match: Match, item: Item, threat: NounGroup | None, clause: Clause) -> bool:
    """ "hit" and "struck" say nothing without a weapon; "damage" wants equipment of a force."""
    if match.label == "partial" and threat is None:
        return not item.sure or clause.verb.lemma in {"hit", "strike", "rake", "slam", "smash"}
    if match.label == "partial" and threat is not None and (threat.pronoun or item.group.has("plate")):
        return True
    if match.label == "other" and not item.sure:
        return True
    if item.group.has("gear_part", "gear_general") and match.label in {"destroyed", "other"} and not item.part:
        return True
    if item.part is not None and clause.verb.lemma in {"lose", "burn"}:
        return True
    firearm = item.group.has("firearm") and not item.group.has("needed") and match.label != "broke_down"
    bare = not item.sure and item.text.lower().endswith(item.part or " ") and threat is None
    return firearm or (bare and not (match.label == "perforated" and item.part in SPEAKING_PARTS))


def _subjects(view: View) -> Iterator[Told]:
    """ "the engine overheated", "two vehicles stuck in a trench", "the radios were dead"."""
    for match in SUBJECT.find(view.words):
        clause = clause_of(view, match)
        out_of = view.words[match.first].low == "out" and view.words[match.last - 1].lemma != "fuel"
        told = out_of or is_told(view, match, clause, dynamic=match.label not in STATES)
        if not told or not _is_predicate(view, match, clause) or _is_booked(view, match):
            continue
        machine = not MACHINE.isdisjoint({w.lemma for w in view.words[match.first : match.last]})
        for item in items_before(view, match, clause, machine=machine):
            effect = _effect(view, match, clause)
            if effect is not None:
                yield match, clause, item, effect, _by(clause), "state"
                break


def _is_predicate(view: View, match: Match, clause: Clause | None) -> bool:
    """Whether the row is said of what stands before it: no verb with an object of its own, no noun, no "fail to"."""
    head = view.words[match.first]
    if head.lemma == "hold" and match.last < len(view.words) and view.words[match.last].tag == "CD":
        return False
    if match.last - match.first == 1 and head.tag not in {"VBD", "VBN", "JJ", "VBG", "VBZ", "VBP", "VB"}:
        return False
    active = clause is not None and clause.verb.voice == "active" and clause.verb.perfect and not clause.objects
    active = active and clause is not None and not any(s.pronoun for s in clause.subjects)
    if head.lemma == "seize" and (
        (head.tag == "VBN" and not active) or (clause is not None and clause.verb.voice == "passive")
    ):
        return False
    if match.last < len(view.words) and view.words[match.last].tag == "TO" and head.lemma in {"fail", "refuse"}:
        return False
    if clause is None or not (clause.verb.first < match.last and match.first < clause.verb.last):
        return True
    if (
        clause.verb.voice == "passive"
        or match.last - match.first > 2
        or (match.label not in HARMING and head.lemma != "fail")
    ):
        return True
    return not any(o.first >= match.last and not _is_time(view, o) for o in clause.objects)


def _is_time(view: View, group: NounGroup) -> bool:
    return any(t.start < group.end and group.start < t.end for t in view.times) or group.head.tag == "CD"


def _by(clause: Clause | None) -> NounGroup | None:
    told = clause.phrase("by", "after", "with") if clause is not None else None
    return told if told is not None and told.has(*THREATS) else None


def _has_doer(view: View, match: Match, clause: Clause | None) -> bool:
    return (
        clause is not None
        and view.words[match.first].lemma != "shoot"
        and any(s.has(*DOERS) and not is_item(s) for s in clause.subjects)
    )


def _effect(view: View, match: Match, clause: Clause | None) -> Effect | None:
    if is_denied(view, match, clause):
        return TURNED.get(match.label)
    return _as_effect(match.label)


def _as_effect(label: str) -> Effect:
    effects: dict[str, Effect] = {
        "perforated": "perforated",
        "held": "held",
        "deformed": "deformed",
        "immobilised": "immobilised",
        "broke_down": "broke_down",
        "destroyed": "destroyed",
        "partial": "partial",
    }
    return effects.get(label, "other")


def _candidate(view: View, told: Told) -> Candidate:
    match, clause, item, effect, threat, rule = told
    words = view.words
    parts = [item.group, *([threat] if threat is not None else [])]
    near = [g for g in parts if view.sentence.start <= g.start and g.end <= view.sentence.end]
    near.extend(shots_before(view, threat))
    return Candidate(
        kind="gear_failure",
        start=min([words[match.first].start, *(g.start for g in near)]),
        end=max([words[match.last - 1].end, *(g.end for g in near)]),
        slots=slots_of(
            "gear_failure",
            item=item.text,
            model=item.model,
            part=item.part,
            effect=effect,
            threat=threat.text if threat is not None else None,
            hits=threat.count if threat is not None and threat.has("projectile") else None,
            count=item.count,
            occurred=view.time_of(clause) if clause is not None else None,
        ),
        rule=f"gear_failure.{rule}",
        score=0.65 if item.sure else 0.55,
        anchor=words[match.first].start,
    )
