"""Checks a book from its stored bytes up, and names what does not agree: entries, blobs, tiles, checkpoints, signer.

Without a key every stored byte is checked: each entry's bytes against its leaf, each blob against its entry, each leaf
and tile against the tree, and the tree against signed checkpoints. With keys every entry is opened as well, its
commitment recomputed and its fields compared with the schema of its kind (`opening.py`).
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from musterbook.errors import MusterbookError
from musterbook.ledger.batches import SealedEntry
from musterbook.ledger.checkpoints import Checkpoint, open_checkpoint
from musterbook.ledger.envelopes import blob_digests_of
from musterbook.ledger.findings import Part, Problem, Verification
from musterbook.ledger.leaves import LEAF_VERSION
from musterbook.ledger.notes import parse_key
from musterbook.ledger.stored import Opener, StoredBook
from musterbook.ledger.tiles import HASH_BYTES, WIDTH, Frontier, split_hashes
from musterbook.ledger.tree import fold_hashes

_UNKNOWN = bytes(HASH_BYTES)
_NO_BLOBS = b"\x01\0\0"
_LEAF_HEADS = [b"\0" + bytes((version,)) for version in range(256)]


class Vouched(NamedTuple):
    """A state that somebody vouches for: the book's own checkpoint, one held elsewhere, the signer's memory."""

    part: Part
    checkpoint: Checkpoint


class Verifier:
    """One check of one book; `opener` reads entries with their keys, if there are keys."""

    def __init__(self, book: StoredBook, vouched: Sequence[Vouched], opener: Opener | None) -> None:
        self._book = book
        self._vouched = vouched
        self._opener = opener
        self._frontier = Frontier(0, ())
        self._tiles: set[tuple[int, int]] = set()
        self._roots: dict[int, bytes] = {0: self._frontier.root()}
        self._blobs: set[tuple[int, int]] = set()
        self._unreadable: set[int] = set()
        self._opened = 0
        self._emptied: list[int] = []
        self.problems: list[Problem] = []

    def run(self, progress: Callable[[int, int], None] | None) -> Verification:
        """Walks the whole book once, a tile's width at a time."""
        size = self._book.size()
        for start in range(0, size, WIDTH):
            if not self._check_stretch(start, min(start + WIDTH, size)):
                break
            if progress is not None and start % (WIDTH * 16) == 0:
                progress(start, size)
        self._check_leftovers()
        if self._opener is not None:
            self.problems.extend(self._opener.check_erased(self._emptied))
        good = [told.checkpoint.size for told in self._vouched if self._check_vouched(told, size)]
        if progress is not None:
            progress(size, size)
        return Verification(
            entries=size,
            erased=len(self._emptied),
            opened=self._opened,
            root=self._frontier.root().hex(),
            checkpoint_size=max(good, default=None),
            problems=tuple(self.problems),
        )

    def _check_stretch(self, start: int, stop: int) -> bool:
        """Checks the entries of one tile; whether there are any."""
        found = self._book.stored_entries(start, stop)
        if not found:
            self._complain("entry", f"{start} to {stop - 1}", "they are missing, and nothing after them was checked")
            return False
        hashes = _hash_leaves(found) if len(found) == stop - start else self._hash_with_gaps(start, stop, found)
        for entry in found:
            _, version, _, stored_sha256, stored, _ = entry
            intact = sha256(stored).digest() == stored_sha256
            if not (intact and version == LEAF_VERSION and stored[:3] == _NO_BLOBS and self._opener is None):
                self._check_entry(entry, intact)
        hashes = self._settle_tile(start // WIDTH, hashes)
        self._note_roots(start, hashes)
        for (level, number), right in self._frontier.extend(hashes).items():
            if level and len(right) == WIDTH * HASH_BYTES:
                self._check_tile(level, number, right)
        return True

    def _check_entry(self, entry: SealedEntry, intact: bool) -> None:
        if not entry.stored:
            self._emptied.append(entry.seq)
        elif not intact:
            self._unreadable.add(entry.seq)
            self._complain("entry", str(entry.seq), "its stored bytes are not those that its leaf names")
        else:
            if entry.version != LEAF_VERSION:
                self._complain("entry", str(entry.seq), f"its leaf has the unknown version {entry.version}")
            self._check_blobs(entry)
            if self._opener is not None:
                self._opened += 1
                self.problems.extend(self._opener.check(entry))

    def _hash_with_gaps(self, start: int, stop: int, found: Sequence[SealedEntry]) -> list[bytes]:
        """The leaf hashes where entries are missing: theirs are taken from the tile, so that the rest is checked."""
        tile = split_hashes(self._book.stored_tile(0, start // WIDTH) or b"")
        by_seq = {entry.seq: leaf for entry, leaf in zip(found, _hash_leaves(found), strict=True)}
        hashes = []
        for seq in range(start, stop):
            if seq not in by_seq:
                self._complain("entry", str(seq), "it is missing")
            from_tile = tile[seq - start] if seq - start < len(tile) else _UNKNOWN
            hashes.append(by_seq.get(seq, from_tile))
        return hashes

    def _check_blobs(self, entry: SealedEntry) -> None:
        try:
            digests = blob_digests_of(entry.stored)
        except MusterbookError as problem:
            self._unreadable.add(entry.seq)
            self._complain("entry", str(entry.seq), problem.message)
            return
        for number, digest in enumerate(digests):
            self._blobs.add((entry.seq, number))
            blob = self._book.stored_blob(entry.seq, number)
            where = f"{entry.seq}/{number}"
            if blob is None:
                self._complain("blob", where, "it is missing")
            elif sha256(blob).digest() != digest:
                self._complain("blob", where, "its stored bytes are not those that its entry names")

    def _settle_tile(self, number: int, hashes: list[bytes]) -> list[bytes]:
        """Compares a tile of leaves with its entries, and says which is at fault; the hashes to go on with.

        At fault is what does not agree with the hash kept one level up; where none is kept, the entries are named.
        """
        self._tiles.add((0, number))
        stored = self._book.stored_tile(0, number)
        if stored == b"".join(hashes):
            return hashes
        kept, where = split_hashes(stored or b""), f"0/{number}"
        above = split_hashes(self._book.stored_tile(1, number // WIDTH) or b"")[number % WIDTH :][:1]
        if stored is None:
            self._complain("tile", where, "it is missing")
        elif len(kept) > len(hashes):
            self._complain("tile", where, f"it has the hashes of {len(kept) - len(hashes)} entries that are missing")
        elif len(kept) < len(hashes) or above == [fold_hashes(hashes)]:
            self._complain("tile", where, "its hashes are not those of its entries")
        else:
            for seq, (right, told) in enumerate(zip(hashes, kept, strict=True), start=number * WIDTH):
                if right != told:
                    self._complain("entry", str(seq), f"its leaf is not the one in tile {where}")
            return kept if above == [fold_hashes(kept)] else hashes
        return hashes

    def _check_tile(self, level: int, number: int, right: bytes) -> None:
        self._tiles.add((level, number))
        kept = self._book.stored_tile(level, number)
        if kept is None:
            self._complain("tile", f"{level}/{number}", "it is missing")
        elif kept != right:
            self._complain("tile", f"{level}/{number}", "its hashes are not those of the tiles below")

    def _check_leftovers(self) -> None:
        """Checks the tiles of the right edge, and complains of tiles and blobs that no entry accounts for."""
        for (level, number), right in self._frontier.partial_tiles().items():
            if level:
                self._check_tile(level, number, right)
        for level, number in self._book.tile_names():
            if (level, number) not in self._tiles:
                self._complain("tile", f"{level}/{number}", f"a book of {self._frontier.size} entries has no such tile")
        for seq, number in self._book.blob_names():
            if (seq, number) not in self._blobs and seq not in self._unreadable:
                self._complain("blob", f"{seq}/{number}", "no entry names it")

    def _note_roots(self, start: int, hashes: Sequence[bytes]) -> None:
        for told in self._vouched:
            size = told.checkpoint.size
            if start < size <= start + len(hashes):
                edge = self._frontier.copy()
                edge.extend(hashes[: size - start])
                self._roots[size] = edge.root()

    def _check_vouched(self, told: Vouched, size: int) -> bool:
        point = told.checkpoint
        if point.size > size or point.size not in self._roots:
            lost = f"it was signed over {point.size} entries and the book has {size}: the tail is missing"
            self._complain(told.part, str(point.size), lost)
        elif self._roots[point.size] != point.root:
            self._complain(told.part, str(point.size), f"its root is not that of the first {point.size} entries")
        else:
            return True
        return False

    def _complain(self, part: Part, where: str, what: str) -> None:
        self.problems.append(Problem(part=part, where=where, what=what))


def verify_stored(
    book: StoredBook,
    *,
    vkeys: Mapping[str, str],
    notes: Sequence[tuple[Part, str]],
    vouched: Sequence[Vouched],
    known: Sequence[Problem],
    opener: Opener | None,
    progress: Callable[[int, int], None] | None,
) -> Verification:
    """Checks a book against signed notes and other vouched states; `known` problems head those that are found.

    `vkeys` has the verifier key of each origin that the book has had, the present one first.
    """
    broken, points = list(known), list(vouched)
    present = next(iter(vkeys.values()))
    for part, note in notes:
        try:
            vkey = vkeys.get(note.partition("\n")[0], present)
            points.append(Vouched(part, open_checkpoint(note, parse_key(vkey))))
        except MusterbookError as problem:
            broken.append(Problem(part=part, where="", what=problem.message))
    verifier = Verifier(book, points, opener)
    verifier.problems.extend(broken)
    return verifier.run(progress)


def _hash_leaves(entries: Sequence[SealedEntry]) -> list[bytes]:
    return [
        sha256(_LEAF_HEADS[version] + commitment + stored_sha256).digest()
        for _, version, commitment, stored_sha256, _, _ in entries
    ]
