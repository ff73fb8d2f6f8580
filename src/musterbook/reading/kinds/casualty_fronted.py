"""Casualties told before their people: "Caught in the blast was a nurse", "Buried in the mud: seven porters"."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from musterbook.reading.analysis import View
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.casualty_state import state_of
from musterbook.reading.kinds.harm import PEOPLE, Harm, is_indefinite_plural, is_person, victim_count, whole_of
from musterbook.reading.kinds.harm_lists import list_behind
from musterbook.reading.kinds.harm_nouns import clause_around
from musterbook.reading.kinds.harm_reality import reality_of
from musterbook.reading.words import Word
from musterbook.terms.claims import Outcome
from musterbook.terms.counts import exactly

_TOLD = load_frames("casualty_fronted")
LEADS: dict[str, Outcome] = {w: o for o, words in _TOLD["leads"].items() for w in words}
GRAVE: dict[str, Outcome] = {w: o for o, words in _TOLD["tails"].items() for w in words}
LABELS: dict[str, Outcome] = {w: o for o, words in _TOLD["labels"].items() for w in words}
BEFORE = frozenset({"also", "and", "among", "those", "now", "still", "the", "first", "later", "meanwhile"})
OPENING, DATELINE = 3, 5
DASHES = frozenset({"–", "—", "--"})
MARKS = frozenset({":", "-", "–", "—", "..."})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
PARTS = frozenset({"them", "those", "whom", "these"})
GRADES = frozenset({"serious", "critical", "minor"})
DANGER = frozenset({"list", "danger", "ventilator", "ventilators", "surgery", "coma", "crutches", "drips", "oxygen"})
MEANS = frozenset({"by", "when", "in", "from", "of", "at", "while", "after", "through"})
WOUNDS = frozenset({"injure", "wound", "hurt_state", "injury_event", "shoot", "injured_count"})
STRIKING = frozenset({"hit", "strike", "hurt", "burn", "cut", "catch"})


def find_by_fronting(view: View) -> Iterator[Harm]:
    """Harms whose word opens the sentence, its people behind a form of "be" or a colon, and shares of a number."""
    if not view.document.security or not view.words:
        return
    yield from _opened(view)
    yield from _labelled(view)
    yield from _shares(view)
    yield from _graded(view)
    yield from _bearing(view)


def _opened(view: View) -> Iterator[Harm]:
    """ "Killed outright were two drivers", "Pulled out alive, with a broken arm: the mess boy"."""
    opening = next((w.i + 1 for w in view.words[:DATELINE] if w.low in DASHES), 0)
    lead = next(
        (w for w in view.words[opening : opening + OPENING] if w.low not in BEFORE and w.tag not in ("RB", "QT")), None
    )
    if lead is None or lead.tag not in ("VBN", "VBD", "JJ", "VB", "NN"):
        return
    hinge = next((w for w in view.words[lead.i + 1 :] if w.low in MARKS or w.low in {"was", "were", ";", "."}), None)
    if hinge is None or hinge.low in {";", "."} or view.is_unreal(lead.start):
        return
    if hinge.low not in MARKS and any(
        g.first <= lead.i < g.last and g.head.i > lead.i and g.has(*PEOPLE) for g in view.groups
    ):
        return
    inside = view.words[lead.i : hinge.i]
    if any(w.tag in ("VBZ", "VBP", "MD", "HV", "PRP") or w.low in {"we", "i"} for w in inside[1:]):
        return
    outcome = _outcome(view, inside)
    if outcome is None:
        return
    first = next((g for g in view.groups if hinge.i < g.first <= hinge.i + 2), None)
    if first is None or not is_person(view, first, sure=True) or is_indefinite_plural(first):
        return
    behind = view.words[first.last : first.last + 1]
    if hinge.low in MARKS and behind and behind[0].tag in ("VBD", "VBZ", "VBP", "MD", "HV", "BE"):
        return
    for victim in list_behind(view, first):
        yield _harm(view, outcome, victim, (lead.start, whole_of(view, victim)[1]), lead.start, "casualty.fronted")


def _outcome(view: View, inside: Sequence[Word]) -> Outcome | None:
    """What the opening words tell: the harm itself, else a burying or rescue with what was suffered."""
    lows = [w.low for w in inside]
    told = state_of(inside[0]) if inside[0].low != "missing" else "missing"
    fate = told or LEADS.get(lows[0])
    if "alive" in lows and fate == "killed":
        fate = None
    hurt = any(g.has("wound") for g in view.groups if inside[0].i <= g.first <= inside[-1].i)
    tail = next((GRAVE[low] for low in lows[1:] if low in GRAVE), "injured" if hurt and "alive" in lows else None)
    return tail or fate


def _labelled(view: View) -> Iterator[Harm]:
    """'"Deceased": Corporal Banda', "Dead: two cooks": a mark behind a word of state, and nothing but people."""
    for word in view.words:
        outcome = LABELS.get(word.low)
        if outcome is None or (word.i and view.words[word.i - 1].text not in QUOTES):
            continue
        at = word.i + 1
        while at < len(view.words) and view.words[at].text in QUOTES:
            at += 1
        if at >= len(view.words) or view.words[at].low != ":":
            continue
        who = next((g for g in view.groups if g.first in (at + 1, at + 2)), None)
        if who is None or not is_person(view, who, sure=True):
            continue
        clause = clause_around(view, who.start)
        if clause is not None and who in clause.subjects:
            continue
        for victim in list_behind(view, who):
            yield _harm(view, outcome, victim, (word.start, whole_of(view, victim)[1]), word.start, "casualty.label")


def _shares(view: View) -> Iterator[Harm]:
    """ "Six were killed: *three by gunfire, three when the car burned*": bare numbers, each with its own cause."""
    colon = next((w for w in view.words if w.low == ":"), None)
    if colon is None:
        return
    before = view.words[: colon.i]
    told = next((o for w in reversed(before) if (o := _told_of(w)) is not None), None)
    if told is None or any(w.tag == "NEG" for w in before):
        return
    found = [g for g in view.groups if g.first > colon.i and g.head.tag == "CD" and g.count is not None]
    for group in found:
        behind = view.words[group.last : group.last + 3]
        if view.words[group.first - 1].low not in {":", ",", "and", ";"} or len(behind) < 2:
            continue
        if behind[0].low not in MEANS or any(w.tag in ("BE", "HV", "MD") for w in behind[:1]):
            continue
        end = next((w.start for w in view.words[group.last :] if w.low in {",", ";", "."}), view.sentence.end)
        rest = view.document.folded[group.start : end].rstrip()
        whole = (view.sentence.start, colon.start)
        harm = _harm(view, told, group, (group.start, group.start + len(rest)), group.start, "casualty.ellipsis")
        yield structs.replace(harm, told=whole)


def _graded(view: View) -> Iterator[Harm]:
    """ "eleven carry wounds, *two of them grave*", "…, *three of those on the danger list*"."""
    for group in view.groups:
        of = next((w for w in view.words[group.first : group.last + 2] if w.low in PARTS), None)
        if group.count is None or of is None or of.i == 0 or view.words[of.i - 1].low != "of":
            continue
        tail = view.words[of.i + 1 : of.i + 5]
        if not tail or tail[0].tag in ("BE", "HV", "MD", "VBD", "VBZ") or not _tells_wounds(view, group):
            continue
        graded = tail[0] if GRADES & tail[0].classes else None
        last = graded or next((w for w in tail if w.low in DANGER), None)
        if last is not None and (graded is not None or tail[0].low in {"on", "in"}):
            yield _harm(view, "injured", group, (group.start, last.end), group.start, "casualty.ellipsis")


def _bearing(view: View) -> Iterator[Harm]:
    """ "eight *with severe burns*": counted people, and the wounds that they bear right behind."""
    for a in view.attachments:
        if a.prep != "with" or not a.group.has("wound") or view.is_unreal(a.start):
            continue
        who = next((g for g in view.groups if 0 <= a.start - g.end <= 1), None)
        if who is None or who.count is None or who.count.max == 0 or not is_person(view, who):
            continue
        clause = clause_around(view, who.start)
        if clause is None or reality_of(view, clause) != "no":
            yield _harm(view, "injured", who, (who.start, a.end), a.start, "casualty.bearing")


def _tells_wounds(view: View, group: NounGroup) -> bool:
    before = next(view.previous(), None)
    words = (*view.words[: group.first], *(before.words if before is not None else ()))
    return any(w.classes & WOUNDS or w.lemma in STRIKING for w in words)


def _told_of(word: Word) -> Outcome | None:
    if word.low in {"died", "perished", "lives", "fatalities", "deaths"}:
        return "killed"
    return state_of(word)


def _harm(view: View, outcome: Outcome, victim: NounGroup, span: tuple[int, int], anchor: int, rule: str) -> Harm:
    return Harm(
        outcome=outcome,
        victim=victim,
        count=victim_count(view, victim) or exactly(1, victim.text),
        start=span[0],
        end=span[1],
        anchor=anchor,
        rule=rule,
        score=0.65,
        clause=clause_around(view, victim.start) if rule == "casualty.fronted" else None,
    )
