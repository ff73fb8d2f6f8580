"""The words of silence: the claim, what was asked, and what stands behind the verb."""

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Clause
from musterbook.reading.frames import (
    end_of,
    full_text,
    load_frames,
    start_of,
    stretch,
)
from musterbook.terms.claims import Answer, slots_of

_TOLD = load_frames("no_comment")
WH = frozenset(_TOLD["no_figure"]["wh"])
AFTER = frozenset({"unanswered", "silent", "unavailable", "unreachable", "mum", "tight-lipped"})


def silence_claim(
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


def asks_at(view: View, first: int) -> bool:
    return first < len(view.words) and view.words[first].low in WH


def words_behind(view: View, clause: Clause) -> tuple[str, ...]:
    return tuple(w.low for w in view.words[clause.verb.last : clause.verb.last + 4])


def words_far_behind(view: View, clause: Clause) -> tuple[str, ...]:
    return tuple(w.low for w in view.words[clause.verb.last : clause.verb.last + 8])
