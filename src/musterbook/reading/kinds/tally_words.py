"""The words of tallies: the claim, whose harm is counted, and since when."""

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import Phrases, load_frames, stretch
from musterbook.reading.times import TimeSpan
from musterbook.terms.claims import Population, slots_of
from musterbook.terms.counts import Count

_TOLD = load_frames("tally")
MARKERS = Phrases(_TOLD["since"]["markers"])
WINDOWS = frozenset({"between", "over", "in", "within", "during", "last"})
DAYS = frozenset({"week", "day", "hour", "weekend", "night", "fortnight", "minute"})


def tally_claim(
    view: View,
    rule: str,
    score: float,
    start: int,
    end: int,
    *,
    what: str,
    count: Count | None,
    group: NounGroup | None = None,
    by: NounGroup | None = None,
) -> Candidate:
    start, end = stretch(view, start, end)
    since = since_of(view, start, end)
    slots = slots_of(
        "tally",
        what=what,
        count=count,
        population=None if group is None else population_of(group),
        by=None if by is None else by.text,
        since=None if since is None else since.interval,
        until=None,
    )
    return Candidate(kind="tally", start=start, end=end, slots=slots, rule=f"tally.{rule}", score=score)


def population_of(group: NounGroup) -> Population | None:
    """Whose harm is counted, where the noun tells it."""
    if group.has("armed_group"):
        return "armed group"
    if group.has("observer") or "peacekeeper" in group.lemma or {"blue", "helmet"} <= {w.lemma for w in group.words}:
        return "mission"
    if group.has("civilian"):
        return "civilian"
    if group.has("police"):
        return "host police"
    return "host military" if group.has("military") else None


def since_of(view: View, start: int, end: int) -> TimeSpan | None:
    """The time behind "since" inside a stretch."""
    for time in view.times:
        inside = start <= time.start and time.end <= end
        if inside and (
            view.words[time.first].low == "since" or (time.first > 0 and view.words[time.first - 1].low == "since")
        ):
            return time
    return None


def marker_end(view: View, i: int) -> int | None:
    last = MARKERS.at(view.words, i)
    if last is None or view.words[i].low == "between":
        return None
    time = next((t for t in view.times if t.first <= last and t.last > i), None)
    if time is None and view.words[i].low in {"since", "in", "over", "during"}:
        return None
    return max(view.words[last - 1].end, time.end if time else 0)


def _is_short(view: View, i: int, time: TimeSpan | None) -> bool:
    """Whether the window is of days or weeks: what happened in it is news, no running total."""
    words = view.words[i : max(i + 5, time.last if time else 0)]
    return view.words[i].low != "since" and any(w.lemma in DAYS for w in words)


def is_record(view: View, i: int) -> bool:
    """ "the worst day since 1961" compares; it does not add up."""
    return any(
        w.low in {"worst", "deadliest", "bloodiest", "heaviest", "first", "biggest", "largest", "most"}
        for w in view.words[max(0, i - 8) : i]
    )


def _is_period(view: View, i: int) -> bool:
    """Whether a time, or months, years or quarters, stand close behind."""
    told = any(t.first <= i + 4 and t.last > i for t in view.times)
    return told or any(w.lemma in {"month", "year", "quarter", "decade"} for w in view.words[i : i + 6])


def marked_until(view: View, clause: Clause) -> int | None:
    """Where a running total's time marker ends: behind the verb inside the clause, or at the sentence's head."""
    for i, word in enumerate(view.words):
        near = clause.start <= word.start <= clause.end + 2 or word.start <= view.sentence.start + 25
        if not near or MARKERS.at(view.words, i) is None or is_record(view, i):
            continue
        if word.low in WINDOWS and not _is_period(view, i):
            continue
        time = next((t for t in view.times if t.first <= i + 2 and t.last > i), None)
        if _is_short(view, i, time):
            continue
        child = next((c for c in view.clauses if c.marker == "since" and c.start <= word.start < c.end), None)
        last = MARKERS.at(view.words, i) or i + 1
        return max(view.words[last - 1].end, time.end if time else 0, child.end if child and word.low == "since" else 0)
    return None
