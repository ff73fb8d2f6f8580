"""Attributions: whose words a stretch of the text is, and which of them hold a place."""

import msgspec

from musterbook.reading.cue import Manner
from musterbook.terms.sources import Source
from musterbook.terms.times import Interval


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words some stretches of the text are.

    `source` is null where nobody is told; `span` and `cue` stand for the source's and the cue's own words, null where
    a quotation only goes on. `carrier` is the outlet told to. `negated` is whether the cue is ("did not say that").
    `passed_on` is whether it only tells what another cue is about ("denied *a claim by …*").
    """

    source: Source | None
    span: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    lemma: str
    manner: Manner
    direct: bool
    negated: bool
    hedged: bool
    carrier: Source | None
    said_at: Interval | None
    first_person: bool
    passed_on: bool = False


def given(source: Source | None, start: int, end: int) -> Attribution:
    """Words that a label or a heading gives to a speaker."""
    return Attribution(
        source=source,
        span=None,
        cue=None,
        contents=((start, end),),
        lemma="say",
        manner="says",
        direct=True,
        negated=False,
        hedged=False,
        carrier=None,
        said_at=None,
        first_person=False,
    )


def attributions_at(found: list[Attribution], start: int, anchor: int) -> list[Attribution]:
    """The attributions whose content holds an offset, the narrowest first."""
    holding = [
        (end - begin, a) for a in found for begin, end in a.contents if begin <= anchor < end or begin <= start < end
    ]
    return [a for _, a in sorted(holding, key=lambda told: told[0])]
