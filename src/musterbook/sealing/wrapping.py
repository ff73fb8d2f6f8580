"""Wraps the keys of payloads with a book key, and derives from it what is used for nothing else.

wrapped   nonce (12) ‖ AES-256-GCM(wrapping key, nonce, key (32), aad = "musterbook/wrapped/1" NUL ‖ key id)
derived   HKDF-SHA256(book key, info = purpose), 32 bytes; the book key itself seals nothing
"""

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from musterbook.errors import Unavailable

KEY_BYTES = 32
NONCE_BYTES = 12
WRAPPED_TAG = b"musterbook/wrapped/1\0"
WRAPPING = b"musterbook/wrapping/1"
TAGGING = b"musterbook/tagging/1"


def derive_key(book_key: bytes, purpose: bytes) -> bytes:
    """The key of 32 bytes for one purpose."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(book_key)


class Wrapper:
    """Wraps and unwraps keys under one book key, and makes keyed digests."""

    def __init__(self, book_key: bytes) -> None:
        self._cipher = AESGCM(derive_key(book_key, WRAPPING))
        self._tagging = derive_key(book_key, TAGGING)

    def wrap(self, key_id: bytes, key: bytes) -> bytes:
        """The key, sealed under its id."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, key, WRAPPED_TAG + key_id)

    def unwrap(self, key_id: bytes, wrapped: bytes) -> bytes:
        """The key that was wrapped under this id.

        Raises Unavailable (book.keys_absent) where the wrapping does not hold.
        """
        try:
            return self._cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], WRAPPED_TAG + key_id)
        except (InvalidTag, ValueError) as problem:
            raise Unavailable(
                "book.keys_absent", "a key among the book's keys is damaged: restore BOOK.keys"
            ) from problem

    def tag_of(self, data: bytes) -> str:
        """A keyed digest of data, 64 hexadecimal digits (HMAC-SHA256)."""
        return hmac.new(self._tagging, data, sha256).hexdigest()
