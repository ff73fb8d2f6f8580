"""French and Spanish sentences of the tests' own, read with the real room."""

from musterbook.reading.reader import RulesReader
from musterbook.terms.claims import Claim

READER = RulesReader()
SETTING = {
    "fr": "Les soldats de la mission sont sur la route du camp et les habitants sont dans la ville. ",
    "es": "Los soldados de la misión están en la carretera del campamento y las familias en la ciudad. ",
}


def read(language: str, text: str, published: str | None = "2025-04-01") -> list[Claim]:
    """The claims of a sentence, behind one that sets the scene and the language and claims nothing."""
    whole = SETTING[language] + text
    reading = READER.read(whole, published=published, publisher=None, report_digest=b"r" * 32)
    assert reading.language == language
    return [c for c in reading.claims if c.quote.start >= len(SETTING[language])]


def of_kind(language: str, kind: str, text: str) -> list[Claim]:
    """The claims of one kind in a sentence."""
    return [c for c in read(language, text) if c.kind == kind]


def counts_of(language: str, kind: str, text: str) -> list[tuple[int, int | None] | None]:
    """The counts of the claims of one kind, in the order of the text."""
    told = [c.slots.count for c in of_kind(language, kind, text)]  # type: ignore[union-attr]
    return [(c.min, c.max) if c is not None else None for c in told]
