"""Gifts by any verb that puts money, goods or people at a force's disposal, and by participles and nouns of giving."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import (
    country_of,
    is_country,
    is_equipment,
    is_force,
    is_unit,
    serves,
    state_of_capital,
    tells_number,
)
from musterbook.reading.frames import Phrases, in_phrase, is_unreal, load_frames, start_of
from musterbook.reading.kinds.contribution_words import gift_claim
from musterbook.reading.money import Sum, find_sums
from musterbook.terms.claims import ContributionState

_TOLD = load_frames("contribution_told")
STATES: dict[ContributionState, Phrases] = {
    "frozen": Phrases(_TOLD["verbs"]["frozen"]),
    "pledged": Phrases(_TOLD["verbs"]["pledged"]),
    "committed": Phrases(_TOLD["verbs"]["committed"]),
    "delivered": Phrases(_TOLD["verbs"]["delivered"]),
    "paid": Phrases(_TOLD["verbs"]["paid"]),
}
ARRIVED, HONOURED = Phrases(_TOLD["verbs"]["arrived"]), frozenset(_TOLD["verbs"]["honoured"])
PARTICIPLES, GIFTS = frozenset(_TOLD["words"]["participles"]), frozenset(_TOLD["words"]["gifts"])
GOODS, NEVER = frozenset(_TOLD["words"]["goods"]), frozenset(_TOLD["words"]["never"])
WEAK = frozenset(_TOLD["words"]["weak"])
MONEY = frozenset(_TOLD["words"]["money"])
KEPT = frozenset(load_frames("contribution")["goods"]["kind"]) | GOODS
GIVERS = frozenset(
    {"embassy", "government", "council", "bloc", "union", "donor", "state", "country", "ministry", "ally"}
)
GIVERS |= {"partner", "executive", "parliament", "congress", "commission", "foundation", "federation", "agency", "fund"}
PROMISE = frozenset({"undertake", "promise", "pledge", "agree", "offer", "vow", "commit", "decide"})
OVER = 24  # characters: "more | than 300 million dollars"
MAYBE = frozenset({"may", "might", "could", "should", "must", "can"})
BARE = re.compile(
    r"(?<![\d$€£.])\b(?P<number>\d[\d,]*(?:\.\d+)?)\s(?P<times>million|billion)\b(?!\s+(?:people|men|women|euros?|dollars?|pounds?))"
)
TIMES = {"million": Decimal(1_000_000), "billion": Decimal(1_000_000_000)}


def sums_in(view: View, start: int, end: int) -> list[Sum]:
    """The sums of a stretch, also "6 million" where the report has named a currency."""
    low = view.document.low
    told = find_sums(low, start, end)
    if "illion" not in low[start:end]:
        return told
    known = told or find_sums(low, 0, len(low))
    bare = [m for m in BARE.finditer(low, start, end) if not any(m.start() < t.end and t.start < m.end() for t in told)]
    more = [
        Sum(m.start(), m.end(), Decimal(m["number"].replace(",", "")) * TIMES[m["times"]], known[0].currency)
        for m in bare
        if known
    ]
    return sorted([*told, *more], key=lambda s: s.start)


def is_donor(group: NounGroup | None) -> bool:
    """Whether a group can give: a state, a body, a government, a pronoun; no gang, court, club or report."""
    if group is None or group.has("armed_group", "document"):
        return False
    if group.pronoun:
        return group.head.low in {"it", "they", "we", "which", "that", "who"}
    known = is_country(group) or state_of_capital(group) is not None or country_of(group) is not None
    return known or any(w.lemma in GIVERS for w in group.words) or group.has("body") or (group.name and is_force(group))


def state_in(view: View, clause: Clause) -> ContributionState | None:
    """The state that the clause's own verb tells."""
    return next((state for state, verbs in STATES.items() if verbs.in_verb(view, clause) is not None), None)


