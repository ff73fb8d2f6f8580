"""Equipment in returns and telegraphic lists: "held 32", "grounded 20", "9 of 14 working", "one stuck"."""

from collections.abc import Iterator
from typing import NamedTuple

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.frames import load_frames
from musterbook.reading.kinds.gear_items import OWN, SHARED, Item, is_item, item_of
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.numbers import read_number
from musterbook.reading.words import Word
from musterbook.terms.claims import Effect, HoldingState, slots_of
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("gear_lists")
STATES = Patterns(_TOLD["states"])
KINDS: dict[str, str] = _TOLD["kinds"]
EFFECTS: dict[str, Effect] = _TOLD["effects"]
HELD: dict[str, HoldingState] = {"held": "held", "serviceable": "serviceable", "on order": "on order"}
GAP = frozenset({":", "-", "=", "x", "\u2014", "at"})
STILL = frozenset({"still", "now", "are", "were", "is", "was", "currently", "all", "both", "only", "just"})
BESIDE = frozenset({"under", "outside", "near", "beside", "behind", "along", "by", "opposite"})
LONGEST = 16
LABELS = frozenset((*OWN, *SHARED))
NEAR = 3


class Row(NamedTuple):
    """One entry of a list: its state, its number with the words that give it, what it is a part of, its stretch."""

    match: Match
    number: Count
    of: Count | None
    first: int
    last: int


def find_listed(view: View, kind: str) -> Iterator[Candidate]:
    """The entries of one kind in a sentence that is a list or a line of a return."""
    if not view.document.security:
        return
    for words in _segments(view):
        for row in _rows(view, words):
            item = _item_of(view, row)
            if item is not None and not view.is_unreal(view.words[row.first].start):
                yield from _told(view, row, item, kind)


def _segments(view: View) -> Iterator[tuple[Word, ...]]:
    """The stretches between marks that have no verb of a sentence of their own."""
    start = 0
    for i, word in enumerate((*view.words, None)):
        if word is not None and (word.tag != "PU" or word.low in GAP):
            continue
        part = view.words[start:i]
        start = i + 1
        if part and len(part) <= LONGEST:
            yield part


def _rows(view: View, words: tuple[Word, ...]) -> Iterator[Row]:
    end = words[-1].i + 1
    for match in STATES.find(view.words):
        if not words[0].i <= match.first < end or match.last > end or _has_verb(view, words, match):
            continue
        if view.words[match.first].low == "parked" and match.last < end and view.words[match.last].low in BESIDE:
            continue
        row = _number_behind(view, match, end) or _number_before(view, match, words[0].i)
        if row is not None:
            yield row


def _has_verb(view: View, words: tuple[Word, ...], match: Match) -> bool:
    """Whether the stretch is a sentence: a finite verb beside the state's own, forms of "be" left out."""
    first, last = words[0].i, words[-1].i + 1
    return any(
        v.form == "finite"
        and first <= v.first < last
        and not (v.first < match.last and match.first < v.last)
        and v.lemma != "be"
        for v in view.verbs
    )


def _number_behind(view: View, match: Match, end: int) -> Row | None:
    clause = next((c for c in view.clauses if c.verb.first < match.last and match.first < c.verb.last), None)
    if clause is not None and clause.verb.voice == "active" and any(not is_item(s) for s in clause.subjects):
        return None
    at = match.last
    while at < end and view.words[at].low in GAP:
        at += 1
    if at >= end:
        return None
    told = read_number(view.words, at)
    if told is None or told[1] > end or _measures(view, told[1]):
        return None
    return Row(match, exactly(told[0], view.words[at].text), None, match.first, told[1])


def _number_before(view: View, match: Match, start: int) -> Row | None:
    """ "fourteen still grounded", "9 of 14 working", "two mine-resistant vehicles stuck"."""
    group = next((g for g in reversed(view.groups) if g.last <= match.first and g.first >= start), None)
    between = view.words[group.last : match.first] if group is not None else ()
    if match.label == "held" and any(w.tag == "BE" for w in view.words[max(0, match.first - 2) : match.first]):
        return None
    if group is None or any(w.low not in STILL for w in between):
        return _plain_before(view, match, start)
    if group.count is None or group.count.max is None or not (is_item(group) or group.head.tag == "CD"):
        return _plain_before(view, match, start)
    before = view.words[group.first - 1] if group.first - 1 >= start else None
    if before is not None and before.low == "of" and group.head.tag == "CD":
        told = _number_ending(view, group.first - 1, start)
        if told is not None:
            return Row(match, told[1], group.count, told[0], match.last)
    return Row(match, group.count, None, group.first, match.last)


