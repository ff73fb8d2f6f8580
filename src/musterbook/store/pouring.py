"""Pours a book's entries from one store into another: the same bytes under the same numbers, the tree made anew."""

from collections.abc import Iterable, Iterator

from musterbook.ledger.backups import check_whole
from musterbook.ledger.batches import Batch, SealedEntry
from musterbook.ledger.envelopes import blob_digests_of, key_id_of
from musterbook.ledger.stored import StoredBook
from musterbook.ledger.tiles import Frontier
from musterbook.ledger.tree import leaf_hash
from musterbook.store.tables import Tables

STRETCH = 256  # entries read at a time
MOST_ENTRIES, MOST_BYTES = 4096, 32 << 20  # written at a time


def walk_whole(book: StoredBook, size: int) -> Iterator[SealedEntry]:
    """The entries of a book with their blobs, each checked against its leaf.

    Raises Incorrect (backup.broken).
    """
    for start in range(0, size, STRETCH):
        stretch = {entry.seq: entry for entry in book.stored_entries(start, min(start + STRETCH, size))}
        for seq in range(start, min(start + STRETCH, size)):
            entry = stretch.get(seq, SealedEntry(seq, 0, b"", b"", b"?", ()))
            count = len(blob_digests_of(entry.stored)) if entry.stored[:1] == b"\x01" else 0
            blobs = tuple(book.stored_blob(seq, number) or b"" for number in range(count))
            whole = entry._replace(blobs=blobs)
            check_whole(whole)
            yield whole


def pour(entries: Iterable[SealedEntry], tables: Tables) -> tuple[Frontier, set[bytes]]:
    """Writes entries into an empty book; the right edge of its tree, and the ids of the keys that open them."""
    frontier, key_ids = Frontier(0, ()), set[bytes]()
    for part in _in_parts(entries):
        key_ids.update(key_id_of(entry.stored) for entry in part if entry.stored)
        with tables.writing():
            tiles = frontier.extend([leaf_hash(entry.leaf) for entry in part])
            tables.write_batch(Batch(part, tiles, frontier, (), ""))
    return frontier, key_ids


def _in_parts(entries: Iterable[SealedEntry]) -> Iterator[list[SealedEntry]]:
    part: list[SealedEntry] = []
    weight = 0
    for entry in entries:
        part.append(entry)
        weight += len(entry.stored) + sum(map(len, entry.blobs))
        if len(part) >= MOST_ENTRIES or weight >= MOST_BYTES:
            yield part
            part, weight = [], 0
    if part:
        yield part