def find_money(view: View, clause: Clause) -> Candidate | None:
    """ "chipped in £6m", "earmarked 9 million for fuel", "12 million had been wired"."""
    if clause.verb.modal in MAYBE or NEVER & {w.lemma for w in view.words}:
        return None
    beyond = clause.end + (OVER if not any(clause.end <= c.start <= clause.end + OVER for c in view.clauses) else 0)
    told = sums_in(view, clause.start, min(beyond, view.sentence.end))
    if not told and clause.kind == "relative" and clause.antecedent is not None:
        told = sums_in(view, clause.antecedent.start, clause.antecedent.end)
    state = state_in(view, clause)
    arrived = ARRIVED.in_verb(view, clause) is not None
    if not told or (state is None and not arrived):
        return None
    reads_active = clause.kind == "participial" and bool(told) and 0 <= told[0].start - clause.verb.end <= 2
    passive = (clause.verb.voice == "passive" and not reads_active) or (arrived and told[0].start < clause.verb.start)
    if not passive and not is_donor(clause.subject or clause.antecedent):
        return None
    if passive and not (MONEY & {w.lemma for v in _near(view) for w in v.words}):
        return None
    start = min(start_of(view, clause), told[0].start) if passive else start_of(view, clause)
    if reads_active and clause.antecedent is not None:
        start = clause.antecedent.start
    if clause.verb.negated and passive:
        state = "pledged"
    return _priced(view, clause, told[0], state or "paid", start, max(clause.end, told[0].end))


def _near(view: View) -> Iterator[View]:
    yield view
    for earlier, _ in zip(view.previous(), range(2), strict=False):
        yield earlier


def _priced(view: View, clause: Clause, money: Sum, state: ContributionState, start: int, end: int) -> Candidate:
    donor = clause.phrase("by") if clause.verb.voice == "passive" else clause.subject
    ahead = clause.verb.tense == "future"
    found = gift_claim(view, "money", 0.7, start, end, donor=donor, what=None, state=state, clause=clause, ahead=ahead)
    slots = msgspec.structs.replace(found.slots, amount=money.amount, currency=money.currency)
    return msgspec.structs.replace(found, slots=slots)


def find_goods(view: View, clause: Clause) -> Candidate | None:
    """ "has made over 40 lorries", "has promised to lend radios"."""
    if clause.verb.modal in MAYBE or clause.verb.negated:
        return None
    state, head = state_in(view, clause), clause
    if clause.verb.form == "infinitive":
        parent = view.clauses[clause.parent] if clause.parent is not None else None
        if parent is None or parent.verb.lemma not in PROMISE or parent.verb.negated:
            return None
        head = parent
    donor = head.subject if clause.verb.voice == "active" else clause.phrase("by")
    groups = (*clause.patients, *(a.group for a in clause.attachments if a.prep in {"for", "in", "up"}))
    told = next((g for g in groups if _is_gift(g, state)), None)
    nation = donor is not None and (not donor.pronoun or head is not clause) and is_donor(donor)
    if state is None or told is None or not nation or donor is told:
        return None
    if clause.verb.lemma == "send":
        return None
    if state == "paid" and not (in_phrase(told, KEPT) or tells_number(told.count)):
        return None
    promised: ContributionState = "committed" if head is not clause else state
    start = min(start_of(view, head), told.start)
    ahead = clause.verb.tense == "future" and head is clause
    return gift_claim(
        view,
        "goods",
        0.6,
        start,
        max(clause.end, told.end),
        donor=donor,
        what=told,
        state=promised,
        clause=clause,
        ahead=ahead,
    )


def _is_gift(group: NounGroup, state: ContributionState | None) -> bool:
    if group.pronoun or group.has("armed_group", "document"):
        return False
    if serves(group) or (is_unit(group) and not in_phrase(group, KEPT)) or state is None:
        return False
    return is_equipment(group) or in_phrase(group, KEPT)


def find_part_paid(view: View, clause: Clause) -> Candidate | None:
    """ "a third of it has been disbursed", "half was honoured": a part of a sum told before."""
    who, verb = clause.subject, clause.verb
    part = who is not None and (who.share is not None or who.lemma in {"half", "third", "quarter", "none", "tenth"})
    if who is None or not part or verb.lemma not in HONOURED or verb.voice != "passive" or verb.modal in MAYBE:
        return None
    if not any(find_sums(view.document.low, v.sentence.start, v.sentence.end) for v in _near(view)):
        return None
    return gift_claim(
        view, "part", 0.6, start_of(view, clause), clause.end, donor=None, what=who, state="paid", clause=clause
    )


