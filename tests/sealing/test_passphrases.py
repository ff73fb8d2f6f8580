"""Sealing under a passphrase."""

import pytest

from musterbook.errors import Incorrect
from musterbook.sealing.passphrases import COST, new_stretching, open_under, seal_under

WORDS = "six words that nobody would guess"


def test_only_the_passphrase_opens_and_only_where_it_was_bound():
    """Another passphrase, another header, a changed byte, another cost: none opens."""
    told = new_stretching()
    sealed = seal_under(WORDS, told, b"secret", b"header")
    assert open_under(WORDS, told, sealed, b"header") == b"secret"
    assert b"secret" not in sealed
    for words, stretching, data, bound in (
        (WORDS + "s", told, sealed, b"header"),
        (WORDS, told, sealed, b"headers"),
        (WORDS, told, sealed[:-1] + bytes((sealed[-1] ^ 1,)), b"header"),
        (WORDS, told, sealed[:5], b"header"),
        (WORDS, {**told, "salt": "00" * 16}, sealed, b"header"),
        (WORDS, {**told, "n": COST["n"] // 2}, sealed, b"header"),
    ):
        with pytest.raises(Incorrect) as problem:
            open_under(words, stretching, data, bound)
        assert problem.value.code == "passphrase.incorrect"


def test_salt_and_nonce_are_fresh():
    """The same words seal the same bytes otherwise each time."""
    told = new_stretching()
    assert told["salt"] != new_stretching()["salt"]
    assert seal_under(WORDS, told, b"x", b"") != seal_under(WORDS, told, b"x", b"")


@pytest.mark.parametrize(
    "wrong", [{"kdf": "none"}, {"n": 1 << 40}, {"n": 0}, {"r": "8x"}, {"salt": "no"}, {"salt": None}, {"n": 3}]
)
def test_a_cost_that_nobody_would_pay_is_refused(wrong):
    """A file cannot ask this machine for any amount of memory, nor for no work at all."""
    with pytest.raises(Incorrect):
        open_under(WORDS, {**new_stretching(), **wrong}, b"x" * 40, b"")


def test_a_short_passphrase_seals_nothing():
    """Eleven characters are too few."""
    with pytest.raises(Incorrect):
        seal_under("eleven char", new_stretching(), b"x", b"")
