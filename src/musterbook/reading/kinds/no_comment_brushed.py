"""Silence by what is done or said instead of an answer: a smile, a shut door, "try the ministry", not a word."""

import re
from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import end_of, full_text, is_unreal, load_frames, start_of, stretch
from musterbook.reading.kinds.told_phrases import Match, Patterns
from musterbook.reading.kinds.told_roles import clause_of
from musterbook.terms.claims import Answer, slots_of

_TOLD = load_frames("no_comment_brushed")
GESTURES = Patterns({"gesture": _TOLD["gestures"]["rows"]})
SPEAKERS = frozenset(_TOLD["gestures"]["speakers"])
ASK, ASKS = frozenset(_TOLD["asked"]["words"]), frozenset(_TOLD["asked"]["nouns"])
OPENING, OFF = frozenset(_TOLD["sayings"]["opening"]), frozenset(_TOLD["sayings"]["off"])
NONE = frozenset(_TOLD["sayings"]["none"])
QUOTED = re.compile(r'"(?P<said>[^"]{4,80}?)[,.]?"')
ASKED_BEHIND = re.compile(_TOLD["lines"]["asked_behind"])
BRIEF = 9  # words
TURNS: tuple[tuple[re.Pattern[str], Answer, bool], ...] = (
    *((re.compile(row), "declined", True) for row in _TOLD["turns"]["declined_whole"]),
    *((re.compile(row), "declined", False) for row in _TOLD["turns"]["declined"]),
    *((re.compile(row), "none yet", False) for row in _TOLD["turns"]["none_yet"]),
)
HEARD, PUT = re.compile(_TOLD["lines"]["heard"]), re.compile(_TOLD["lines"]["put"])
ANSWERING = frozenset(_TOLD["asked"]["answering"])
LATER = frozenset(_TOLD["sayings"]["later"])
TRIGGERS = (
    *(
        "later",
        "tomorrow",
        "telephone",
        "phone",
        "nothing",
        "stopped",
        "ceased",
        "rang",
        "silence",
        "proverb",
        "desk",
        "in-tray",
        "when asked",
        "plead",
        "pleaded",
    ),
    *("asked", "inquired", "enquired", "pressed", "questioned", "reached", "phoned", "telephoned", "heard", "attempt"),
    *("peep", "whisper", "squeak", "word", "nobody", "no one", "only answer", "only reply", "only response", "counsel"),
    *("nil", "none", "silence", "was all", "were all", "is all", "attempts", "met every", "lips", "question", "query"),
    *("neither", "else", "come back", "figures", "photographs", "questions", "queries", "sole", "ask", "try", "wait"),
)


def find_brushed(view: View) -> Iterator[Candidate]:
    """The brush-offs of one sentence."""
    yield from _turns(view)
    yield from _sayings(view)
    yield from _gestures(view)
    yield from _unheard(view)
    yield from _no_answer(view)


def _claim(
    view: View, rule: str, start: int, end: int, who: str | None, answer: Answer, anchor: int | None = None
) -> Candidate:
    start, end = stretch(view, start, end)
    return Candidate(
        kind="no_comment",
        start=start,
        end=end,
        slots=slots_of("no_comment", who=who, answer=answer),
        rule=f"no_comment.{rule}",
        score=0.55,
        stance="asserts",
        anchor=anchor,
        own_voice=True,
    )


def _turns(view: View) -> Iterator[Candidate]:
    low = view.low
    base = view.sentence.start
    for turn, answer, whole in TURNS:
        told = turn.search(low)
        if (
            told is None
            or (view.is_unreal(base + told.start()) and not _is_fronted(view))
            or _hangs_on_if(view, base + told.start())
        ):
            continue
        who = next(
            (g for g in reversed(view.groups) if g.end <= base + told.start() and base + told.start() - g.end < 40),
            None,
        )
        begin = base if whole else base + told.start()
        if not whole and who is not None and base + told.start() - who.end <= 5:
            begin = who.start
        clause = next(
            (c for c in view.clauses if c.verb.start < base + told.end() and base + told.start() <= c.verb.end), None
        )
        end = base + told.end() if clause is None else max(base + told.end(), end_of(view, clause, whole=True))
        yield _claim(
            view, "turn", begin, end, None if who is None else full_text(view, who), answer, base + told.start()
        )


def _is_fronted(view: View) -> bool:
    """ "Who signed it none of them would tell": a question in front, and no question."""
    return view.words[0].tag == "WH" and view.words[-1].text != "?"


def _hangs_on_if(view: View, at: int) -> bool:
    clause = next((c for c in view.clauses if c.start <= at < c.end), None)
    if clause is None or _is_fronted(view):
        return False
    return clause.marker in {"if", "unless", "so"} or is_unreal(view, clause)


def was_asked(view: View, *, here: bool = False) -> bool:
    """Whether a question is told of: in this sentence, or in the one before."""
    views = (view,) if here else (view, *(v for v, _ in zip(view.previous(), range(1), strict=False)))
    return any(
        (w.lemma in ASK and w.tag in {"VBD", "VBN", "VBG", "VBP", "VB", "JJ"}) or w.lemma in ASKS
        for v in views
        for w in v.words
    )


