"""Concerns where the grammar finds no frame: a word for trouble in a clause on our people or their means."""

from collections.abc import Iterator

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.clauses import Clause
from musterbook.reading.forces import is_equipment
from musterbook.reading.frames import Phrases, end_of, forms_of, in_phrase, is_unreal, load_frames, start_of
from musterbook.reading.kinds.concern_words import concern_claim, is_ours

_TOLD = load_frames("concern")["loose"]
PROBLEMS = Phrases(_TOLD["problems"])
CRITICISE = Phrases(_TOLD["criticise"])
MATTERS = frozenset(_TOLD["matters"])
LOOSE_TRIGGERS = (*_TOLD["problems"], *forms_of(_TOLD["problems"]), *forms_of(_TOLD["criticise"]))
NO = frozenset({"no", "not", "never", "hardly", "without"})
LEADING = frozenset({"main", "content", "relative", "subordinate"})


def find_loose(view: View) -> Iterator[Candidate]:
    """At most one a clause, with a low score."""
    for clause in view.clauses:
        if clause.kind not in LEADING or clause.verb.modal in {"may", "might", "would", "should", "must"}:
            continue
        if is_unreal(view, clause) or clause.verb.tense == "future":
            continue
        found = _in_clause(view, clause)
        if found is not None:
            yield found


def _in_clause(view: View, clause: Clause) -> Candidate | None:
    start, end = start_of(view, clause), end_of(view, clause, whole=True)
    first = next((w.i for w in view.words if w.start >= start), None)
    last = next((w.i for w in reversed(view.words) if w.end <= end), None)
    if first is None or last is None or (clause.subject is not None and clause.subject.has("armed_group")):
        return None
    at = PROBLEMS.find(view.words, first, last + 1)
    blamed = None if clause.verb.negated else CRITICISE.in_verb(view, clause)
    if at is None and blamed is None:
        return None
    if at is not None and first < at[0] and view.words[at[0] - 1].low in NO:
        return None
    if at is not None and clause.subject is not None and is_equipment(clause.subject):
        return None
    concerned = [g for g in view.groups if start <= g.start < end]
    if not any(is_ours(g) or is_equipment(g) or in_phrase(g, MATTERS) or g.head.low in {"we", "us"} for g in concerned):
        return None
    rule, score = ("loose", 0.5) if at is not None else ("criticises", 0.55)
    return concern_claim(view, rule, score, start, end, topic=None)