def _plain_before(view: View, match: Match, start: int) -> Row | None:
    at = match.first
    while at - 1 >= start and view.words[at - 1].low in STILL:
        at -= 1
    told = _number_ending(view, at, start)
    if told is None:
        return None
    before = _number_ending(view, told[0] - 1, start) if view.words[max(0, told[0] - 1)].low == "of" else None
    if before is not None:
        return Row(match, before[1], told[1], before[0], match.last)
    return Row(match, told[1], None, told[0], match.last)


def _number_ending(view: View, end: int, start: int) -> tuple[int, Count] | None:
    """The number that ends right before word `end`, with its first word."""
    for first in range(max(start, end - NEAR), end):
        told = read_number(view.words, first)
        if told is not None and told[1] == end:
            return first, exactly(told[0], view.document.text[view.words[first].start : view.words[end - 1].end])
    return None


def _measures(view: View, at: int) -> bool:
    """Whether a unit or a part of a date follows: no number of things."""
    if at >= len(view.words):
        return False
    word = view.words[at]
    return word.low in {
        "km",
        "m",
        "metres",
        "meters",
        "percent",
        "%",
        "pct",
        "per",
        "hours",
        "days",
        "hrs",
        "am",
        "pm",
        "/",
    }


def _item_of(view: View, row: Row) -> Item | None:
    """The equipment of an entry: told inside it, right before it, or last before it where no people come between."""
    inside = [g for g in view.groups if g.last > row.first - 6 and g.first < row.last]
    for group in inside:
        if is_item(group):
            return item_of(view, group)
    label = _line_label(view)
    if label is not None and view.groups:
        return Item(group=view.groups[0], text=label, part=None, model=None, count=None, sure=True)
    views = [view, *(v for _, v in zip(range(4), view.previous(), strict=False))]
    earlier = (g for v in views for g in reversed(v.groups) if g.end <= view.words[row.first].start)
    for group in earlier:
        if is_item(group) and not group.has("gear_part"):
            return item_of(view, group)
        if group.has("person", "police", "military", "hurt", "armed_group") and not group.has("crew"):
            return None
    return None


def _line_label(view: View) -> str | None:
    """What stands before the sentence in its line, where that is equipment ("APC: 18 held")."""
    text = view.document.text
    told = text[text.rfind("\n", 0, view.sentence.start) + 1 : view.sentence.start].strip(" :-\u2014")
    names = {told.lower(), told.lower().removesuffix("s")}
    return told if told and any(LEXICON.classes_of("noun", name) & LABELS for name in names) else None


def _told(view: View, row: Row, item: Item, kind: str) -> Iterator[Candidate]:
    label = row.match.label
    if KINDS[label] == kind and (kind == "holding" or row.number.max != 0):
        yield _candidate(view, row, item, kind, label, row.number)
    if row.of is not None and kind == "holding":
        yield _candidate(view, row, item, "holding", "held", row.of)


def _candidate(view: View, row: Row, item: Item, kind: str, label: str, count: Count) -> Candidate:
    words = view.words
    group: NounGroup = item.group
    near = group.start >= view.sentence.start and abs(group.first - row.first) <= NEAR
    start, end = words[row.first].start, words[row.last - 1].end
    if near:
        start, end = min(start, group.start), max(end, group.end)
    if label == "held" and row.of is not None:
        end = words[row.match.first - 1].end
    if kind == "gear_failure":
        slots = slots_of(kind, item=item.text, model=item.model, effect=EFFECTS[label], count=count)
    elif kind == "grounding":
        slots = slots_of(kind, item=item.text, count=count, state="returned" if label == "returned" else "out")
    else:
        slots = slots_of(kind, item=item.text, model=item.model, count=count, state=HELD[label])
    return Candidate(
        kind=kind, start=start, end=end, slots=slots, rule=f"{kind}.listed", score=0.65, anchor=words[row.first].start
    )