def _sayings(view: View) -> Iterator[Candidate]:
    """ "Try the ministry", "No names, no dates": a short saying in quotation marks."""
    base = view.sentence.start
    for told in QUOTED.finditer(view.low):
        words = [
            w for w in view.words if base + told.start() < w.start < base + told.end() and w.tag not in {"QT", "PU"}
        ]
        if not words or len(words) > BRIEF:
            continue
        lows = {w.low for w in words}
        lead = PUT.match(told["said"])
        if lead is not None:
            words = [w for w in words if w.start >= base + told.start("said") + lead.end()] or words
        if lows <= LATER and _is_said(view):
            yield _claim(view, "saying", base + told.start(), base + told.end(), None, "declined")
            continue
        put_off = (
            words[0].low in OPENING
            and (lows & OFF or (lead is not None and len(words) <= 3))
            and (lead is not None or was_asked(view) or _asked_behind(view) or len(words) <= 3)
        )
        bare = words[0].low == "no" and len(words) > 1 and words[1].low in NONE and len(words) <= 6
        if not (put_off or bare) or (bare and not _is_said(view)):
            continue
        yield _claim(view, "saying", base + told.start(), base + told.end(), None, "declined")


def _asked_behind(view: View) -> bool:
    """Whether the sentence behind tells that somebody asked."""
    return ASKED_BEHIND.search(view.document.low, view.sentence.end, view.sentence.end + 120) is not None


def _is_said(view: View) -> bool:
    return any(w.tag in {"VBD", "VBZ"} for w in view.words) and any(
        g.has("person", "official", "role", "rank", "body") or g.name for g in view.groups
    )


def _no_answer(view: View) -> Iterator[Candidate]:
    """ "Pressed for a number, the envoy put on his cap": asked, somebody does what is no saying."""
    if not _is_asked_of(view) or '"' in view.low or any(w.tag == "TH" for w in view.words):
        return
    asked = next((w.i for w in view.words if w.lemma in ASK and w.tag in {"VBN", "VBD", "JJ"}), 0)
    for clause in view.clauses:
        verb, who = clause.verb, clause.subject
        if clause.kind != "main" or verb.lemma in ANSWERING or not _is_plain(view, clause) or verb.form != "finite":
            continue
        if "say" in verb.classes or verb.voice == "passive" or who is None or verb.first <= asked <= verb.last:
            continue
        person = who.lemma in SPEAKERS or who.head.low in SPEAKERS or who.has("official", "role", "rank")
        if (
            not person
            or any(w.tag == "CD" for w in view.words if clause.start <= w.start < clause.end)
            or verb.lemma in {"be", "have"}
        ):
            continue
        yield _claim(
            view,
            "no_answer",
            min(who.start, start_of(view, clause)),
            clause.end,
            full_text(view, who),
            "declined",
            verb.start,
        )
        return


def _gestures(view: View) -> Iterator[Candidate]:
    """ "Asked how many there were, the attaché only smiled"."""
    if not _is_asked_of(view):
        return
    for match in GESTURES.find(view.words):
        clause = clause_of(view, match)
        if clause is None or not clause.verb.first <= match.first <= clause.verb.last or not _is_plain(view, clause):
            continue
        who = _speaker(view, clause, match)
        if who is None or _asks(clause):
            continue
        yield _claim(
            view,
            "gesture",
            min(who.start, start_of(view, clause)),
            max(clause.end, view.words[match.last - 1].end),
            full_text(view, who),
            "declined",
            clause.verb.start,
        )
        return


def _is_asked_of(view: View) -> bool:
    """ "Asked …,", "when pressed", "reached by telephone": somebody is asked in the same sentence."""
    for word in view.words:
        passive = word.lemma in ASK and word.tag in {"VBN", "VBD", "JJ"} and word.low != "called"
        before = view.words[word.i - 1].low if word.i else ""
        if passive and (word.i == 0 or before in {"when", "if", ",", ";", ":", "once", "twice", "being", "\u2014"}):
            return True
        if passive and before in {"we", "i", "reporters", "journalists", "correspondent"}:
            return True
    return False


def _asks(clause: Clause) -> bool:
    return clause.verb.lemma in ASK and clause.verb.voice == "passive"


def _is_plain(view: View, clause: Clause) -> bool:
    return not clause.verb.negated and not is_unreal(view, clause) and clause.verb.tense != "present"


def _speaker(view: View, clause: Clause, match: Match) -> NounGroup | None:
    told = (
        *clause.subjects,
        *(g for g in reversed(view.groups) if g.last <= match.first and match.first - g.last <= 4),
    )
    return next(
        (g for g in told if g.lemma in SPEAKERS or g.head.low in SPEAKERS or g.has("official", "role", "rank")), None
    )


def _unheard(view: View) -> Iterator[Candidate]:
    """ "No answer as yet.": a line of its own behind a question that was put."""
    if HEARD.match(view.low) is None or (view.sentence.form == "headline" and view.before is None):
        return
    if was_asked(view):
        yield _claim(view, "unheard", view.sentence.start, view.sentence.end, None, "none yet")
