"""Signed notes, against the example and the keys of the specification's reference implementation."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from musterbook.errors import Incorrect
from musterbook.ledger.notes import (
    SigningKey,
    decode_base64,
    format_signing_key,
    open_note,
    parse_key,
    parse_signing_key,
    sign_note,
)

# The verifier key, note and signature in the documentation of golang.org/x/mod/sumdb/note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = TEXT + (
    "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY = SigningKey("musterbook.example/ab", Ed25519PrivateKey.from_private_bytes(b"k" * 32))
US = parse_key(KEY.vkey)


def test_a_published_note_verifies_and_is_signed_alike():
    """A note signed by another implementation opens with its key, and our signature over it is the same."""
    assert open_note(SIGNED, parse_key(PETER)) == TEXT
    secret = parse_signing_key(PETER_SECRET)
    assert secret.vkey == PETER
    assert format_signing_key(secret) == PETER_SECRET
    assert sign_note(TEXT, secret) == SIGNED


@given(st.lists(st.text(st.characters(min_codepoint=32, codec="utf-8")), min_size=1))
def test_what_is_signed_opens(lines):
    """Any text of lines comes back from its note, blank lines and all."""
    text = "\n".join(lines) + "\n"
    assert open_note(sign_note(text, KEY), US) == text


def test_cosignatures_are_left_aside():
    """Other signatures on the note neither help nor harm."""
    other = SigningKey("witness.example", Ed25519PrivateKey.from_private_bytes(b"w" * 32))
    both = sign_note(TEXT, other) + sign_note(TEXT, KEY).removeprefix(TEXT + "\n")
    assert open_note(both, US) == open_note(both, parse_key(other.vkey)) == TEXT
    with pytest.raises(Incorrect, match="has not signed"):
        open_note(sign_note(TEXT, other), US)


@pytest.mark.parametrize("at", [0, 40, -5, -50])
def test_a_changed_note_is_refused(at):
    """A changed letter in text or signature breaks the note."""
    note = sign_note(TEXT, KEY)
    letter = "B" if note[at] != "B" else "C"
    changed = note[:at] + letter + note[at + 1 if at != -1 else len(note) :]
    with pytest.raises(Incorrect) as told:
        open_note(changed, US)
    assert told.value.code == "proof.broken"


@pytest.mark.parametrize(
    "note", ["", "text", "text\n\n", "text\n\n— a\n", "text\n\n— a !!\n", SIGNED[:-1], "\x01\n" + SIGNED]
)
def test_what_is_no_note_is_refused(note):
    """Broken shapes are named, never crash."""
    with pytest.raises(Incorrect):
        open_note(note, US)


@pytest.mark.parametrize("vkey", ["", "a", "a+b+c", KEY.vkey[:-4], KEY.vkey.replace("ab+", "ac+"), "a+00000000+AQ=="])
def test_what_is_no_key_is_refused(vkey):
    """A verifier key whose id does not belong to it is refused."""
    with pytest.raises(Incorrect):
        parse_key(vkey)


def test_base64_has_one_form():
    """Bits beyond the last byte, missing padding and foreign letters are refused."""
    assert decode_base64("AQ==") == b"\1"
    for told in ("AR==", "AQ", "AQ=", "A Q==", "A-_="):
        with pytest.raises(Incorrect):
            decode_base64(told)
