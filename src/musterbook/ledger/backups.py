"""A backup as one stream: what a book stores, in its order, with nothing before, between or after (backup format 1).

    "musterbook backup 1" LF ‖ length (uint32) ‖ header: canonical JSON
    frames: type (1) ‖ length (uint64) ‖ bytes
      E  an entry: version (1) ‖ commitment (32) ‖ SHA-256 of its stored bytes (32) ‖ stored bytes; from 0 on
      B  a blob's stored bytes, after its entry, from number 0 on
      N  a signed checkpoint          K  the keys, sealed under a passphrase, bound to magic and header
      Z  SHA-256 of all bytes before this frame; then the file ends

No key is needed to make or check one. What is cut, padded, reordered or changed does not read. That it is not an old
one, or one of another history, only a checkpoint kept elsewhere can tell.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, BinaryIO, NamedTuple, NoReturn

from musterbook.errors import Incorrect, MusterbookError
from musterbook.ledger.batches import SealedEntry
from musterbook.ledger.canonical import decode_canonical, encode_canonical
from musterbook.ledger.envelopes import blob_digests_of
from musterbook.ledger.leaves import LEAF_VERSION
from musterbook.ledger.tiles import Frontier
from musterbook.ledger.tree import leaf_hash

MAGIC = b"musterbook backup 1\n"
LONGEST_HEADER = 1 << 20
LONGEST_FRAME = 1 << 28
_ENTRY_HEAD = 65
_FIELDS = {"book", "origin", "vkey", "former", "size", "root", "made_at", "keys", "keys_until"}


class Header(NamedTuple):
    """What a backup says of itself, and the very bytes that say it, to which its keys are bound."""

    told: dict[str, Any]
    written: bytes


class Ending(NamedTuple):
    """What comes after a backup's entries: its signed checkpoints, and its keys as they are sealed."""

    notes: tuple[str, ...]
    sealed_keys: bytes | None


def write_backup(
    file: BinaryIO,
    told: dict[str, Any],
    entries: Iterable[SealedEntry],
    notes: Iterable[str],
    seal_keys: Callable[[bytes], bytes] | None,
) -> None:
    """Writes a backup; `seal_keys(bound)` gives the sealed keys, bound to the header.

    Raises Conflict (book.damaged) for an entry that is not whole, OSError where the file takes no more.
    """
    header = encode_canonical(told)
    running = sha256()

    def put(data: bytes) -> None:
        running.update(data)
        file.write(data)

    def frame(kind: bytes, *parts: bytes) -> None:
        put(kind + struct.pack(">Q", sum(map(len, parts))))
        for part in parts:
            put(part)

    written = MAGIC + struct.pack(">I", len(header)) + header
    put(written)
    for entry in entries:
        check_whole(entry)
        frame(b"E", bytes((entry.version,)), entry.commitment, entry.stored_sha256, entry.stored)
        for blob in entry.blobs:
            frame(b"B", blob)
    for note in notes:
        frame(b"N", note.encode())
    if seal_keys is not None:
        frame(b"K", seal_keys(written))
    frame(b"Z", running.digest())


def check_whole(entry: SealedEntry) -> None:
    """Whether an entry's bytes and blobs are those that its leaf names; an emptied one has none.

    Raises Incorrect (backup.broken).
    """
    digests = tuple(sha256(blob).digest() for blob in entry.blobs)
    intact = sha256(entry.stored).digest() == entry.stored_sha256 if entry.stored else True
    named = blob_digests_of(entry.stored) if entry.stored and intact else ()
    if not intact or digests != named or entry.version != LEAF_VERSION:
        _refuse(f"entry {entry.seq} or its blobs are not what its leaf names: `musterbook verify` tells more")


class BackupReader:
    """Reads one backup from its first byte to its last; nothing of it holds before `finish` has said so."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._running = sha256()
        self._frontier = Frontier(0, ())
        self._ahead: tuple[bytes, bytes] = (b"", b"")
        self._before = b""
        self.header = self._read_header()

    def entries(self) -> Iterator[SealedEntry]:
        """The entries in their order, each checked against its leaf.

        Raises Incorrect (backup.broken).
        """
        self._step()
        for seq in range(self.header.told["size"]):
            kind, body = self._ahead
            if kind != b"E" or len(body) < _ENTRY_HEAD:
                _refuse(f"entry {seq} is missing")
            self._step()
            blobs = []
            while self._ahead[0] == b"B":
                blobs.append(self._ahead[1])
                self._step()
            entry = SealedEntry(seq, body[0], body[1:33], body[33:65], body[65:], tuple(blobs))
            check_whole(entry)
            self._frontier.extend([leaf_hash(entry.leaf)])
            yield entry

    def finish(self) -> Ending:
        """What follows the entries, once tree, order, digest and end hold.

        Raises Incorrect (backup.broken).
        """
        if self._frontier.root().hex() != self.header.told["root"]:
            _refuse("its entries do not make the tree that it names")
        notes: list[str] = []
        sealed = None
        while self._ahead[0] == b"N":
            notes.append(self._ahead[1].decode("utf-8", "replace"))
            self._step()
        if self._ahead[0] == b"K":
            sealed = self._ahead[1]
            self._step()
        kind, digest = self._ahead
        if kind != b"Z" or digest != self._before or self._file.read(1):
            _refuse("it does not end as it must")
        if (sealed is not None) != (self.header.told["keys"] is not None):
            _refuse("it does not hold the keys that it names, or others")
        return Ending(tuple(notes), sealed)

    def _read_header(self) -> Header:
        magic = self._take(len(MAGIC))
        if magic != MAGIC:
            _refuse("it does not begin as a backup")
        length = self._take(4)
        (size,) = struct.unpack(">I", length)
        written = self._take(size) if size <= LONGEST_HEADER else _refuse("its header is too long")
        try:
            told = decode_canonical(written)
            canonical = encode_canonical(told)
        except (MusterbookError, ValueError, TypeError) as problem:
            raise Incorrect(
                "backup.broken", "this backup cannot be read: its header is not written as it must be"
            ) from problem
        if canonical != written or not isinstance(told, dict) or set(told) != _FIELDS or not _is_count(told["size"]):
            _refuse("its header is not written as it must be")
        return Header(told, magic + length + written)

    def _step(self) -> None:
        """Moves one frame ahead; remembers the digest of what stands before it."""
        self._before = self._running.digest()
        kind = self._take(1)
        (length,) = struct.unpack(">Q", self._take(8))
        if length > LONGEST_FRAME:
            _refuse("a part of it is longer than any can be")
        self._ahead = (kind, self._take(length))

    def _take(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) != count:
            _refuse("it is cut short")
        self._running.update(data)
        return data


def _is_count(told: Any) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and told > 0


def _refuse(why: str) -> NoReturn:
    raise Incorrect("backup.broken", f"this backup cannot be used: {why}; nothing of it was taken")