def find_by_donor(view: View) -> Iterator[Candidate]:
    """ "a mill paid for by Peru", "radios financed by Peru", "40 beds, a gift of the State of Kuwait"."""
    words = view.words
    for group in view.groups:
        if view.is_unreal(group.start) or not (is_donor(group) and not group.pronoun):
            continue
        lows = [w.low for w in words[max(0, group.first - 5) : group.first]]
        by = lows[-1:] == ["by"] and any(w in PARTICIPLES for w in lows[-3:])
        gift = lows[-1:] in (["of"], ["from"]) and any(w in GIFTS for w in lows[-3:]) and "on" not in lows[-3:]
        if not (by or gift):
            continue
        first = next(i for i in range(group.first - 1, -1, -1) if words[i].low in PARTICIPLES | GIFTS)
        told = next((g for g in reversed(view.groups) if g.last <= first and not g.has("time")), None)
        if told is None or told.has("person", "police", "military") or first - told.last > 9:
            continue
        weak = words[first].low in WEAK and "for" not in lows[-3:]
        goods = _is_gift(told, "paid") or bool(sums_in(view, told.start - 1, group.start))
        if (weak and not goods) or NEVER & {w.lemma for w in told.words}:
            continue
        state: ContributionState = "pledged" if words[first].low in {"promised", "pledged", "offered"} else "delivered"
        of = view.after(group, "of")
        end = group.end if of is None else of.end
        yield gift_claim(view, "by_donor", 0.55, _whole(view, told).start, end, donor=group, what=told, state=state)


def _whole(view: View, told: NounGroup) -> NounGroup:
    """ "a workshop worth 2 million": the thing before its price."""
    before = view.words[told.first - 1].low if told.first else ""
    other = next((g for g in reversed(view.groups) if g.last <= told.first - 1 and told.first - 1 - g.last <= 1), None)
    return other if before in {"worth", "of"} and other is not None else told


def find_owned_sums(view: View) -> Iterator[Candidate]:
    """ "Peru's 4 million is blocked", "a pledge of 7 million from Peru lapsed"."""
    for money in sums_in(view, view.sentence.start, view.sentence.end):
        before = [w for w in view.words if w.end <= money.start]
        clause = next((c for c in view.clauses if c.start <= money.start < c.end), None)
        if len(before) < 2 or NEVER & {w.lemma for w in view.words} or view.is_unreal(money.start):
            continue
        owned = before[-1].tag == "POS" and any(g.first <= before[-2].i < g.last and is_donor(g) for g in view.groups)
        of_gift = before[-1].low == "of" and before[-2].lemma in GIFTS
        if not (owned or of_gift):
            continue
        near = {w.lemma for w in view.words if clause is not None and clause.start <= w.start < clause.end}
        state: ContributionState | None = "frozen" if near & {"freeze", "block", "suspend"} else None
        state = state or ("pledged" if before[-2].lemma in {"pledge", "promise", "commitment", "offer"} else None)
        group = next((g for g in view.groups if g.first <= before[-2].i < g.last), None)
        start = money.start if group is None else group.start
        behind = clause is not None and clause.verb.start > money.end
        end = clause.end if clause is not None and behind else money.end
        found = gift_claim(view, "owned_sum", 0.6, start, max(end, money.end), donor=group, what=None, state=state)
        slots = msgspec.structs.replace(found.slots, amount=money.amount, currency=money.currency)
        yield msgspec.structs.replace(found, slots=slots)


def find_told_gifts(view: View) -> Iterator[Candidate]:
    """The gifts of a sentence that the looser rules find, clause by clause, then by participles and nouns."""
    for clause in view.clauses:
        if is_unreal(view, clause):
            continue
        for rule in (find_money, find_goods, find_part_paid):
            found = rule(view, clause)
            if found is not None:
                yield found
                break
    yield from find_by_donor(view)
    yield from find_owned_sums(view)
