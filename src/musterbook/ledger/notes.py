"""Signed notes with Ed25519, after C2SP signed-note: a text, a blank line, and signature lines.

key id        SHA-256(name ‖ LF ‖ type ‖ public key)[:4]
verifier key  name + key id in hexadecimal + base64(type ‖ public key), joined by “+”
signing key   PRIVATE+KEY+ name + key id in hexadecimal + base64(type ‖ private seed)

The type is 0x01 for who keeps a log and 0x04 for who witnesses it (`cosignatures.py`). Names hold no space and no “+”.
"""

import base64
import binascii
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from musterbook.errors import Incorrect

ED25519 = b"\x01"
COSIGNATURE = b"\x04"
KEY_BYTES = 32
MOST_SIGNATURES = 64
_PRIVATE = "PRIVATE+KEY+"
_DASH = "— "


class Verifier(NamedTuple):
    """Who may have signed a note: a name, a key id of 4 bytes and a public key."""

    name: str
    key_id: bytes
    public: Ed25519PublicKey

    @property
    def raw(self) -> bytes:
        """The public key's 32 bytes: two verifiers with the same are one."""
        return self.public.public_bytes_raw()


class SigningKey(NamedTuple):
    """A named key that signs notes; `kind` is its type of signature."""

    name: str
    private: Ed25519PrivateKey
    kind: bytes = ED25519

    @property
    def key_id(self) -> bytes:
        """The id that its signatures carry."""
        return _key_id(self.name, self.kind, self.private.public_key().public_bytes_raw())

    @property
    def vkey(self) -> str:
        """The verifier key, as text."""
        return format_key(self.name, self.private.public_key().public_bytes_raw(), self.kind)


class Signature(NamedTuple):
    """One signature line of a note: whose it says it is, by name and key id, and the bytes after the id."""

    name: str
    key_id: bytes
    told: bytes


def format_key(name: str, public: bytes, kind: bytes = ED25519) -> str:
    """A verifier key as text."""
    return f"{name}+{_key_id(name, kind, public).hex()}+{_base64(kind + public)}"


def parse_key(vkey: str, kind: bytes = ED25519) -> Verifier:
    """The verifier that a verifier key tells.

    Raises Incorrect (proof.broken).
    """
    name, _, rest = vkey.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    told = decode_base64(encoded)
    public = told[1:]
    if told[:1] != kind or len(public) != KEY_BYTES or key_id != _key_id(name, kind, public).hex():
        raise Incorrect(
            "proof.broken", "this is no verifier key: it reads NAME+ID+KEY, as `musterbook verify` prints it"
        )
    check_name(name)
    return Verifier(name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(public))


def format_signing_key(key: SigningKey) -> str:
    """A signing key as text, to be kept secret."""
    return f"{_PRIVATE}{key.name}+{key.key_id.hex()}+{_base64(key.kind + key.private.private_bytes_raw())}"


def parse_signing_key(text: str, kind: bytes = ED25519) -> SigningKey:
    """The signing key that a text tells.

    Raises Incorrect (proof.broken).
    """
    name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
    told = decode_base64(rest.partition("+")[2])
    if told[:1] != kind or len(told) != 1 + KEY_BYTES or not name:
        raise Incorrect("proof.broken", "this is no signing key")
    return SigningKey(name, Ed25519PrivateKey.from_private_bytes(told[1:]), kind)


def check_name(name: str) -> None:
    """Whether a name may stand in a signature line.

    Raises Incorrect (proof.broken).
    """
    if not name or "+" in name or any(letter.isspace() or letter < " " for letter in name):
        raise Incorrect("proof.broken", f"“{name}” is no name of a key: it has neither spaces nor “+”")


def sign_note(text: str, key: SigningKey) -> str:
    """The text, which ends in a newline, with one signature."""
    return f"{text}\n{format_signature(Signature(key.name, key.key_id, key.private.sign(text.encode())))}"


def format_signature(signature: Signature) -> str:
    """A signature as a line of a note."""
    return f"{_DASH}{signature.name} {_base64(signature.key_id + signature.told)}\n"


def parse_signature(line: str) -> Signature:
    """The signature that a line tells, without its newline.

    Raises Incorrect (proof.broken).
    """
    name, gap, encoded = line.removeprefix(_DASH).rpartition(" ")
    if not line.startswith(_DASH) or not gap:
        raise Incorrect("proof.broken", "this is no signed note")
    check_name(name)
    told = decode_base64(encoded)
    return Signature(name, told[:4], told[4:])


def split_note(note: str) -> tuple[str, list[Signature]]:
    """The text of a note, which nobody has checked yet, and its signatures.

    Raises Incorrect (proof.broken).
    """
    text, blank, lines = note.rpartition("\n\n")
    signatures = lines.removesuffix("\n").split("\n")
    if not blank or not lines.endswith("\n") or len(signatures) > MOST_SIGNATURES or not _is_clean(note):
        raise Incorrect("proof.broken", "this is no signed note")
    return text + "\n", [parse_signature(line) for line in signatures]


def open_note(note: str, verifier: Verifier) -> str:
    """The text of a note, once the verifier's signature on it holds; signatures of others are left aside.

    Raises Incorrect (proof.broken).
    """
    text, signatures = split_note(note)
    ours = [told for told in signatures if told[:2] == (verifier.name, verifier.key_id)]
    if not ours:
        raise Incorrect("proof.broken", f"{verifier.name} has not signed this")
    for signature in ours:
        check_signature(verifier, signature.told, text.encode())
    return text


def check_signature(verifier: Verifier, signature: bytes, message: bytes) -> None:
    """Whether a signature over a message holds.

    Raises Incorrect (proof.broken).
    """
    try:
        verifier.public.verify(signature, message)
    except InvalidSignature as problem:
        raise Incorrect("proof.broken", f"the signature of {verifier.name} does not hold") from problem


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


def _key_id(name: str, kind: bytes, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + kind + public).digest()[:4]


def _base64(told: bytes) -> str:
    return base64.b64encode(told).decode()
