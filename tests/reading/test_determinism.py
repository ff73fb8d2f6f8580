"""The reader gives the same claims in every process, whatever the order of its hashes."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import hashlib, sys
from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import encode_claim
text = sys.stdin.read()
digest = hashlib.sha256(text.encode()).digest()
told = RulesReader().read(text, published="2025-04-01", publisher=None, report_digest=digest)
sys.stdout.write("\\n".join(encode_claim(claim).decode() for claim in told.claims))
"""
TEXT = """PORT LAMO, March 30 (Reuters) - At least two Kenyan police officers were killed and three soldiers wounded
on Friday when gunmen attacked a convoy, two officials who asked not to be named said. "The vehicles broke down,"
one of them said.

The mission, which has about 1,000 of a planned 2,500 personnel, denied that the armoured trucks were unsafe. Canada
gave 8 million dollars. Attacks have grown more frequent, and a third contingent is expected in June, the ministry
said.
"""


def read_with(seed: str) -> str:
    """The claims that a process with that hash seed reads, as JSON lines."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=TEXT, capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_claims_do_not_hang_on_the_hash_seed(seed: str) -> None:
    """Two processes with different hash seeds give the same bytes."""
    first = read_with("0")
    assert first.count("\n") >= 2
    assert read_with(seed) == first
