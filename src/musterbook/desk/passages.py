"""A report's frozen text as paragraphs of pieces, each piece with the claims that quote it.

Quotes may overlap or hold one another: the text is cut wherever one begins or ends, so that every piece lies wholly
inside or outside of each quote. Put together again, the pieces are the paragraph, character for character.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from musterbook.registers.rows import Account
from musterbook.terms.record import Record

BLANK_LINES = re.compile(r"\n\s*\n")
LINES = re.compile(r"\n")


class Reference(Record, frozen=True):
    """A claim as the text points to it: its number on the page and its id."""

    number: int
    claim: str


class Piece(Record, frozen=True):
    """A stretch of text: how many quotes hold it, which of the passage's own claims, and those whose quote ends here.

    `places` count the passage's claims from 1, in the order in which they stand beside it.
    """

    text: str
    depth: int
    places: tuple[int, ...]
    ends: tuple[Reference, ...]


class Passage(Record, frozen=True):
    """One paragraph and the claims whose quotes begin in it, with their numbers on the page."""

    pieces: tuple[Piece, ...]
    claims: tuple[tuple[int, Account], ...]


def mark_passages(text: str, accounts: Sequence[Account]) -> tuple[Passage, ...]:
    """The text's paragraphs with their quotes marked; claims are numbered through the report from 1.

    `accounts` are the report's, in the order of their quotes.
    """
    numbered = list(enumerate(accounts, start=1))
    return tuple(_passage(text, start, end, numbered) for start, end in find_paragraphs(text))


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs as spans of the text: between blank lines, or line by line where there are no blank ones."""
    breaks = BLANK_LINES if BLANK_LINES.search(text.strip()) else LINES
    bounds = [0, *(place for found in breaks.finditer(text) for place in found.span()), len(text)]
    spans = [(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _passage(text: str, start: int, end: int, numbered: Sequence[tuple[int, Account]]) -> Passage:
    own = [(n, a) for n, a in numbered if start <= a.claim.quote.start < end]
    here = [(n, a) for n, a in numbered if a.claim.quote.start < end and a.claim.quote.end > start]
    places = {account.claim.id: place for place, (_, account) in enumerate(own, start=1)}
    return Passage(pieces=tuple(_pieces(text, start, end, here, places)), claims=tuple(own))


def _pieces(
    text: str, start: int, end: int, here: Sequence[tuple[int, Account]], places: dict[str, int]
) -> Iterator[Piece]:
    edges = {start, end}
    for _, account in here:
        edges |= {edge for edge in (account.claim.quote.start, account.claim.quote.end) if start < edge < end}
    for left, right in pairwise(sorted(edges)):
        over = [(n, a) for n, a in here if a.claim.quote.start <= left and right <= a.claim.quote.end]
        yield Piece(
            text=text[left:right],
            depth=len(over),
            places=tuple(places[a.claim.id] for _, a in over if a.claim.id in places),
            ends=tuple(Reference(number=n, claim=a.claim.id) for n, a in over if a.claim.quote.end == right),
        )
