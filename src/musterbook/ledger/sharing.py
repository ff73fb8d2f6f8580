"""Entries shared beside a published tree, for another house to read: some fields of some entries, each provable.

Files: FOLDER/shared/000.jsonl and on, for the entries of one bundle each; a line is {"seq", "fields"}, the fields shown
with path, salt and value, or as their digests, bytes in base64. What is no longer shared goes at the next publication.
"""

import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from musterbook.errors import Incorrect, Unavailable
from musterbook.ledger.commitments import Disclosure, Shown, Withheld, verify_disclosure
from musterbook.ledger.leaves import unpack_leaf
from musterbook.ledger.published import read_leaves
from musterbook.ledger.tiles import WIDTH
from musterbook.terms.entries import schema_of
from musterbook.terms.record import Record

FOLDER = "shared"


class SharedEntry(Record, frozen=True):
    """One entry with the fields that are shown."""

    seq: int
    fields: tuple[Shown | Withheld, ...]


class ForeignEntry(Record, frozen=True):
    """An entry of another house as far as it is shown, checked: its payload, null where a field is withheld."""

    seq: int
    payload: dict[str, Any]
    withheld: frozenset[str]


def write_shared(folder: Path, entries: Iterable[SharedEntry]) -> int:
    """Writes the entries, which come in their order, and takes away what is shared no longer; how many there are.

    Raises Unavailable (book.read_only).
    """
    place, count, written = folder / FOLDER, 0, set[str]()
    try:
        place.mkdir(mode=0o755, parents=True, exist_ok=True)
        for number, group in groupby(entries, key=lambda entry: entry.seq // WIDTH):
            lines = [msgspec.json.encode(entry) + b"\n" for entry in group]
            name, count = f"{number:03}.jsonl", count + len(lines)
            fresh = place / f"{name}.new"
            fresh.write_bytes(b"".join(lines))
            fresh.replace(place / name)
            written.add(name)
        for path in place.iterdir():
            if path.name not in written:
                path.unlink()
    except OSError as problem:
        raise Unavailable("book.read_only", f"{place} cannot be written: {problem.strerror}") from problem
    return count


def drop_shared(folder: Path) -> None:
    """Takes away what was shared.

    Raises Unavailable (book.read_only).
    """
    try:
        if (folder / FOLDER).is_dir():
            shutil.rmtree(folder / FOLDER)
    except OSError as problem:
        raise Unavailable("book.read_only", f"{folder / FOLDER} cannot be removed: {problem.strerror}") from problem


def read_shared(folder: Path, size: int) -> Iterator[ForeignEntry]:
    """The shared entries of a published folder of `size` entries, each checked against its leaf, in their order.

    Raises Incorrect (proof.broken, entry.incorrect) for one that is not what its leaf commits to.
    """
    for path in sorted((folder / FOLDER).glob("*.jsonl"), key=lambda path: (len(path.name), path.name)):
        leaves: dict[int, list[bytes]] = {}
        for line in path.read_bytes().splitlines():
            try:
                entry = msgspec.json.decode(line, type=SharedEntry)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
                raise Incorrect("proof.broken", f"{path.name} holds what is no entry: {problem}") from problem
            if not 0 <= entry.seq < size:
                raise Incorrect("proof.broken", f"entry {entry.seq} is shared, and the tree has {size}")
            number = entry.seq // WIDTH
            if number not in leaves:
                leaves[number] = read_leaves(folder, number, min(WIDTH, size - number * WIDTH))
            yield _check(entry, leaves[number][entry.seq % WIDTH])


def _check(entry: SharedEntry, leaf: bytes) -> ForeignEntry:
    told = verify_disclosure(Disclosure(fields=entry.fields), unpack_leaf(leaf).commitment)
    schema = schema_of(str(told.get("kind")), told.get("claim_kind"))
    paths = [field.path for field in entry.fields if isinstance(field, Shown)]
    places = [path for path, field in zip(schema, entry.fields, strict=False) if isinstance(field, Shown)]
    if len(entry.fields) != len(schema) or paths != places:
        raise Incorrect("proof.broken", f"entry {entry.seq} does not follow the schema of its kind")
    payload = {path: told.get(path) for path in schema}
    return ForeignEntry(seq=entry.seq, payload=payload, withheld=frozenset(schema) - told.keys())
