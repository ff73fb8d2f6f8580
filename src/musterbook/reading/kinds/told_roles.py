"""Who plays which part around a pattern found in a sentence: the equipment before it, behind it, and the threat."""

from collections.abc import Iterator

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.gear_items import Item, item_of, part_of, stood_in, without_of
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.told_phrases import Match
from musterbook.reading.sentence_words import NOT

THREATS = ("projectile", "explosive", "weapon", "assault_event")
STAND_INS = frozenset({"another", "other", "one", "two", "it", "they", "both", "them", "that", "first", "last"})
STAND_INS |= {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "rest", "none"}
PIECES = frozenset({"piece", "lump", "sliver", "chunk", "shard", "bit", "scrap", "fragment", "splinter", "slab"})
MACHINES = frozenset({"machine", "beast", "monster", "wagon", "hulk"})
MANY = frozenset({"rain", "hail", "volley", "shower", "burst", "storm", "barrage", "number", "handful", "pair"})
NONE = frozenset({"none", "neither", "nothing", "no"})
REFUSING = frozenset({"would", "could", "will", "can"})
PERCEIVING = frozenset({"see", "watch", "hear", "feel", "notice", "let"})
REACH = 7
INSERTED = 14
NEAR = 3


def clause_of(view: View, match: Match) -> Clause | None:
    """The clause that a pattern belongs to: that of a verb inside it, else the narrowest around it."""
    verbal = [c for c in view.clauses if c.verb.first < match.last and match.first < c.verb.last]
    if verbal:
        return min(verbal, key=lambda c: abs(c.verb.head.i - match.first))
    at = view.words[match.first].start
    around = [c for c in view.clauses if c.start <= at < c.end]
    return min(around, key=lambda c: c.end - c.start) if around else None


def is_denied(view: View, match: Match, clause: Clause | None) -> bool:
    """Whether "not", "none of" or "failed to" turns the pattern round; a pattern's own "not" does not count."""
    if match.denying:
        return False
    before = view.words[max(0, match.first - NEAR) : match.first]
    if any(w.tag == "NEG" or w.low in NOT - {"no"} for w in before):
        return True
    if clause is None or not _is_verbal(clause, match):
        return any(w.low == "no" for w in before[-1:])
    return clause.verb.negated or _has_none(clause) or is_vain(view, clause)


def _is_verbal(clause: Clause, match: Match) -> bool:
    return clause.verb.first < match.last and match.first < clause.verb.last


def _has_none(clause: Clause) -> bool:
    return any(
        s.words[0].low in NONE or s.head.low in NONE or (s.count is not None and s.count.max == 0)
        for s in clause.subjects
    )


def is_vain(view: View, clause: Clause) -> bool:
    """ "failed to stop", "was unable to stop", "did nothing to stop"."""
    if "fail" in clause.verb.via:
        return True
    parent = view.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or clause.verb.form != "infinitive":
        return False
    vain = parent.verb.lemma == "do" and any(o.head.low in {"nothing", "little"} for o in parent.objects)
    unable = parent.complement is not None and parent.complement.low in {"unable", "powerless"}
    return vain or unable or (parent.verb.lemma == "fail" and not parent.verb.negated)


def is_told(view: View, match: Match, clause: Clause | None, *, dynamic: bool) -> bool:
    """Whether the pattern tells what was so: no question, condition, wish or plan."""
    if view.is_unreal(view.words[match.first].start):
        return False
    if clause is None:
        return True
    if clause.marker in {"if", "unless", "whenever"}:
        return False
    denied = match.denying or clause.verb.negated
    if clause.verb.modal in REFUSING and denied:
        return True
    if _is_verbal(clause, match):
        stating = clause
        parent = view.clauses[clause.parent] if clause.parent is not None else None
        if parent is not None and parent.verb.lemma in PERCEIVING and clause.kind in {"content", "infinitive"}:
            return reality_of(view, parent, dynamic=False) != "no"
        if is_vain(view, clause) and clause.parent is not None:
            stating = view.clauses[clause.parent]
        return reality_of(view, stating, dynamic=dynamic) != "no"
    return reality_of(view, clause, dynamic=False) != "no"


def items_before(view: View, match: Match, clause: Clause | None, *, machine: bool = False) -> Iterator[Item]:
    """The equipment that is the pattern's subject: as the clause has it, else the nearest before it.

    `machine`: the pattern can be said of machines only, so that "both" stands for the last told.
    """
    subjects = clause.subjects if clause is not None and _is_verbal(clause, match) else ()
    own = False
    for group in subjects:
        inner = view.after(group, "of")
        if _is_label(view, group):
            yield from _labelled(view, group)
            return
        item = gear(view, group) or (stood_in(view, group) if machine else None)
        item = item or (gear(view, inner) if inner is not None and not group.has("person") else None)
        own = own or group.has("person", "police", "military", "armed_group", "country")
        if item is not None:
            yield item
        elif (lead := _led_by(view, group)) is not None:
            yield lead
    if own or any(s.last <= match.first and not s.pronoun for s in subjects):
        return
    for group in reversed([g for g in view.groups if g.last <= match.first]):
        inserted = _is_inserted(view, group.last, match.first)
        if not inserted and (match.first - group.last > REACH or _parted(view, group.last, match, clause)):
            return
        item = gear(view, group) or (stood_in(view, group) if machine else None)
        if item is not None:
            yield item
            return
        if group.has("person", "police", "military", "armed_group"):
            return


