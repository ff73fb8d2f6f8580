"""A proof of one entry with some of its fields shown: the proof, and a disclosure that its commitment vouches for.

As JSON: {"format", "proof" (the text of a C2SP tlog-proof), "fields" (shown ones with path, salt and value, others as
their digests), bytes in base64}. Whoever has the log's verifier key can check it without the book.
"""

from typing import Any

import msgspec

from musterbook.errors import Incorrect
from musterbook.ledger.commitments import Disclosure, Shown, Withheld, verify_disclosure
from musterbook.ledger.proofs import Proven
from musterbook.terms.record import Record

FORMAT = "musterbook/shown/1"


class ShownEntry(Record, frozen=True):
    """One entry, proved, with those of its fields that are shown."""

    format: str
    proof: str
    fields: tuple[Shown | Withheld, ...]

    @property
    def withheld(self) -> int:
        """How many fields are not shown."""
        return sum(isinstance(field, Withheld) for field in self.fields)

    def check(self, proven: Proven) -> dict[str, Any]:
        """The shown fields, once they are those of the entry that was proved.

        Raises Incorrect (proof.broken).
        """
        return verify_disclosure(Disclosure(fields=self.fields), proven.commitment)


def encode_shown(proof: str, disclosure: Disclosure) -> bytes:
    """The file that shows some fields of a proved entry."""
    shown = ShownEntry(format=FORMAT, proof=proof, fields=disclosure.fields)
    return msgspec.json.format(msgspec.json.encode(shown), indent=1) + b"\n"


def decode_shown(text: str) -> ShownEntry:
    """What such a file holds; nothing of it is checked.

    Raises Incorrect (proof.broken).
    """
    try:
        return msgspec.json.decode(text, type=ShownEntry)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise Incorrect("proof.broken", f"this shows no entry: {problem}") from problem


def is_shown(text: str) -> bool:
    """Whether a text is such a file, by its beginning."""
    return text.startswith("{") and f'"{FORMAT}"' in text[:200]
