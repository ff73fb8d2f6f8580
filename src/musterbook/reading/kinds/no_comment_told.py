"""Silence by rows of words: put off, passed on, cut short, left lying, answered with nothing."""

from collections.abc import Iterator
from itertools import pairwise

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import end_of, full_text, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of
from musterbook.terms.claims import Answer, slots_of

_TOLD = load_frames("no_comment_told")
SPEAKER, OWN, ELSEWHERE = Patterns(_TOLD["speaker"]), Patterns(_TOLD["own"]), Patterns(_TOLD["elsewhere"])
ASKED, FACT = Patterns(_TOLD["asked"]), Patterns(_TOLD["fact"])
ASKS, FACTS = frozenset(_TOLD["words"]["asks"]), frozenset(_TOLD["words"]["facts"])
PLEDGED, NEVER = frozenset(_TOLD["words"]["pledged"]), frozenset(_TOLD["words"]["never"])
ANSWERS: dict[str, Answer] = {
    "declined": "declined",
    "none_yet": "none yet",
    "no_figure": "no figure",
    "back": "none yet",
}
FIRST_PERSON = frozenset({"i", "we"})
MACHINES = frozenset({"radio", "sensor", "machine", "engine", "vehicle", "truck", "rifle", "search", "test", "map"})
SPEAKERS = ("person", "body", "official", "role", "rank", "media", "document", "country", "military", "police", "place")
MAY = frozenset({"may", "might", "should", "must", "shall"})
REACH = 9


def find_told_silence(view: View) -> Iterator[Candidate]:
    """The silences that rows of words tell, one for each row."""
    yield from _by_speaker(view)
    yield from _by_question(view)
    yield from _bare(view)


def _by_speaker(view: View) -> Iterator[Candidate]:
    for patterns, own in ((SPEAKER, False), (OWN, True)):
        for match in patterns.find(view.words):
            clause = clause_of(view, match)
            who = _speaker(view, match, clause)
            first = who is not None and who.head.low in FIRST_PERSON
            if (
                who is None
                or not _is_meant(view, match, clause)
                or (own and not (first and match.first - who.last <= 3))
            ):
                continue
            if view.words[match.last - 1].low in {"more", "verify"} and (first or who.has("media")):
                continue
            yield _claim(view, match, clause, who, "told_own" if own else "told", 0.6)


def _says_so(clause: Clause | None, who: NounGroup | None) -> bool:
    """ "said he could not discuss it": the pronoun of reported speech is the one who speaks."""
    told = clause is not None and clause.kind == "content" and who is not None and who in clause.subjects
    return told and who is not None and who.head.low in {"he", "she", "they", "it"}


def _by_question(view: View) -> Iterator[Candidate]:
    for match in ELSEWHERE.find(view.words):
        clause = clause_of(view, match)
        if _is_meant(view, match, clause):
            yield _claim(view, match, clause, None, "elsewhere", 0.55)
    for patterns, nouns in ((ASKED, ASKS), (FACT, FACTS)):
        for match in patterns.find(view.words):
            clause = clause_of(view, match)
            told = _noun_before(view, match, nouns) or _as_promised(view, match)
            if told is None or not _is_meant(view, match, clause) or _is_sought(view, told):
                continue
            yield _claim(view, match, clause, view.after(told, "to", "from"), "asked", 0.6, start=told.start)


def _noun_before(view: View, match: Match, nouns: frozenset[str]) -> NounGroup | None:
    """What was asked or is held back: told before the row, in the same sentence."""
    before = [g for g in view.groups if g.first <= match.first and g.lemma in nouns]
    person = next((g for g in view.groups if g.last == match.first and g.pronoun), None)
    return before[-1] if before and person is None else None


def _is_sought(view: View, told: NounGroup) -> bool:
    """ "calls for help", "a request for jeeps": what is sought is no answer."""
    sought = view.after(told, "for")
    return sought is not None and sought.lemma not in {"comment", "answer", "reply", "information", "detail"}


