"""What learning asks of a book: its claims with their reviews, its reports, their texts, its ledger and its reader."""

from typing import Protocol

from musterbook.ledger.protocol import Ledger
from musterbook.reading.reader import Reader
from musterbook.registers.rows import Account, Filing


class Book(Protocol):
    """An open book, its registers caught up."""

    @property
    def ledger(self) -> Ledger:
        """The entries."""
        ...

    @property
    def reader(self) -> Reader:
        """Today's reader."""
        ...

    def accounts(self) -> tuple[Account, ...]:
        """Every claim, with its review."""
        ...

    def filings(self) -> dict[str, Filing]:
        """The reports, by id."""
        ...

    def text(self, report: str) -> str:
        """The frozen text of a report."""
        ...
