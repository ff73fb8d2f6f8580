"""Silence told by what was not given: no figure, no word, nothing to add, no answer to a call."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import (
    Phrases,
    is_none,
    load_frames,
    stretch,
)
from musterbook.reading.kinds.no_comment_words import silence_claim, words_behind, words_far_behind
from musterbook.terms.claims import slots_of

_TOLD = load_frames("no_comment")
SILENT = Phrases(_TOLD["declined"]["silent"])
GIVING = frozenset(_TOLD["no_figure"]["verbs"])
FIGURES = frozenset(_TOLD["no_figure"]["nouns"])
ASKS = frozenset(_TOLD["none_yet"]["asks"])
WORDS = frozenset(_TOLD["none_yet"]["words"])
NEVER = frozenset(_TOLD["never"]["objects"])
BRUSH = frozenset({"ignore", "evade", "dodge", "sidestep", "deflect", "duck"})


def find_nothing(view: View, clause: Clause) -> Candidate | None:
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
            return silence_claim(view, clause, "nothing", "declined", 0.9)
        if told.lemma in FIGURES and verb.lemma in GIVING and not (told.lemma in NEVER and _goes_on(view, told)):
            return silence_claim(view, clause, "no_figure", "no figure", 0.9)
    if told is not None and told.lemma == "nothing" and verb.lemma == "have" and _adds(view, told):
        return silence_claim(view, clause, "nothing", "declined", 0.8)
    if verb.lemma in BRUSH and verb.voice == "active" and clause.subject is not None and _is_asked(view, clause):
        return silence_claim(view, clause, "ignored", "none yet", 0.8)
    if told is not None and told.lemma == "nothing" and verb.lemma == "say" and clause.subject:
        return silence_claim(view, clause, "nothing", "none yet", 0.7)
    who = clause.subject
    if who is None or not is_none(who) or who.lemma not in FIGURES:
        return None
    if verb.voice == "passive" and verb.lemma in GIVING | {"make"}:
        return silence_claim(view, clause, "no_figure", "no figure", 0.75, who=clause.phrase("by"), start=who.start)
    if verb.lemma == "be" and "available" in words_behind(view, clause):
        return silence_claim(view, clause, "no_figure", "no figure", 0.75, start=who.start)
    return None


def _goes_on(view: View, told: NounGroup) -> bool:
    """ "gave no reason to doubt", "no evidence of fatigue": something else is not given."""
    return told.last < len(view.words) and view.words[told.last].low in {"to", "of", "that"}


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


def find_silent(view: View, clause: Clause) -> Candidate | None:
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
        return silence_claim(view, clause, "unreached", "none yet", 0.95)
    if (
        who.lemma in ASKS
        and not _is_for_help(view, who)
        and (
            (verb.negated and verb.voice == "passive" and verb.lemma in {"answer", "return", "acknowledge"})
            or (verb.lemma == "go" and "unanswered" in words_behind(view, clause))
        )
    ):
        return silence_claim(view, clause, "unreached", "none yet", 0.85, who=view.after(who, "to"))
    tail = words_behind(view, clause)
    if (
        verb.lemma == "be"
        and verb.negated
        and "available" in tail
        and {"comment", "interview"} & set(tail + words_far_behind(view, clause))
    ):
        return silence_claim(view, clause, "unreached", "none yet", 0.9)
    if (
        verb.lemma in {"be", "remain", "stay", "keep"}
        and not verb.negated
        and SILENT.find(view.words, verb.last, verb.last + 2)
    ):
        if "unavailable" in tail and "comment" not in words_far_behind(view, clause):
            return None
        return silence_claim(view, clause, "silent", "declined", 0.7)
    return None


def _is_for_help(view: View, group: NounGroup) -> bool:
    """Calls for help that go unanswered are a concern, not a refusal to comment."""
    sought = view.after(group, "for")
    return sought is not None and sought.lemma != "comment"


def find_there_was(view: View) -> Iterator[Candidate]:
    """ "there was no immediate comment from the ministry"."""
    for group in view.groups:
        if not is_none(group) or group.lemma not in WORDS:
            continue
        before = {w.low for w in view.words[max(0, group.first - 4) : group.first]}
        if not before & {"there", "been", "was", "is"}:
            continue
        who = view.after(group, "from", "by", "out of")
        about = view.after(group, "on", "about", "of", "as to")
        if who is None and group.lemma in {"word", "confirmation"} and about is not None:
            who = about
        if who is None and group.lemma not in {"comment", "response", "reply"}:
            continue
        first = next((w for w in view.words[max(0, group.first - 5) : group.first] if w.low == "there"), group.words[0])
        start, end = stretch(view, first.start, who.end if who is not None else group.end)
        yield Candidate(
            kind="no_comment",
            start=start,
            end=end,
            slots=slots_of("no_comment", who=None if who is None or who is about else who.text, answer="none yet"),
            rule="no_comment.there_was",
            score=0.85,
            stance="asserts",
            own_voice=True,
        )
