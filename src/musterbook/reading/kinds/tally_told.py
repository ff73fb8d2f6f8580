"""Tallies by rows of words: anything counted since a day, tolls brought to a number, "the ninth since May"."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import tells_number
from musterbook.reading.frames import Phrases, end_of, in_phrase, load_frames, start_of
from musterbook.reading.kinds.tally_words import is_record, tally_claim
from musterbook.terms.counts import Count, exactly

_TOLD = load_frames("tally_told")
OPEN, CLOSED = Phrases(_TOLD["since"]["open"]), Phrases(_TOLD["since"]["closed"])
VERBS, NOUNS = frozenset(_TOLD["counted"]["verbs"]), frozenset(_TOLD["counted"]["nouns"])
NEVER = frozenset(_TOLD["counted"]["never"])
HARM = VERBS - {"be", "run", "give", "find", "hand", "note", "list", "stop", "break", "down", "fire"}
ORDINALS = {word: i + 1 for i, word in enumerate(load_frames("tally")["ordinals"]["words"])}
WORD = r"[\w,.'’-]+"
TOLL = re.compile(
    rf"\b(?P<verb>{_TOLD['toll']['verbs']})\s(?:up\s)?(?:to\s(?P<first>{WORD})\s(?:the|its|their|his)\s"
    rf"(?:{WORD}\s){{0,4}}?(?:{_TOLD['toll']['nouns']})\b|"
    rf"(?:{WORD}\s){{1,4}}?(?:{_TOLD['toll']['nouns']})\s(?:{WORD}\s){{0,9}}?(?:up\s)?to\s(?P<second>{WORD}))"
)
SHORT = frozenset({"week", "day", "hour", "weekend", "night", "fortnight", "minute", "morning", "evening", "afternoon"})
VAGUE = frozenset({"several", "many", "some", "few", "a", "numerous", "various", "countless", "most"})
HARMED = frozenset(
    {
        "lose",
        "kill",
        "die",
        "death",
        "dead",
        "wound",
        "fall",
        "hurt",
        "injure",
        "loss",
        "toll",
        "casualty",
        "fatality",
        "attack",
        "incident",
        "capture",
        "abduct",
        "hostage",
    }
)
SO_FAR = frozenset({"since", "year", "far", "date", "overall", "altogether", "month", "quarter"})
FEW = 2


def find_tolls(view: View) -> Iterator[Candidate]:
    """ "raised to 31 the number of guards killed since May", "took the losses this year to 60"."""
    for told in TOLL.finditer(view.document.low, view.sentence.start, view.sentence.end):
        words = (told["first"] or told["second"] or "").strip(",.")
        number = _number(view, words)
        lemmas = {w.lemma for w in view.words}
        if number is None or view.is_unreal(told.start()) or not (HARMED & lemmas and SO_FAR & lemmas):
            continue
        clause = next((c for c in view.clauses if c.verb.start <= told.start() < c.verb.end), None)
        start = told.start() if clause is None else min(start_of(view, clause), told.start())
        end = max(told.end("second") if told["second"] else told.end(), 0 if clause is None else clause.end)
        end = max(end, _end_of_since(view, end))
        yield tally_claim(view, "brought", 0.75, start, end, what=view.document.text[start:end], count=number)


def _number(view: View, words: str) -> Count | None:
    plain = words.replace(",", "")
    if plain.isdigit():
        return exactly(int(plain), words) if int(plain) >= FEW else None
    group = next((g for g in view.groups if words and words in g.text.lower() and tells_number(g.count)), None)
    return None if group is None else group.count


def _end_of_since(view: View, end: int) -> int:
    """Where the time or clause behind "since" ends, close behind a total."""
    since = next((w for w in view.words if w.low == "since" and -60 <= w.start - end <= 40), None)
    if since is None:
        return end
    time = max((t.end for t in view.times if t.start >= since.start and t.start - since.end < 40), default=0)
    clause = max((c.end for c in view.clauses if c.start <= since.start + 6 and c.start >= since.start - 1), default=0)
    return max(end, time, clause)


def find_marked(view: View) -> Iterator[Candidate]:
    """ "has logged over 90 stoppages since June", "40 rifles have been handed in since spring", "12 dead to date"."""
    for i, word in enumerate(view.words):
        closed = CLOSED.at(view.words, i)
        opened = OPEN.at(view.words, i) if closed is None else None
        if (closed is None and opened is None) or view.is_unreal(word.start) or is_record(view, i):
            continue
        last = closed or _time_behind(view, i, opened or i)
        if last is None:
            continue
        group = _counted(view, i)
        if group is not None and (closed is None or (group.count is not None and group.count.min > FEW)):
            yield _total(view, group, i, last)


def _time_behind(view: View, i: int, first: int) -> int | None:
    """The index behind the time or clause that "since" needs; none for days and weeks, which are news."""
    time = next((t for t in view.times if t.first <= first + 1 and t.last > i), None)
    words = view.words[i : (time.last if time is not None else first + 2)]
    if any(w.lemma in SHORT for w in words) or (first < len(view.words) and view.words[first].tag == "PU"):
        return None
    if time is not None:
        return max(time.last, first)
    clause = next((c for c in view.clauses if c.marker == "since" and c.start == view.words[i].start), None)
    if clause is None and view.words[i].low == "since":
        clause = next((c for c in view.clauses if 0 <= c.verb.first - first <= 6), None)
    if clause is not None and view.words[i].low == "since":
        return next((w.i + 1 for w in reversed(view.words) if w.end <= clause.end), None)
    event = next((g for g in view.groups if g.first <= first < g.last), None)
    if view.words[i].low == "since" and event is not None:
        return event.last
    period = any(w.lemma in {"month", "year", "quarter", "decade", "season"} for w in view.words[first : first + 3])
    return first + 2 if period and view.words[i].low in {"in", "over", "during", "within"} else None


def _counted(view: View, i: int) -> NounGroup | None:
    """What is counted: the last number before the marker, or the first behind one that opens the sentence."""
    opens = i <= 1
    near = [g for g in view.groups if (g.first > i if opens else g.last <= i)]
    ordered = near[:4] if opens else list(reversed(near))[:5]
    for group in ordered:
        if group.count is None or not tells_number(group.count) or group.has("time") or group.share is not None:
            continue
        vague = group.count.words.lower().split()[:1]
        if group.count.max == 1 or group.count.min < FEW or _is_time(view, group) or VAGUE & set(vague):
            continue
        return group if _is_event(view, group) else None
    return None


def _is_time(view: View, group: NounGroup) -> bool:
    return any(t.start <= group.start < t.end for t in view.times) or group.lemma in SHORT | {"month", "year"}


def _is_event(view: View, group: NounGroup) -> bool:
    """Whether what is counted happened, or was done to somebody: by its noun, or by the clause's verb."""
    if in_phrase(group, NOUNS):
        return True
    clause = _clause_of(view, group)
    if clause is None or clause.verb.lemma in NEVER or clause.verb.negated or clause.verb.modal is not None:
        return False
    lives = {"life", "lives"} & {w.low for w in view.words[clause.verb.first : clause.verb.last + 4]}
    over = clause.verb.lemma == "run" and "over" in {w.low for w in view.words[clause.verb.last : clause.verb.last + 2]}
    return clause.verb.lemma in HARM or bool(lives) or over


