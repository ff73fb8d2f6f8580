"""No comment: who gave no answer, no figure, no word, in the closing formulas of reports."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import (
    Phrases,
    clause_at,
    end_of,
    full_text,
    group_before,
    is_denied,
    is_none,
    is_unreal,
    load_frames,
    start_of,
    stretch,
)
from musterbook.terms.claims import Answer, slots_of

_TOLD = load_frames("no_comment")
ANSWERING = Phrases(_TOLD["none_yet"]["verbs"])
SAYING = Phrases([*_TOLD["none_yet"]["verbs"], *_TOLD["no_figure"]["say"]])
YET = Phrases(_TOLD["none_yet"]["yet"])
ACTS = Phrases(_TOLD["declined"]["acts"])
WOULD_NOT = Phrases(_TOLD["declined"]["would_not"])
SILENT = Phrases(_TOLD["declined"]["silent"])
GIVING = frozenset(_TOLD["no_figure"]["verbs"])
FIGURES = frozenset(_TOLD["no_figure"]["nouns"])
ASKS = frozenset(_TOLD["none_yet"]["asks"])
WORDS = frozenset(_TOLD["none_yet"]["words"])
WH = frozenset(_TOLD["no_figure"]["wh"])
NEVER = frozenset(_TOLD["never"]["objects"])
AFTER = frozenset({"unanswered", "silent", "unavailable", "unreachable", "mum", "tight-lipped"})
BRUSH = frozenset({"ignore", "evade", "dodge", "sidestep", "deflect", "duck"})
SELF = frozenset({"name", "names"})


def _claim(
    view: View,
    clause: Clause,
    rule: str,
    answer: Answer,
    score: float,
    *,
    who: NounGroup | None = None,
    start: int | None = None,
) -> Candidate:
    said = who or clause.subject
    last = view.words[min(clause.verb.last, len(view.words) - 1)]
    end = max(end_of(view, clause, whole=True), last.end if last.low in AFTER else 0)
    start, end = stretch(view, start_of(view, clause) if start is None else start, end)
    return Candidate(
        kind="no_comment",
        start=start,
        end=end,
        slots=slots_of(
            "no_comment",
            who=None if said is None else full_text(view, said),
            topic=_topic(view, clause),
            answer=answer,
            occurred=view.time_of(clause),
        ),
        rule=f"no_comment.{rule}",
        score=score,
        stance="asserts",
        anchor=clause.verb.start,
        own_voice=clause.kind in {"main", "relative", "subordinate"},
    )


def _topic(view: View, clause: Clause) -> str | None:
    group = clause.phrase("about", "on", "over", "regarding", "concerning")
    return None if group is None else view.document.text[group.start : group.end]


def _refused(view: View, clause: Clause) -> Candidate | None:
    """ "declined to say", "refused to discuss", "declined comment"."""
    if clause.verb.negated or clause.verb.lemma not in {"decline", "refuse"}:
        return None
    i = clause.verb.last
    after = view.words[i] if i < len(view.words) else None
    if after is not None and after.low in {"comment", "comments", "further"}:
        return _claim(view, clause, "declined", "declined", 0.9)
    if after is None or after.low != "to" or ACTS.at(view.words, i + 1) is None:
        return None
    obj = next((g for g in view.groups if g.first > i + 1), None)
    if obj is not None and obj.first <= i + 3 and obj.lemma in SELF and obj.determiner != "the":
        return None
    return _claim(view, clause, "declined", "declined", 0.95)


def _yet(view: View) -> Iterator[Candidate]:
    """ "has yet to say", "had still to answer"."""
    words = view.words
    for i in range(1, len(words) - 2):
        if words[i].low not in {"yet", "still"} or words[i + 1].low != "to" or words[i - 1].lemma not in {"have", "be"}:
            continue
        end = YET.at(words, i + 2)
        clause = clause_at(view, i + 2) or clause_at(view, i - 1)
        who = group_before(view, i - 1)
        if end is None or clause is None or who is None:
            continue
        yield _claim(view, clause, "yet", "none yet", 0.9, who=who, start=who.start)


def _unanswered(view: View, clause: Clause) -> Candidate | None:
    """ "did not respond to a request", "has not addressed the complaint"."""
    verb = clause.verb
    if (
        not is_denied(clause)
        or verb.voice == "passive"
        or verb.modal in {"may", "might", "should", "must", "can", "shall"}
    ):
        return None
    if clause.subject is None or ANSWERING.in_verb(view, clause) is None:
        return None
    told = clause.object or clause.phrase("to", "for", "on")
    if verb.lemma in {"respond", "reply", "react"}:
        right = told is None or told.lemma in ASKS or told.pronoun or told.has("media")
    elif verb.lemma in {"answer", "return", "address", "acknowledge"}:
        right = (told is not None and told.lemma in ASKS) or (told is None and verb.lemma == "answer")
    elif verb.lemma in {"issue", "make", "give", "offer", "provide", "release"}:
        right = told is not None and (told.lemma in FIGURES or told.lemma in WORDS)
    elif verb.lemma == "speak":
        right = told is not None and told.lemma in {"reporter", "journalist", "press", "media", "newspaper"}
    elif verb.lemma == "explain":
        right = True
    else:
        right = verb.lemma == "comment"
    return _claim(view, clause, "unanswered", "none yet", 0.95) if right else None


def _unsaid(view: View, clause: Clause) -> Candidate | None:
    """ "did not say how many", "has not specified where", "would not discuss"."""
    verb = clause.verb
    if not is_denied(clause) or clause.subject is None:
        return None
    if (
        verb.modal in {"would", "will", "could", "can"}
        and verb.lemma in {"comment", "draw"}
        and (verb.lemma == "comment") == (verb.voice == "active")
    ):
        return _claim(view, clause, "declined", "declined", 0.85)
    if verb.voice == "passive":
        return None
    if verb.modal in {"will", "would"} and WOULD_NOT.in_verb(view, clause) is not None:
        if verb.lemma in {"comment", "elaborate", "speculate", "discuss"} or _asks(view, verb.last):
            return _claim(view, clause, "declined", "declined", 0.85)
        return None
    if verb.modal is not None:
        return None
    if verb.lemma == "elaborate":
        return _claim(view, clause, "unsaid", "declined", 0.85)
    if verb.lemma in set(_TOLD["no_figure"]["say"]) and _asks(view, verb.last):
        return _claim(view, clause, "unsaid", "no figure", 0.85)
    told = clause.object
    if verb.lemma in GIVING and told is not None and (told.lemma in FIGURES or told.lemma in {"number", "name"}):
        return None if told.lemma in NEVER else _claim(view, clause, "no_figure", "no figure", 0.85)
    return None


def _asks(view: View, first: int) -> bool:
    return first < len(view.words) and view.words[first].low in WH


def _nothing(view: View, clause: Clause) -> Candidate | None:
    """ "gave no figures", "made no comment", "has said nothing", "no details were given"."""
    verb, told = clause.verb, clause.object
    if verb.negated or verb.modal is not None:
        return None
    if told is not None and is_none(told) and verb.voice == "active" and clause.subject is not None:
        if told.lemma in {"comment", "statement"} and verb.lemma in {
            "make",
            "have",
            "offer",
            "issue",
            "give",
            "release",
            "provide",
        }:
            return _claim(view, clause, "nothing", "declined", 0.9)
        if told.lemma in FIGURES and verb.lemma in GIVING and told.lemma not in NEVER:
            return _claim(view, clause, "no_figure", "no figure", 0.9)
    if told is not None and told.lemma == "nothing" and verb.lemma == "have" and _adds(view, told):
        return _claim(view, clause, "nothing", "declined", 0.8)
    if verb.lemma in BRUSH and verb.voice == "active" and clause.subject is not None and _is_asked(view, clause):
        return _claim(view, clause, "ignored", "none yet", 0.8)
    if told is not None and told.lemma == "nothing" and verb.lemma == "say":
        return _claim(view, clause, "nothing", "none yet", 0.7)
    who = clause.subject
    if who is None or not is_none(who) or who.lemma not in FIGURES:
        return None
    if verb.voice == "passive" and verb.lemma in GIVING | {"make"}:
        return _claim(view, clause, "no_figure", "no figure", 0.75, who=clause.phrase("by"), start=who.start)
    if verb.lemma == "be" and "available" in _tail(view, clause):
        return _claim(view, clause, "no_figure", "no figure", 0.75, start=who.start)
    return None


def _is_asked(view: View, clause: Clause) -> bool:
    """ "ignored repeated requests": a request stands close behind the verb."""
    return any(g.lemma in ASKS for g in view.groups if 0 <= g.first - clause.verb.last <= 2)


def _adds(view: View, told: NounGroup) -> bool:
    """ "nothing to add", "nothing to say"."""
    after = view.words[told.last : told.last + 3]
    return (
        len(after) > 1
        and after[0].low in {"to", "more", "further"}
        and any(w.low in {"add", "say", "report"} for w in after)
    )


def _tail(view: View, clause: Clause) -> tuple[str, ...]:
    return tuple(w.low for w in view.words[clause.verb.last : clause.verb.last + 4])


def _silent(view: View, clause: Clause) -> Candidate | None:
    """ "could not be reached", "was not available for comment", "kept silent", "calls went unanswered"."""
    verb, who = clause.verb, clause.subject
    if who is None:
        return None
    if (
        verb.negated
        and verb.voice == "passive"
        and verb.modal in {"could", "can"}
        and verb.lemma in {"reach", "contact"}
    ):
        return _claim(view, clause, "unreached", "none yet", 0.95)
    if (
        who.lemma in ASKS
        and not _is_for_help(view, who)
        and (
            (verb.negated and verb.voice == "passive" and verb.lemma in {"answer", "return", "acknowledge"})
            or (verb.lemma == "go" and "unanswered" in _tail(view, clause))
        )
    ):
        return _claim(view, clause, "unreached", "none yet", 0.85, who=view.after(who, "to"))
    tail = _tail(view, clause)
    if (
        verb.lemma == "be"
        and verb.negated
        and "available" in tail
        and {"comment", "interview"} & set(tail + _far(view, clause))
    ):
        return _claim(view, clause, "unreached", "none yet", 0.9)
    if (
        verb.lemma in {"be", "remain", "stay", "keep"}
        and not verb.negated
        and SILENT.find(view.words, verb.last, verb.last + 2)
    ):
        if "unavailable" in tail and "comment" not in _far(view, clause):
            return None
        return _claim(view, clause, "silent", "declined", 0.7)
    return None


def _is_for_help(view: View, group: NounGroup) -> bool:
    """Calls for help that go unanswered are a concern, not a refusal to comment."""
    sought = view.after(group, "for")
    return sought is not None and sought.lemma != "comment"


def _far(view: View, clause: Clause) -> tuple[str, ...]:
    return tuple(w.low for w in view.words[clause.verb.last : clause.verb.last + 8])


def _there_was(view: View) -> Iterator[Candidate]:
    """ "there was no immediate comment from the ministry"."""
    for group in view.groups:
        if not is_none(group) or group.lemma not in WORDS:
            continue
        before = {w.low for w in view.words[max(0, group.first - 4) : group.first]}
        if not before & {"there", "been", "was", "is"}:
            continue
        who = view.after(group, "from", "by", "out of")
        if who is None and group.lemma not in {"comment", "response", "reply"}:
            continue
        first = next((w for w in view.words[max(0, group.first - 5) : group.first] if w.low == "there"), group.words[0])
        start, end = stretch(view, first.start, who.end if who is not None else group.end)
        yield Candidate(
            kind="no_comment",
            start=start,
            end=end,
            slots=slots_of("no_comment", who=None if who is None else who.text, answer="none yet"),
            rule="no_comment.there_was",
            score=0.85,
            stance="asserts",
            own_voice=True,
        )


def _reads(view: View, clause: Clause) -> Candidate | None:
    for rule in (_refused, _unanswered, _unsaid, _nothing, _silent):
        found = rule(view, clause)
        if found is not None:
            return found
    return None


def find_no_comments(view: View) -> Iterator[Candidate]:
    """The silences of one sentence, at most one a clause."""
    if not view.document.security:
        return
    told: list[Candidate] = []
    for clause in view.clauses:
        if clause.kind == "relative" and clause.verb.lemma in {"decline", "refuse", "ask"}:
            continue
        if clause.verb.form in {"infinitive", "gerund"} or is_unreal(view, clause):
            continue
        found = _reads(view, clause)
        if found is not None:
            told.append(found)
            yield found
    yield from (c for c in _yet(view) if not any(c.start < t.end and t.start < c.end for t in told))
    yield from _there_was(view)


NO_COMMENT = KindReader(
    kind="no_comment",
    triggers=(
        *word_triggers(
            [
                "not",
                "no",
                "yet to",
                "still to",
                "decline",
                "declined",
                "declines",
                "declining",
                "refuse",
                "refused",
                "refuses",
                "nothing",
                "ignored",
                "ignore",
                "dodged",
                "evaded",
                "sidestepped",
                "deflected",
                "neither",
                "nobody",
                "none",
                "silent",
                "tight-lipped",
                "unavailable",
                "unreachable",
                "unanswered",
                "mum",
            ]
        ),
        r"n't\b",
    ),
    find=find_no_comments,
)
