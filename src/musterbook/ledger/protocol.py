"""What a ledger does, wherever it is kept: append, read, sign, prove, verify."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol

from musterbook.ledger.commitments import Disclosure
from musterbook.ledger.findings import Verification
from musterbook.terms.entries import Draft, Entry

Progress = Callable[[int, int], None]


class Ledger(Protocol):
    """An append-only book of entries, numbered from 0."""

    @property
    def book(self) -> str:
        """The book's random id, 32 hexadecimal digits."""
        ...

    @property
    def origin(self) -> str:
        """The name under which its checkpoints are signed."""
        ...

    @property
    def vkey(self) -> str:
        """The key by which its checkpoints are checked."""
        ...

    def close(self) -> None:
        """Lets go of what it holds open."""
        ...

    def append(self, drafts: Sequence[Draft], *, now: dt.datetime) -> tuple[Entry, ...]:
        """Records the drafts, all or nothing, durable on return; the header is filled in.

        `recorded_at` is `now`, or the last entry's where the clock has gone back.
        Raises Incorrect (entry.incorrect), Conflict (book.locked), Unavailable (disk.full, book.read_only).
        """
        ...

    def size(self) -> int:
        """The number of entries."""
        ...

    def entry(self, seq: int) -> Entry:
        """One entry, opened.

        Raises NotFound (entry.unknown), Conflict (book.damaged), Unavailable (book.keys_absent).
        """
        ...

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
        """Entries in their order, opened; erased ones are flagged and empty."""
        ...

    def blob(self, seq: int, number: int) -> bytes:
        """A byte string kept beside an entry.

        Raises NotFound (entry.unknown), Conflict (book.damaged).
        """
        ...

    def leaves(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The public leaves, 65 bytes each."""
        ...

    def tile(self, level: int, number: int) -> bytes | None:
        """The hashes of a tile (C2SP tlog-tiles), at least as many as there were when `size` was asked."""
        ...

    def tag_of(self, data: bytes) -> str:
        """A keyed digest, 64 hexadecimal digits: equal for equal data in one book, and telling nothing outside it."""
        ...

    def checkpoint(self) -> str | None:
        """The last signed note kept in the book."""
        ...

    def notes(self) -> tuple[str, ...]:
        """The signed notes kept in the book, newest first: the last one, and the last that a witness cosigned."""
        ...

    def keep_note(self, note: str) -> None:
        """Keeps a checkpoint of this book that others have signed too.

        Raises Incorrect (proof.broken) where it is not signed by this book or not a state of it.
        """
        ...

    def sign_checkpoint(self) -> str:
        """Signs the present state and keeps the note.

        Raises Unavailable (book.signer_absent), Conflict (signer.refused).
        """
        ...

    def prove(self, seq: int) -> str:
        """A text that proves offline that an entry stands in the ledger, under the last checkpoint or a new one.

        Where a checkpoint that was cosigned holds the entry, it is that one.

        Raises NotFound (entry.unknown), Unavailable (book.signer_absent).
        """
        ...

    def disclose(self, seq: int, paths: Collection[str]) -> Disclosure:
        """An entry with the fields named shown and the rest withheld, checked against its leaf's commitment.

        Raises NotFound (entry.unknown), Incorrect (entry.incorrect).
        """
        ...

    @property
    def erasing(self) -> bool:
        """Whether an erasure was recorded and is not carried out to its end."""
        ...

    def finish_erasures(self) -> None:
        """Destroys the keys of what was erased and cleans the book's files; nothing where nothing is left to do.

        Raises Conflict (book.locked), Unavailable (disk.full, book.read_only); may be asked again.
        """
        ...

    def keys_of_these_alone(self, seqs: Collection[int]) -> int:
        """How many keys seal these entries and nothing else: what erasing them would destroy."""
        ...

    def keys_served_until(self) -> str | None:
        """The last day until which keys serve that left the house in a backup, if any have."""
        ...

    def verify(
        self, *, opened: bool = False, held: str | None = None, progress: Progress | None = None
    ) -> Verification:
        """Checks every stored byte, and with `opened` every field; `held` is a signed checkpoint kept elsewhere.

        Damage is named in the result, never raised. `progress(done, size)` is called now and then.
        """
        ...
