"""Signed notes with Ed25519, after C2SP signed-note: a text, a blank line, and signature lines.

key id        SHA-256(name ‖ LF ‖ 0x01 ‖ public key)[:4]
verifier key  name + key id in hexadecimal + base64(0x01 ‖ public key), joined by “+”
signing key   PRIVATE+KEY+ name + key id in hexadecimal + base64(0x01 ‖ private seed)
"""

import base64
import binascii
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from musterbook.errors import Incorrect

ED25519 = b"\x01"
KEY_BYTES = 32
MOST_SIGNATURES = 64
_PRIVATE = "PRIVATE+KEY+"
_DASH = "— "


class Verifier(NamedTuple):
    """Who may have signed a note: a name, a key id of 4 bytes and a public key."""

    name: str
    key_id: bytes
    public: Ed25519PublicKey


class SigningKey(NamedTuple):
    """A named key that signs notes."""

    name: str
    private: Ed25519PrivateKey

    @property
    def vkey(self) -> str:
        """The verifier key, as text."""
        return format_key(self.name, self.private.public_key().public_bytes_raw())


def format_key(name: str, public: bytes) -> str:
    """A verifier key as text."""
    return f"{name}+{_key_id(name, public).hex()}+{_base64(ED25519 + public)}"


def parse_key(vkey: str) -> Verifier:
    """The verifier that a verifier key tells.

    Raises Incorrect (proof.broken).
    """
    name, _, rest = vkey.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    told = decode_base64(encoded)
    public = told[1:]
    if told[:1] != ED25519 or len(public) != KEY_BYTES or key_id != _key_id(name, public).hex() or not name:
        raise Incorrect(
            "proof.broken", "this is no verifier key: it reads NAME+ID+KEY, as `musterbook verify` prints it"
        )
    return Verifier(name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(public))


def format_signing_key(key: SigningKey) -> str:
    """A signing key as text, to be kept secret."""
    public, private = key.private.public_key().public_bytes_raw(), key.private.private_bytes_raw()
    return f"{_PRIVATE}{key.name}+{_key_id(key.name, public).hex()}+{_base64(ED25519 + private)}"


def parse_signing_key(text: str) -> SigningKey:
    """The signing key that a text tells.

    Raises Incorrect (proof.broken).
    """
    name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
    told = decode_base64(rest.partition("+")[2])
    if told[:1] != ED25519 or len(told) != 1 + KEY_BYTES or not name:
        raise Incorrect("proof.broken", "this is no signing key")
    return SigningKey(name, Ed25519PrivateKey.from_private_bytes(told[1:]))


def sign_note(text: str, key: SigningKey) -> str:
    """The text, which ends in a newline, with one signature."""
    key_id = _key_id(key.name, key.private.public_key().public_bytes_raw())
    return f"{text}\n{_DASH}{key.name} {_base64(key_id + key.private.sign(text.encode()))}\n"


def open_note(note: str, verifier: Verifier) -> str:
    """The text of a note, once the verifier's signature on it holds; signatures of others are left aside.

    Raises Incorrect (proof.broken).
    """
    text, blank, lines = note.rpartition("\n\n")
    text += "\n"
    signatures = lines.removesuffix("\n").split("\n")
    if not blank or not lines.endswith("\n") or len(signatures) > MOST_SIGNATURES or not _is_clean(note):
        raise Incorrect("proof.broken", "this is no signed note")
    ours = [told for told in map(_parse_signature, signatures) if told[:2] == (verifier.name, verifier.key_id)]
    if not ours:
        raise Incorrect("proof.broken", f"{verifier.name} has not signed this")
    for _, _, signature in ours:
        try:
            verifier.public.verify(signature, text.encode())
        except InvalidSignature as problem:
            raise Incorrect("proof.broken", f"the signature of {verifier.name} does not hold") from problem
    return text


def decode_base64(text: str) -> bytes:
    """The bytes that standard base64 tells, in its one canonical form.

    Raises Incorrect (proof.broken).
    """
    try:
        told = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise Incorrect("proof.broken", "this is no base64") from problem
    if _base64(told) != text:
        raise Incorrect("proof.broken", "this is no base64")
    return told


def _is_clean(note: str) -> bool:
    return all(letter >= " " or letter == "\n" for letter in note)


def _parse_signature(line: str) -> tuple[str, bytes, bytes]:
    name, gap, encoded = line.removeprefix(_DASH).rpartition(" ")
    if not line.startswith(_DASH) or not gap or not name:
        raise Incorrect("proof.broken", "this is no signed note")
    told = decode_base64(encoded)
    return name, told[:4], told[4:]


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _base64(told: bytes) -> str:
    return base64.b64encode(told).decode()
