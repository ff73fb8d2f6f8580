"""Where: place expressions out of prepositional phrases, and the place they are taken to be."""

from collections.abc import Sequence

import msgspec

from musterbook.reading.chunks import NounGroup
from musterbook.reading.clauses import Attachment
from musterbook.reading.gazetteer import GAZETTEER
from musterbook.reading.words import listed
from musterbook.terms.places import Where

PREPS = listed(
    "in at near around outside inside within along across throughout off between from to toward towards "
    "into through of on above beside behind"
) | frozenset(
    [
        "north of",
        "south of",
        "east of",
        "west of",
        "northeast of",
        "northwest of",
        "southeast of",
        "southwest of",
        "close to",
        "next to",
        "outside of",
        "inside of",
    ]
)
STRICT = listed("from to toward towards into of on through between")


class PlaceSpan(msgspec.Struct, frozen=True):
    """A place expression: its stretch without the preposition, its words [first, last), the place it is taken to be."""

    start: int
    end: int
    first: int
    last: int
    where: Where


def find_places(attachments: Sequence[Attachment], text: str) -> tuple[PlaceSpan, ...]:
    """The places that prepositional phrases name, each with the phrases that lead further ("in X, in Y")."""
    found: list[PlaceSpan] = []
    for a in attachments:
        if a.prep not in PREPS or not is_place(a.group, a.prep):
            continue
        if found and a.prep == "of" and a.group.first - found[-1].last <= 1:
            found[-1] = _joined(found[-1], a.group, text)
            continue
        if a.prep == "of":
            continue
        found.append(_span(a, text))
    return tuple(found)


def is_place(group: NounGroup, prep: str) -> bool:
    """Whether a group names a place: in the gazetteer, of a place class, or a name behind a preposition of place."""
    if (
        group.pronoun
        or group.count is not None
        or (group.has("person", "month", "weekday") and not group.has("country", "city", "capital"))
    ):
        return False
    if group.has("country", "city", "capital", "place") or GAZETTEER.find(group.text):
        return True
    return (
        group.name
        and prep not in STRICT
        and not group.has("body", "media", "document", "named")
        and len(group.text) > 2
    )


def _span(a: Attachment, text: str) -> PlaceSpan:
    start = a.group.start if " " not in a.prep else a.start
    return PlaceSpan(
        start, a.group.end, a.group.first, a.group.last, Where(words=text[start : a.group.end], place=place_of(a.group))
    )


def place_of(group: NounGroup) -> str | None:
    """The ISO code of a group's state, where a name of the gazetteer stands in it."""
    place = GAZETTEER.find(group.text) or GAZETTEER.find(group.head.low)
    if place is None:
        place = next((p for p in (GAZETTEER.find(w.low) for w in group.words if w.tag in ("NP", "JJ")) if p), None)
    return place.code if place else None


def _joined(span: PlaceSpan, group: NounGroup, text: str) -> PlaceSpan:
    where = Where(words=text[span.start : group.end], place=place_of(group) or span.where.place)
    return PlaceSpan(span.start, group.end, span.first, group.last, where)
