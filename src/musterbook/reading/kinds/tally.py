"""Tallies: running totals ("since 2014 some 90 have died") and ordinals ("the third raid this month")."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_force, is_people_of_country, serves
from musterbook.reading.frames import Phrases, end_of, in_phrase, is_unreal, load_frames, start_of, stretch
from musterbook.reading.quantities import count_of
from musterbook.reading.times import TimeSpan
from musterbook.terms.claims import Population, slots_of
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("tally")
ORDINALS = {word: i + 1 for i, word in enumerate(_TOLD["ordinals"]["words"])}
OCCASIONS = frozenset(_TOLD["ordinals"]["occasions"])
MARKERS = Phrases(_TOLD["since"]["markers"])
PASSIVE = frozenset(_TOLD["harm"]["passive"])
ACTIVE = Phrases(_TOLD["harm"]["active"])
DEED = frozenset(_TOLD["harm"]["deed"])
HARM_NOUNS = frozenset(_TOLD["harm"]["nouns"])
BLAME = Phrases(_TOLD["harm"]["blame"])
TOTALS = frozenset(_TOLD["total"]["nouns"])
BRING = frozenset(_TOLD["total"]["verbs"])
STANDS = Phrases(_TOLD["total"]["stands"])
DAYS = frozenset({"week", "day", "hour", "weekend", "night", "fortnight", "minute"})
LARGE = 100
FORCED = frozenset({"flee", "displace", "uproot", "force", "drive"})


def _claim(
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
    since = _since(view, start, end)
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


def _since(view: View, start: int, end: int) -> TimeSpan | None:
    """The time behind "since" inside a stretch."""
    for time in view.times:
        inside = start <= time.start and time.end <= end
        if inside and (
            view.words[time.first].low == "since" or (time.first > 0 and view.words[time.first - 1].low == "since")
        ):
            return time
    return None


def _marked(view: View, clause: Clause) -> int | None:
    """Where a running total's time marker ends: behind the verb inside the clause, or at the sentence's head."""
    for i, word in enumerate(view.words):
        near = clause.start <= word.start <= clause.end + 2 or word.start <= view.sentence.start + 25
        if not near or MARKERS.at(view.words, i) is None or _is_record(view, i):
            continue
        if word.low in {"between", "over", "in", "within", "during", "last"} and not any(
            t.first <= i + 4 and t.last > i for t in view.times
        ):
            continue
        time = next((t for t in view.times if t.first <= i + 2 and t.last > i), None)
        if _is_short(view, i, time):
            continue
        child = next((c for c in view.clauses if c.marker == "since" and c.start <= word.start < c.end), None)
        last = MARKERS.at(view.words, i) or i + 1
        return max(view.words[last - 1].end, time.end if time else 0, child.end if child and word.low == "since" else 0)
    return None


def _is_record(view: View, i: int) -> bool:
    """ "the worst day since 1961" compares; it does not add up."""
    return any(
        w.low in {"worst", "deadliest", "bloodiest", "heaviest", "first", "biggest", "largest", "most"}
        for w in view.words[max(0, i - 8) : i]
    )


def _is_short(view: View, i: int, time: TimeSpan | None) -> bool:
    """Whether the window is of days or weeks: what happened in it is news, no running total."""
    words = view.words[i : max(i + 5, time.last if time else 0)]
    return view.words[i].low != "since" and any(w.lemma in DAYS for w in words)


def _running(view: View, clause: Clause) -> Candidate | None:
    """ "some 90 soldiers have died since 2014", "the war has displaced thousands since March"."""
    verb = clause.verb
    passive = verb.voice == "passive" and (verb.lemma in PASSIVE or (verb.lemma in FORCED and verb.perfect))
    active = verb.voice == "active" and ACTIVE.in_verb(view, clause) is not None
    deed = verb.voice == "active" and verb.lemma in DEED
    groups = clause.subjects if passive or active else clause.objects if deed else ()
    told = next(
        (
            g
            for g in groups
            if g.count is not None and (g.has("person") or serves(g) or in_phrase(g, HARM_NOUNS) or _is_bare(g))
        ),
        None,
    )
    if told is None or verb.negated or verb.modal is not None:
        return None
    end = _marked(view, clause)
    large = told.count is not None and told.count.min >= LARGE
    if end is None:
        lost = verb.lemma == "lose" and large and is_force(clause.subject)
        fled = verb.lemma in FORCED and large and (verb.perfect or verb.tense == "past")
        if not (lost or fled):
            return None
        end = clause.end
    if told.count is not None and told.count.max == 1:
        return None
    start = min(start_of(view, clause), told.start)
    return _claim(
        view,
        "running",
        0.8,
        start,
        max(end, clause.end),
        what=told.text,
        count=count_of(told),
        group=told,
        by=clause.agent if not active else None,
    )


def _is_bare(group: NounGroup) -> bool:
    return (group.count is not None and group.text.lower().endswith(group.count.words.lower())) or is_people_of_country(
        group
    )


def _nouns(view: View) -> Iterator[Candidate]:
    """ "thousands of deaths since 2021", "90 attacks so far this year"."""
    for group in view.groups:
        if (
            group.count is None
            or group.determiner in {"a", "an"}
            or not in_phrase(group, HARM_NOUNS)
            or group.count.max == 1
            or group.count.max == 0
        ):
            continue
        end = next(
            (
                e
                for i in range(group.last, min(len(view.words), group.last + 7))
                if (e := _marker_end(view, i)) is not None
            ),
            None,
        )
        if end is None or view.is_unreal(group.start):
            continue
        clause = next(
            (
                c
                for c in view.clauses
                if c.start <= group.start < max(c.end, group.start + 1) and BLAME.in_verb(view, c)
            ),
            None,
        )
        clause = clause or next((c for c in view.clauses if group in (*c.objects, *c.subjects)), None)
        start = group.start if clause is None else start_of(view, clause)
        yield _claim(
            view,
            "noun",
            0.75,
            min(start, group.start),
            end,
            what=group.text,
            count=count_of(group),
            by=None if clause is None else clause.subject if group in clause.objects else None,
        )


def _marker_end(view: View, i: int) -> int | None:
    last = MARKERS.at(view.words, i)
    if last is None or view.words[i].low == "between":
        return None
    time = next((t for t in view.times if t.first <= last and t.last > i), None)
    if time is None and view.words[i].low in {"since", "in", "over", "during"}:
        return None
    return max(view.words[last - 1].end, time.end if time else 0)


def ordinal_of(group: NounGroup) -> int | None:
    """The number of an ordinal in a group: 3 for "the third raid"; None without one."""
    for word in group.words[:-1]:
        if word.low in ORDINALS:
            return ORDINALS[word.low]
        if word.low[:-2].isdigit() and word.low[-2:] in {"st", "nd", "rd", "th"}:
            return int(word.low[:-2])
    return None


def _ordinals(view: View) -> Iterator[Candidate]:
    """ "it was the fourth time that the lock jammed", "the sixth ambush since June"."""
    for group in view.groups:
        number = ordinal_of(group)
        if number is None or number < 2 or not in_phrase(group, OCCASIONS) or view.is_unreal(group.start):
            continue
        clause = next(
            (
                c
                for c in view.clauses
                if c.verb.lemma in {"be", "become", "mark"} and group in (*c.objects, *(a.group for a in c.attachments))
            ),
            None,
        )
        child = next(
            (
                c
                for c in view.clauses
                if c.kind in {"content", "relative", "infinitive"} and 0 <= c.start - group.end <= 3
            ),
            None,
        )
        end = next(
            (
                e
                for i in range(group.last, min(len(view.words), group.last + 9))
                if (e := _marker_end(view, i)) is not None
            ),
            None,
        )
        told = clause is not None and (
            clause.subject is None
            or clause.subject.head.low in {"it", "this", "that", "which"}
            or serves(clause.subject)
        )
        occasion = group.lemma in {"time", "occasion"}
        if not (told or end is not None or (occasion and child is not None)) or (
            occasion and not told and view.words[group.first - 1].low != "for"
        ):
            continue
        start = start_of(view, clause) if clause is not None and told else group.start
        last = max(
            group.end,
            end or 0,
            end_of(view, child, whole=True) if child is not None else 0,
            clause.end if clause is not None and told else 0,
        )
        what = view.document.text[start_of(view, child) : child.end] if occasion and child is not None else group.text
        yield _claim(view, "ordinal", 0.85 if told else 0.7, start, last, what=what, count=exactly(number, group.text))


def _is_harm_number(view: View, group: NounGroup) -> bool:
    """ "the number of French troops killed"."""
    after = {w.lemma for w in view.words[group.last : group.last + 2]}
    return group.text.lower().startswith("the number of") and (
        bool(after & (PASSIVE | {"die", "dead", "lose"})) or group.has("hurt") or in_phrase(group, HARM_NOUNS)
    )


def _totals(view: View, clause: Clause) -> Candidate | None:
    """ "bringing the toll to 12", "the number of dead has reached 40"."""
    verb = clause.verb
    told = (
        next((g for g in clause.objects if g.lemma in TOTALS or _is_harm_number(view, g)), None)
        if verb.lemma in BRING
        else None
    )
    if (
        told is None
        and clause.subject is not None
        and (clause.subject.lemma in TOTALS or _is_harm_number(view, clause.subject))
        and STANDS.in_verb(view, clause) is not None
    ):
        told = clause.subject
    if told is None or verb.negated or verb.modal is not None:
        return None
    of = view.after(told, "of", "among")
    harm = (
        _is_harm_number(view, told)
        or told.lemma in {"toll", "loss"}
        or "toll" in told.text
        or (of is not None and (in_phrase(of, HARM_NOUNS) or of.has("hurt")))
    )
    if not harm and not (
        of is not None and any(c.verb.lemma in PASSIVE | {"die"} for c in view.clauses if 0 <= c.start - of.end < 40)
    ):
        return None
    groups = (*clause.objects, *(a.group for a in clause.attachments if a.prep in {"to", "at"}))
    number = next((g for g in groups if g is not told and g.count is not None and g.start > verb.start), None)
    if number is None:
        return None
    return _claim(
        view,
        "total",
        0.8,
        min(start_of(view, clause), told.start),
        max(clause.end, number.end),
        what=told.text if of is None else of.text,
        count=number.count,
    )


def find_tallies(view: View) -> Iterator[Candidate]:
    """The totals and ordinals of one sentence, without overlaps."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    found = [
        c
        for clause in view.clauses
        if not is_unreal(view, clause)
        for rule in (_totals, _running)
        if (c := rule(view, clause))
    ]
    for candidate in (*found, *_ordinals(view), *_nouns(view)):
        if not any(candidate.start < end and start < candidate.end for start, end in told):
            told.append((candidate.start, candidate.end))
            yield candidate


TALLY = KindReader(
    kind="tally",
    triggers=(
        *word_triggers(
            [
                *_TOLD["since"]["markers"],
                *_TOLD["ordinals"]["words"],
                *TOTALS,
                "lost",
                "lose",
                "fled",
                "flee",
                "displaced",
                "uprooted",
            ]
        ),
        r"\b\d+(?:st|nd|rd|th)\b",
    ),
    find=find_tallies,
)
