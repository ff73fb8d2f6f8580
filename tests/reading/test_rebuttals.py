"""Rebuttals that stand outside what they reject."""

import pytest

from musterbook.reading.reader import RulesReader


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Rumours that nine soldiers were killed at the ford are untrue.", "denies"),
        ("Press reports that nine soldiers were killed at the ford turned out to be false.", "denies"),
        ("It has been written that nine soldiers were killed at the ford. That is not so.", "denies"),
        ("Contrary to what the radio says, no soldier was killed at the ford.", "denies"),
        ("The colonel described as lies a rebel claim that nine soldiers were killed at the ford.", "denies"),
        ("The army said nine soldiers were killed at the ford. This was wrong and the army apologised.", "retracts"),
        ("Correction: our report that nine soldiers were killed at the ford was in error.", "retracts"),
        ("The army said nine soldiers were killed at the ford. It was raining.", "asserts"),
        ("Reports that nine soldiers were killed at the ford are trickling in.", "asserts"),
        ("The rebels said nine soldiers were killed at the ford. That is false, the army said.", "asserts"),
    ],
)
def test_what_is_called_untrue_is_denied(text: str, stance: str) -> None:
    """Words around a claim reject it, or take it back where they are its teller's own."""
    read = RulesReader().read(text, published="2025-04-01", publisher=None, report_digest=b"x")
    told = [
        c for c in read.claims if (c.kind == "casualty" and "nine" in c.quote.exact) or "no soldier" in c.quote.exact
    ]
    assert told[0].stance == stance
