"""Keeps the registers in step with the ledger: entries in, rectangles of rows out; rebuilt whenever in doubt.

A follower has a name, a version and a position, stored with its rows and moved with them in one transaction. A new
version, another book, a book that became shorter, or an erasure empties it, and it is folded anew from the first entry.
Law: what it answers is what a fold of the same entries answers.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from musterbook.errors import Conflict, Incorrect
from musterbook.ledger.protocol import Ledger
from musterbook.registers.protocol import members_of, sort_rows
from musterbook.registers.rows import Row, Subject, decode_body, encode_body
from musterbook.store.view_tables import OPEN, Content, Drawn, ViewTables, open_view_tables
from musterbook.terms.entries import Entry

BATCH = 2000  # entries a transaction
ERASURE = "entry.erased"


class Folding(Protocol):
    """A fold of the ledger into rows: its rules have a name and a version."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def version(self) -> int:
        """Raised whenever its rules change."""
        ...

    def apply(self, entry: Entry) -> Iterable[Subject]:
        """Takes in an entry; the subjects whose rows may have changed.

        Raises Incorrect for an entry that cannot be folded, and is then as before.
        """
        ...

    def rows(self, register: str, name: str) -> tuple[Row, ...]:
        """The rows of a subject as they now stand."""
        ...


MakeFold = Callable[[Iterable[Row]], Folding]


class View:
    """The registers of one book, kept in BOOK.view; any thread may use it, several processes may have it open."""

    def __init__(self, tables: ViewTables, make_fold: MakeFold) -> None:
        self._tables = tables
        self._make_fold = make_fold
        self._fold = make_fold(())
        self._folded_to = 0
        self._clean_to = 0
        self._soiled = False

    def close(self) -> None:
        """Lets go of the file."""
        self._tables.close()

    @property
    def position(self) -> int:
        """The number of entries that have been folded."""
        told = self._tables.follower(self._fold.name)
        return told[2] if told else 0

    def refused(self) -> tuple[tuple[int, str], ...]:
        """The entries that the rules could not fold, and why."""
        return tuple(self._tables.refused())

    def erasures(self) -> tuple[int, ...]:
        """The numbers of the entries that tell of an erasure, among those that have been folded."""
        return tuple(self._tables.erasures())

    def clean(self) -> None:
        """Leaves nothing in the file of rows that an erasure has emptied.

        Raises Conflict (book.locked) while another process reads; may be asked again.
        """
        self._tables.clean()
        self._soiled = False

    def rows(self, register: str, *, as_of: int | None, known_at: int | None, mission: str | None) -> tuple[Row, ...]:
        """The rows of a register or a view of several; None asks for any time, the newest entry, every mission.

        Raises NotFound (register.unknown).
        """
        found: list[Content] = []
        for name in members_of(register):
            if as_of is None:
                found += self._tables.known_rows(name, known_at, mission)
            else:
                found += self._tables.rows_at(name, as_of, known_at, mission)
        return sort_rows(map(_row, sorted(found)))

    def catch_up(self, ledger: Ledger) -> int:
        """Folds the entries that are new, and says how many there are in all.

        Raises what the ledger raises, Conflict (book.locked), Unavailable (disk.full, book.read_only).
        """
        with self._tables.lock:
            while not self._is_current(ledger):
                try:
                    with self._tables.writing():
                        self._fold_some(ledger)
                except BaseException:
                    self._folded_to = -1
                    raise
                if self._soiled:
                    with suppress(Conflict):
                        self.clean()
            return self.position

    def _is_current(self, ledger: Ledger) -> bool:
        told = self._tables.follower(self._fold.name)
        return told == (self._fold.version, ledger.origin, ledger.size())

    def _fold_some(self, ledger: Ledger) -> None:
        size = ledger.size()
        position = self._settle(ledger, size)
        stop = min(position + BATCH, size)
        step = _Step(self._tables, self._fold)
        for entry in ledger.entries(position, stop):
            if entry.kind == ERASURE:
                if entry.seq >= self._clean_to:
                    self._start_again(size)
                    stop, self._soiled = 0, True
                    break
                self._tables.note_erasure(entry.seq)
            step.take(entry)
        else:
            step.write()
        self._tables.move(self._fold.name, self._fold.version, ledger.origin, stop)
        self._folded_to = stop

    def _settle(self, ledger: Ledger, size: int) -> int:
        """Where to go on: the stored position, with the fold brought there; 0 where the rows are of no use."""
        told = self._tables.follower(self._fold.name)
        if told is None or told[:2] != (self._fold.version, ledger.origin) or told[2] > size:
            self._start_again(size)
            return 0
        if told[2] != self._folded_to:
            self._fold = self._make_fold(map(_row, self._tables.all_open()))
        return told[2]

    def _start_again(self, size: int) -> None:
        self._tables.empty()
        self._fold = self._make_fold(())
        self._clean_to = size


class _Step:
    """One stretch of entries: which rows it opens and which it closes."""

    def __init__(self, tables: ViewTables, fold: Folding) -> None:
        self._tables = tables
        self._fold = fold
        self._next_id = tables.next_id()
        self._standing: dict[Subject, dict[Content, Drawn]] = {}
        self._fresh: dict[int, tuple[Content, Drawn]] = {}
        self._closed: list[tuple[int, int]] = []
        self._refused: list[tuple[int, str]] = []

    def take(self, entry: Entry) -> None:
        """Folds one entry and compares the rows of every subject that it touched."""
        try:
            touched = self._fold.apply(entry)
        except Incorrect as problem:
            self._refused.append((entry.seq, problem.message))
            return
        for subject in sorted(touched):
            self._compare(subject, entry.seq)

    def write(self) -> None:
        """Writes what changed; within `writing`."""
        self._tables.write(self._fresh.values(), self._closed, self._refused)

    def _compare(self, subject: Subject, seq: int) -> None:
        if subject not in self._standing:
            self._standing[subject] = self._tables.open_rows(*subject)
        standing = self._standing[subject]
        rows = dict.fromkeys(map(_content, self._fold.rows(*subject)))
        for row in [row for row in standing if row not in rows]:
            self._close(row, standing.pop(row), seq)
        for row in rows:
            if row not in standing:
                standing[row] = Drawn(self._next_id, seq, OPEN)
                self._fresh[self._next_id] = (row, standing[row])
                self._next_id += 1

    def _close(self, row: Content, drawn: Drawn, seq: int) -> None:
        if drawn.id in self._fresh:
            self._fresh[drawn.id] = (row, Drawn(drawn.id, drawn.seq_from, seq - 1))
        else:
            self._closed.append((seq - 1, drawn.id))


def open_view(path: Path, make_fold: MakeFold) -> View:
    """The view at a path, made where it is absent; `make_fold(rows)` gives the fold whose current rows these are.

    Raises Conflict (book.locked), Unavailable (book.read_only, disk.full).
    """
    return View(open_view_tables(path), make_fold)


def _content(row: Row) -> Content:
    return Content(row.register, row.subject, row.mission, row.valid_from, row.valid_to, encode_body(row.body))


def _row(content: Content) -> Row:
    return Row(
        register=content.register,
        subject=content.subject,
        mission=content.mission,
        valid_from=content.valid_from,
        valid_to=content.valid_to,
        body=decode_body(content.register, content.body),
    )