def _as_promised(view: View, match: Match) -> NounGroup | None:
    """ "promised a reply; it had not come", "we wrote in May; nothing came back"."""
    if match.label != "back":
        return None
    told = (view, *(v for v, _ in zip(view.previous(), range(2), strict=False)))
    asked = any(g.lemma in PLEDGED | ASKS for v in told for g in v.groups)
    written = any(c.verb.lemma in {"ask", "write", "order", "request", "apply"} for v in told for c in v.clauses)
    who = next((g for g in view.groups if g.first <= match.first < g.last or g.last == match.first), None)
    stands = who is not None and (who.pronoun or who.head.low in {"nothing", "none", "it", "they"})
    return who if stands and (asked or written) else None


def _speaker(view: View, match: Match, clause: Clause | None) -> NounGroup | None:
    """Who keeps silent: the clause's subject, that of the clause above, else the nearest that can speak."""
    line = tuple(view.line_of(clause))[:2] if clause is not None else ()
    for here in line:
        if _speaks(here.subject) and here.subject is not None and here.subject.first <= match.first:
            return here.subject
    near = [g for g in view.groups if g.last <= match.first + 1 and match.first - g.last <= REACH]
    return next((g for g in reversed(near) if _speaks(g) and not g.has("time")), None)


def _speaks(group: NounGroup | None) -> bool:
    if group is None or group.has("armed_group") or group.lemma in MACHINES:
        return False
    if group.pronoun:
        return group.head.low not in {"it", "this", "that", "who", "which"} or group.head.low == "it"
    return group.name or group.has(*SPEAKERS) or group.head.low in {"nobody", "none", "desk", "office"}


def _is_meant(view: View, match: Match, clause: Clause | None) -> bool:
    at = view.words[match.first].start
    if view.is_unreal(at) or (clause is not None and (is_unreal(view, clause) or clause.marker in {"if", "unless"})):
        return False
    if any(w.lemma in NEVER for w in view.words[match.first : match.last + 3]):
        return False
    if clause is not None and clause.kind == "relative" and clause.marker in {"who", "that"}:
        return False
    if _is_own_name(view, match):
        return False
    return clause is None or clause.verb.modal not in MAY or match.label == "declined"


def _is_own_name(view: View, match: Match) -> bool:
    """ "would not give his name", "asked that his name be withheld": a source that stays unnamed."""
    near = view.words[max(0, match.first - 3) : match.last + 1]
    owned = any(a.tag == "PS" and b.lemma == "name" for a, b in pairwise(near))
    return owned or any(w.low in {"anonymity", "unnamed"} for w in view.words)


def _claim(
    view: View,
    match: Match,
    clause: Clause | None,
    who: NounGroup | None,
    rule: str,
    score: float,
    start: int | None = None,
) -> Candidate:
    first, last = view.words[match.first].start, view.words[match.last - 1].end
    end = last if clause is None else max(last, end_of(view, clause, whole=True))
    begin = first if clause is None else min(first, start_of(view, clause))
    if who is not None and who.last <= match.first + 1:
        begin = who.start
    own = who is not None and who.head.low in FIRST_PERSON
    start, end = stretch(view, begin if start is None else start, end)
    answer = ANSWERS[match.label]
    return Candidate(
        kind="no_comment",
        start=start,
        end=end,
        slots=slots_of("no_comment", who=None if who is None else full_text(view, who), answer=answer),
        rule=f"no_comment.{rule}",
        score=score,
        stance="asserts",
        anchor=first,
        own_voice=not own and rule == "told" and (clause is None or clause.kind in {"main", "relative", "subordinate"}),
    )


def _bare(view: View) -> Iterator[Candidate]:
    """ "If asked: no comment", "Ministry: no comment yet"."""
    words = view.words
    for i in range(1, len(words) - 1):
        if words[i].low != "no" or words[i + 1].low not in {"comment", "reply", "response", "answer"}:
            continue
        if words[i - 1].low == ":":
            start, end = stretch(view, words[0].start, words[i + 1].end)
            slots = slots_of("no_comment", who=None, answer="declined")
            yield Candidate(
                kind="no_comment",
                start=start,
                end=end,
                slots=slots,
                rule="no_comment.bare",
                score=0.6,
                stance="asserts",
            )
