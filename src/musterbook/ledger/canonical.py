"""Canonical JSON (RFC 8785): the one way in which a value is written before it is hashed.

Keys are ASCII and sorted, integers lie under 2^53 either way, there are no floats (numbers that are not whole are
decimal text) and no lone surrogates. A tuple is written as a list.
"""

from collections.abc import Collection, Sequence
from types import NoneType
from typing import Any

import orjson

from musterbook.errors import Incorrect

_ATOMS = frozenset({str, int, bool, NoneType})
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER | orjson.OPT_PASSTHROUGH_SUBCLASS


def encode_canonical(value: Any) -> bytes:
    """The canonical bytes of a value.

    Raises Incorrect (entry.incorrect) for what canonical JSON does not know.
    """
    return encode_each((value,))[0]


def encode_each(values: Collection[Any]) -> list[bytes]:
    """The canonical bytes of each value.

    Raises Incorrect (entry.incorrect) for what canonical JSON does not know.
    """
    try:
        written = [orjson.dumps(value, None, _OPTIONS) for value in values]
        for value in values:
            if type(value) not in _ATOMS:
                _refuse_foreign(value)
    except TypeError as problem:
        raise Incorrect("entry.incorrect", f"this cannot stand in an entry: {problem}") from problem
    return written


def encode_settled(value: Any) -> bytes:
    """The canonical bytes of a value whose parts `encode_each` has taken already."""
    return orjson.dumps(value, None, _OPTIONS)


def settle_values(payload: dict[str, Any], written: Sequence[bytes]) -> None:
    """Makes a payload what its canonical bytes tell: lists where tuples were, nothing shared with who gave it."""
    for (path, value), told in zip(payload.items(), written, strict=True):
        if type(value) not in _ATOMS:
            payload[path] = orjson.loads(told)


def decode_canonical(written: bytes) -> Any:
    """The value that canonical bytes tell.

    Raises Incorrect (entry.incorrect).
    """
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError as problem:
        raise Incorrect("entry.incorrect", f"this is no JSON: {problem}") from problem


def _refuse_foreign(value: Any) -> None:
    kind = type(value)
    if kind is list or kind is tuple:
        for item in value:
            if type(item) not in _ATOMS:
                _refuse_foreign(item)
    elif kind is dict:
        for key, item in value.items():
            if not key.isascii():
                raise Incorrect("entry.incorrect", f"a key in an entry must be ASCII: “{key}”")
            if type(item) not in _ATOMS:
                _refuse_foreign(item)
    elif kind not in _ATOMS:
        raise Incorrect("entry.incorrect", f"a {kind.__name__} cannot stand in an entry: write {value!r} as text")