def _is_label(view: View, group: NounGroup) -> bool:
    """ "Hill 402", "post 7-15": a number that names a place."""
    return group.head.tag == "CD" and group.first > 0 and view.words[group.first - 1].tag in {"NN", "NP"}


def _labelled(view: View, group: NounGroup) -> Iterator[Item]:
    """ "a sangar on Hill 402": what stands at the place."""
    before = [g for g in view.groups if g.last <= group.first and group.first - g.last <= NEAR + 1]
    yield from [i for g in reversed(before) if (i := gear(view, g)) is not None][:1]


def _led_by(view: View, group: NounGroup) -> Item | None:
    """ "a carrier of 2 Company disabled …": what stands before the "of" of the nearest group."""
    before = next((g for g in view.groups if g.last == group.first - 1), None)
    of = before is not None and view.words[before.last].low == "of"
    return gear(view, before) if of and before is not None and not group.has("person") else None


def _is_inserted(view: View, first: int, last: int) -> bool:
    """ "the visors, new in spring, split": two commas hold what stands between."""
    between = view.words[first:last]
    marks = [w.i for w in between if w.low == ","]
    whole = len(marks) == 2 and marks[0] == first and marks[1] == last - 1
    return whole and last - first <= INSERTED and not any(w.tag == "CC" for w in between)


def _parted(view: View, last: int, match: Match, clause: Clause | None) -> bool:
    """Whether another clause's finite verb, or a mark that ends a thought, stands between."""
    if any(w.low in {";", ":", "and", "but"} for w in view.words[last : match.first]):
        return True
    mine = clause.verb.first if clause is not None else -1
    return any(
        last <= v.first and v.last <= match.first and v.form == "finite" and v.first != mine and v.lemma != "be"
        for v in view.verbs
    )


def items_behind(view: View, match: Match) -> Iterator[Item]:
    """The equipment that follows the pattern, before another finite verb comes."""
    for group in view.groups:
        if group.last <= match.last or group.first > match.last + REACH:
            continue
        if any(v.form == "finite" and match.last <= v.first < group.first for v in view.verbs):
            return
        item = gear(view, group)
        if item is not None:
            yield item
            return
        if not _leads_to(view, group):
            return


def _leads_to(view: View, group: NounGroup) -> bool:
    behind = view.after(group, "of", "in", "on")
    return behind is not None and gear(view, behind) is not None


def gear(view: View, group: NounGroup) -> Item | None:
    """The equipment that a group is, or whose part it is, told here or before."""
    if group.lemma in MACHINES and group.definite and not group.has("firearm"):
        told = [g for v in (view, *near(view)) for g in reversed(v.groups) if g.has("armoured_vehicle", "vehicle")]
        base = item_of(view, told[0]) if told else None
        return msgspec.structs.replace(base, group=group) if base is not None else None
    return item_of(view, group) or part_of(view, group)


def near(view: View) -> tuple[View, ...]:
    """The two sentences before."""
    return tuple(v for _, v in zip(range(2), view.previous(), strict=False))


def threat_before(view: View, match: Match, clause: Clause | None) -> NounGroup | None:
    """The round or blast that a clause has as its doer; "it" and "another" stand for one told before."""
    for group in clause.subjects if clause is not None else ():
        if is_threat(view, group):
            return group
        inner = without_of(view, group)
        if inner is not None and is_threat(view, inner):
            return inner
        if inner is not None and group.lemma in PIECES and inner.has("metal"):
            return group
    agent = clause.phrase("by") if clause is not None else None
    if agent is not None and is_threat(view, agent):
        return agent
    if clause is not None and any(not s.pronoun for s in clause.subjects):
        return None
    lead = view.words[match.first - 1].low if match.first else ""
    if lead in STAND_INS and lead not in {"it", "they", "that", "them"}:
        shot = next((g for v in near(view) for g in reversed(v.groups) if g.has("projectile")), None)
        return shot if shot is not None else None
    before = [g for g in view.groups if g.last <= match.first and match.first - g.last <= REACH]
    return next((g for g in reversed(before) if g.has(*THREATS)), None)


def threat_behind(view: View, match: Match) -> NounGroup | None:
    """The round or blast that follows the pattern."""
    behind = [g for g in view.groups if g.last > match.last - 1 and g.first >= match.first]
    for group in behind[:3]:
        if group.first - match.last > REACH:
            return None
        if is_threat(view, group):
            return group
        inner = without_of(view, group)
        if group.lemma in MANY and inner is not None and inner.has(*THREATS):
            return inner
    return None


def is_threat(view: View, group: NounGroup) -> bool:
    """Whether a group can test equipment, or stands for a round told in this sentence or the two before."""
    if group.has(*THREATS):
        return True
    if not group.pronoun and group.head.low not in STAND_INS and group.head.tag != "CD":
        return False
    if any(g.has("projectile") for g in view.groups if g.last <= group.first):
        return True
    told = [v for _, v in zip(range(2), view.previous(), strict=False)]
    return any(g.has("projectile") for v in told for g in v.groups) or any(
        w.classes & {"shoot"} for v in told[:1] for w in v.words
    )


def shots_before(view: View, threat: NounGroup | None) -> tuple[NounGroup, ...]:
    """ "of nine shots fired at the door, seven were held": the rounds that a number is a part of."""
    if threat is None or threat.head.tag != "CD":
        return ()
    whole = (g for g in view.groups if g.last <= threat.first and g.has("projectile") and g.first > 0)
    return tuple(g for g in whole if view.words[g.first - 1].low == "of")[:1]
