"""Wrapping of keys."""

import hmac
from hashlib import sha256

import pytest

from musterbook.errors import Unavailable
from musterbook.sealing.wrapping import TAGGING, WRAPPING, Wrapper, derive_key

WRAPPER = Wrapper(b"b" * 32)


def hkdf(key, info):
    """RFC 5869 with SHA-256, no salt, one block."""
    return hmac.digest(hmac.digest(bytes(32), key, sha256), info + b"\1", sha256)


def test_a_wrapped_key_unwraps_under_its_id_only():
    """Another id, another book key or a changed byte is refused."""
    wrapped = WRAPPER.wrap(b"i" * 16, b"k" * 32)
    assert WRAPPER.unwrap(b"i" * 16, wrapped) == b"k" * 32
    assert wrapped != WRAPPER.wrap(b"i" * 16, b"k" * 32)
    broken = wrapped[:-1] + bytes((wrapped[-1] ^ 1,))
    for wrapper, key_id, told in (
        (WRAPPER, b"j" * 16, wrapped),
        (Wrapper(b"c" * 32), b"i" * 16, wrapped),
        (WRAPPER, b"i" * 16, broken),
        (WRAPPER, b"i" * 16, b""),
    ):
        with pytest.raises(Unavailable) as problem:
            wrapper.unwrap(key_id, told)
        assert problem.value.code == "book.keys_absent"


def test_each_purpose_has_its_key():
    """Keys are derived by HKDF, and no two purposes share one."""
    assert derive_key(b"b" * 32, WRAPPING) == hkdf(b"b" * 32, WRAPPING)
    assert len({derive_key(b"b" * 32, WRAPPING), derive_key(b"b" * 32, TAGGING), b"b" * 32}) == 3


def test_tags_are_keyed():
    """Equal data has an equal tag in one book, and another in another."""
    assert WRAPPER.tag_of(b"x") == hmac.new(hkdf(b"b" * 32, TAGGING), b"x", sha256).hexdigest()
    assert WRAPPER.tag_of(b"x") != WRAPPER.tag_of(b"y")
    assert WRAPPER.tag_of(b"x") != Wrapper(b"c" * 32).tag_of(b"x")
