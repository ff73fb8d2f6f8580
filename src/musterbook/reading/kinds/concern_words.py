"""The words of concerns: the claim, what is ours, and where a phrase ends."""

from musterbook.reading.analysis import View
from musterbook.reading.candidates import Candidate
from musterbook.reading.chunks import NounGroup
from musterbook.reading.forces import is_equipment, is_force, is_unit, serves
from musterbook.reading.frames import (
    in_phrase,
    load_frames,
    stretch,
)
from musterbook.terms.claims import slots_of

_TOLD = load_frames("concern")
SUBJECTS = frozenset(_TOLD["state"]["subjects"])


def concern_claim(
    view: View, rule: str, score: float, start: int, end: int, *, topic: str | None, about: NounGroup | None = None
) -> Candidate:
    start, end = stretch(view, start, end)
    return Candidate(
        kind="concern",
        start=start,
        end=end,
        slots=slots_of(
            "concern", topic=topic or view.document.text[start:end], about=None if about is None else about.text
        ),
        rule=f"concern.{rule}",
        score=score,
    )


def phrase_end(view: View, group: NounGroup) -> int:
    """The end of a group with one or two prepositional phrases right behind it."""
    inner = view.after(group, "of", "in", "for", "to", "on", "with", "at")
    if inner is None:
        return group.end
    more = view.after(inner, "of", "in", "for")
    return inner.end if more is None else more.end


def is_ours(group: NounGroup | None) -> bool:
    return group is not None and (
        in_phrase(group, SUBJECTS) or serves(group) or is_force(group) or is_unit(group) or is_equipment(group)
    )
