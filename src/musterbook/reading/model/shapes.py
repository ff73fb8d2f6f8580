"""The shape in which a model answers: claims whose every slot is words of the text, or a word of a closed vocabulary.

It follows from the slots of each kind: counts, times, places and figures become words, since numbers, dates, codes and
offsets are ours to find. A slot that a model leaves out is null; one that no kind has is refused, with its claim.
"""

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from musterbook.terms.claims import KINDS, SLOT_TYPES, Stance
from musterbook.terms.record import Record

LONGEST = 400  # characters of a slot or a name


class Told(Record, frozen=True):
    """Who speaks, as a model tells it: words of the text."""

    name: str
    role: str | None = None


class ModelClaim(Record, frozen=True, tag_field="kind"):
    """What a model tells of one claim, whatever its kind."""

    quote: str
    sources: tuple[Told, ...] = ()
    stance: Stance = "asserts"


def _is_closed(wanted: Any) -> bool:
    """Whether a slot holds one word out of a closed vocabulary, or yes and no."""
    parts = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    return all(part in (bool, type(None)) or get_origin(part) is Literal for part in parts)


def closed_slots(kind: str) -> frozenset[str]:
    """The slots of a kind that a closed vocabulary fills, by attribute name."""
    fields = msgspec.structs.fields(SLOT_TYPES[kind])
    return frozenset(field.name for field in fields if _is_closed(field.type))


def _shape(kind: str) -> type[ModelClaim]:
    closed = closed_slots(kind)
    slots = msgspec.defstruct(
        f"{kind}_slots",
        [
            (
                field.name,
                field.type if field.name in closed else str | None,
                msgspec.field(name=field.encode_name, default=None),
            )
            for field in msgspec.structs.fields(SLOT_TYPES[kind])
        ],
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
    return msgspec.defstruct(kind, [("slots", slots)], bases=(ModelClaim,), tag=kind, frozen=True, kw_only=True)  # type: ignore[return-value]


SHAPES: dict[str, type[ModelClaim]] = {kind: _shape(kind) for kind in KINDS}
ANY_SHAPE: Any = Union[tuple(SHAPES.values())]  # noqa: UP007
