"""Remarks: what somebody is reported to say that no other kind takes, as a concern, an assurance or a position.

Each unit of a reported stretch (a clause with its own subject) is weighed by its words, its cue and its speaker.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from musterbook.reading.analysis import View
from musterbook.reading.attributions import Attribution, given
from musterbook.reading.candidates import Candidate
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment, serves
from musterbook.reading.frames import in_phrase, stretch
from musterbook.reading.kinds.remark_words import MEANS, UNNAMED, Weights, weigh
from musterbook.reading.kinds.stands import find_stands
from musterbook.reading.lexicon import LEXICON
from musterbook.reading.nearby import Nearby
from musterbook.terms.claims import slots_of

SILENT = frozenset(
    {*LEXICON.members("question"), *LEXICON.members("retract"), "learn", "know", "remember", "hear", "see"}
)
BELIEFS = frozenset({*LEXICON.members("believe"), *LEXICON.members("expect"), "doubt", "suspect"})
LEADING = frozenset({"main", "content"})
JOINING = frozenset({"and", "but", "while", "whereas", "that"})
SHORTEST = 4  # words
LEFT = 6  # words of a unit that other claims leave
ENOUGH = 2.0
TRADES = frozenset(
    {"company", "firm", "bank", "shop", "club", "team", "market", "buyer", "farmer", "player", "batsman"}
)
ASKED = frozenset({"whether", "who", "what"})
OWN = msgspec.structs.replace(given(None, 0, 0), direct=False)
LONGEST = 2000  # characters of a quote


class Unit(msgspec.Struct, frozen=True):
    """One thing said: word indexes, last exclusive, and the clause that leads it."""

    first: int
    last: int
    clause: Clause | None


def remarks_in(
    views: Sequence[View], near: Nearby, taken: Iterable[tuple[int, int]]
) -> Iterator[tuple[View, Candidate]]:
    """The remarks of a report outside the stretches that other claims take."""
    stretches = sorted(taken)
    starts = [start for start, _ in stretches]
    for view in views:
        here = view.sentence
        around = stretches[max(0, bisect_left(starts, here.start - LONGEST)) : bisect_left(starts, here.end)]
        stands = list(find_stands(view, around))
        around += [(c.start, c.end) for c in stands]
        for candidate in (*stands, *find_remarks(view, near.between(here.start, here.end), around)):
            yield view, candidate


def find_remarks(view: View, found: Sequence[Attribution], taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """The remarks of one sentence outside the stretches that are taken."""
    if not view.document.security or view.text.rstrip(' "”\n').endswith("?"):
        return
    told: list[tuple[int, int]] = list(taken)
    said = _said(view, found)
    for start, end, a in _joined(view, said) or _own(view, found):
        for whole in _units(view, start, end):
            unit = _left(view, whole, told)
            if unit is None or (a is OWN and unit is not whole):
                continue
            told.append((view.words[unit.first].start, view.words[unit.last - 1].end))
            candidate = _read(view, unit, a)
            if candidate is not None:
                yield candidate


def _left(view: View, unit: Unit, told: Sequence[tuple[int, int]]) -> Unit | None:
    """What other claims leave of a unit: all of it, or its longest stretch with a verb of its own."""
    runs: list[list[int]] = [[]]
    for word in view.words[unit.first : unit.last]:
        if any(word.start < e and s < word.end for s, e in told):
            runs.append([])
        elif runs[-1] or word.tag not in {"PU", "CC"}:
            runs[-1].append(word.i)
    longest = max(runs, key=len)
    if len(longest) == unit.last - unit.first:
        return unit
    first, last = (longest[0], longest[-1] + 1) if longest else (0, 0)
    lead = next((c for c in view.clauses if first <= c.verb.first < last and c.verb.form == "finite"), None)
    return None if lead is None or last - first < LEFT else Unit(first, last, lead)


def _said(view: View, found: Sequence[Attribution]) -> list[tuple[int, int, Attribution]]:
    """What is reported in the sentence, the narrowest stretch first."""
    here = view.sentence
    told = [
        (max(s, here.start), min(e, here.end), a)
        for a in found
        for s, e in a.contents
        if s < here.end and here.start < e and _speaks(a)
    ]
    return sorted(told, key=lambda t: (t[1] - t[0], t[0]))


def _joined(view: View, said: list[tuple[int, int, Attribution]]) -> list[tuple[int, int, Attribution]]:
    """The stretches, one without a verb taken on to the next of the same telling (“Helmets, he said, were shared”)."""
    bare = [t for t in said if not any(t[0] <= v.start < t[1] for v in view.verbs)]
    joined = []
    for start, end, a in said:
        before = next((s for s, e, b in bare if b is a and e <= start), None)
        if (start, end, a) not in bare:
            joined.append((start if before is None else before, end, a))
    return [*joined, *(t for t in bare if not any(j[2] is t[2] and j[0] <= t[0] < j[1] for j in joined))]


def _own(view: View, found: Sequence[Attribution]) -> list[tuple[int, int, Attribution]]:
    """The whole sentence in the report's own voice, where nobody else's words stand in it."""
    here = view.sentence
    if any(s < here.end and here.start < e for a in found for s, e in (*a.contents, *((a.cue,) if a.cue else ()))):
        return []
    return [(here.start, here.end, OWN)]


def _speaks(a: Attribution) -> bool:
    known = a.source is not None or a.first_person
    return (
        known
        and not a.negated
        and a.lemma not in SILENT
        and (a.manner == "says" or (a.manner == "thinks" and a.lemma in BELIEFS))
    )


def _units(view: View, start: int, end: int) -> Iterator[Unit]:
    """The stretch, cut before each clause that is joined to the one before it."""
    inside = [w.i for w in view.words if w.start >= start and w.end <= end]
    if not inside:
        return
    first, last = inside[0], inside[-1] + 1
    leads = [c for c in view.clauses if c.kind in LEADING and first <= c.verb.first < last]
    cuts = [first]
    for clause in leads[1:]:
        at = min((s.first for s in clause.subjects if s.first >= cuts[-1]), default=clause.verb.first)
        before = view.words[at - 1].low if at > 0 else ""
        if at > cuts[-1] and before in JOINING:
            cuts.append(at)
    for a, b in zip(cuts, (*cuts[1:], last), strict=True):
        b_ = b
        while b_ > a and (view.words[b_ - 1].tag in {"PU", "QT", "CC", "TH"} or view.words[b_ - 1].low in JOINING):
            b_ -= 1
        if b_ > a:
            yield Unit(a, b_, next((c for c in leads if a <= c.verb.first < b_), None))


def _read(view: View, unit: Unit, a: Attribution) -> Candidate | None:
    words = view.words[unit.first : unit.last]
    if sum(w.tag != "PU" for w in words) < SHORTEST or view.is_unreal(words[0].start):
        return None
    if unit.clause is not None and unit.clause.verb.lemma in UNNAMED:
        return None
    weights = weigh(view, unit.first, unit.last, unit.clause, a)
    kind, weight = weights.best()
    if weight < ENOUGH or (a is OWN and not _is_told(view, unit, kind)):
        return None
    first = next(w for w in words if w.low not in JOINING and w.tag not in {"PU", "QT"})
    return remark(view, kind, first.start, words[-1].end, weights)


def _is_told(view: View, unit: Unit, kind: str) -> bool:
    """Whether the report's own remark is on our people, their means or their support."""
    groups = [g for g in view.groups if unit.first <= g.first < unit.last]
    who = None if unit.clause is None else unit.clause.subject
    if unit.clause is None or unit.clause.verb.modal in {"may", "might"} or unit.clause.verb.tense == "future":
        return False
    if (who is not None and (who.has("armed_group") or who.lemma in TRADES)) or any(
        w.low in ASKED for w in view.words[unit.first : unit.last]
    ):
        return False
    if kind == "position":
        return True
    return kind == "concern" and any(serves(g) or is_equipment(g) or in_phrase(g, MEANS) for g in groups)


def remark(view: View, kind: str, start: int, end: int, weights: Weights) -> Candidate:
    """A claim of the kind on the stretch, the surer the heavier its words."""
    start, end = stretch(view, start, end)
    topic = view.document.text[start:end]
    score = min(0.7, 0.4 + 0.05 * weights.best()[1])
    return Candidate(
        kind=kind, start=start, end=end, slots=slots_of(kind, topic=topic), rule=f"{kind}.remark", score=score
    )
