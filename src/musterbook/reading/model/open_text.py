"""Text that may be shown to a model: that of open reports, and no other.

`OpenText` is the only thing that windows are cut from, and a window the only thing that is sent. It cannot be made of a
member's report, of a keeper's summary of a sealed one, or of anything that is not handled as open: neither for mypy,
since its fields admit only open kinds, nor at run time, since it refuses to come into being.
"""

from typing import Any, Literal, get_args

from musterbook.errors import Forbidden
from musterbook.terms.record import Record

OpenKind = Literal["wire", "statement", "sitrep", "dataset"]
OpenHandling = Literal["open"]
OPEN_KINDS: frozenset[str] = frozenset(get_args(OpenKind))
OPEN_HANDLING: frozenset[str] = frozenset(get_args(OpenHandling))


class OpenText(Record, frozen=True):
    """The text of an open report, with the kind and handling that make it one."""

    text: str
    kind: OpenKind
    handling: OpenHandling

    def __post_init__(self) -> None:
        """Refuses what is not open.

        Raises Forbidden (model.not_open).
        """
        if self.kind not in OPEN_KINDS or self.handling not in OPEN_HANDLING:
            raise Forbidden(
                "model.not_open",
                f"a {self.kind} report, handled as {self.handling}, is never shown to a model: read it by the rules",
            )


def open_text_of(text: str, *, kind: Any, handling: Any) -> OpenText:
    """The text of a report whose kind and handling are known at run time only.

    Raises Forbidden (model.not_open).
    """
    return OpenText(text=text, kind=kind, handling=handling)


class Window(Record, frozen=True):
    """A stretch [start, end) of an open text: what one call shows to the model."""

    of: OpenText
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch itself."""
        return self.of.text[self.start : self.end]
