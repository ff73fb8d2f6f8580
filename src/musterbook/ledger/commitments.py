"""What an entry commits to: one salted digest a field, one commitment over them all (entry format 1).

    salts       successive 16-byte blocks of SHAKE256(seed), one a field in the payload's order; seed 32 random bytes
    digest      SHA-256("musterbook/field/1" NUL ‖ path ‖ NUL ‖ salt ‖ canonical value)
    commitment  SHA-256("musterbook/entry/1" NUL ‖ digests)

So any fields can be shown and proved while the rest stay withheld: a withheld field is its digest alone, and its salt
keeps its value from being guessed. The seed is never shown.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256, shake_256
from typing import Any

from musterbook.errors import Incorrect
from musterbook.ledger.canonical import encode_canonical, encode_each
from musterbook.terms.record import Record

FIELD_TAG = b"musterbook/field/1\0"
ENTRY_TAG = b"musterbook/entry/1\0"
SEED_BYTES = 32
SALT_BYTES = 16


class Shown(Record, frozen=True, tag="shown"):
    """A field in the open, with the salt that its digest needs."""

    path: str
    salt: bytes
    value: Any


class Withheld(Record, frozen=True, tag="withheld"):
    """A field kept back: its digest alone, not even its path."""

    digest: bytes


class Disclosure(Record, frozen=True):
    """All the fields of an entry in their order, some shown, the rest withheld. As JSON, bytes are base64."""

    fields: tuple[Shown | Withheld, ...]


def commit(payload: Mapping[str, Any], seed: bytes) -> bytes:
    """The commitment to a payload, 32 bytes.

    Raises Incorrect (entry.incorrect) for a value that canonical JSON does not know.
    """
    return commit_written(payload, encode_each(payload.values()), seed)


def commit_written(paths: Collection[str], written: Sequence[bytes], seed: bytes) -> bytes:
    """The commitment to fields with these paths, whose canonical values are written already."""
    return sha256(ENTRY_TAG + b"".join(_digests(paths, written, seed))).digest()


def disclose(payload: Mapping[str, Any], seed: bytes, paths: Collection[str]) -> Disclosure:
    """The payload with the fields named in `paths` shown and the rest withheld.

    Raises Incorrect (entry.incorrect) for a path that the payload has not.
    """
    unknown = sorted(set(paths) - payload.keys())
    if unknown:
        raise Incorrect("entry.incorrect", f"the entry has no field {', '.join(unknown)}")
    salts = _salts(seed, len(payload))
    digests = _digests(payload, encode_each(payload.values()), seed)
    fields = (
        Shown(path=path, salt=salt, value=value) if path in paths else Withheld(digest=digest)
        for (path, value), salt, digest in zip(payload.items(), salts, digests, strict=True)
    )
    return Disclosure(fields=tuple(fields))


def verify_disclosure(disclosure: Disclosure, commitment: bytes) -> dict[str, Any]:
    """The shown fields, once they are proved to be those that the commitment was made to.

    Raises Incorrect (proof.broken).
    """
    digests = b"".join(_digest_of(field) for field in disclosure.fields)
    shown = [field for field in disclosure.fields if isinstance(field, Shown)]
    told = {field.path: field.value for field in shown}
    if sha256(ENTRY_TAG + digests).digest() != commitment or len(told) != len(shown):
        raise Incorrect("proof.broken", "the fields shown are not those of the entry")
    return told


def _digests(paths: Collection[str], written: Sequence[bytes], seed: bytes) -> list[bytes]:
    told = zip(_prefixes(tuple(paths)), _salts(seed, len(paths)), written, strict=True)
    return [sha256(prefix + salt + value).digest() for prefix, salt, value in told]


def _salts(seed: bytes, count: int) -> list[bytes]:
    salts = shake_256(seed).digest(SALT_BYTES * count)
    return [salts[start : start + SALT_BYTES] for start in range(0, len(salts), SALT_BYTES)]


def _digest_of(field: Shown | Withheld) -> bytes:
    if isinstance(field, Withheld):
        if len(field.digest) != sha256().digest_size:
            raise Incorrect("proof.broken", "a withheld field is not told by a digest of 32 bytes")
        return field.digest
    if len(field.salt) != SALT_BYTES:
        raise Incorrect("proof.broken", f"the salt of {field.path} has not 16 bytes")
    (prefix,) = _prefixes((field.path,))
    return sha256(prefix + field.salt + encode_canonical(field.value)).digest()


@lru_cache(maxsize=512)
def _prefixes(paths: tuple[str, ...]) -> tuple[bytes, ...]:
    if any("\0" in path for path in paths):
        raise Incorrect("entry.incorrect", "a field's path must not hold NUL")
    return tuple(FIELD_TAG + path.encode() + b"\0" for path in paths)
