"""Holdings: what equipment a force has, how much of it can be used, what is on order, and what it is rated for."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import Item, item_of
from musterbook.reading.kinds.gear_lists import find_listed
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.kinds.holding_parts import find_parts
from musterbook.reading.kinds.holding_rated import UNIVERSAL, VOUCHING
from musterbook.reading.kinds.holding_told import find_told_holdings
from musterbook.reading.kinds.holding_turns import find_turns
from musterbook.reading.lexicon import LEXICON
from musterbook.terms.claims import HoldingState, slots_of

_TOLD = load_frames("holding")
HAVING, RATING, ORDERING = (frozenset(_TOLD["verbs"][name]) for name in ("have", "rate", "order"))
USABLE = frozenset(_TOLD["usable"]["words"])
STANDARD = re.compile(_TOLD["standard"]["pattern"], re.IGNORECASE)
LEVEL = re.compile(_TOLD["standard"]["level"], re.IGNORECASE)


def find_holdings(view: View) -> Iterator[Candidate]:
    """The holdings that a sentence tells."""
    if not view.document.security:
        return
    strict = tuple(find_by_clause(view))
    yield from strict
    listed = [c for c in find_listed(view, "holding") if not any(_meet(c, s) for s in strict)]
    yield from listed
    kept = [*strict, *listed]
    parts = [c for c in find_parts(view) if not any(_meet(c, k) for k in kept)]
    yield from parts
    kept.extend(parts)
    for loose in (*find_turns(view), *find_told_holdings(view)):
        if not any(_meet(loose, k) for k in kept):
            kept.append(loose)
            yield loose


def _meet(a: Candidate, b: Candidate) -> bool:
    return a.start < b.end and b.start < a.end


def find_by_clause(view: View) -> Iterator[Candidate]:
    """The holdings that clauses tell."""
    for clause in view.clauses:
        if clause.verb.negated or reality_of(view, clause, dynamic=False) == "no":
            continue
        told = _rated(view, clause) or _usable(view, clause) or _had(view, clause)
        if told is not None:
            item, state, rule = told
            yield _candidate(view, clause, item, state, rule)


def _had(view: View, clause: Clause) -> tuple[Item, HoldingState, str] | None:
    """ "the mission has 34 armoured vehicles", "has 20 more on order"."""
    verb = clause.verb
    ordered = verb.lemma in ORDERING or "on order" in view.document.low[clause.start : clause.end]
    equipped = verb.voice == "passive" and verb.lemma in {"equip", "arm"} and clause.phrase("with")
    if not equipped and (verb.voice != "active" or verb.lemma not in HAVING | ORDERING):
        return None
    if (
        clause.subject is None
        or clause.subject.has("armed_group")
        or not (
            clause.subject.has("body", "police", "military", "country", "person")
            or clause.subject.name
            or clause.subject.pronoun
            or clause.subject.lemma == "fleet"
        )
    ):
        return None
    for held in (
        *clause.objects,
        *((clause.phrase("with", "of"),) if equipped or verb.lemma in {"consist", "dispose"} else ()),
    ):
        item = item_of(view, held)
        if (
            item is not None
            and held is not None
            and held.count is not None
            and held.count.max != 0
            and item.sure
            and not held.pronoun
        ):
            return item, "on order" if ordered else "held", "had"
    return None


def _usable(view: View, clause: Clause) -> tuple[Item, HoldingState, str] | None:
    """ "only 12 of the 20 vehicles are serviceable"."""
    word = clause.complement
    if word is None or word.low not in USABLE:
        return None
    subject = clause.subject
    item = item_of(view, view.after(subject, "of") if subject is not None and view.after(subject, "of") else subject)
    if item is None or subject is None or subject.count is None:
        return None
    return (
        Item(group=subject, text=item.text, part=None, model=item.model, count=subject.count, sure=item.sure),
        "serviceable",
        "usable",
    )


def _rated(view: View, clause: Clause) -> tuple[Item, HoldingState, str] | None:
    """ "the vests are rated to NIJ level IIIA"."""
    if clause.verb.lemma not in RATING or not STANDARD.search(view.document.low[clause.start : view.sentence.end]):
        return None
    if clause.verb.lemma in VOUCHING and UNIVERSAL.search(view.low) is not None:
        return None
    for group in (*clause.subjects, *clause.objects, *view.groups):
        item = item_of(view, group) if clause.start <= group.start < clause.end else None
        if item is not None and item.sure:
            return item, "held", "rated"
    return None


def _candidate(view: View, clause: Clause, item: Item, state: HoldingState, rule: str) -> Candidate:
    words = view.document.text[clause.start : view.sentence.end if rule == "rated" else clause.end]
    standard, level = STANDARD.search(words), LEVEL.search(words)
    start = min([clause.verb.start, *(s.start for s in clause.subjects if s.start >= clause.start)])
    return Candidate(
        kind="holding",
        start=start,
        end=max(
            clause.end, item.group.end, *(clause.start + m.end() for m in (level, standard) if m and rule == "rated")
        ),
        slots=slots_of(
            "holding",
            item=item.text,
            model=item.model,
            count=item.count,
            state=state,
            standard=standard[0] if standard else None,
            level=level[0] if level else None,
            occurred=view.time_of(clause),
        ),
        rule=f"holding.{rule}",
        score=0.75,
        anchor=clause.verb.start,
    )


GEAR = tuple(
    w
    for name in ("helmet", "vest", "plate", "shield_gear", "armoured_vehicle", "vehicle", "aircraft", "boat", "radio")
    for w in LEXICON.forms(name)
)
HAVE = frozenset({"has", "have", "had"})
HOLDING = KindReader(
    kind="holding",
    triggers=(
        *word_triggers((*(w for w in _TOLD["triggers"]["words"] if w not in HAVE), *GEAR)),
        r"\bha(?:s|ve|d)\b.*(?:\d|\b(?:them|ones?|none|two|three|four|five|six|seven|eight|nine|ten|dozens?|half|more)\b)",
        r"\b(?:serviceability|readiness|rifles|label|held|working|fitted|on charge|on strength|usable|runners)\b",
        r"\bin (?:the )?(?:store|stores|stock)\b",
        r"\b(?:signed for|on order|of which|can (?:be|take|still|stop)|dates?|dating|rates?)\b",
        r"\b(?:numbers?|totals?|(?:how many|came the) \w+|answered|replied|reply|answer)\b",
        r"\b(?:order|condition|repair|issue|can be|(?:fleet|stock|inventory) to)\b",
        r"\b(?:meant to|built to|designed to|made to)\b",
        r"(?i)\b(?:nij|stanag|vpam|cen|en 1063|gost)\b",
    ),
    find=find_holdings,
)
