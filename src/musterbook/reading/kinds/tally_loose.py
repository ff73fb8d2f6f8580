"""Totals that run on, told loosely: counted since a time or so far, a total that passed a number, "twice now"."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_people_of_country, serves, tells_number
from musterbook.reading.frames import is_none, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.tally_words import tally_claim
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("tally_loose")["patterns"]
ORDINALS = tuple(re.compile(row) for row in _TOLD["ordinal"])
TOTALS = tuple(re.compile(row) for row in _TOLD["total"])
NAMED = re.compile(_TOLD["named"])
ORDERED = (
    *("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
NTH = {w: n for n, w in enumerate(ORDERED, 2)}
NTH |= {"twice": 2, "thrice": 3, "three times": 3, "four times": 4, "five times": 5, "six times": 6}
SO_FAR = re.compile(
    r"\b(?:(?<!has )(?<!have )(?<!had )since|so far|to date|until now|up to now|thus far|by now|over the years)\b"
)
STILL = frozenset({"have", "be", "serve", "station", "keep", "deploy", "live", "remain", "number", "maintain", "pay"})
STILL |= {
    "pledge",
    "fund",
    "donate",
    "send",
    "arrive",
    "train",
    "recruit",
    "rise",
    "grow",
    "fall",
    "increase",
    "double",
}
GAVE = frozenset({"spend", "give", "contribute", "cost", "receive", "disburse", "hold", "lead", "run", "wear", "say"})
ASIDE = 6  # words between a counted subject and its verb
TRIGGERS = (
    *("twice", "thrice", "running total", "counting", "number of", "since", "so far", "to date", "times", "dead"),
    *("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "names", "graves"),
)


def find_loose(view: View) -> Iterator[Candidate]:
    """The tallies of one sentence that the closer rules leave."""
    yield from _turns(view)
    for clause in view.clauses:
        found = _counted_since(view, clause)
        if found is not None:
            yield found


def _turns(view: View) -> Iterator[Candidate]:
    low, base = view.low, view.sentence.start
    for turn in ORDINALS:
        told = turn.search(low)
        if told is not None and not view.is_unreal(base + told.start()):
            word = told["nth"]
            number = NTH.get(word) or int(re.sub(r"\D", "", word) or 0)
            start, end = stretch(view, base + told.start(), _end(view, base + told.end()))
            what = view.document.text[start:end]
            yield tally_claim(view, "loose_ordinal", 0.55, start, end, what=what, count=exactly(number, word))
    for turn in TOTALS:
        told = turn.search(low)
        if told is not None and not view.is_unreal(base + told.start()) and "count" in told.re.groupindex:
            words = told["count"]
            start, end = base + told.start(), base + told.end()
            count = exactly(int(words.replace(",", "")), words)
            yield tally_claim(view, "loose_total", 0.55, start, end, what=view.document.text[start:end], count=count)
    named = NAMED.search(low)
    before = next(iter(view.previous()), None)
    whole = next((g.count for g in before.groups if g.head.tag == "CD"), None) if before is not None else None
    if named is not None and before is not None and whole is not None and len(before.words) < 8:
        start, end = stretch(view, base + named.start(), _end(view, base + named.end()))
        yield tally_claim(view, "named", 0.5, start, end, what=view.document.text[start:end], count=whole)


def _end(view: View, at: int) -> int:
    """Where the clause around an offset ends."""
    ends = [c.end for c in view.clauses if c.start <= at <= c.end]
    return max([at, *ends])


def _counted_since(view: View, clause: Clause) -> Candidate | None:
    """ "has mended 95 bicycles since June", "so far 40 wells have been dug"."""
    verb = clause.verb
    if not verb.perfect or verb.negated or verb.modal is not None or is_unreal(view, clause) or verb.form != "finite":
        return None
    if verb.lemma in STILL | GAVE or SO_FAR.search(view.low) is None:
        return None
    told = _counted(view, clause)
    if told is None or told.count is None:
        return None
    start, end = stretch(view, min(start_of(view, clause), told.start), clause.end)
    tail = SO_FAR.search(view.document.low, told.end, view.sentence.end)
    end = max(end, min(tail.end() + 20, view.sentence.end)) if tail is not None and tail.start() - end < 3 else end
    return tally_claim(view, "counted_since", 0.5, start, end, what=told.text, count=told.count)


def _counted(view: View, clause: Clause) -> NounGroup | None:
    behind = [g for g in view.groups if g.first >= clause.verb.last and g.end <= clause.end][:2]
    passive = clause.verb.voice == "passive"
    before = clause.subjects if passive else ()
    lead = [g for g in view.groups if 0 <= clause.verb.first - g.last <= ASIDE] if passive and not before else []
    return next((g for g in (*before, *behind, *lead) if _is_number(g)), None)


def _is_number(group: NounGroup) -> bool:
    count: Count | None = group.count
    if count is None or is_none(group) or not tells_number(count) or count.min < 2 or group.has("time"):
        return False
    if group.head.tag == "CD" or group.lemma in {"million", "dollar", "euro", "percent"}:
        return False
    return not (serves(group, strict=True) or is_people_of_country(group))
