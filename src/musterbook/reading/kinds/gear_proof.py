"""Equipment under test, told around its verb: "let two rounds in", "it took three bullets", "what failed was …"."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.told_phrases import Match
from musterbook.reading.kinds.told_roles import gear, is_threat
from musterbook.terms.claims import Effect

FAILING = re.compile(
    r"\bwhat (?:did |had |really |has |actually )*(?:fail\w*|broken?|g[ai]ven? way|jam\w*|cracked|leaked)\b"
)
THROUGH = frozenset({"in", "through", "past", "inside"})
TAKING = frozenset({"take", "catch", "eat", "swallow", "receive", "collect", "stop"})
STANDING = frozenset({"fail", "break", "jam", "crack", "give", "leak"})
PROTECTING = ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "works")
WORN = ("helmet", "vest", "plate", "shield_gear", "works")
ALL_GEAR = frozenset({"armoured_vehicle", "vehicle", "aircraft", "boat", "gear_part"})
FAULTS = frozenset({"expired", "fake", "counterfeit", "cracked", "worn-out", "leaking", "flat", "second-rate"})
USING = frozenset({"wear", "use", "issue", "receive", "carry", "have", "give", "get", "buy", "don"})
NEAR = 8
REACH = 60  # characters behind "set" within which "alight" may stand
Proof = tuple[Match, Clause | None, Item, Effect, NounGroup | None, str]


def find_proof(view: View) -> Iterator[Proof]:
    """What tests told around a verb say of equipment."""
    for clause in view.clauses:
        if view.is_unreal(clause.verb.start):
            continue
        yield from _let_in(view, clause)
        yield from _taken(view, clause)
        yield from _set_alight(view, clause)
    yield from _cleft(view)
    yield from find_faulty(view)


def _let_in(view: View, clause: Clause) -> Iterator[Proof]:
    """ "the door let two of the three rounds in"."""
    verb = clause.verb
    if verb.lemma != "let" or reality_of(view, clause) == "no":
        return
    behind = view.words[verb.last : verb.last + NEAR]
    through = next((w for w in behind if w.low in THROUGH and w.tag != "TO"), None)
    shot = next((g for g in view.groups if verb.last <= g.first <= verb.last + 2), None)
    if through is None or shot is None or not is_threat(view, shot):
        return
    item = next((i for g in _leading(view, clause) if (i := gear(view, g)) is not None), None)
    if item is not None:
        effect: Effect = "held" if verb.negated else "perforated"
        yield Match("let", verb.first, through.i + 1, True), clause, item, effect, shot, "let_in"


def _leading(view: View, clause: Clause) -> Iterator[NounGroup]:
    """The subjects of a clause, then what stands first in the sentence where an insertion parts them."""
    yield from clause.subjects
    yield from (g for g in view.groups[:2] if g.last <= clause.verb.first)


def _taken(view: View, clause: Clause) -> Iterator[Proof]:
    """ "the plate took two bullets", "it took three rounds and I am alive", "the sangar took it"."""
    verb = clause.verb
    if verb.lemma not in TAKING or verb.voice != "active" or verb.negated or reality_of(view, clause) == "no":
        return
    shot = next((o for o in clause.objects if o.has("projectile", "explosive")), None)
    for group in clause.subjects:
        item = item_of(view, group) or (_told_last(view) if group.head.low == "it" else None)
        worn = item is not None and (item.group.has(*WORN) or _is_worn(view, group))
        bare = shot is None and any(o.head.low == "it" for o in clause.objects) and group.has("works", "plate")
        if item is not None and worn and (shot is not None or bare):
            yield Match("held", verb.first, verb.last, True), clause, item, "held", shot, "taken"
            return


def _is_worn(view: View, group: NounGroup) -> bool:
    told = _told_last(view)
    return group.pronoun and told is not None and told.group.has(*WORN)


def _told_last(view: View) -> Item | None:
    """The protection told last before this sentence."""
    views = [v for _, v in zip(range(2), view.previous(), strict=False)]
    last = next((g for v in views for g in reversed(v.groups) if g.has(*PROTECTING)), None)
    return item_of(view, last) if last is not None else None


def _set_alight(view: View, clause: Clause) -> Iterator[Proof]:
    """ "a tracer set the fuel tank alight", "set two carriers on fire"."""
    verb = clause.verb
    if verb.lemma not in {"set", "leave"} or verb.negated or verb.voice != "active" or reality_of(view, clause) == "no":
        return
    low = view.document.low[verb.end : verb.end + REACH]
    burnt = re.search(r"\b(?:alight|ablaze|aflame|on fire|in flames|burning|a (?:burnt|burned|smoking)\b)", low)
    behind = [g for g in view.groups if verb.last <= g.first <= verb.last + 1]
    item = next((i for g in behind if not g.has("person") and (i := gear(view, g)) is not None), None)
    if item is None and behind and behind[0].head.low in {"alight", "ablaze", "aflame"}:
        item = _without_head(view, behind[0])
    if burnt is not None and item is not None:
        last = max(w.i + 1 for w in view.words if w.start < verb.end + burnt.end())
        yield Match("destroyed", verb.first, last, True), clause, item, "destroyed", clause.agent, "alight"


def _without_head(view: View, group: NounGroup) -> Item | None:
    """ "the fuel tank alight" read as one group: what stands before its last word."""
    named = next((w for w in reversed(group.words[:-1]) if w.classes & ALL_GEAR), None)
    if named is None or not view.document.security:
        return None
    return Item(group=group, text=named.text, part=named.lemma, model=None, count=None, sure=True)


def find_faulty(view: View) -> Iterator[Proof]:
    """ "with expired vests", "wearing cracked helmets": the fault stands before the name of what people use."""
    for group in view.groups:
        fault = next((w for w in group.words[:-1] if "faulty" in w.classes or w.low in FAULTS), None)
        if (
            fault is None
            or not group.has(*WORN[:4], "radio")
            or group.determiner == "no"
            or view.is_unreal(group.start)
        ):
            continue
        lead = view.words[group.first - 1] if group.first else None
        clause = next((c for c in view.clauses if c.start <= group.start < c.end), None)
        used = lead is not None and (lead.low in {"with", "in"} or lead.lemma in USING)
        told = clause is None or (not clause.verb.negated and reality_of(view, clause, dynamic=False) != "no")
        item = item_of(view, group)
        if used and told and item is not None and lead is not None:
            yield Match("other", lead.i, group.last, True), clause, item, "other", None, "faulty"


def _cleft(view: View) -> Iterator[Proof]:
    """ "what failed was the extinguishing system"."""
    if FAILING.search(view.low) is None:
        return
    for clause in view.clauses:
        if clause.verb.lemma != "be" or clause.verb.negated or clause.verb.via:
            continue
        for group in (
            *clause.objects,
            *(g for g in view.groups if clause.verb.last <= g.first <= clause.verb.last + 1),
        ):
            item = gear(view, group)
            if item is not None:
                first = next((w.i for w in view.words if w.low == "what"), clause.verb.first)
                yield Match("broke_down", first, clause.verb.last, True), clause, item, "broke_down", None, "cleft"
                return
