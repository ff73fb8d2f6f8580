"""What the tests of the kinds share: one report read for one kind, and slots made plain. All sentences are invented."""

from collections.abc import Callable
from typing import Any

import pytest

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import Claim
from musterbook.terms.counts import Count

READER = RulesReader()
ABOUT = "These are notes on soldiers, convoys and wounded people."


@pytest.fixture(scope="session")
def claims_of() -> Callable[[str, str], list[Claim]]:
    """A function from a kind and a text, published on 14 June 2023, to the claims of that kind."""

    def read(kind: str, text: str) -> list[Claim]:
        told: Any = READER.read(f"{text} {ABOUT}", published="2023-06-14", publisher=None, report_digest=b"\0" * 32)
        return [claim for claim in told.claims if claim.kind == kind]

    return read


@pytest.fixture(scope="session")
def plain() -> Callable[[object], object]:
    """A function from a slot to what a test writes: bounds of counts, words of places and times, decimals as text."""

    def flatten(value: object) -> object:
        if isinstance(value, Count):
            return (value.min, value.max)
        words = getattr(value, "words", None)
        if words is not None:
            return words
        return value if value is None or isinstance(value, str | bool | int) else str(value)

    return flatten
