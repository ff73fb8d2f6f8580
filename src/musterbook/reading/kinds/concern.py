"""Concerns: somebody says, or the report tells, that something is wrong with people, equipment, support or conduct."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate, KindReader, word_triggers
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_force
from musterbook.reading.frames import (
    Phrases,
    end_of,
    is_none,
    is_unreal,
    load_frames,
    start_of,
)
from musterbook.reading.kinds.concern_loose import LOOSE_TRIGGERS, find_loose
from musterbook.reading.kinds.concern_state import (
    COPULAS,
    SHORTAGES,
    TROUBLES,
    find_lack,
    find_none,
    find_not_good,
    find_poor,
    find_pressed,
    find_shortages,
    find_struggle,
    find_too_few,
    find_troubles,
    find_without,
)
from musterbook.reading.kinds.concern_words import concern_claim, is_ours, phrase_end

_TOLD = load_frames("concern")
RAISE = frozenset(_TOLD["raise"]["verbs"])
CONCERNS = frozenset(_TOLD["raise"]["nouns"])
ABOUT = frozenset(_TOLD["raise"]["prepositions"])
WORRIED = Phrases(_TOLD["complain"]["adjectives"])
ACCUSE = frozenset(_TOLD["accuse"]["lemmas"])
WRONG = Phrases(_TOLD["accuse"]["wrong"])
ALLAY = frozenset(_TOLD["raise"]["allay"])


def _raised(view: View) -> Iterator[Candidate]:
    """ "voiced alarm over the lack of spare parts", "complaints about late pay"."""
    for group in view.groups:
        if group.lemma not in CONCERNS or is_none(group) or view.is_unreal(group.start):
            continue
        i = group.last
        if i >= len(view.words) or view.words[i].low not in ABOUT:
            continue
        clause = next((c for c in view.clauses if group in c.objects and c.verb.lemma in RAISE), None)
        if clause is None and group.lemma in {
            "question",
            "criticism",
            "doubt",
            "reservation",
            "objection",
            "anger",
            "fear",
            "register",
        }:
            continue
        if clause is None and view.words[i].low in {"at", "on", "of", "with"}:
            continue
        if (clause is not None and clause.verb.negated) or _is_allayed(view, group):
            continue
        if view.words[i].low == "that":
            content = next((c for c in view.clauses if c.kind == "content" and c.verb.first > i), None)
            end, topic = (
                (content.end, view.document.text[start_of(view, content) : content.end])
                if content
                else (group.end, None)
            )
            told = None
        else:
            told = next((g for g in view.groups if g.first >= i + 1 and g.first <= i + 2), None)
            if told is None:
                continue
            end = phrase_end(view, told)
            topic = view.document.text[told.start : end]
        start = clause.verb.start if clause is not None and clause.verb.form == "finite" else group.start
        yield concern_claim(view, "raised", 0.85 if clause is not None else 0.65, start, end, topic=topic, about=told)


def _is_allayed(view: View, group: NounGroup) -> bool:
    """ "answering questions about", "brushed aside fears of": the concern is named in order to be met."""
    return any(w.lemma in ALLAY for w in view.words[max(0, group.first - 3) : group.first])


def _complains(view: View, clause: Clause) -> Candidate | None:
    """ "the crews complained of thin armour", "the envoy is worried about fuel"."""
    verb = clause.verb
    if clause.subject is None or verb.negated or verb.modal is not None:
        return None
    worried = verb.lemma in COPULAS and WORRIED.find(view.words, verb.last, verb.last + 3) is not None
    if verb.lemma == "complain" or worried or (verb.lemma in {"worry", "grumble", "protest", "lament", "bemoan"}):
        told = clause.phrase("about", "of", "over", "at", "by", "that", "to") or (
            clause.object if verb.lemma in {"lament", "bemoan"} else None
        )
        content = next((c for c in view.children_of(clause) if c.kind == "content" and c.start > verb.start), None)
        if content is not None:
            return concern_claim(view, "complains", 0.8, start_of(view, content), end_of(view, content), topic=None)
        if told is None:
            return None
        return concern_claim(
            view, "complains", 0.75, start_of(view, clause), max(clause.end, phrase_end(view, told)), topic=told.text
        )
    return None


def _wrongs(view: View, clause: Clause) -> Candidate | None:
    """ "the widow said that the ministry had lied about the date"; "accused officers of hiding losses"."""
    verb, who = clause.verb, clause.subject
    if verb.negated or who is None or who.has("armed_group"):
        return None
    if verb.lemma in ACCUSE and clause.patients and not clause.patients[0].has("armed_group"):
        child = next((c for c in view.children_of(clause) if c.start >= clause.patients[0].end), None)
        if not (is_ours(clause.patients[0]) or clause.patients[0].has("official")) or (
            child is None and clause.phrase("of") is None
        ):
            return None
        end = clause.end if child is None else end_of(view, child, whole=True)
        return concern_claim(view, "accuses", 0.7, start_of(view, clause), end, topic=None, about=clause.patients[0])
    ours = who.has("body", "police", "military", "official") or is_force(who)
    if clause.kind == "content" and ours and WRONG.in_verb(view, clause) is not None:
        return concern_claim(view, "wrongs", 0.7, start_of(view, clause), clause.end, topic=None, about=who)
    return None


def _asked_in_vain(view: View, clause: Clause) -> Candidate | None:
    """ "we had called for trucks for weeks but none came"."""
    if clause.verb.lemma not in {"ask", "call", "appeal", "plead", "request", "beg"} or clause.subject is None:
        return None
    for other in view.clauses:
        who = other.subject
        if (
            other.start > clause.end
            and who is not None
            and who.head.low in {"none", "nobody", "nothing"}
            and other.verb.lemma in {"arrive", "come", "reach", "happen"}
        ):
            return concern_claim(view, "in_vain", 0.8, start_of(view, clause), other.end, topic=None)
    return None


def _reads(view: View, clause: Clause) -> Candidate | None:
    for rule in (
        find_lack,
        find_troubles,
        find_struggle,
        find_poor,
        find_not_good,
        find_pressed,
        _complains,
        _wrongs,
        _asked_in_vain,
    ):
        found = rule(view, clause)
        if found is not None:
            return found
    return None


def find_concerns(view: View) -> Iterator[Candidate]:
    """What is said to be wrong in one sentence; of overlapping ones the first."""
    if not view.document.security:
        return
    told: list[tuple[int, int]] = []
    candidates = [*_raised(view), *find_too_few(view), *find_without(view), *find_none(view)]
    candidates += [c for clause in view.clauses if not is_unreal(view, clause) and (c := _reads(view, clause))]
    candidates += [*find_shortages(view), *find_loose(view)]
    for found in candidates:
        if not any(found.start < end and start < found.end for start, end in told):
            told.append((found.start, found.end))
            yield found


CONCERN = KindReader(
    kind="concern",
    triggers=(
        *word_triggers(
            [
                *CONCERNS,
                *SHORTAGES,
                *_TOLD["shortage"]["too"],
                *_TOLD["shortage"]["short"],
                *_TOLD["state"]["adjectives"],
                *_TOLD["state"]["badly"],
                *_TOLD["state"]["good"],
                *LOOSE_TRIGGERS,
                "asked",
                "called",
                *TROUBLES,
                *_TOLD["complain"]["adjectives"],
                "need",
                "needs",
                "lack",
                "lacks",
                "lacked",
                "without",
                "with no",
                "no",
                "unanswered",
                "unheeded",
                "nothing",
                "none",
                "nobody",
                "unable",
            ]
        ),
        r"\b(?:complain|press|challeng|confront|quizz|lobb|petition|worr|grumbl|protest|lament|bemoan|accus|alleg|struggl|fail|hinder|hamper|imped|delay|obstruct|slow|disrupt"
        r"|undermin|crippl|stall|complicat|jeopardi|endanger|strain|paraly|thwart|hobbl|li(?:e|ed|es|ar)\b|lying|misled|mislead|cover|conceal|abandon"
        r"|neglect|ignor|hid|falsif|understat|play|downplay|fabricat|let|betray|misus|embezzl|st[eo]le)\w*",
    ),
    find=find_concerns,
)
