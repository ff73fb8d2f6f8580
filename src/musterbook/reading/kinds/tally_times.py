"""Tallies told by how often: "twice now", "three times since June", "this makes two", "the second whose loss"."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.frames import end_of, load_frames, start_of
from musterbook.reading.kinds.tally_words import MARKERS, tally_claim
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("tally")
ORDINALS = {word: i + 1 for i, word in enumerate(_TOLD["ordinals"]["words"])}
NUMBERS = {"once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
NUMBERS |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
NOW = frozenset({"now", "already", "since", "this", "in", "so", "over", "within"})
HARM = frozenset([*_TOLD["harm"]["passive"], "die", "perish", "lose", "confirm"])
REPORTED = frozenset({"report", "record", "log", "register", "count", "document"})


def _times_at(view: View, i: int) -> tuple[int, int] | None:
    """The number and the word behind it for "twice" or "three times" at word i."""
    low = view.words[i].low
    if low == "twice":
        return 2, i + 1
    number = int(low) if low.isdigit() else NUMBERS.get(low)
    if number is None or i + 1 >= len(view.words) or view.words[i + 1].low != "times":
        return None
    return number, i + 2


def find_often(view: View) -> Iterator[Candidate]:
    """ "Twice now a vehicle has let a bullet through", "was reported 11 times in a week"."""
    for i in range(len(view.words)):
        told = _times_at(view, i)
        if told is None or view.is_unreal(view.words[i].start):
            continue
        number, last = told
        behind = view.words[last].low if last < len(view.words) else ""
        if behind in {"as", "more", "the", "a"}:
            continue
        at = view.words[last - 1].end
        clause = next((c for c in view.clauses if c.verb.perfect and abs(c.start - at) < 60), None)
        counted = next((c for c in view.clauses if c.verb.lemma in REPORTED and c.verb.last in {i, i - 1}), None)
        timed = any(t.first in {last, last + 1} for t in view.times)
        marked = timed or behind in NOW or MARKERS.at(view.words, last) is not None
        if counted is None and not (clause is not None and marked):
            continue
        found = counted or clause
        if found is None or found.verb.negated:
            continue
        start = min(view.words[i].start, start_of(view, found))
        time = next((t.end for t in view.times if t.first in {last, last + 1}), 0)
        end = max(end_of(view, found, whole=True), view.words[last - 1].end, time)
        what = view.document.text[start_of(view, found) : found.end]
        words = " ".join(w.text for w in view.words[i:last])
        yield tally_claim(view, "often", 0.7, start, end, what=what, count=exactly(number, words))


def find_makes(view: View) -> Iterator[Candidate]:
    """ "this makes two", "that makes four soldiers this year"."""
    for clause in view.clauses:
        who, told = clause.subject, clause.object
        if clause.verb.lemma != "make" or who is None or who.head.low not in {"this", "that", "it"} or told is None:
            continue
        if told.count is None or told.count.max != told.count.min or told.count.min < 2:
            continue
        if told.text.strip("0123456789,.") == "" and told.count.min > 20:
            continue
        end = max(clause.end, told.end)
        yield tally_claim(view, "makes", 0.6, start_of(view, clause), end, what=told.text, count=told.count)


def find_nth(view: View) -> Iterator[Candidate]:
    """ "the dead officer is the second whose loss …", "he is the third Kenyan officer to be killed"."""
    for clause in view.clauses:
        if clause.verb.lemma not in {"be", "become"} or clause.verb.negated or clause.subject is None:
            continue
        at = next((w for w in view.words[clause.verb.last : clause.verb.last + 3] if w.low in ORDINALS), None)
        if at is None or ORDINALS[at.low] < 2:
            continue
        after = [c for c in view.clauses if c.start > at.start and c.verb.lemma in HARM | {"acknowledge", "suffer"}]
        whose = any(w.low == "whose" for w in view.words[at.i : at.i + 4])
        if not after and not whose:
            continue
        end = max([end_of(view, c, whole=True) for c in after] or [view.sentence.end])
        count: Count = exactly(ORDINALS[at.low], at.text)
        what = view.document.text[at.start : end]
        yield tally_claim(view, "nth", 0.65, start_of(view, clause), end, what=what, count=count)


def find_known(view: View) -> Iterator[Candidate]:
    """ "three members of the force are now known to have died"."""
    for clause in view.clauses:
        who = clause.subject
        if clause.verb.lemma not in HARM or clause.verb.negated:
            continue
        if who is None or who.count is None or who.count.min < 2:
            continue
        words = {w.low for w in view.words[clause.verb.first : clause.verb.last]}
        if "known" in words or {"now", "have"} <= words:
            start, end = start_of(view, clause), clause.end
            yield tally_claim(view, "known", 0.6, start, end, what=who.text, count=who.count, group=who)


TIMES_RULES = (find_often, find_makes, find_nth, find_known)
