"""What a check needs of whoever keeps a book: its stored bytes, and, where there are keys, somebody to open them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from musterbook.ledger.batches import SealedEntry
from musterbook.ledger.findings import Problem


class StoredBook(Protocol):
    """What is read of a book to check it; none of it needs a key."""

    def size(self) -> int:
        """The number of entries."""
        ...

    def stored_entries(self, start: int, stop: int) -> Sequence[SealedEntry]:
        """The entries that are there with these numbers, without their blobs."""
        ...

    def stored_blob(self, seq: int, number: int) -> bytes | None:
        """A blob's stored bytes."""
        ...

    def blob_names(self) -> Iterator[tuple[int, int]]:
        """Entry and number of each blob that is kept."""
        ...

    def stored_tile(self, level: int, number: int) -> bytes | None:
        """A tile's hashes."""
        ...

    def tile_names(self) -> Iterator[tuple[int, int]]:
        """Level and number of each tile that is kept."""
        ...


class Opener(Protocol):
    """Reads entries with their keys and says what is wrong with them."""

    def check(self, entry: SealedEntry) -> Iterator[Problem]:
        """The problems of one entry, in the order of the book."""
        ...

    def check_erased(self, emptied: Sequence[int]) -> Iterator[Problem]:
        """The problems of the entries that were emptied, once all were read."""
        ...
