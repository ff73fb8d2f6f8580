"""Cosignatures: what a witness signs of a checkpoint, and when (C2SP tlog-cosignature, Ed25519).

message    "cosignature/v1" LF "time " seconds LF ‖ the checkpoint's text
signature  seconds since 1970 (uint64) ‖ Ed25519(message), under a key of type 0x04

A cosignature says: at that time this was the largest state of this log that I had seen, and it extends all before it.
"""

from collections.abc import Collection, Iterable

from musterbook.errors import Incorrect
from musterbook.ledger.notes import (
    COSIGNATURE,
    Signature,
    SigningKey,
    Verifier,
    check_signature,
    format_signature,
    parse_key,
    split_note,
)

TIME_BYTES = 8
MOST_TIME = 2**63 - 1


def parse_cosigner(vkey: str) -> Verifier:
    """The witness that a verifier key tells.

    Raises Incorrect (proof.broken).
    """
    return parse_key(vkey, COSIGNATURE)


def cosign(text: str, key: SigningKey, seconds: int) -> str:
    """The signature line of a witness on a checkpoint's text, at this time."""
    told = seconds.to_bytes(TIME_BYTES, "big") + key.private.sign(_message(text, seconds))
    return format_signature(Signature(key.name, key.key_id, told))


def check_cosignature(text: str, signature: Signature, cosigner: Verifier) -> int:
    """When the witness signed, in seconds since 1970, once its signature holds.

    Raises Incorrect (proof.broken).
    """
    seconds = int.from_bytes(signature.told[:TIME_BYTES], "big")
    if len(signature.told) < TIME_BYTES or seconds > MOST_TIME:
        raise Incorrect("proof.broken", f"the cosignature of {cosigner.name} tells no time")
    check_signature(cosigner, signature.told[TIME_BYTES:], _message(text, seconds))
    return seconds


def read_cosignatures(note: str, cosigners: Iterable[Verifier]) -> dict[bytes, int]:
    """When each of these witnesses signed a note, by its public key; who has not signed it is left out.

    Raises Incorrect (proof.broken) where a signature that names one of them does not hold.
    """
    text, signatures = split_note(note)
    known = {(cosigner.name, cosigner.key_id): cosigner for cosigner in cosigners}
    found: dict[bytes, int] = {}
    for signature in signatures:
        if cosigner := known.get(signature[:2]):
            seconds = check_cosignature(text, signature, cosigner)
            found[cosigner.raw] = max(seconds, found.get(cosigner.raw, 0))
    return found


def add_signatures(note: str, fresh: Collection[Signature]) -> str:
    """The note with these signatures, each in the place of an older one by the same key.

    Raises Incorrect (proof.broken) where the note is none.
    """
    text, signatures = split_note(note)
    replaced = {signature[:2] for signature in fresh}
    kept = [signature for signature in signatures if signature[:2] not in replaced]
    return text + "\n" + "".join(map(format_signature, (*kept, *fresh)))


def _message(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
