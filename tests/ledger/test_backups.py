"""The backup format, read and written by hand."""

import io
import json
import struct
from hashlib import sha256

import pytest

from musterbook.errors import Incorrect
from musterbook.ledger.backups import MAGIC, BackupReader, write_backup
from musterbook.ledger.batches import SealedEntry
from musterbook.ledger.leaves import pack_leaf
from musterbook.ledger.tree import fold_hashes, leaf_hash

BLOB = b"a blob's stored bytes"


def sealed(seq, blobs=()):
    """An entry that is whole, of no key."""
    head = b"\x01" + struct.pack(">H", len(blobs)) + b"".join(sha256(blob).digest() for blob in blobs)
    stored = head + bytes(16) + bytes(12) + b"ciphertext %d" % seq
    return SealedEntry(seq, 1, bytes([seq]) * 32, sha256(stored).digest(), stored, tuple(blobs))


ENTRIES = [sealed(0), sealed(1, (BLOB, b"")), sealed(2)._replace(stored=b"")]


def told(entries=ENTRIES, **other):
    root = fold_hashes([leaf_hash(pack_leaf(*entry[1:4])) for entry in entries]).hex()
    names = {"book": "b", "origin": "o", "vkey": "v", "former": {}, "made_at": "t", "keys": None, "keys_until": None}
    return {**names, "size": len(entries), "root": root, **other}


def written(entries=ENTRIES, notes=("note",), header=None):
    file = io.BytesIO()
    write_backup(file, header or told(entries), entries, notes, None)
    return file.getvalue()


def read(data):
    reader = BackupReader(io.BytesIO(data))
    entries = list(reader.entries())
    return entries, reader.finish()


def test_a_backup_is_what_its_description_says():
    """A reader written from the description alone finds the same entries, blobs and notes, and the same digest."""
    data = written()
    assert data.startswith(MAGIC)
    at = len(MAGIC)
    (length,) = struct.unpack_from(">I", data, at)
    at += 4 + length
    assert json.loads(data[at - length : at]) == told()
    frames = []
    while at < len(data):
        kind, (size,) = data[at : at + 1], struct.unpack_from(">Q", data, at + 1)
        if kind == b"Z":
            assert data[at + 9 :] == sha256(data[:at]).digest()
        frames.append((kind, data[at + 9 : at + 9 + size]))
        at += 9 + size
    assert [kind for kind, _ in frames] == [b"E", b"E", b"B", b"B", b"E", b"N", b"Z"]
    assert frames[2:4] == [(b"B", BLOB), (b"B", b"")]
    assert frames[0][1] == b"\x01" + ENTRIES[0].commitment + ENTRIES[0].stored_sha256 + ENTRIES[0].stored
    assert read(data) == (ENTRIES, (("note",), None))


def test_every_bit_counts():
    """Each byte flipped, each length cut: refused."""
    data = written()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises(Incorrect):
            read(bytes(changed))
        with pytest.raises(Incorrect):
            read(data[:at])


@pytest.mark.parametrize(
    "header",
    [
        told(size=2),
        told(size=4),
        told(size=True),
        told(size=-1),
        told(root="00" * 32),
        told(keys={"kdf": "scrypt"}),
        told(more=1),
        {"book": "b"},
    ],
)
def test_a_header_that_tells_otherwise_is_refused(header):
    """Whoever writes the digest anew must still make the tree, the number of entries and the keys agree."""
    with pytest.raises(Incorrect) as problem:
        read(written(header=header))
    assert problem.value.code == "backup.broken"


def test_entries_that_are_not_whole_are_not_written():
    """Bytes that are not the leaf's, a missing or surplus blob, blobs of an emptied entry, another version."""
    good = ENTRIES[1]
    for bad in (
        good._replace(stored=good.stored + b"x"),
        good._replace(blobs=good.blobs[:1]),
        good._replace(blobs=(*good.blobs, b"y")),
        good._replace(blobs=good.blobs[::-1]),
        ENTRIES[2]._replace(blobs=(b"x",)),
        good._replace(version=2),
    ):
        with pytest.raises(Incorrect) as problem:
            written([bad], header=told([good]))
        assert problem.value.code == "backup.broken"