def _clause_of(view: View, group: NounGroup) -> Clause | None:
    told = [c for c in view.clauses if group in (*c.subjects, *c.objects) or c.antecedent is group]
    return told[0] if told else next((c for c in view.clauses if c.start <= group.start < c.end), None)


def _total(view: View, group: NounGroup, i: int, last: int) -> Candidate:
    clause = _clause_of(view, group)
    end = view.words[last - 1].end
    start = min(group.start, view.words[i].start)
    if (
        clause is not None
        and clause.kind not in {"relative", "participial"}
        and group in (*clause.subjects, *clause.objects)
    ):
        start = min(start, start_of(view, clause))
    if clause is not None and view.words[i].start < group.start:
        end = max(end, end_of(view, clause, whole=True))
    return tally_claim(view, "marked", 0.6, start, max(end, group.end), what=group.text, count=group.count, group=group)


def find_ordinal_since(view: View) -> Iterator[Candidate]:
    """ "and the ninth since the rains began", "the second such theft in as many weeks"."""
    for i, word in enumerate(view.words[:-1]):
        number = ORDINALS.get(word.low)
        if number is None and word.low[:-2].isdigit() and word.low[-2:] in {"th", "nd", "rd", "st"}:
            number = int(word.low[:-2])
        if number is None or number < FEW or view.is_unreal(word.start):
            continue
        since = view.words[i + 1].low == "since"
        such = view.words[i + 1].low == "such"
        if not (since or such) or (i and view.words[i - 1].low == "a"):
            continue
        first = view.words[i - 1].start if i and view.words[i - 1].tag in {"DT", "PS"} else word.start
        group = next((g for g in view.groups if g.first <= i < g.last), None)
        end = _end_of_since(view, word.end) if since else max(group.end if group else word.end, _months(view, i))
        yield tally_claim(
            view,
            "ordinal_since",
            0.65,
            first,
            end,
            what=view.document.text[first:end],
            count=exactly(number, word.text),
        )


def _months(view: View, i: int) -> int:
    """Where "in as many months" or another time close behind ends."""
    told = [w for w in view.words[i : i + 9] if w.lemma in {"month", "week", "year", "day"}]
    return told[-1].end if told else 0


MARKED_RULES = (find_tolls, find_ordinal_since, find_marked)
