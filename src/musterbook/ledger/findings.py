"""What a check of a book finds: one verdict, and each thing that does not hold, named."""

from typing import Literal

from musterbook.terms.record import Record

Part = Literal["entry", "blob", "tile", "checkpoint", "held checkpoint", "signer", "key", "policy", "follower"]


class Problem(Record, frozen=True):
    """One thing that does not hold: which part, where in the book, and what is wrong."""

    part: Part
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.part} {self.where}: {self.what}" if self.where else f"{self.part}: {self.what}"


class Verification(Record, frozen=True):
    """What a check found. `opened` entries were read with their keys; `root` is hexadecimal.

    `checkpoint_size` is that of the last checkpoint that holds, null where none does.
    """

    entries: int
    erased: int
    opened: int
    root: str
    checkpoint_size: int | None
    problems: tuple[Problem, ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
