"""What a reader may ask of registers, wherever they are kept, and the plain way of answering: fold and filter."""

from collections.abc import Iterable
from typing import Protocol

from musterbook.errors import NotFound
from musterbook.registers.catalogue import REGISTERS, VIEWS
from musterbook.registers.fold import Fold, fold_entries
from musterbook.registers.rows import Row
from musterbook.terms.entries import Entry


class Registers(Protocol):
    """Rows as of a minute of valid time and known at a sequence number."""

    def rows(self, register: str, *, as_of: int | None, known_at: int | None, mission: str | None) -> tuple[Row, ...]:
        """The rows of a register or a view; None asks for any time, the newest entry, every mission.

        Raises NotFound (register.unknown).
        """
        ...


def members_of(register: str) -> tuple[str, ...]:
    """The kept registers behind a name.

    Raises NotFound (register.unknown).
    """
    if register in REGISTERS:
        return (register,)
    if register in VIEWS:
        return VIEWS[register]
    raise NotFound("register.unknown", f"there is no register “{register}”: try {', '.join((*REGISTERS, *VIEWS))}")


def sort_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows in the order in which they are told: by start, then by the entry that brought them."""
    return tuple(sorted(rows, key=lambda row: (row.valid_from, getattr(row.body, "seq", 0), row.subject)))


def collect_rows(
    registers: Registers, *, as_of: int | None, known_at: int | None, mission: str | None
) -> tuple[Row, ...]:
    """The rows of every kept register: what assessment takes."""
    return tuple(
        row for name in REGISTERS for row in registers.rows(name, as_of=as_of, known_at=known_at, mission=mission)
    )


class FoldedRegisters:
    """Registers in memory, folded anew for each question: slow and obvious, the reference for every store."""

    def __init__(self, mission: str, entries: Iterable[Entry]) -> None:
        self._mission = mission
        self._entries = tuple(entries)

    def rows(self, register: str, *, as_of: int | None, known_at: int | None, mission: str | None) -> tuple[Row, ...]:
        """The rows that a fold of the entries up to `known_at` holds, filtered."""
        wanted = members_of(register)
        fold = fold_entries(self._mission, (e for e in self._entries if known_at is None or e.seq <= known_at))
        return filter_rows(fold, wanted, as_of=as_of, mission=mission)


def filter_rows(fold: Fold, registers: tuple[str, ...], *, as_of: int | None, mission: str | None) -> tuple[Row, ...]:
    """The fold's rows in these registers that hold at a minute, of one mission."""
    subjects = (subject for subject in fold.subjects() if subject.register in registers)
    rows = (row for subject in subjects for row in fold.rows(*subject))
    return sort_rows(
        row
        for row in rows
        if (as_of is None or row.valid_from <= as_of <= row.valid_to) and mission in (None, row.mission)
    )
