"""Checkpoints."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from musterbook.errors import Incorrect
from musterbook.ledger.checkpoints import (
    Checkpoint,
    format_checkpoint,
    open_checkpoint,
    parse_checkpoint,
    parse_number,
    sign_checkpoint,
)
from musterbook.ledger.notes import SigningKey, parse_key, sign_note

KEY = SigningKey("musterbook.example/ab", Ed25519PrivateKey.from_private_bytes(b"k" * 32))
POINT = Checkpoint(origin="musterbook.example/ab", size=20852163, root=b"r" * 32)


def test_a_checkpoint_is_three_lines():
    """Origin, size in decimals, root in base64, each ended by a newline; it reads back."""
    text = format_checkpoint(POINT)
    assert text == "musterbook.example/ab\n20852163\ncnJycnJycnJycnJycnJycnJycnJycnJycnJycnJycnI=\n"
    assert parse_checkpoint(text) == POINT
    assert parse_checkpoint(text + "an extension\n") == POINT


def test_a_signed_checkpoint_opens_with_its_key():
    """Signature and origin both count."""
    note = sign_checkpoint(POINT, KEY)
    assert open_checkpoint(note, parse_key(KEY.vkey)) == POINT
    foreign = sign_note(format_checkpoint(POINT).replace("/ab", "/cd"), KEY)
    with pytest.raises(Incorrect, match="/cd, not of"):
        open_checkpoint(foreign, parse_key(KEY.vkey))


ROOT = "A" * 43 + "="


@pytest.mark.parametrize(
    "text", ["", "a\n1\n", "a\n1\nAA==\n", f"a\n01\n{ROOT}\n", f"a\n-1\n{ROOT}\n", f"\n1\n{ROOT}\n", f"a\n1\n{ROOT}"]
)
def test_what_is_no_checkpoint_is_refused(text):
    """Missing lines, leading zeroes and short roots are refused."""
    with pytest.raises(Incorrect):
        parse_checkpoint(text)


def test_numbers_are_plain_decimals():
    """No sign, no leading zero, no other digits, no number without end."""
    assert parse_number("0") == 0
    for told in ("", "00", "+1", " 1", "١", "1" * 20):
        with pytest.raises(Incorrect):
            parse_number(told)
