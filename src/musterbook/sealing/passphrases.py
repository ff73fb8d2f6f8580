"""Seals bytes under a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals, bound to what it travels with.

sealed    nonce (12) ‖ AES-256-GCM(scrypt(passphrase, salt, n, r, p; 32 bytes), nonce, bytes, aad = tag ‖ bound)
"""

import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from musterbook.errors import Incorrect

PASSPHRASE_TAG = b"musterbook/passphrase/1\0"
SHORTEST = 12  # characters
SALT_BYTES, NONCE_BYTES, KEY_BYTES = 16, 12, 32
COST = {"n": 1 << 17, "r": 8, "p": 1}  # 128 MB and about half a second
DEAREST = {"n": 1 << 20, "r": 16, "p": 4}


def new_stretching() -> dict[str, Any]:
    """How a passphrase becomes a key, with a fresh salt; to be told in the clear beside what is sealed."""
    return {"kdf": "scrypt", **COST, "salt": os.urandom(SALT_BYTES).hex()}


def check_passphrase(passphrase: str) -> None:
    """Whether a passphrase is long enough to seal with.

    Raises Incorrect (passphrase.incorrect).
    """
    if len(passphrase) < SHORTEST:
        raise Incorrect("passphrase.incorrect", f"a passphrase has at least {SHORTEST} characters: six words do well")


def seal_under(passphrase: str, stretching: Mapping[str, Any], data: bytes, bound: bytes) -> bytes:
    """The bytes, sealed under a passphrase and bound to `bound`.

    Raises Incorrect (passphrase.incorrect).
    """
    check_passphrase(passphrase)
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(passphrase, stretching).encrypt(nonce, data, PASSPHRASE_TAG + bound)


def open_under(passphrase: str, stretching: Mapping[str, Any], sealed: bytes, bound: bytes) -> bytes:
    """The bytes that were sealed.

    Raises Incorrect (passphrase.incorrect) where passphrase, sealed bytes or `bound` are others.
    """
    try:
        cipher = _cipher(passphrase, stretching)
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], PASSPHRASE_TAG + bound)
    except (InvalidTag, ValueError) as problem:
        raise Incorrect(
            "passphrase.incorrect", "the passphrase does not open these keys, or they were changed"
        ) from problem


def _cipher(passphrase: str, stretching: Mapping[str, Any]) -> AESGCM:
    try:
        cost = {name: int(stretching[name]) for name in COST}
        salt = bytes.fromhex(stretching["salt"])
    except (KeyError, TypeError, ValueError) as problem:
        raise Incorrect("passphrase.incorrect", "how these keys were sealed is not told as it must be") from problem
    if stretching.get("kdf") != "scrypt" or any(not 0 < cost[name] <= DEAREST[name] for name in COST):
        raise Incorrect("passphrase.incorrect", "these keys were sealed in a way that is not known here")
    return AESGCM(Scrypt(salt=salt, length=KEY_BYTES, **cost).derive(passphrase.encode()))
