"""No comment: who gave no answer, no figure, no word, in the closing formulas of reports."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import (
    Phrases,
    clause_at,
    group_before,
    is_denied,
    is_unreal,
    load_frames,
)
from musterbook.reading.kinds.no_comment_brushed import TRIGGERS as BRUSHED
from musterbook.reading.kinds.no_comment_brushed import find_brushed
from musterbook.reading.kinds.no_comment_nothing import (
    ASKS,
    FIGURES,
    GIVING,
    NEVER,
    WORDS,
    find_nothing,
    find_silent,
    find_there_was,
)
from musterbook.reading.kinds.no_comment_told import find_told_silence
from musterbook.reading.kinds.no_comment_withheld import WITHHELD_RULES, find_refrains
from musterbook.reading.kinds.no_comment_words import asks_at, silence_claim

_TOLD = load_frames("no_comment")
ANSWERING = Phrases(_TOLD["none_yet"]["verbs"])
YET = Phrases(_TOLD["none_yet"]["yet"])
ACTS = Phrases(_TOLD["declined"]["acts"])
WOULD_NOT = Phrases(_TOLD["declined"]["would_not"])
SELF = frozenset({"name", "names"})


def _refused(view: View, clause: Clause) -> Candidate | None:
    """ "declined to say", "refused to discuss", "declined comment"."""
    if clause.verb.negated or clause.verb.lemma not in {"decline", "refuse"}:
        return None
    i = clause.verb.last
    after = view.words[i] if i < len(view.words) else None
    if after is not None and after.low in {"comment", "comments", "further"}:
        return silence_claim(view, clause, "declined", "declined", 0.9)
    if after is None or after.low != "to" or ACTS.at(view.words, i + 1) is None:
        return None
    obj = next((g for g in view.groups if g.first > i + 1), None)
    if obj is not None and obj.first <= i + 3 and obj.lemma in SELF and obj.determiner != "the":
        return None
    return silence_claim(view, clause, "declined", "declined", 0.95)


def _yet(view: View) -> Iterator[Candidate]:
    """ "has yet to say", "had still to answer"."""
    words = view.words
    for i in range(1, len(words) - 2):
        if words[i].low not in {"yet", "still"} or words[i + 1].low != "to" or words[i - 1].lemma not in {"have", "be"}:
            continue
        end = YET.at(words, i + 2)
        clause = clause_at(view, i + 2) or clause_at(view, i - 1)
        who = group_before(view, i - 1)
        if end is None or clause is None or who is None or not _is_answer(view, words[i + 2].lemma, end):
            continue
        yield silence_claim(view, clause, "yet", "none yet", 0.9, who=who, start=who.start)


def _is_answer(view: View, lemma: str, end: int) -> bool:
    """ "has yet to release a figure" is silence, "has yet to release the money" is not."""
    if lemma not in {"release", "give", "make", "provide", "issue", "address", "publish"}:
        return True
    told = next((g for g in view.groups if g.last > end), None)
    return told is not None and told.lemma in FIGURES | WORDS | {"finding", "report", "result", "list", "position"}


def _unanswered(view: View, clause: Clause) -> Candidate | None:
    """ "did not respond to a request", "has passed over the complaint"."""
    verb = clause.verb
    if (
        not (is_denied(clause) or _is_neither(view, clause))
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
    return silence_claim(view, clause, "unanswered", "none yet", 0.95) if right else None


def _is_neither(view: View, clause: Clause) -> bool:
    """ "neither the army nor the ministry answered": the subject is the last of two."""
    who = clause.subject
    return who is not None and who.first > 0 and view.words[who.first - 1].low == "nor"


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
        return silence_claim(view, clause, "declined", "declined", 0.85)
    if verb.voice == "passive":
        return None
    if verb.modal in {"will", "would"} and WOULD_NOT.in_verb(view, clause) is not None:
        if verb.lemma in {"comment", "elaborate", "speculate", "discuss"} or asks_at(view, verb.last):
            return silence_claim(view, clause, "declined", "declined", 0.85)
        return None
    if verb.modal is not None:
        return None
    if verb.lemma == "elaborate":
        return silence_claim(view, clause, "unsaid", "declined", 0.85)
    if verb.lemma in set(_TOLD["no_figure"]["say"]) and asks_at(view, verb.last):
        return silence_claim(view, clause, "unsaid", "no figure", 0.85)
    told = clause.object
    if verb.lemma in GIVING and told is not None and (told.lemma in FIGURES or told.lemma in {"number", "name"}):
        return None if told.lemma in NEVER else silence_claim(view, clause, "no_figure", "no figure", 0.85)
    return None


def _reads(view: View, clause: Clause) -> Candidate | None:
    for rule in (_refused, _unanswered, _unsaid, find_nothing, find_silent, *WITHHELD_RULES):
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
        if _is_beside(clause):
            continue
        if clause.verb.form in {"infinitive", "gerund"} or is_unreal(view, clause):
            continue
        found = _reads(view, clause)
        if found is not None:
            told.append(found)
            yield found
    for late in _yet(view):
        if not any(late.start < t.end and t.start < late.end for t in told):
            told.append(late)
            yield late
    for loose in (*find_there_was(view), *find_refrains(view), *find_told_silence(view), *find_brushed(view)):
        if not any(loose.start < t.end and t.start < loose.end for t in told):
            told.append(loose)
            yield loose


def _is_beside(clause: Clause) -> bool:
    """ "officers who declined to be named": the relative tells who they are, not that they kept silent."""
    beside = clause.kind == "relative" and clause.verb.lemma in {"decline", "refuse", "ask"}
    return beside and clause.marker not in {"which", "whom", "whose"}


NO_COMMENT = KindReader(
    kind="no_comment",
    triggers=(
        *word_triggers(
            [
                *BRUSHED,
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
                "quiet",
                "silence",
                "withheld",
                "reserved comment",
                "unwilling",
                "unable",
                "reluctant",
                "without",
                "only say",
                "unclear",
                "tight lid",
                "refrained",
                "brushed",
                "avoided",
                "ducked",
                "asked",
                "changed the subject",
                "head when",
                "waiting",
                "next question",
                "nothing away",
                "approached",
                "contacted",
                "promised",
                "should be",
                "matter for",
                "question for",
                "that is for",
                "is for the",
                "it was for",
                "was for the",
                "said only",
                "said little",
                "referred",
                "redirected",
                "passed",
                "forwarded",
                "hung up",
                "rang off",
                "cut short",
                "cut the",
                "short when",
                "ended",
                "broke off",
                "unread",
                "ring out",
                "rang out",
                "withholding",
                "back until",
                "being held back",
                "ignorance",
                "stonewalled",
                "shrugged",
                "brushed",
                "waved",
                "never",
                "cannot",
                "failed to",
                "would only",
                "fended off",
                "waved away",
                "walked away",
                "shrugged off",
            ]
        ),
        r"n't\b",
    ),
    find=find_no_comments,
)
